// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checksettings.h"
#include "model/lineup.h"
#include "model/prompt.h"
#include "strings/stringcolumns.h"
#include "strings/stringunit.h"
#include "tablefonts.h"
#include "tablerules.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// Which strings of a file a table run takes.
enum class TableWhere { Untranslated, Fuzzy, All };

// How one string stands in one language's file when a table run begins.
struct TableEntry
{
    qsizetype line = 0; // from 1; 0: only the source has the string
    QStringList targets; // the present translation, by the file's forms
    StringState state = StringState::Untranslated;

    friend bool operator==(const TableEntry &, const TableEntry &) = default;
};

// One string to translate, in every language that it is wanted in.
struct TableString
{
    QString id;
    QString source; // without what is not meant to be translated
    QString fullSource; // as the file has it, for finding the string again
    QString sourcePlural;
    bool plural = false;
    QString context;
    QString group; // strings of one group may share a request
    QString speaker;
    QStringList comments;
    QStringList flags;
    std::optional<StringLimit> limit;
    qsizetype place = 0; // in the file, for telling neighbours
    QStringList before; // sources of the lines before that are not rows of the run themselves, last one last
    QStringList after;
    QMap<QString, TableEntry> languages;

    QString plainSourcePlural() const; // as `source`

    friend bool operator==(const TableString &, const TableString &) = default;
};

// What holds for all strings in one language.
struct TableLanguage
{
    QString tag; // BCP 47
    QList<PluralForm> forms; // of its file, by index
    QString instructions;
    QString file = {}; // its own file, where it has one that no pattern tells
    QString target = {}; // id of the only target that is asked for it; empty: all of them

    friend bool operator==(const TableLanguage &, const TableLanguage &) = default;
};

// One row of a glossary for all languages.
struct TableTerm
{
    QString source;
    QString note;
    bool caseSensitive = false;
    bool forbidden = false;
    bool keep = false;
    QMap<QString, QStringList> translations; // by BCP 47 tag

    friend bool operator==(const TableTerm &, const TableTerm &) = default;
};

// What one table run asks: strings x languages x the targets of a lineup. A plain value, stored with the run
// (without its strings, which are rows of their own) so that it can be gone on with anywhere.
struct TableJob
{
    Lineup lineup;
    QString file; // path or pattern, for people
    QString sourceFile;
    QString sourceLanguage;
    QList<TableLanguage> languages;
    QList<TableTerm> glossary;
    QMap<QString, QString> characters; // notes by speaker
    PromptTemplate prompt; // with {{variables}}, see tableprompt.h
    PlaceholderFamilies families;
    int stringsPerRequest = 20;
    int concurrency = 0; // requests at once for each provider; 0: as many as is usual
    bool localOnly = false;
    std::optional<double> maxCostUsd;
    QList<TableString> strings = {};
    ColumnMapping columns = {}; // of spreadsheets
    QString sheet = {}; // of a workbook
    TableWhere where = TableWhere::Untranslated;
    int sample = 0; // so many strings were drawn, for a pilot; 0: it is none
    TableFonts fonts = {}; // that limits in pixels are measured in
    TableRules rules = {};

    friend bool operator==(const TableJob &, const TableJob &) = default;

    const TableLanguage *language(const QString &tag) const;
    // Whether a target is asked for a language at all.
    bool asks(int language, int target) const;
};

// Addresses one cell: indices into TableJob::strings, TableJob::languages and Lineup::targets.
struct TablePlace
{
    int row = 0;
    int language = 0;
    int target = 0;

    friend bool operator==(const TablePlace &, const TablePlace &) = default;
};
size_t qHash(const TablePlace &place, size_t seed = 0);

QJsonObject columnsToJson(const ColumnMapping &columns);
ColumnMapping columnsFromJson(const QJsonObject &json);

// Everything but the strings.
QByteArray tableJobToJson(const TableJob &job);
std::optional<TableJob> tableJobFromJson(const QByteArray &json, const Lineup &lineup,
                                         const PromptTemplate &prompt);
QByteArray tableStringToJson(const TableString &string);
std::optional<TableString> tableStringFromJson(const QByteArray &json);

// The terms of the glossary as the checks want them for one language.
QList<GlossaryTerm> glossaryOf(const TableJob &job, const QString &language);

// Whether some string's room is given in pixels.
bool hasPixelLimits(const TableJob &job);

// The targets that are not on this machine: what a table that must not leave it refuses.
QStringList remoteTargets(const Lineup &lineup);

} // namespace lineup
