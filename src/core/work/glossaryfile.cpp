// SPDX-License-Identifier: Apache-2.0
#include "checkfiles.h"
#include "checkfilewords.h"
#include "grids/csvtable.h"
#include "strings/languagetags.h"

#include <QSet>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Columns
{
    qsizetype source = -1;
    qsizetype target = -1;
    qsizetype note = -1;
    qsizetype caseMatters = -1;
    qsizetype flags = -1;
    QList<qsizetype> languages;
};

Columns columnsOf(const QStringList &headers, const QString &language)
{
    Columns columns;
    QStringList spellings;
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
        else if (!languageTag(headers.at(i)).isEmpty()) {
            columns.languages.append(i);
            spellings.append(headers.at(i));
        }
    }
    const qsizetype best = language.isEmpty() ? -1 : bestLanguage(spellings, language);
    if (best >= 0)
        columns.target = columns.languages.at(best);
    return columns;
}

bool isYes(const QString &text)
{
    static const QSet<QString> words{
        u"yes"_s, u"y"_s, u"true"_s, u"1"_s, u"x"_s, u"case"_s, u"sensitive"_s
    };
    return words.contains(text.trimmed().toLower());
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

class GlossaryReader
{
public:
    GlossaryReader(const CsvTable &table, const Columns &columns, GlossaryRead *result)
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

    void readFlags(qsizetype row, GlossaryTerm *term)
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

    bool hasTextInAnyLanguage(qsizetype row) const
    {
        return std::any_of(m_columns.languages.cbegin(), m_columns.languages.cend(),
                           [&](qsizetype column) { return !text(row, column).trimmed().isEmpty(); });
    }

    void readRow(qsizetype row)
    {
        GlossaryTerm term;
        term.source = text(row, m_columns.source).simplified();
        if (term.source.isEmpty()) {
            warn(row, CheckFileWords::tr("The row has no source term and is left out."));
            return;
        }
        term.translations = alternatives(text(row, m_columns.target));
        term.note = text(row, m_columns.note).trimmed();
        term.caseSensitive = isYes(text(row, m_columns.caseMatters));
        readFlags(row, &term);
        if (term.forbidden && term.keep) {
            warn(row, CheckFileWords::tr("A term cannot be both forbidden and kept; the row is left out."));
            return;
        }
        // What is forbidden in other languages only says nothing of this one.
        const bool applies
            = term.keep || !term.translations.isEmpty() || (term.forbidden && !hasTextInAnyLanguage(row));
        if (applies)
            add(term);
    }

    // Two rows of one source give alternatives; a text need not have both.
    void add(const GlossaryTerm &term)
    {
        const QString key = (term.caseSensitive ? term.source : term.source.toLower()) + u'\n'
            + QString::number((term.caseSensitive ? 1 : 0) + (term.forbidden ? 2 : 0) + (term.keep ? 4 : 0));
        const auto place = m_places.constFind(key);
        if (place == m_places.cend()) {
            m_places.insert(key, m_result->terms.size());
            m_result->terms.append(term);
            return;
        }
        QStringList &known = m_result->terms[*place].translations;
        known += term.translations;
        known.removeDuplicates();
    }

    const CsvTable &m_table;
    const Columns &m_columns;
    GlossaryRead *m_result;
    QHash<QString, qsizetype> m_places;
};

} // namespace

GlossaryRead readGlossary(const QByteArray &bytes, const QString &language, const ReadControl &control)
{
    GlossaryRead result;
    const CsvRead read = CsvTable::read(bytes, {}, control);
    if (!read.table) {
        result.error = read.error;
        return result;
    }
    const CsvTable &table = *read.table;
    result.warnings = table.warnings();
    const Columns columns = columnsOf(table.rowCount() > 0 ? table.texts(0) : QStringList(), language);
    if (columns.source < 0) {
        result.error = { 1, CheckFileWords::tr("A glossary needs a column with the header “source”.") };
        return result;
    }
    if (columns.target < 0)
        result.warnings.append(
            { 1,
              language.isEmpty()
                  ? CheckFileWords::tr("The language is not known, so no translation of a "
                                       "term can be looked for.")
                  : CheckFileWords::tr("The glossary has no column for the language “%1”.").arg(language) });
    GlossaryReader(table, columns, &result).read();
    return result;
}

} // namespace lineup
