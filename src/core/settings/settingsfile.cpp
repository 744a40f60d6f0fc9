// SPDX-License-Identifier: Apache-2.0
#include "settingsfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

#include <optional>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;
constexpr int lockWaitMs = 2000;
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

QString translated(const char *text)
{
    return QCoreApplication::translate("Settings", text);
}

std::optional<QJsonObject> parsed(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly) || file.size() > largestFile)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return {};
    return document.object();
}

QString putAside(const QString &path)
{
    for (int n = 1; n < 1000; ++n) {
        const QString copy = u"%1.damaged-%2"_s.arg(path).arg(n);
        if (!QFileInfo::exists(copy) && QFile::rename(path, copy))
            return copy;
    }
    return {};
}

// A folder made here holds unsent prompts too: nobody else needs to look into it.
bool makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    return QDir().mkpath(path) && QFile::setPermissions(path, ownerOnly | QFile::ExeOwner);
}

QString write(const QString &path, const QJsonObject &values)
{
    QSaveFile file(path);
    const QByteArray json = QJsonDocument(values).toJson(QJsonDocument::Indented);
    const bool done = file.open(QFile::WriteOnly) && file.setPermissions(ownerOnly)
        && file.write(json) == json.size() && file.commit();
    if (done)
        return {};
    return translated(QT_TRANSLATE_NOOP("Settings", "The settings could not be saved in %1: %2."))
        .arg(QDir::toNativeSeparators(path), file.errorString());
}

} // namespace

LoadedSettings readSettingsFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() || info.isDir())
        return {};
    if (const std::optional<QJsonObject> values = parsed(path))
        return { *values, {} };
    return { {}, putAside(path) };
}

QString mergeIntoSettingsFile(const QString &path, const QJsonObject &changes)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!makeFolder(folder)) {
        return translated(QT_TRANSLATE_NOOP(
                              "Settings", "The folder %1 could not be made, so the settings are not saved."))
            .arg(QDir::toNativeSeparators(folder));
    }
    // Without the lock (a read-only lock file, a network drive) a save is still better than none.
    QLockFile lock(path + u".lock"_s);
    lock.tryLock(lockWaitMs);
    QJsonObject values = readSettingsFile(path).values;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (change.value().isNull())
            values.remove(change.key());
        else
            values.insert(change.key(), change.value());
    }
    return write(path, values);
}

} // namespace lineup
