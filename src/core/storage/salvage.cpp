// SPDX-License-Identifier: Apache-2.0
#include "salvage.h"

#include "runrows.h"
#include "runtables.h"
#include "sqlconnection.h"
#include "tabletables.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <set>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const auto companions = { u"-wal"_s, u"-shm"_s };

// SQLite may change what it opens, if only to tidy up: it gets a copy.
class WorkingCopy
{
public:
    explicit WorkingCopy(const QString &path)
        : m_path(path + u".reading"_s)
    {
        remove();
        QFile::copy(path, m_path);
        QFile::copy(path + u"-wal"_s, m_path + u"-wal"_s);
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    }
    ~WorkingCopy() { remove(); }
    Q_DISABLE_COPY_MOVE(WorkingCopy)

    const QString &path() const { return m_path; }

private:
    void remove()
    {
        QFile::remove(m_path);
        for (const QString &companion : companions)
            QFile::remove(m_path + companion);
    }
    QString m_path;
};

// Every number of a run that any way through the file leads to. A way ends where the file does not go on.
std::set<qint64> runsIn(SqlConnection &db)
{
    std::set<qint64> result;
    for (const QString &way :
         { u"SELECT seq FROM runs ORDER BY seq"_s, u"SELECT seq FROM runs ORDER BY seq DESC"_s,
           u"SELECT seq FROM runs ORDER BY id"_s, u"SELECT seq FROM runs ORDER BY id DESC"_s,
           u"SELECT run_seq FROM answers GROUP BY run_seq"_s }) {
        try {
            db.each(way, {}, [&result](QSqlQuery &row) {
                result.insert(row.value(0).toLongLong());
                return true;
            });
        } catch (const SqlFailure &) {
            continue;
        }
    }
    return result;
}

QVariant valueOr(SqlConnection &db, const QString &sql, qint64 seq, const QVariant &otherwise)
{
    try {
        return db.value(sql, { seq });
    } catch (const SqlFailure &) {
        return otherwise;
    }
}

// What was on its way out does not come back.
bool isErased(SqlConnection &db, qint64 seq)
{
    const QVariant deletedAt = valueOr(db, u"SELECT deleted_at FROM runs WHERE seq=?"_s, seq, {});
    return !deletedAt.isNull() && deletedAt.toLongLong() <= 0;
}

bool copyTable(SqlConnection &from, const QString &id, bool isDeleted, SqlConnection &into)
{
    RunExtras extras;
    const StoredTable table = rows::wholeTable(from, id, true, extras);
    if (!table.run || tables::contains(into, id))
        return false;
    SqlTransaction transaction(into, SqlConnection::Sync::Normal);
    tables::insertStoredTable(into, table, extras, {});
    if (isDeleted)
        tables::remove(into, { id });
    transaction.commit();
    return true;
}

bool copyRun(SqlConnection &from, qint64 seq, SqlConnection &into)
{
    try {
        const QString tableId
            = valueOr(from, u"SELECT id FROM runs WHERE seq=? AND kind='table'"_s, seq, {}).toString();
        const bool isDeleted = !valueOr(from, u"SELECT deleted_at FROM runs WHERE seq=?"_s, seq, {}).isNull();
        if (!tableId.isEmpty())
            return copyTable(from, tableId, isDeleted, into);
        const LoadedRun loaded = rows::run(from, seq, true);
        if (!loaded.run || loaded.run->id.isEmpty() || tables::contains(into, loaded.run->id))
            return false;
        const QString &id = loaded.run->id;
        SqlTransaction transaction(into, SqlConnection::Sync::Normal);
        tables::insertStored(into, *loaded.run, loaded.extras, {});
        if (isDeleted)
            tables::remove(into, { id });
        transaction.commit();
        return true;
    } catch (const SqlFailure &) {
        return false;
    }
}

} // namespace

QString SalvageReport::message() const
{
    const QString copy = QDir::toNativeSeparators(damagedCopy);
    if (total == 0)
        return QCoreApplication::translate(
                   "HistoryStore",
                   "The history was damaged and nothing in it could be read. It is kept as %1.")
            .arg(copy);
    return QCoreApplication::translate(
               "HistoryStore",
               "The history was damaged. %1 of %n run(s) were recovered. The damaged file is kept as %2.",
               nullptr, total)
        .arg(QLocale().toString(recovered), copy);
}

std::optional<QString> putAside(const QString &path)
{
    for (int n = 1; n < 10000; ++n) {
        const QString aside = u"%1.damaged-%2"_s.arg(path).arg(n);
        if (QFileInfo::exists(aside))
            continue;
        if (!QFile::rename(path, aside))
            return {};
        for (const QString &companion : companions)
            QFile::rename(path + companion, aside + companion);
        return aside;
    }
    return {};
}

QStringList damagedCopies(const QString &path)
{
    const QFileInfo file(path);
    QStringList names = file.dir().entryList({ file.fileName() + u".damaged-*"_s }, QDir::Files);
    names.removeIf([](const QString &name) {
        return std::any_of(companions.begin(), companions.end(),
                           [&name](const QString &companion) { return name.endsWith(companion); });
    });
    return names;
}

SalvageReport salvage(const QString &damaged, SqlConnection &into)
{
    SalvageReport report;
    report.damagedCopy = damaged;
    const WorkingCopy copy(damaged);
    try {
        SqlConnection from(copy.path(), SqlConnection::Mode::Salvaging);
        const std::set<qint64> runs = runsIn(from);
        for (const qint64 run : runs) {
            if (isErased(from, run))
                continue;
            ++report.total;
            report.recovered += copyRun(from, run, into) ? 1 : 0;
        }
        SqlTransaction transaction(into, SqlConnection::Sync::Full);
        tables::endInterrupted(into, [](const QString &writer) { return !writer.isEmpty(); });
        transaction.commit();
    } catch (const SqlFailure &) {
        // What was counted until then is the report.
        return report;
    }
    return report;
}

} // namespace lineup
