// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// The BCP 47 tag of a language however a file or a folder spells it: "pt_BR", "pt-br", "pt_BR.UTF-8",
// "sr@latin", "Portuguese(pt-BR)", "Portuguese (Brazil) (pt-BR)", "japanese". Empty: this names no language.
QString languageTag(const QString &spelling);

// "German", "Portuguese (Brazil)": what people call it, in the language of the window.
QString languageName(const QString &tag);

// The same language and region. An empty tag is like nothing.
bool isSameLanguage(const QString &a, const QString &b);

// The index of the spelling that fits a language best: the same tag, or else the only one with its language
// and script where exactly one is; -1: none.
qsizetype bestLanguage(const QStringList &spellings, const QString &language);

// The language that a path names: "de.json", "menu_pt-BR.po", "de/menu.json". Empty: none for sure.
QString languageOfPath(const QString &path);

// One file a language: "Game/{lang}/Game.po", also with the mark more than once.
struct LanguageFile
{
    QString language; // BCP 47
    QString path;
};

bool isLanguagePattern(const QString &pattern);
// The files that there are, by language. Blocking, for a worker or the console program.
QList<LanguageFile> languageFiles(const QString &pattern);
// The file of a language: the one that is there under any spelling, or else a path spelled as its neighbours
// are. Blocking.
QString languageFile(const QString &pattern, const QString &language);

} // namespace lineup
