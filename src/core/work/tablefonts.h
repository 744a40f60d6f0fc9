// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checksettings.h"
#include "checks/gamefont.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace lineup {

// The fonts that a game draws its translations in. What people choose is a plain value that is stored with a
// run; the fonts themselves are opened anew each time, by whoever makes or restores a job, and shared by its
// copies in any thread.
struct TableFonts
{
    static constexpr double defaultPixels = 16;
    static constexpr double mostPixels = 1000;

    // By BCP 47 tag, "*" for all languages without one of their own: the absolute path of a file, or the name
    // of an installed font.
    QMap<QString, QString> names;
    double pixels = defaultPixels; // the size

    QHash<QString, std::shared_ptr<const GameFont>> opened = {}; // by name
    QStringList problems = {}; // for people: fonts that cannot be used, and are left out of the checks

    friend bool operator==(const TableFonts &a, const TableFonts &b)
    {
        return a.names == b.names && a.pixels == b.pixels;
    }

    // A file's path where it looks like one, made absolute; else the name as it is.
    static QString nameFor(const QString &given);
    QString nameOf(const QString &language) const; // empty: none
    // Blocking: for a worker or the console program.
    void open();
    void applyTo(CheckSettings &settings) const;

    QJsonObject toJson() const;
    static TableFonts fromJson(const QJsonObject &json);
};

// The file of an installed font by its family ("Noto Sans") or full name ("Noto Sans Bold"). Blocking.
struct InstalledFont
{
    QString path; // empty: there is none of that name
    int index = 0; // in a collection
};
InstalledFont installedFont(const QString &name);

} // namespace lineup
