// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

class QLockFile;

namespace lineup {

// Says to other processes that the runs of this one are alive: a file in `<history>/locks` on which this
// process holds a lock of the operating system, which goes with the process however it ends. Any thread.
class WriterLock
{
public:
    explicit WriterLock(const QString &directory);
    ~WriterLock();
    Q_DISABLE_COPY_MOVE(WriterLock)

    // A name that no other writer ever has. Empty: the folder cannot be written.
    QString name() const { return m_name; }

    // Whether the process that made this lock still runs. Removes the file if it does not.
    static bool isAlive(const QString &directory, const QString &name);
    // The names of all that run; the files of the others are removed.
    static QStringList living(const QString &directory);

private:
    QString m_name;
    QString m_path;
#ifdef Q_OS_UNIX
    int m_file = -1;
#else
    std::unique_ptr<QLockFile> m_lock;
#endif
};

} // namespace lineup
