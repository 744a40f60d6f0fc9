// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keydestinations.h"
#include "model/lineupfile.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>

namespace lineup {

// Lineup files: opens, saves and remembers them. Files are read and written on a worker; every call ends
// once, with words for people where it failed, unless `context` dies first. A file that is no lineup, or that
// another program has changed since it was opened, is never overwritten.
class LineupLibrary : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxRecent = 10;
    static constexpr qint64 maxFileBytes = 8 * 1024 * 1024;

    struct Opened
    {
        QString path;
        LineupFileResult result; // a lineup, or what is wrong with the file and where
        QString error; // the file could not be read at all
        QList<KeyDestination> foreignKeys; // ask before a run: keys that would leave their provider

        // All that is to be said to a person, one thing a line; empty where all is well.
        QString report() const;
    };

    using QObject::QObject;

    void open(const QString &path, QObject *context, std::function<void(Opened)> done);
    // An empty text means saved.
    void save(const Lineup &lineup, const QString &path, QObject *context, std::function<void(QString)> done);

    // Absolute paths, the latest first.
    const QStringList &recentFiles() const { return m_recent; }
    void setRecentFiles(const QStringList &paths);
    void forget(const QString &path);

    // "Dialogue trio.lineup.json" for a lineup of that name; characters that file systems refuse are
    // replaced.
    static QString suggestedFileName(const QString &lineupName);
    // With ".lineup.json" where the path has no ending of its own.
    static QString withEnding(const QString &path);

Q_SIGNALS:
    void recentFilesChanged();
    // A file that was opened sends keys to these servers: nothing goes there before somebody agreed.
    void approvalNeeded(const QString &path, const QList<lineup::KeyDestination> &destinations);

private:
    void remember(const QString &path);

    QStringList m_recent;
    QHash<QString, QByteArray> m_digests; // of the files as they were last read or written here
};

} // namespace lineup
