// SPDX-License-Identifier: Apache-2.0
#include "inputfiles.h"

#include "console.h"
#include "grids/readcontrol.h"
#include "model/lineupfile.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>
#include <QStringDecoder>

#include <cerrno>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// In the form that editors and terminals know from compilers, so that a click leads there.
QString issueLine(const QString &path, const LineupIssue &issue)
{
    const QString severity = issue.severity == LineupIssue::Severity::Error ? InputFiles::tr("error")
                                                                            : InputFiles::tr("warning");
    const QString place = u"%1:%2:%3"_s.arg(path).arg(issue.line).arg(issue.column);
    const QString what = issue.path.isEmpty() ? issue.message : issue.path + u": "_s + issue.message;
    return place + u": "_s + severity + u": "_s + what;
}

} // namespace

InputFiles::Result<QByteArray> InputFiles::read(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return { {}, ExitStatus::FileError, { tr("%1 is a folder, not a file.").arg(path) } };
    if (!file.open(QIODevice::ReadOnly)) {
        return { {},
                 ExitStatus::FileError,
                 { tr("%1 could not be read: %2.").arg(path, file.errorString()) } };
    }
    const QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return { {},
                 ExitStatus::FileError,
                 { tr("%1 could not be read: %2.").arg(path, file.errorString()) } };
    }
    if (bytes.size() > maxBytes) {
        const QString limit = QLocale().formattedDataSize(maxBytes);
        return { {}, ExitStatus::FileError, { tr("%1 is larger than %2.").arg(path, limit) } };
    }
    return { bytes, ExitStatus::Complete, {} };
}

InputFiles::Result<Lineup> InputFiles::readLineup(const QString &path)
{
    const Result<QByteArray> bytes = read(path, maxLineupBytes);
    if (!bytes.value)
        return { {}, bytes.status, bytes.messages };
    const LineupFileResult parsed = parseLineup(*bytes.value);
    Result<Lineup> result;
    for (const LineupIssue &issue : parsed.issues)
        result.messages.append(issueLine(path, issue));
    if (parsed.lineup && !parsed.lineup->targets.isEmpty()) {
        result.value = parsed.lineup;
        return result;
    }
    result.status = ExitStatus::Usage;
    if (parsed.lineup)
        result.messages.append(tr("%1 has no targets to ask.").arg(path));
    return result;
}

InputFiles::Result<QString> InputFiles::decodePrompt(const QByteArray &bytes, const QString &name)
{
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    // Otherwise a character cut off at the end would wait for the rest of it and be lost.
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError()) {
        return { {},
                 ExitStatus::FileError,
                 { tr("%1 is not valid %2 text. Save it as UTF-8.")
                       .arg(name, QString::fromLatin1(QStringConverter::nameForEncoding(encoding))) } };
    }
    return { text, ExitStatus::Complete, {} };
}

QString InputFiles::checkWritable(const QString &path)
{
    const QFileInfo file(path);
    if (file.isDir())
        return tr("%1 is a folder, not a file.").arg(path);
    if (file.exists() && !file.isWritable())
        return tr("%1 is write-protected.").arg(path);
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return tr("The folder %1 does not exist.").arg(folder.filePath());
    if (!file.exists() && !folder.isWritable())
        return tr("The folder %1 is write-protected.").arg(folder.filePath());
    return {};
}

QString InputFiles::write(const QString &path, const QByteArray &bytes)
{
    // Only regular files may be replaced: renaming over a device or a pipe would destroy it.
    const QFileInfo existing(path);
    if (existing.exists() && !existing.isFile()) {
        QFile device(path);
        if (device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && device.write(bytes) == bytes.size())
            return {};
        return tr("%1 could not be written: %2.").arg(path, device.errorString());
    }
    QSaveFile file(path);
    // For folders that take no new files but let this one be written.
    file.setDirectWriteFallback(true);
    if (!file.open(QIODevice::WriteOnly))
        return tr("%1 could not be written: %2.").arg(path, file.errorString());
    errno = 0;
    if (file.write(bytes) == bytes.size() && file.flush() && file.commit())
        return {};
    // Of a disk that is full the file itself knows no more than that something failed.
    const QString reason = errno != 0 ? qt_error_string(errno) : file.errorString();
    return tr("%1 could not be written: %2.").arg(path, reason);
}

void sayIssue(Console &console, const QString &path, const GridIssue &issue, const QString &kind)
{
    const QString place = issue.line > 0 ? u"%1:%2"_s.arg(path).arg(issue.line) : path;
    console.say(u"%1: %2: %3"_s.arg(place, kind, issue.message));
}

} // namespace lineup
