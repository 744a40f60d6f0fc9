// SPDX-License-Identifier: Apache-2.0
#include "lineuplibrary.h"

#include "common/background.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QPointer>
#include <QSaveFile>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const auto ending = u".lineup.json"_s;

struct Bytes
{
    QByteArray data;
    QString error;
};

struct Read
{
    LineupLibrary::Opened opened;
    QByteArray digest;
};

struct Written
{
    QString error;
    QByteArray digest;
};

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Bytes readBytes(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return { {}, LineupLibrary::tr("“%1” does not exist any more.").arg(info.fileName()) };
    // A pipe or device would keep the worker waiting for ever.
    if (!info.isFile())
        return { {}, LineupLibrary::tr("“%1” is not a file.").arg(info.fileName()) };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return { {}, LineupLibrary::tr("“%1” cannot be read: %2").arg(info.fileName(), file.errorString()) };
    const QByteArray data = file.read(LineupLibrary::maxFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return { {}, LineupLibrary::tr("“%1” cannot be read: %2").arg(info.fileName(), file.errorString()) };
    if (data.size() > LineupLibrary::maxFileBytes) {
        return { {},
                 LineupLibrary::tr("“%1” is larger than %2 and cannot be a lineup.")
                     .arg(info.fileName(), QLocale().formattedDataSize(LineupLibrary::maxFileBytes)) };
    }
    return { data, {} };
}

Read readLineup(const QString &path)
{
    Read read;
    read.opened.path = path;
    const Bytes bytes = readBytes(path);
    read.opened.error = bytes.error;
    if (!bytes.error.isEmpty())
        return read;
    read.digest = digestOf(bytes.data);
    read.opened.result = parseLineup(bytes.data);
    if (read.opened.result.lineup)
        read.opened.foreignKeys = foreignKeyDestinations(*read.opened.result.lineup);
    return read;
}

// Why the file that is there must stay as it is; empty: it may be replaced. `known` is its digest when it was
// last seen, empty where it never was.
QString whyKept(const QString &path, const QByteArray &known)
{
    if (!QFileInfo::exists(path))
        return {};
    const QString name = QFileInfo(path).fileName();
    const Bytes bytes = readBytes(path);
    if (!bytes.error.isEmpty())
        return bytes.error;
    if (!known.isEmpty() && digestOf(bytes.data) != known)
        return LineupLibrary::tr(
                   "“%1” was changed by another program. Save under another name, or open it again.")
            .arg(name);
    if (!bytes.data.isEmpty() && !parseLineup(bytes.data).lineup)
        return LineupLibrary::tr(
                   "“%1” is not a lineup that Lineup can read, so it is not replaced. Save under "
                   "another name.")
            .arg(name);
    return {};
}

Written writeLineup(const Lineup &lineup, const QString &path, const QByteArray &known)
{
    const QString kept = whyKept(path, known);
    if (!kept.isEmpty())
        return { kept, {} };
    const QByteArray json = lineupToJson(lineup);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
    if (!written) {
        return { LineupLibrary::tr("“%1” could not be saved: %2 What was there before is unharmed.")
                     .arg(QFileInfo(path).fileName(),
                          file.errorString().endsWith(u'.') ? file.errorString() : file.errorString() + u'.'),
                 {} };
    }
    return { {}, digestOf(json) };
}

QString absolute(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

} // namespace

QString LineupLibrary::Opened::report() const
{
    if (!error.isEmpty())
        return error;
    QStringList lines;
    for (const LineupIssue &issue : result.issues)
        lines.append(issue.text());
    return lines.join(u'\n');
}

void LineupLibrary::open(const QString &path, QObject *context, std::function<void(Opened)> done)
{
    const QString file = absolute(path);
    runInBackground(
        context, [file] { return readLineup(file); },
        [self = QPointer(this), done = std::move(done)](const Read &read) {
            if (self) {
                const Opened &opened = read.opened;
                self->m_digests.insert(opened.path, read.digest);
                if (opened.result.lineup)
                    self->remember(opened.path);
                if (!opened.foreignKeys.isEmpty())
                    Q_EMIT self->approvalNeeded(opened.path, opened.foreignKeys);
            }
            done(read.opened);
        });
}

void LineupLibrary::save(const Lineup &lineup, const QString &path, QObject *context,
                         std::function<void(QString)> done)
{
    const QString file = absolute(path);
    runInBackground(
        context, [lineup, file, known = m_digests.value(file)] { return writeLineup(lineup, file, known); },
        [self = QPointer(this), file, done = std::move(done)](const Written &written) {
            if (self && written.error.isEmpty()) {
                self->m_digests.insert(file, written.digest);
                self->remember(file);
            }
            done(written.error);
        });
}

void LineupLibrary::setRecentFiles(const QStringList &paths)
{
    QStringList recent;
    for (const QString &path : paths) {
        const QString file = absolute(path);
        if (!path.isEmpty() && !recent.contains(file) && recent.size() < maxRecent)
            recent.append(file);
    }
    if (recent == m_recent)
        return;
    m_recent = recent;
    Q_EMIT recentFilesChanged();
}

void LineupLibrary::remember(const QString &path)
{
    setRecentFiles(QStringList{ path } + m_recent);
}

void LineupLibrary::forget(const QString &path)
{
    QStringList recent = m_recent;
    recent.removeAll(absolute(path));
    setRecentFiles(recent);
}

QString LineupLibrary::suggestedFileName(const QString &lineupName)
{
    QString name;
    const QString shown = lineupName.trimmed().left(80);
    for (const QChar c : shown) {
        const bool refused = c < u' ' || u"/\\:*?\"<>|"_s.contains(c);
        name += refused ? u'-' : c;
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return (name.isEmpty() ? tr("Lineup") : name) + ending;
}

QString LineupLibrary::withEnding(const QString &path)
{
    return QFileInfo(path).suffix().isEmpty() ? path + ending : path;
}

} // namespace lineup
