// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace lineup {

struct LoadedSettings
{
    QJsonObject values; // empty where there is no file or it was damaged
    QString damagedCopy; // where a file that could not be understood was put aside
};

// Reads settings.json. A file that is empty, binary or not a JSON object is renamed to
// `settings.json.damaged-<n>` and never overwritten. Any thread.
LoadedSettings readSettingsFile(const QString &path);

// Writes `changes` into the file and leaves its other members alone, so that the window and the command line
// do not undo one another. A null value removes a member. Returns what went wrong, for people, or "". Any
// thread.
QString mergeIntoSettingsFile(const QString &path, const QJsonObject &changes);

} // namespace lineup
