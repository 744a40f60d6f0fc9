// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "writehook.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>
#include <unordered_map>

namespace lineup {

// What SQLite objected to. Thrown inside this folder only; the workers catch it.
struct SqlFailure
{
    // What is to be done about it.
    enum class Cause {
        Busy, // another process writes: try again soon
        Full, // no space, or the disk fails: try again later
        ReadOnly, // this file cannot be written
        Damaged, // the file is not what SQLite wrote
        Other,
    };
    int code = 0; // SQLite's, extended
    QString message;

    Cause cause() const;
};

// One connection to a SQLite file, bound to the thread that made it, with the settings that every connection
// to a history has. Throws SqlFailure.
class SqlConnection
{
public:
    // Unchanging: nobody writes, and SQLite may not either, not even files of its own beside this one.
    // Salvaging: a copy of a damaged file, of which SQLite is to give whatever it can.
    enum class Mode { ReadWrite, ReadOnly, Unchanging, Salvaging };
    enum class Sync { Normal, Full };

    // A file that does not exist is created in ReadWrite only. ":memory:" is a database of its own.
    SqlConnection(const QString &path, Mode mode, int busyMs = 250, WriteHook hook = {});
    ~SqlConnection();
    Q_DISABLE_COPY_MOVE(SqlConnection)

    void run(const QString &sql, const QVariantList &values = {});
    // Calls `row` for each row until it returns false.
    void each(const QString &sql, const QVariantList &values, const std::function<bool(QSqlQuery &)> &row);
    // The first column of the first row; invalid if there is none.
    QVariant value(const QString &sql, const QVariantList &values = {});
    qint64 lastId();

    // How durable the transactions from now on are: Full survives a power cut.
    void setSync(Sync sync);
    // Ends a transaction if there is one. Never throws.
    void rollBack() noexcept;

private:
    QSqlQuery &prepared(const QString &sql);
    void execute(QSqlQuery &query, const QVariantList &values);
    [[noreturn]] void fail(const QSqlError &error);

    QString m_name;
    std::unordered_map<QString, QSqlQuery> m_queries; // prepared, by their text
    WriteHook m_hook;
    Sync m_sync = Sync::Full;
};

// A transaction that is undone unless it is committed.
class SqlTransaction
{
public:
    SqlTransaction(SqlConnection &connection, SqlConnection::Sync sync);
    ~SqlTransaction();
    Q_DISABLE_COPY_MOVE(SqlTransaction)

    void commit();

private:
    SqlConnection &m_connection;
    bool m_open = true;
};

} // namespace lineup
