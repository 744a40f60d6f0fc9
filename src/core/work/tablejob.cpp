// SPDX-License-Identifier: Apache-2.0
#include "tablejob.h"

#include "model/modelcatalogue.h"
#include "model/resolvedtarget.h"
#include "strings/languagetags.h"
#include "tableglossary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void putTexts(QJsonObject &json, const QString &name, const QStringList &list)
{
    if (!list.isEmpty())
        json.insert(name, QJsonArray::fromStringList(list));
}

void putText(QJsonObject &json, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

QJsonObject toJson(const TableLanguage &language)
{
    QJsonArray forms;
    for (const PluralForm &form : language.forms) {
        QJsonArray examples;
        for (const int example : form.examples)
            examples.append(example);
        forms.append(QJsonObject{ { u"category"_s, form.category }, { u"examples"_s, examples } });
    }
    QJsonObject json{ { u"tag"_s, language.tag },
                      { u"forms"_s, forms },
                      { u"instructions"_s, language.instructions } };
    putText(json, u"file"_s, language.file);
    putText(json, u"target"_s, language.target);
    return json;
}

TableLanguage languageFrom(const QJsonObject &json)
{
    TableLanguage language{ json.value("tag"_L1).toString(),
                            {},
                            json.value("instructions"_L1).toString(),
                            json.value("file"_L1).toString(),
                            json.value("target"_L1).toString() };
    const QJsonArray forms = json.value("forms"_L1).toArray();
    for (const auto value : forms) {
        PluralForm form{ value["category"_L1].toString(), {} };
        const QJsonArray examples = value["examples"_L1].toArray();
        for (const auto example : examples)
            form.examples.append(example.toInt());
        language.forms.append(form);
    }
    return language;
}

StringLimit::Unit limitUnitIn(const QJsonObject &json)
{
    return StringLimit::Unit(
        std::clamp(json.value("limitUnit"_L1).toInt(), 0, int(StringLimit::Unit::Pixels)));
}

// The columns by the names that they have in a stored job.
QList<std::pair<QString, QString ColumnMapping::*>> columnNames()
{
    return { { u"key"_s, &ColumnMapping::key },         { u"source"_s, &ColumnMapping::source },
             { u"target"_s, &ColumnMapping::target },   { u"context"_s, &ColumnMapping::context },
             { u"comment"_s, &ColumnMapping::comment }, { u"speaker"_s, &ColumnMapping::speaker },
             { u"limit"_s, &ColumnMapping::limit } };
}

QJsonObject toJson(const TableTerm &term)
{
    QJsonObject translations;
    for (auto it = term.translations.cbegin(); it != term.translations.cend(); ++it)
        translations.insert(it.key(), QJsonArray::fromStringList(it.value()));
    return {
        { u"source"_s, term.source },       { u"note"_s, term.note }, { u"case"_s, term.caseSensitive },
        { u"forbidden"_s, term.forbidden }, { u"keep"_s, term.keep }, { u"translations"_s, translations }
    };
}

TableTerm termFrom(const QJsonObject &json)
{
    TableTerm term;
    term.source = json.value("source"_L1).toString();
    term.note = json.value("note"_L1).toString();
    term.caseSensitive = json.value("case"_L1).toBool();
    term.forbidden = json.value("forbidden"_L1).toBool();
    term.keep = json.value("keep"_L1).toBool();
    const QJsonObject translations = json.value("translations"_L1).toObject();
    for (auto it = translations.begin(); it != translations.end(); ++it)
        term.translations.insert(it.key(), it.value().toVariant().toStringList());
    return term;
}

QJsonObject toJson(const TableEntry &entry)
{
    return { { u"line"_s, qint64(entry.line) },
             { u"targets"_s, QJsonArray::fromStringList(entry.targets) },
             { u"state"_s, int(entry.state) } };
}

TableEntry entryFrom(const QJsonObject &json)
{
    return { qsizetype(json.value("line"_L1).toInteger()),
             json.value("targets"_L1).toVariant().toStringList(),
             StringState(std::clamp(json.value("state"_L1).toInt(), 0, int(StringState::Translated))) };
}

} // namespace

QString TableString::plainSourcePlural() const
{
    const QString prefix = fullSource.endsWith(source) ? fullSource.chopped(source.size()) : QString();
    return sourcePlural.startsWith(prefix) ? sourcePlural.mid(prefix.size()) : sourcePlural;
}

QJsonObject columnsToJson(const ColumnMapping &columns)
{
    QJsonObject json;
    for (const auto &[name, member] : columnNames())
        putText(json, name, columns.*member);
    if (columns.limitUnit != StringLimit::Unit::Characters)
        json.insert(u"limitUnit"_s, int(columns.limitUnit));
    if (columns.preset)
        json.insert(u"preset"_s, int(*columns.preset));
    return json;
}

ColumnMapping columnsFromJson(const QJsonObject &json)
{
    ColumnMapping columns;
    for (const auto &[name, member] : columnNames())
        columns.*member = json.value(name).toString();
    columns.limitUnit = limitUnitIn(json);
    if (const int preset = json.value("preset"_L1).toInt(-1);
        preset >= 0 && preset <= int(ColumnPreset::Yarn))
        columns.preset = ColumnPreset(preset);
    return columns;
}

bool TableJob::asks(int language, int target) const
{
    const QString &only = languages.at(language).target;
    return only.isEmpty() || only == lineup.targets.at(target).id;
}

const TableLanguage *TableJob::language(const QString &tag) const
{
    for (const TableLanguage &language : languages) {
        if (isSameLanguage(language.tag, tag))
            return &language;
    }
    return nullptr;
}

size_t qHash(const TablePlace &place, size_t seed)
{
    return qHashMulti(seed, place.row, place.language, place.target);
}

QByteArray tableJobToJson(const TableJob &job)
{
    QJsonArray languages;
    for (const TableLanguage &language : job.languages)
        languages.append(toJson(language));
    QJsonArray glossary;
    for (const TableTerm &term : job.glossary)
        glossary.append(toJson(term));
    QJsonObject characters;
    for (auto it = job.characters.cbegin(); it != job.characters.cend(); ++it)
        characters.insert(it.key(), it.value());
    QJsonObject json{
        { u"file"_s, job.file },
        { u"sourceFile"_s, job.sourceFile },
        { u"sourceLanguage"_s, job.sourceLanguage },
        { u"languages"_s, languages },
        { u"glossary"_s, glossary },
        { u"characters"_s, characters },
        { u"families"_s, qint64(job.families.toInt()) },
        { u"stringsPerRequest"_s, job.stringsPerRequest },
        { u"concurrency"_s, job.concurrency },
        { u"localOnly"_s, job.localOnly },
    };
    if (job.maxCostUsd)
        json.insert(u"maxCostUsd"_s, *job.maxCostUsd);
    if (job.columns != ColumnMapping{})
        json.insert(u"columns"_s, columnsToJson(job.columns));
    putText(json, u"sheet"_s, job.sheet);
    if (job.where != TableWhere::Untranslated)
        json.insert(u"where"_s, int(job.where));
    if (job.sample > 0)
        json.insert(u"sample"_s, job.sample);
    if (!job.fonts.names.isEmpty())
        json.insert(u"fonts"_s, job.fonts.toJson());
    if (!job.rules.isEmpty())
        json.insert(u"rules"_s, job.rules.toJson());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<TableJob> tableJobFromJson(const QByteArray &bytes, const Lineup &lineup,
                                         const PromptTemplate &prompt)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return {};
    const QJsonObject json = document.object();
    TableJob job;
    job.lineup = lineup;
    job.prompt = prompt;
    job.file = json.value("file"_L1).toString();
    job.sourceFile = json.value("sourceFile"_L1).toString();
    job.sourceLanguage = json.value("sourceLanguage"_L1).toString();
    const QJsonArray languages = json.value("languages"_L1).toArray();
    for (const auto language : languages)
        job.languages.append(languageFrom(language.toObject()));
    const QJsonArray glossary = json.value("glossary"_L1).toArray();
    for (const auto term : glossary)
        job.glossary.append(termFrom(term.toObject()));
    const QJsonObject characters = json.value("characters"_L1).toObject();
    for (auto it = characters.begin(); it != characters.end(); ++it)
        job.characters.insert(it.key(), it.value().toString());
    job.families = PlaceholderFamilies::fromInt(json.value("families"_L1).toInt());
    job.stringsPerRequest = std::max(1, json.value("stringsPerRequest"_L1).toInt(1));
    job.concurrency = json.value("concurrency"_L1).toInt();
    job.localOnly = json.value("localOnly"_L1).toBool();
    if (json.value("maxCostUsd"_L1).isDouble())
        job.maxCostUsd = json.value("maxCostUsd"_L1).toDouble();
    job.columns = columnsFromJson(json.value("columns"_L1).toObject());
    job.sheet = json.value("sheet"_L1).toString();
    job.where = TableWhere(std::clamp(json.value("where"_L1).toInt(), 0, int(TableWhere::All)));
    job.sample = std::max(0, json.value("sample"_L1).toInt());
    job.fonts = TableFonts::fromJson(json.value("fonts"_L1).toObject());
    job.rules = TableRules::fromJson(json.value("rules"_L1).toObject());
    return job.languages.isEmpty() ? std::nullopt : std::optional(job);
}

QByteArray tableStringToJson(const TableString &string)
{
    QJsonObject languages;
    for (auto it = string.languages.cbegin(); it != string.languages.cend(); ++it)
        languages.insert(it.key(), toJson(it.value()));
    QJsonObject json{ { u"id"_s, string.id },
                      { u"source"_s, string.source },
                      { u"place"_s, qint64(string.place) },
                      { u"languages"_s, languages } };
    if (string.fullSource != string.source)
        json.insert(u"fullSource"_s, string.fullSource);
    if (string.plural)
        json.insert(u"plural"_s, string.sourcePlural);
    putText(json, u"context"_s, string.context);
    putText(json, u"group"_s, string.group);
    putText(json, u"speaker"_s, string.speaker);
    putTexts(json, u"comments"_s, string.comments);
    putTexts(json, u"flags"_s, string.flags);
    putTexts(json, u"before"_s, string.before);
    putTexts(json, u"after"_s, string.after);
    if (string.limit) {
        json.insert(u"limit"_s, string.limit->size);
        json.insert(u"limitUnit"_s, int(string.limit->unit));
        if (string.limit->lines > 0)
            json.insert(u"limitLines"_s, string.limit->lines);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<TableString> tableStringFromJson(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return {};
    const QJsonObject json = document.object();
    TableString string;
    string.id = json.value("id"_L1).toString();
    string.source = json.value("source"_L1).toString();
    string.fullSource = json.value("fullSource"_L1).toString(string.source);
    string.plural = json.contains("plural"_L1);
    string.sourcePlural = json.value("plural"_L1).toString();
    string.context = json.value("context"_L1).toString();
    string.group = json.value("group"_L1).toString();
    string.speaker = json.value("speaker"_L1).toString();
    string.comments = json.value("comments"_L1).toVariant().toStringList();
    string.flags = json.value("flags"_L1).toVariant().toStringList();
    string.before = json.value("before"_L1).toVariant().toStringList();
    string.after = json.value("after"_L1).toVariant().toStringList();
    string.place = qsizetype(json.value("place"_L1).toInteger());
    if (json.contains("limit"_L1)) {
        string.limit = StringLimit{ json.value("limit"_L1).toInt(), limitUnitIn(json),
                                    json.value("limitLines"_L1).toInt() };
    }
    const QJsonObject languages = json.value("languages"_L1).toObject();
    for (auto it = languages.begin(); it != languages.end(); ++it)
        string.languages.insert(it.key(), entryFrom(it.value().toObject()));
    return string;
}

QList<GlossaryTerm> glossaryOf(const TableJob &job, const QString &language)
{
    return termsFor(job.glossary, language);
}

bool hasPixelLimits(const TableJob &job)
{
    return std::any_of(job.strings.cbegin(), job.strings.cend(), [](const TableString &string) {
        return (string.limit && string.limit->unit == StringLimit::Unit::Pixels) || sizeLimitIn(string.flags);
    });
}

QStringList remoteTargets(const Lineup &lineup)
{
    QStringList names;
    for (const Target &target : lineup.targets) {
        // A local provider's address may be overridden with one that is elsewhere.
        const ResolvedTarget resolved = resolve(target, ModelCatalogue());
        if (!isLoopbackHost(resolved.baseUrl.host()))
            names.append(target.displayName());
    }
    return names;
}

} // namespace lineup
