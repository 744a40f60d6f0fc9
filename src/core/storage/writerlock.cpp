// SPDX-License-Identifier: Apache-2.0
#include "writerlock.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QUuid>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const auto ending = u".lock"_s;

QString folderIn(const QString &directory)
{
    return directory + u"/locks"_s;
}

QString pathOf(const QString &directory, const QString &name)
{
    return folderIn(directory) + u'/' + name + ending;
}

#ifdef Q_OS_UNIX
// Somebody who cleans up may have removed the file between its making and its locking.
bool isStillThere(int file, const QByteArray &path)
{
    struct stat opened = {};
    struct stat named = {};
    return fstat(file, &opened) == 0 && stat(path.constData(), &named) == 0 && opened.st_ino == named.st_ino
        && opened.st_dev == named.st_dev;
}
#endif

} // namespace

#ifdef Q_OS_UNIX

WriterLock::WriterLock(const QString &directory)
{
    QDir().mkpath(folderIn(directory));
    for (int attempt = 0; attempt < 10; ++attempt) {
        const QString name = QUuid::createUuid().toString(QUuid::Id128);
        m_path = pathOf(directory, name);
        const QByteArray path = QFile::encodeName(m_path);
        m_file = open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (m_file < 0)
            return;
        if (flock(m_file, LOCK_EX | LOCK_NB) == 0 && isStillThere(m_file, path)) {
            m_name = name;
            return;
        }
        close(m_file);
        m_file = -1;
    }
}

WriterLock::~WriterLock()
{
    if (m_file < 0)
        return;
    unlink(QFile::encodeName(m_path).constData());
    close(m_file);
}

bool WriterLock::isAlive(const QString &directory, const QString &name)
{
    const QByteArray path = QFile::encodeName(pathOf(directory, name));
    const int file = name.isEmpty() ? -1 : open(path.constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool alive = flock(file, LOCK_EX | LOCK_NB) != 0;
    if (!alive)
        unlink(path.constData());
    close(file);
    return alive;
}

#else

WriterLock::WriterLock(const QString &directory)
{
    QDir().mkpath(folderIn(directory));
    const QString name = QUuid::createUuid().toString(QUuid::Id128);
    m_path = pathOf(directory, name);
    m_lock = std::make_unique<QLockFile>(m_path);
    m_lock->setStaleLockTime(0);
    if (m_lock->tryLock(0))
        m_name = name;
}

WriterLock::~WriterLock() = default;

bool WriterLock::isAlive(const QString &directory, const QString &name)
{
    if (name.isEmpty() || !QFile::exists(pathOf(directory, name)))
        return false;
    QLockFile lock(pathOf(directory, name));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0);
}

#endif

QStringList WriterLock::living(const QString &directory)
{
    QStringList names;
    const QStringList files = QDir(folderIn(directory)).entryList({ u'*' + ending }, QDir::Files);
    for (const QString &file : files) {
        if (const QString name = file.chopped(ending.size()); isAlive(directory, name))
            names.append(name);
    }
    return names;
}

} // namespace lineup
