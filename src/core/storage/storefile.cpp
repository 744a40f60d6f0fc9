// SPDX-License-Identifier: Apache-2.0
#include "storefile.h"

#include "runtables.h"
#include "salvage.h"
#include "sqlconnection.h"
#include "writerlock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 checkedAtOnce = 32 * 1024 * 1024; // a larger file would take too long to check at each start
constexpr int daysOfCopies = 30;
// Answers are larger than SQLite's usual 4096 bytes allow for: less is left over at the end of each page.
constexpr int pageSize = 16384;

QString translated(const char *text)
{
    return QCoreApplication::translate("HistoryStore", text);
}

// Prompts are private: the file is its owner's alone from its first byte on.
void makeFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() && file.open(QFile::WriteOnly | QFile::Append))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

bool isWritable(const StoreOptions &options)
{
    const QFileInfo file(options.file());
    return QFileInfo(options.directory).isWritable() && (!file.exists() || file.isWritable());
}

// SQLite reads what is missing of the last page as zeros and says nothing.
bool endsInsidePage(SqlConnection &db, const QString &path)
{
    return QFileInfo(path).size() % db.value(u"PRAGMA page_size"_s).toLongLong() != 0;
}

void check(SqlConnection &db, const QString &path, bool alone)
{
    // A page that was being written when the power went is whole in the log. Another process may be writing
    // one.
    if (alone && endsInsidePage(db, path)) {
        db.value(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
        if (endsInsidePage(db, path))
            throw SqlFailure{ 11, u"the end of the file is missing"_s };
    }
    if (QFileInfo(path).size() > checkedAtOnce)
        return;
    const QString found = db.value(u"PRAGMA quick_check(1)"_s).toString();
    if (found != "ok"_L1)
        throw SqlFailure{ 11, found };
}

// A migration may be undone with this copy, by hand.
void keepCopy(SqlConnection &db, const QString &path, int version)
{
    const QString copy = u"%1.v%2-backup"_s.arg(path).arg(version);
    if (QFileInfo::exists(copy))
        return;
    const QString unfinished = copy + u".part"_s;
    QFile::remove(unfinished);
    makeFile(unfinished);
    db.run(u"VACUUM INTO ?"_s, { unfinished });
    if (!QFile::rename(unfinished, copy))
        throw SqlFailure{ 10, u"the copy could not be kept"_s };
}

bool otherWriterLives(const StoreOptions &options, const QString &writer)
{
    const QStringList names = WriterLock::living(options.directory);
    return names.size() > (names.contains(writer) ? 1 : 0);
}

struct Schema
{
    int version = 0;
    QStringList objects;
};

// Both of one moment: another process may be making or migrating the file just now.
Schema readSchema(SqlConnection &db)
{
    db.run(u"BEGIN"_s);
    Schema schema{ db.value(u"PRAGMA user_version"_s).toInt(), schemaOf(db) };
    db.run(u"COMMIT"_s);
    return schema;
}

StoreState prepare(SqlConnection &db, const StoreOptions &options, const QString &writer)
{
    const auto [version, objects] = readSchema(db);
    check(db, options.file(), !otherWriterLives(options, writer));
    if (version > options.migrations.size())
        return StoreState::Newer;
    if (version < 0 || objects != expectedSchema(options.migrations, version))
        return StoreState::Refused;
    if (version == 0)
        db.value(u"PRAGMA page_size=%1"_s.arg(pageSize));
    db.value(u"PRAGMA journal_mode=WAL"_s);
    db.value(u"PRAGMA journal_size_limit=16777216"_s);
    if (version > 0 && version < options.migrations.size())
        keepCopy(db, options.file(), version);
    migrate(db, options.migrations);
    SqlTransaction transaction(db, SqlConnection::Sync::Full);
    tables::endInterrupted(db, [&](const QString &name) {
        return name == writer || WriterLock::isAlive(options.directory, name);
    });
    transaction.commit();
    removeCopies(options, daysOfCopies);
    return StoreState::Ready;
}

StoreState stateAfter(const SqlFailure &failure, const StoreOptions &options)
{
    switch (failure.cause()) {
    case SqlFailure::Cause::Busy:
        return StoreState::Busy;
    case SqlFailure::Cause::Full:
        return StoreState::Full;
    case SqlFailure::Cause::ReadOnly:
        return QFileInfo(options.file()).isFile() ? StoreState::ReadOnly : StoreState::Unavailable;
    case SqlFailure::Cause::Damaged:
    case SqlFailure::Cause::Other:
        break;
    }
    return StoreState::Refused;
}

OpenedStore mend(const StoreOptions &options, const QString &writer)
{
    OpenedStore result;
    // What another process has open must not be moved away from under it.
    if (otherWriterLives(options, writer)) {
        result.status = statusFor(StoreState::Busy, options);
        result.status.message = translated(QT_TRANSLATE_NOOP(
            "HistoryStore", "The history is damaged. Close every other Lineup, so that it can be mended."));
        return result;
    }
    const std::optional<QString> aside = putAside(options.file());
    if (!aside) {
        result.status = statusFor(StoreState::Unavailable, options);
        return result;
    }
    result = openStore(options, writer);
    if (!result.connection)
        return result;
    result.salvage = salvage(*aside, *result.connection);
    return result;
}

} // namespace

void removeCopies(const StoreOptions &options, int days)
{
    const QDir folder(options.directory);
    const QFileInfoList copies
        = folder.entryInfoList({ QFileInfo(options.file()).fileName() + u".v*-backup*"_s }, QDir::Files);
    const QDateTime latest = QDateTime::currentDateTime().addDays(-days);
    for (const QFileInfo &copy : copies) {
        if (copy.lastModified() <= latest)
            QFile::remove(copy.filePath());
    }
}

void makeStoreFolder(const QString &directory)
{
    if (!QFileInfo::exists(directory) && QDir().mkpath(directory))
        QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString StoreOptions::file() const
{
    return directory + u"/history.sqlite"_s;
}

StoreStatus statusFor(StoreState state, const StoreOptions &options)
{
    const QString path = QDir::toNativeSeparators(options.file());
    StoreStatus status{ state, {}, 0 };
    switch (state) {
    case StoreState::Opening:
    case StoreState::Ready:
    case StoreState::Closed:
        break;
    case StoreState::Busy:
        status.message = translated(QT_TRANSLATE_NOOP(
            "HistoryStore",
            "Another program is using the history. Lineup keeps what is new and tries again."));
        break;
    case StoreState::Full:
        status.message = translated(QT_TRANSLATE_NOOP("HistoryStore",
                                                      "The history cannot be saved: the disk is full or "
                                                      "fails. Lineup keeps what is new and tries again. "
                                                      "Free some space, or export what you need."));
        break;
    case StoreState::ReadOnly:
        status.message
            = translated(QT_TRANSLATE_NOOP("HistoryStore", "%1 is read-only. New runs are not saved."))
                  .arg(path);
        break;
    case StoreState::Newer:
        status.message
            = translated(QT_TRANSLATE_NOOP("HistoryStore",
                                           "The history was made by a newer Lineup. It can be read, "
                                           "but new runs are not saved. Update Lineup."));
        break;
    case StoreState::Refused:
        status.message = translated(QT_TRANSLATE_NOOP("HistoryStore",
                                                      "%1 holds what Lineup did not put there, so it is not "
                                                      "opened. Move it away to start a new history."))
                             .arg(path);
        break;
    case StoreState::Unavailable:
        status.message
            = translated(QT_TRANSLATE_NOOP("HistoryStore", "%1 cannot be opened. New runs are not saved."))
                  .arg(path);
        break;
    }
    return status;
}

OpenedStore openStore(const StoreOptions &options, const QString &writer, bool damaged)
{
    if (damaged)
        return mend(options, writer);
    OpenedStore result;
    makeStoreFolder(options.directory);
    const QFileInfo file(options.file());
    if (!isWritable(options) || (file.exists() && !file.isFile())) {
        result.status = statusFor(file.isFile() ? StoreState::ReadOnly : StoreState::Unavailable, options);
        return result;
    }
    makeFile(options.file());
    try {
        auto connection = std::make_unique<SqlConnection>(options.file(), SqlConnection::Mode::ReadWrite, 250,
                                                          options.hook);
        result.status = statusFor(prepare(*connection, options, writer), options);
        if (result.status.state == StoreState::Ready)
            result.connection = std::move(connection);
    } catch (const SqlFailure &failure) {
        if (failure.cause() == SqlFailure::Cause::Damaged)
            return mend(options, writer);
        result.status = statusFor(stateAfter(failure, options), options);
    }
    return result;
}

} // namespace lineup
