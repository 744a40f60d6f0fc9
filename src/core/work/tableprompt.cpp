// SPDX-License-Identifier: Apache-2.0
#include "tableprompt.h"

#include "checks/termsearch.h"
#include "strings/languagetags.h"
#include "strings/pluralforms.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostExamples = 4;
constexpr qsizetype longestComment = 500;

const auto systemText
    = uR"(You translate texts of games and programs from {{source_language}} into {{language}}.

- Translate the meaning as a native writer would put it, in the register of the speaker and the situation.
- Keep every placeholder, variable, tag, escape sequence and markup exactly as it is, such as %d, {name}, $var, <b>, [name] or \n. Keep line breaks, and spaces at the beginning and the end.
- Where a string has "keep", those pieces stay exactly as they are, each as often as it occurs.
- Keep to "maxLength" where a string has it.
- Use the translations of the glossary, inflected as the sentence needs.
- "context", "speaker" and "comment" explain a string and are not translated.

{{instructions}}Reply with JSON and nothing else: {"translations": [{"id": "1", "text": "..."}]}, one entry for each string, with its id. A string with "forms" gets "forms" in place of "text": one text for each of the categories given, fitting its example numbers.)"_s;

const auto userText = uR"({{glossary}}{{characters}}{{before}}{{after}}Strings to translate:
{{strings}})"_s;

QString section(const QString &heading, const QStringList &lines)
{
    return lines.isEmpty() ? QString() : heading + u'\n' + lines.join(u'\n') + u"\n\n"_s;
}

QString unitName(StringLimit::Unit unit)
{
    switch (unit) {
    case StringLimit::Unit::Characters:
        return u"characters"_s;
    case StringLimit::Unit::Bytes:
        return u"bytes of UTF-8"_s;
    case StringLimit::Unit::Pixels:
        return u"pixels"_s;
    }
    return {};
}

QString limitForModels(const StringLimit &limit)
{
    const QString size = u"%1 %2"_s.arg(limit.size).arg(unitName(limit.unit));
    return limit.lines > 1 ? u"%1, %2 lines"_s.arg(size).arg(limit.lines) : size;
}

QString examplesOf(const PluralForm &form)
{
    QStringList numbers;
    for (const int example : form.examples.first(std::min<qsizetype>(mostExamples, form.examples.size())))
        numbers.append(QString::number(example));
    return numbers.join(u", "_s);
}

} // namespace

PromptTemplate defaultTablePrompt()
{
    return { systemText, userText, {} };
}

QString tablePromptProblem(const PromptTemplate &prompt)
{
    if (PromptTemplate{ {}, prompt.user, {} }.variableNames().contains(u"strings"_s))
        return {};
    return QCoreApplication::translate("lineup::TablePrompt",
                                       "The prompt lacks {{strings}}, where the strings to translate go.");
}

QList<PluralForm> askedForms(const TableLanguage &language)
{
    const QList<PluralForm> usual = pluralFormsOf(language.tag);
    QList<PluralForm> asked;
    for (const PluralForm &form : usual) {
        const bool used = std::any_of(language.forms.cbegin(), language.forms.cend(),
                                      [&](const PluralForm &own) { return own.category == form.category; });
        if (used)
            asked.append(form);
    }
    const bool fits = std::all_of(language.forms.cbegin(), language.forms.cend(), [&](const PluralForm &own) {
        return std::any_of(usual.cbegin(), usual.cend(),
                           [&](const PluralForm &form) { return own.category == form.category; });
    });
    return fits && !asked.isEmpty() ? asked : usual;
}

QStringList fileForms(const TableLanguage &language, const QMap<QString, QString> &byCategory)
{
    // A category that the file has and the language lacks is served by the widest one.
    const QString widest = byCategory.value(u"other"_s, byCategory.value(u"many"_s));
    const QList<PluralForm> asked = askedForms(language);
    QStringList texts;
    for (const PluralForm &form : language.forms) {
        const bool known = std::any_of(asked.cbegin(), asked.cend(),
                                       [&](const PluralForm &own) { return own.category == form.category; });
        texts.append(known ? byCategory.value(form.category) : widest);
    }
    return texts;
}

QString languageForModels(const QString &tag)
{
    const QLocale locale(tag);
    if (locale.language() == QLocale::C)
        return tag;
    QString name = QLocale::languageToString(locale.language());
    const QStringList parts = tag.split(u'-');
    const bool hasRegion
        = std::any_of(parts.cbegin() + 1, parts.cend(), [](const QString &part) { return part.size() == 2; });
    if (hasRegion)
        name += u", "_s + QLocale::territoryToString(locale.territory());
    return u"%1 (%2)"_s.arg(name, tag);
}

TablePromptWriter::TablePromptWriter(const TableJob &job, int language)
    : m_job(job)
    , m_language(job.languages.at(language))
    , m_terms(glossaryOf(job, m_language.tag))
    , m_sourceRules(languageRules(job.sourceLanguage.isEmpty() ? u"en"_s : job.sourceLanguage))
{ }

Prompt TablePromptWriter::prompt(const QList<int> &rows) const
{
    PromptTemplate prompt = m_job.prompt;
    const QString from = m_job.sourceLanguage.isEmpty() ? u"en"_s : m_job.sourceLanguage;
    prompt.variables.insert(u"source_language"_s, languageForModels(from));
    prompt.variables.insert(u"language"_s, languageForModels(m_language.tag));
    const QString instructions = m_language.instructions.trimmed();
    prompt.variables.insert(u"instructions"_s, instructions.isEmpty() ? QString() : instructions + u"\n\n"_s);
    prompt.variables.insert(u"glossary"_s, glossary(rows));
    prompt.variables.insert(u"characters"_s, characters(rows));
    prompt.variables.insert(u"before"_s, neighbours(rows, true));
    prompt.variables.insert(u"after"_s, neighbours(rows, false));
    prompt.variables.insert(u"strings"_s, strings(rows));
    return prompt.expanded();
}

QString TablePromptWriter::glossary(const QList<int> &rows) const
{
    QStringList lines;
    for (const GlossaryTerm &term : m_terms) {
        const bool occurs = std::any_of(rows.cbegin(), rows.cend(), [&](int row) {
            const TableString &string = m_job.strings.at(row);
            return !termRanges(term.source, string.source, term.caseSensitive, m_sourceRules).isEmpty()
                || !termRanges(term.source, string.plainSourcePlural(), term.caseSensitive, m_sourceRules)
                        .isEmpty();
        });
        if (!occurs)
            continue;
        const QString translations = term.translations.join(u" / "_s);
        QString line = u"- "_s + term.source;
        if (term.keep)
            line += u": keep as it is"_s;
        else if (term.forbidden)
            line += u": never "_s + (translations.isEmpty() ? u"use this word"_s : translations);
        else
            line += u": "_s + translations;
        if (!term.note.isEmpty())
            line += u" ("_s + term.note.simplified() + u')';
        lines.append(line);
    }
    return section(u"Glossary:"_s, lines);
}

QString TablePromptWriter::characters(const QList<int> &rows) const
{
    QStringList lines;
    for (const int row : rows) {
        const QString &speaker = m_job.strings.at(row).speaker;
        const QString note = m_job.characters.value(speaker).simplified();
        const QString line = u"- %1: %2"_s.arg(speaker, note);
        if (!note.isEmpty() && !lines.contains(line))
            lines.append(line);
    }
    return section(u"Characters:"_s, lines);
}

QString TablePromptWriter::neighbours(const QList<int> &rows, bool before) const
{
    constexpr int reach = 2;
    const int edge = before ? rows.first() : rows.last();
    const TableString &string = m_job.strings.at(edge);
    QStringList lines = before ? string.before : string.after;
    for (int distance = 1; distance <= reach; ++distance) {
        const int other = before ? edge - distance : edge + distance;
        if (other < 0 || other >= m_job.strings.size() || rows.contains(other))
            continue;
        const TableString &neighbour = m_job.strings.at(other);
        if (neighbour.group == string.group && qAbs(neighbour.place - string.place) <= reach)
            before ? lines.prepend(neighbour.source) : lines.append(neighbour.source);
    }
    for (QString &line : lines)
        line = u"- "_s + line.simplified();
    return section(before ? u"Lines before (not to translate):"_s : u"Lines after (not to translate):"_s,
                   lines);
}

QString TablePromptWriter::strings(const QList<int> &rows) const
{
    QStringList lines;
    for (const int row : rows) {
        const TableString &string = m_job.strings.at(row);
        QJsonObject json{ { u"id"_s, QString::number(lines.size() + 1) }, { u"text"_s, string.source } };
        if (string.plural) {
            QJsonObject forms;
            for (const PluralForm &form : askedForms(m_language))
                forms.insert(form.category, examplesOf(form));
            json.insert(u"plural"_s, string.plainSourcePlural());
            json.insert(u"forms"_s, forms);
        }
        if (!string.context.isEmpty())
            json.insert(u"context"_s, string.context);
        if (!string.speaker.isEmpty())
            json.insert(u"speaker"_s, string.speaker);
        if (!string.comments.isEmpty())
            json.insert(u"comment"_s, string.comments.join(u'\n').left(longestComment));
        QStringList kept = ownPlaceholdersIn(m_job.rules, string.source)
            + ownPlaceholdersIn(m_job.rules, string.plainSourcePlural());
        kept.removeDuplicates();
        if (!kept.isEmpty())
            json.insert(u"keep"_s, QJsonArray::fromStringList(kept));
        if (string.limit)
            json.insert(u"maxLength"_s, limitForModels(*string.limit));
        lines.append(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
    }
    return u"[\n"_s + lines.join(u",\n"_s) + u"\n]"_s;
}

} // namespace lineup
