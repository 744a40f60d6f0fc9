// SPDX-License-Identifier: Apache-2.0
#include "tableglossary.h"

#include "checkfilewords.h"
#include "grids/csvtable.h"
#include "strings/languagetags.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Columns
{
    qsizetype source = -1;
    qsizetype note = -1;
    qsizetype caseMatters = -1;
    qsizetype flags = -1;
    QList<std::pair<qsizetype, QString>> languages; // with their tags
};

Columns columnsOf(const QStringList &headers)
{
    Columns columns;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QString name = headers.at(i).trimmed().toLower();
        if (name == "source"_L1)
            columns.source = i;
        else if (name == "note"_L1)
            columns.note = i;
        else if (name == "case"_L1)
            columns.caseMatters = i;
        else if (name == "flags"_L1)
            columns.flags = i;
        else if (const QString tag = languageTag(headers.at(i)); !tag.isEmpty())
            columns.languages.append({ i, tag });
    }
    return columns;
}

bool isYes(const QString &text)
{
    static const QSet<QString> no{ u""_s, u"0"_s, u"no"_s, u"n"_s, u"false"_s, u"-"_s, u"insensitive"_s };
    return !no.contains(text.trimmed().toLower());
}

QStringList alternatives(const QString &text)
{
    QStringList result;
    const QStringList parts = text.split(u'|');
    for (const QString &part : parts) {
        const QString word = part.simplified();
        if (!word.isEmpty() && !result.contains(word))
            result.append(word);
    }
    return result;
}

// More alternatives for a term, in all its languages.
void join(QMap<QString, QStringList> &known, const QMap<QString, QStringList> &more)
{
    for (auto it = more.cbegin(); it != more.cend(); ++it) {
        QStringList &words = known[it.key()];
        words += it.value();
        words.removeDuplicates();
    }
}

class GlossaryReader
{
public:
    GlossaryReader(const CsvTable &table, const Columns &columns, TableGlossary *result)
        : m_table(table)
        , m_columns(columns)
        , m_result(result)
    { }

    void read()
    {
        for (qsizetype row = 1; row < m_table.rowCount(); ++row) {
            if (!m_table.isBlank(row))
                readRow(row);
        }
    }

private:
    QString text(qsizetype row, qsizetype column) const
    {
        return column < 0 ? QString() : m_table.text(row, column);
    }

    void warn(qsizetype row, const QString &message)
    {
        m_result->warnings.append({ m_table.line(row), message });
    }

    void readFlags(qsizetype row, TableTerm *term)
    {
        static const QRegularExpression separators(u"[\\s,;|]+"_s);
        const QStringList flags = text(row, m_columns.flags).toLower().split(separators, Qt::SkipEmptyParts);
        for (const QString &flag : flags) {
            if (flag == "forbidden"_L1)
                term->forbidden = true;
            else if (flag == "keep"_L1)
                term->keep = true;
            else
                warn(row, CheckFileWords::tr("There is no flag “%1”. Flags: forbidden, keep.").arg(flag));
        }
    }

    void readRow(qsizetype row)
    {
        TableTerm term;
        term.source = text(row, m_columns.source).simplified();
        if (term.source.isEmpty()) {
            warn(row, CheckFileWords::tr("The row has no source term and is left out."));
            return;
        }
        for (const auto &[column, tag] : m_columns.languages) {
            const QStringList words = alternatives(text(row, column));
            if (!words.isEmpty())
                join(term.translations, { { tag, words } });
        }
        term.note = text(row, m_columns.note).trimmed();
        term.caseSensitive = isYes(text(row, m_columns.caseMatters));
        readFlags(row, &term);
        if (term.forbidden && term.keep)
            warn(row, CheckFileWords::tr("A term cannot be both forbidden and kept; the row is left out."));
        else
            add(term);
    }

    // Two rows of one source give alternatives; a text need not have both.
    void add(const TableTerm &term)
    {
        const QString key = (term.caseSensitive ? term.source : term.source.toLower()) + u'\n'
            + QString::number((term.caseSensitive ? 1 : 0) + (term.forbidden ? 2 : 0) + (term.keep ? 4 : 0));
        const auto place = m_places.constFind(key);
        if (place == m_places.cend()) {
            m_places.insert(key, m_result->terms.size());
            m_result->terms.append(term);
        } else {
            join(m_result->terms[*place].translations, term.translations);
        }
    }

    const CsvTable &m_table;
    const Columns &m_columns;
    TableGlossary *m_result;
    QHash<QString, qsizetype> m_places;
};

} // namespace

TableGlossary readTableGlossary(const QByteArray &csv, const ReadControl &control)
{
    const CsvRead read = CsvTable::read(csv, {}, control);
    if (!read.table) {
        const GridIssue &error = read.error;
        const bool placed = error.line > 0;
        return { {},
                 {},
                 {},
                 placed ? CheckFileWords::tr("Line %1: %2").arg(error.line).arg(error.message)
                        : error.message };
    }
    const CsvTable &table = *read.table;
    if (table.rowCount() == 0)
        return { {}, {}, {}, CheckFileWords::tr("The glossary is empty.") };
    const Columns columns = columnsOf(table.texts(0));
    if (columns.source < 0)
        return { {}, {}, {}, CheckFileWords::tr("A glossary needs a column with the header “source”.") };
    TableGlossary result;
    result.warnings = table.warnings();
    for (const auto &[column, tag] : columns.languages)
        result.languages.append(tag);
    GlossaryReader(table, columns, &result).read();
    return result;
}

std::optional<GlossaryTerm> termFor(const TableTerm &term, const QString &language)
{
    GlossaryTerm own;
    own.source = term.source;
    own.note = term.note;
    own.caseSensitive = term.caseSensitive;
    own.forbidden = term.forbidden;
    own.keep = term.keep;
    const qsizetype best = language.isEmpty() ? -1 : bestLanguage(term.translations.keys(), language);
    if (best >= 0)
        own.translations = std::next(term.translations.constBegin(), best).value();
    // What is forbidden in other languages only says nothing of this one.
    const bool applies
        = term.keep || !own.translations.isEmpty() || (term.forbidden && term.translations.isEmpty());
    return applies ? std::optional(own) : std::nullopt;
}

QList<GlossaryTerm> termsFor(const QList<TableTerm> &terms, const QString &language)
{
    QList<GlossaryTerm> result;
    for (const TableTerm &term : terms) {
        if (const std::optional<GlossaryTerm> own = termFor(term, language))
            result.append(*own);
    }
    return result;
}

std::optional<GridIssue> missingColumn(const TableGlossary &glossary, const QString &language)
{
    if (language.isEmpty())
        return GridIssue{ 1,
                          CheckFileWords::tr("The language is not known, so no translation of a "
                                             "term can be looked for.") };
    if (bestLanguage(glossary.languages, language) < 0)
        return GridIssue{
            1, CheckFileWords::tr("The glossary has no column for the language “%1”.").arg(language)
        };
    return {};
}

} // namespace lineup
