// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sqlconnection.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lineup {

// The one that reads, with a connection of its own, so that a long search never holds up the journal. Lives
// in a thread of its own.
class StoreReader : public QObject
{
    Q_OBJECT
public:
    explicit StoreReader(QString path);

    // The file may be read, or is another one now.
    void reopen();
    // `work` gets nullptr where there is no history that can be read, and reports a failure by throwing it.
    void read(const std::function<void(SqlConnection *)> &work, const std::function<void(QString)> &failed);
    void close();

Q_SIGNALS:
    void damageFound();

private:
    void openUnchanging();

    QString m_path;
    std::unique_ptr<SqlConnection> m_db;
    bool m_isLate = false; // another process had the file to itself when it was to be opened
};

} // namespace lineup
