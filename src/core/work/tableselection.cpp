// SPDX-License-Identifier: Apache-2.0
#include "tableselection.h"

#include "checkunits.h"
#include "strings/languagetags.h"
#include "strings/pluralforms.h"

#include <QSet>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype neighbours = 2; // lines before and after
constexpr qsizetype longestNeighbour = 300;

// A file of another language has no translations into this one.
bool isOfLanguage(const TableFile &file)
{
    return file.file.targetLanguage.isEmpty() || isSameLanguage(file.file.targetLanguage, file.language)
        || bestLanguage({ file.file.targetLanguage }, file.language) == 0;
}

bool isWanted(const StringUnit &unit, StringState state, TableWhere where)
{
    if (!unit.translatable || unit.plainSource().trimmed().isEmpty())
        return false;
    switch (where) {
    case TableWhere::Untranslated:
        return state == StringState::Untranslated;
    case TableWhere::Fuzzy:
        return state == StringState::Fuzzy;
    case TableWhere::All:
        return true;
    }
    return false;
}

QStringList commentsOf(const StringUnit &unit)
{
    QStringList comments;
    for (const StringComment &comment : unit.comments) {
        if (comment.kind == StringComment::Kind::Metadata || comment.text.trimmed().isEmpty())
            continue;
        comments.append(comment.text);
    }
    return comments;
}

TableString stringOf(const StringUnit &unit, qsizetype place)
{
    TableString string;
    string.id = unit.id;
    string.source = unit.plainSource();
    string.fullSource = unit.source;
    string.sourcePlural = unit.sourcePlural;
    string.plural = unit.plural;
    string.context = unit.inlineContext.isEmpty()
        ? unit.context
        : QStringList{ unit.context, unit.inlineContext.chopped(1) }.join(u' ').trimmed();
    string.group = unit.context;
    string.speaker = unit.speaker;
    string.comments = commentsOf(unit);
    string.flags = unit.flags;
    string.limit = unit.limit;
    string.place = place;
    return string;
}

// A context that hardly any two strings have in common is a name of the string, and parts nothing.
bool contextsPart(const QList<StringUnit> &units)
{
    QSet<QString> contexts;
    qsizetype count = 0;
    for (const StringUnit &unit : units) {
        if (!unit.context.isEmpty()) {
            contexts.insert(unit.context);
            ++count;
        }
    }
    return contexts.size() * 2 <= count;
}

class Selector
{
public:
    Selector(TableJob &job, const TableSelection &selection)
        : m_job(job)
        , m_selection(selection)
    { }

    void add(const TableFile &file);
    void finish();

private:
    void addNeighbours();

    TableJob &m_job;
    const TableSelection &m_selection;
    QList<TableString> m_strings;
    QHash<QString, int> m_byId;
    QStringList m_sources; // of the first file, by place
};

void Selector::add(const TableFile &file)
{
    const bool parts = contextsPart(file.file.units);
    const bool own = isOfLanguage(file);
    for (qsizetype i = 0; i < file.file.units.size(); ++i) {
        const StringUnit &unit = file.file.units.at(i);
        if (m_sources.size() == i)
            m_sources.append(unit.plainSource());
        const StringState state = own ? unit.state : StringState::Untranslated;
        if (!isWanted(unit, state, m_selection.where) || m_selection.except.contains(unit.id))
            continue;
        auto known = m_byId.find(unit.id);
        if (known == m_byId.end()) {
            known = m_byId.insert(unit.id, int(m_strings.size()));
            m_strings.append(stringOf(unit, i));
            if (!parts)
                m_strings.last().group.clear();
        }
        TableString &string = m_strings[*known];
        // The same id with another source is another string; it is left to its own file's turn.
        if (string.fullSource == unit.source && !string.languages.contains(file.language))
            string.languages.insert(
                file.language, { unit.line, own ? unit.targets : QStringList(unit.targets.size()), state });
    }
}

void Selector::finish()
{
    std::stable_sort(m_strings.begin(), m_strings.end(),
                     [](const TableString &a, const TableString &b) { return a.place < b.place; });
    if (m_selection.sample) {
        QList<TableString> sample;
        for (const int index :
             sampleOf(m_strings, *m_selection.sample, m_selection.seed, m_job.families, m_job.rules))
            sample.append(m_strings.at(index));
        m_strings = sample;
    } else if (m_selection.limit) {
        m_strings.resize(std::min<qsizetype>(m_strings.size(), *m_selection.limit));
    }
    addNeighbours();
    m_job.strings = m_strings;
}

// The lines around a string that are not asked for themselves: those that are stand in the same request.
void Selector::addNeighbours()
{
    QSet<qsizetype> rows;
    for (const TableString &string : std::as_const(m_strings))
        rows.insert(string.place);
    const auto usable = [&](qsizetype place) {
        return place >= 0 && place < m_sources.size() && !rows.contains(place)
            && !m_sources.at(place).trimmed().isEmpty();
    };
    for (TableString &string : m_strings) {
        for (qsizetype place = string.place - neighbours; place < string.place; ++place) {
            if (usable(place))
                string.before.append(m_sources.at(place).left(longestNeighbour));
        }
        for (qsizetype place = string.place + 1; place <= string.place + neighbours; ++place) {
            if (usable(place))
                string.after.append(m_sources.at(place).left(longestNeighbour));
        }
    }
}

} // namespace

void selectStrings(TableJob &job, const QList<TableFile> &files, const TableSelection &selection)
{
    Selector selector(job, selection);
    job.where = selection.where;
    job.sample = selection.sample.value_or(0);
    if (!files.isEmpty())
        job.families = placeholderFamiliesOf(files.first().file);
    const QList<TableLanguage> given = std::exchange(job.languages, {});
    for (const TableFile &file : files) {
        TableLanguage language;
        language.tag = file.language;
        language.file = file.path;
        for (const TableLanguage &before : given) {
            if (before.tag == file.language)
                language.instructions = before.instructions;
        }
        language.forms = isOfLanguage(file) ? file.file.pluralForms : QList<PluralForm>();
        if (language.forms.isEmpty())
            language.forms = pluralFormsOf(file.language);
        job.languages.append(language);
        selector.add(file);
    }
    selector.finish();
}

} // namespace lineup
