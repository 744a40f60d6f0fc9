// SPDX-License-Identifier: Apache-2.0
#include "tableglossary.h"

#include "grids/csvtable.h"
#include "strings/languagetags.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableGlossary)
};

QStringList alternatives(const QString &cell)
{
    QStringList result;
    for (const QString &part : cell.split(u'|')) {
        if (!part.trimmed().isEmpty())
            result.append(part.trimmed());
    }
    return result;
}

bool isYes(const QString &cell)
{
    const QString word = cell.trimmed().toLower();
    return !word.isEmpty() && word != "0"_L1 && word != "no"_L1 && word != "false"_L1;
}

struct Columns
{
    qsizetype source = -1;
    qsizetype note = -1;
    qsizetype cases = -1;
    qsizetype flags = -1;
    QMap<qsizetype, QString> languages;
};

Columns columnsOf(const QStringList &headers)
{
    Columns columns;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QString header = headers.at(i).trimmed();
        const QString name = header.toLower();
        if (name == "source"_L1)
            columns.source = i;
        else if (name == "note"_L1)
            columns.note = i;
        else if (name == "case"_L1)
            columns.cases = i;
        else if (name == "flags"_L1)
            columns.flags = i;
        else if (!languageTag(header).isEmpty())
            columns.languages.insert(i, languageTag(header));
    }
    return columns;
}

TableTerm termOf(const CsvTable &table, qsizetype row, const Columns &columns)
{
    const auto cell = [&](qsizetype column) { return column < 0 ? QString() : table.text(row, column); };
    TableTerm term;
    term.source = cell(columns.source).trimmed();
    term.note = cell(columns.note).trimmed();
    term.caseSensitive = isYes(cell(columns.cases));
    const QString flags = cell(columns.flags).toLower();
    term.forbidden = flags.contains("forbidden"_L1);
    term.keep = flags.contains("keep"_L1);
    for (auto it = columns.languages.cbegin(); it != columns.languages.cend(); ++it) {
        const QStringList translations = alternatives(cell(it.key()));
        if (!translations.isEmpty())
            term.translations.insert(it.value(), translations);
    }
    return term;
}

} // namespace

TableGlossary readTableGlossary(const QByteArray &csv)
{
    const CsvRead read = CsvTable::read(csv);
    if (!read.table) {
        const QString place = read.error.line > 0 ? Words::tr("Line %1: %2").arg(read.error.line) : u"%2"_s;
        return { {}, place.arg(read.error.message) };
    }
    TableGlossary glossary;
    if (read.table->rowCount() == 0)
        return { {}, Words::tr("The glossary is empty.") };
    const Columns columns = columnsOf(read.table->texts(0));
    if (columns.source < 0)
        return { {}, Words::tr("The glossary has no column “source”.") };
    for (qsizetype row = 1; row < read.table->rowCount(); ++row) {
        const TableTerm term = termOf(*read.table, row, columns);
        if (!term.source.isEmpty())
            glossary.terms.append(term);
    }
    return glossary;
}

QString TableInstructions::of(const QString &language) const
{
    QStringList parts{ byLanguage.value(u"*"_s) };
    const QStringList languages = byLanguage.keys();
    const qsizetype own = bestLanguage(languages, language);
    if (own >= 0 && languages.at(own) != "*"_L1)
        parts.append(byLanguage.value(languages.at(own)));
    parts.removeAll(QString());
    return parts.join(u'\n');
}

TableInstructions readTableInstructions(const QByteArray &bytes)
{
    const std::optional<QString> text = promptFromBytes(bytes);
    if (!text)
        return { {}, Words::tr("The instructions are not readable as text.") };
    const QJsonDocument json = QJsonDocument::fromJson(text->toUtf8());
    if (!json.isObject())
        return { { { u"*"_s, text->trimmed() } }, {} };
    TableInstructions instructions;
    const QJsonObject object = json.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString tag = it.key() == "*"_L1 ? it.key() : languageTag(it.key());
        if (tag.isEmpty() || !it->isString())
            return { {}, Words::tr("“%1” is not a language with a text.").arg(it.key()) };
        instructions.byLanguage.insert(tag, it->toString().trimmed());
    }
    return instructions;
}

} // namespace lineup
