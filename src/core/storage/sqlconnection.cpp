// SPDX-License-Identifier: Apache-2.0
#include "sqlconnection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Primary result codes of SQLite.
constexpr int perm = 3;
constexpr int busy = 5;
constexpr int locked = 6;
constexpr int readOnly = 8;
constexpr int ioError = 10;
constexpr int corrupt = 11;
constexpr int full = 13;
constexpr int cannotOpen = 14;
constexpr int notADatabase = 26;
// An I/O error that means that a lock could not be had.
constexpr int ioErrorLock = ioError | (15 << 8);

bool isLarge(const QVariant &value)
{
    constexpr qsizetype largeText = 32 * 1024;
    return value.typeId() == QMetaType::QString && value.toString().size() > largeText;
}

} // namespace

SqlFailure::Cause SqlFailure::cause() const
{
    if (code == ioErrorLock)
        return Cause::Busy;
    switch (code & 0xff) {
    case busy:
    case locked:
        return Cause::Busy;
    case full:
    case ioError:
        return Cause::Full;
    case perm:
    case readOnly:
    case cannotOpen:
        return Cause::ReadOnly;
    case corrupt:
    case notADatabase:
        return Cause::Damaged;
    default:
        return Cause::Other;
    }
}

SqlConnection::SqlConnection(const QString &path, Mode mode, int busyMs, WriteHook hook)
    : m_name(u"lineup-history-"_s + QUuid::createUuid().toString(QUuid::Id128))
    , m_hook(std::move(hook))
{
    const bool writes = mode == Mode::ReadWrite || mode == Mode::Salvaging;
    try {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyMs);
        if (!writes)
            options += u";QSQLITE_OPEN_READONLY"_s;
        if (mode == Mode::Unchanging) {
            options += u";QSQLITE_OPEN_URI"_s;
            database.setDatabaseName(QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)
                                     + u"?immutable=1"_s);
        } else {
            database.setDatabaseName(path);
        }
        database.setConnectOptions(options);
        if (!database.open())
            fail(database.lastError());
        // Else a file that is shorter than its head says is refused as a whole.
        if (mode == Mode::Salvaging)
            value(u"PRAGMA writable_schema=ON"_s);
        for (const char *pragma : { "foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON",
                                    "mmap_size=0", "secure_delete=ON", "synchronous=FULL" })
            value(u"PRAGMA "_s + QLatin1StringView(pragma));
        if (!writes)
            value(u"PRAGMA query_only=ON"_s);
    } catch (...) {
        m_queries.clear();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

SqlConnection::~SqlConnection()
{
    rollBack();
    // removeDatabase() needs every query gone first.
    m_queries.clear();
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

void SqlConnection::fail(const QSqlError &error)
{
    bool known = false;
    const int code = error.nativeErrorCode().toInt(&known);
    // The driver refuses to open what is no file at all without a code.
    throw SqlFailure{ known ? code : cannotOpen, error.databaseText() };
}

QSqlQuery &SqlConnection::prepared(const QString &sql)
{
    auto found = m_queries.find(sql);
    if (found == m_queries.end()) {
        QSqlQuery query(QSqlDatabase::database(m_name, false));
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            fail(query.lastError());
        found = m_queries.emplace(sql, std::move(query)).first;
    }
    return found->second;
}

void SqlConnection::execute(QSqlQuery &query, const QVariantList &values)
{
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values.at(i));
    if (query.exec())
        return;
    const QSqlError error = query.lastError();
    query.finish();
    fail(error);
}

void SqlConnection::run(const QString &sql, const QVariantList &values)
{
    if (m_hook) {
        if (const int code = m_hook(sql))
            throw SqlFailure{ code, u"refused"_s };
    }
    QSqlQuery &query = prepared(sql);
    execute(query, values);
    query.finish();
    // A statement keeps what it was given last, twice: as Qt's text and as SQLite's.
    if (std::any_of(values.begin(), values.end(), isLarge))
        m_queries.erase(sql);
}

void SqlConnection::each(const QString &sql, const QVariantList &values,
                         const std::function<bool(QSqlQuery &)> &row)
{
    // Not the kept one: `row` may ask the same question again.
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        fail(query.lastError());
    execute(query, values);
    while (query.next()) {
        if (!row(query))
            return;
    }
    if (query.lastError().isValid())
        fail(query.lastError());
}

QVariant SqlConnection::value(const QString &sql, const QVariantList &values)
{
    QSqlQuery &query = prepared(sql);
    execute(query, values);
    const QVariant result = query.next() ? query.value(0) : QVariant();
    const QSqlError error = query.lastError();
    query.finish();
    if (error.isValid())
        fail(error);
    return result;
}

qint64 SqlConnection::lastId()
{
    return value(u"SELECT last_insert_rowid()"_s).toLongLong();
}

void SqlConnection::setSync(Sync sync)
{
    if (m_sync == sync)
        return;
    value(sync == Sync::Full ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s);
    m_sync = sync;
}

void SqlConnection::rollBack() noexcept
{
    QSqlQuery(QSqlDatabase::database(m_name, false)).exec(u"ROLLBACK"_s);
}

SqlTransaction::SqlTransaction(SqlConnection &connection, SqlConnection::Sync sync)
    : m_connection(connection)
{
    m_connection.setSync(sync);
    // A transaction that begins with reading cannot always go on to write; one that begins so can.
    m_connection.run(u"BEGIN IMMEDIATE"_s);
}

SqlTransaction::~SqlTransaction()
{
    if (m_open)
        m_connection.rollBack();
}

void SqlTransaction::commit()
{
    m_connection.run(u"COMMIT"_s);
    m_open = false;
}

} // namespace lineup
