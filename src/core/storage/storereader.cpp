// SPDX-License-Identifier: Apache-2.0
#include "storereader.h"

#include <QCoreApplication>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<SqlConnection> opened(const QString &path, SqlConnection::Mode mode)
{
    auto db = std::make_unique<SqlConnection>(path, mode, 1000);
    // Opening alone reads nothing.
    db->value(u"PRAGMA user_version"_s);
    db->value(u"SELECT count(*) FROM sqlite_master"_s);
    return db;
}

} // namespace

StoreReader::StoreReader(QString path)
    : m_path(std::move(path))
{ }

void StoreReader::reopen()
{
    m_db.reset();
    m_isLate = false;
    try {
        m_db = opened(m_path, SqlConnection::Mode::ReadOnly);
    } catch (const SqlFailure &failure) {
        // What others write just now must not be taken for a file that never changes.
        m_isLate = failure.cause() == SqlFailure::Cause::Busy;
        if (!m_isLate)
            openUnchanging();
    }
}

void StoreReader::openUnchanging()
{
    try {
        m_db = opened(m_path, SqlConnection::Mode::Unchanging);
    } catch (const SqlFailure &) {
        // There is nothing that can be read.
    }
}

void StoreReader::read(const std::function<void(SqlConnection *)> &work,
                       const std::function<void(QString)> &failed)
{
    if (m_isLate)
        reopen();
    try {
        work(m_db.get());
    } catch (const SqlFailure &failure) {
        failed(QCoreApplication::translate("HistoryStore", "The history could not be read: %1.")
                   .arg(failure.message));
        if (failure.cause() == SqlFailure::Cause::Damaged) {
            m_db.reset();
            Q_EMIT damageFound();
        }
    }
}

void StoreReader::close()
{
    m_db.reset();
}

} // namespace lineup
