// SPDX-License-Identifier: Apache-2.0
#include "tableopening.h"

#include "checkunits.h"
#include "gridpreview.h"
#include "strings/languagetags.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableOpening)
};

constexpr qsizetype partsOfPath = 3; // how far from the file's name a language may stand
constexpr qsizetype mostSpeakers = 500;

class Opener
{
public:
    explicit Opener(const TableOpening &opening)
        : m_opening(opening)
    {
        m_table.source.source = opening.source;
        m_table.source.columns = opening.columns;
        m_table.source.sheet = opening.sheet;
    }

    OpenedTable open();

private:
    void openPattern(const QString &pattern);
    void openOne(const QString &path);
    void openColumns(const TableFileRead &first);
    void openSeveral();
    QString languageOf(const QString &path);
    bool sortByLanguage();
    void findSource();
    bool add(const QString &language, const QString &ownPath);
    bool read(const QString &language, TableFileRead &read);
    void fail(const TableFileRead &read);
    void describe();
    void warn(const QString &path, const QList<StringIssue> &issues);

    const TableOpening &m_opening;
    OpenedTable m_table;
    StringFile m_any; // what is there without a language
};

OpenedTable Opener::open()
{
    if (m_opening.paths.size() > 1)
        openSeveral();
    else if (isLanguagePattern(m_opening.paths.value(0)))
        openPattern(m_opening.paths.constFirst());
    else
        openOne(m_opening.paths.value(0));
    if (m_table.error.isEmpty())
        describe();
    else
        m_table.files.clear();
    return m_table;
}

void Opener::fail(const TableFileRead &read)
{
    m_table.error = Words::tr("“%1” cannot be opened. %2").arg(QFileInfo(read.path).fileName(), read.error);
}

bool Opener::read(const QString &language, TableFileRead &read)
{
    read = readTableFile(m_table.source, language);
    if (read.file)
        return true;
    fail(read);
    return false;
}

bool Opener::add(const QString &language, const QString &ownPath)
{
    TableFileRead found;
    if (!read(language, found))
        return false;
    if (!m_table.format.isEmpty() && m_table.format != found.file->format) {
        m_table.error = Words::tr("These files are of different formats. Open those of one format together.");
        return false;
    }
    m_table.format = found.file->format;
    warn(found.path, found.file->warnings);
    m_table.files.append({ language, *found.file, ownPath });
    return true;
}

void Opener::openPattern(const QString &pattern)
{
    m_table.source.in = pattern;
    QList<LanguageFile> files = languageFiles(pattern);
    if (files.isEmpty()) {
        m_table.error = Words::tr("There is no file of any language at “%1”.").arg(pattern);
        return;
    }
    findSource();
    for (const LanguageFile &file : std::as_const(files)) {
        const bool isSource = QFileInfo(file.path) == QFileInfo(m_table.source.source);
        if (!isSource && !add(file.language, {}))
            return;
    }
}

// Files of one language each say nothing of their source: it is the English one among them.
void Opener::findSource()
{
    if (!m_table.source.source.isEmpty())
        return;
    const QList<LanguageFile> files = languageFiles(m_table.source.in);
    const TableFileRead first = readTableFile(m_table.source, files.constFirst().language);
    if (!first.file || !first.file->monolingual)
        return;
    for (const LanguageFile &file : files) {
        if (isSameLanguage(file.language, u"en"_s) || bestLanguage({ file.language }, u"en"_s) == 0)
            m_table.source.source = file.path;
    }
}

void Opener::openOne(const QString &path)
{
    m_table.source.in = path;
    m_table.pattern = patternOfNeighbours(path);
    m_table.patternFiles = m_table.pattern.isEmpty() ? 0 : int(languageFiles(m_table.pattern).size());
    TableFileRead first;
    if (!read({}, first)) {
        // With its headers people can say which column is what.
        const QStringList tables{ u"csv"_s, u"tsv"_s, u"tab"_s, u"xlsx"_s };
        if (!first.unreadable && tables.contains(QFileInfo(path).suffix().toLower()))
            m_table.headers = readGridPreview(path, m_table.source.sheet, 0).headers;
        return;
    }
    m_table.format = first.file->format;
    if (m_table.isGrid()) {
        openColumns(first);
        return;
    }
    const QString named = languageOfPath(path);
    const QString language = first.file->targetLanguage.isEmpty() ? named : first.file->targetLanguage;
    // A template has no language of its own.
    const bool isTemplate = QFileInfo(path).suffix().compare(u"pot", Qt::CaseInsensitive) == 0;
    if (!language.isEmpty() && !isTemplate) {
        add(language, {});
        return;
    }
    warn(path, first.file->warnings);
    m_any = *first.file;
}

void Opener::openColumns(const TableFileRead &first)
{
    m_table.headers = readGridPreview(m_table.source.in, m_table.source.sheet, 0).headers;
    QStringList languages = languagesOfColumns(m_table.headers, m_table.source.columns);
    if (languages.isEmpty() && !first.file->targetLanguage.isEmpty())
        languages.append(first.file->targetLanguage);
    if (languages.isEmpty() && first.file->monolingual)
        languages.append(languageOfPath(m_table.source.in));
    languages.removeAll(QString());
    for (const QString &language : std::as_const(languages)) {
        if (!add(language, {}))
            return;
    }
    if (!languages.isEmpty())
        return;
    warn(first.path, first.file->warnings);
    m_any = *first.file;
}

// The language of one of several files; empty: it cannot be told, and the error says so.
QString Opener::languageOf(const QString &path)
{
    QString language = languageOfPath(path);
    if (!language.isEmpty())
        return language;
    TableSource alone = m_table.source;
    alone.in = path;
    const TableFileRead found = readTableFile(alone, {});
    if (!found.file)
        fail(found);
    else if (found.file->targetLanguage.isEmpty())
        m_table.error = Words::tr("Neither the name nor the content of “%1” tells its language. Give it a "
                                  "name such as “de%2”, or open it alone.")
                            .arg(QFileInfo(path).fileName(), u'.' + QFileInfo(path).suffix());
    return found.file ? found.file->targetLanguage : QString();
}

bool Opener::sortByLanguage()
{
    for (const QString &path : m_opening.paths) {
        const QString language = languageOf(path);
        if (language.isEmpty())
            return false;
        if (m_table.source.files.contains(language)) {
            m_table.error
                = Words::tr("“%1” and “%2” are both in the same language (%3). Open one file a language.")
                      .arg(QFileInfo(m_table.source.files.value(language)).fileName(),
                           QFileInfo(path).fileName(), language);
            return false;
        }
        m_table.source.files.insert(language, path);
    }
    return true;
}

void Opener::openSeveral()
{
    if (!sortByLanguage())
        return;
    QStringList patterns;
    for (const QString &path : m_opening.paths)
        patterns.append(patternOfNeighbours(path));
    patterns.removeDuplicates();
    m_table.source.in = m_opening.paths.constFirst();
    const QMap<QString, QString> files = m_table.source.files;
    const TableFileRead first = readTableFile(m_table.source, files.firstKey());
    const bool monolingual = first.file && first.file->monolingual;
    const qsizetype english = monolingual ? bestLanguage(files.keys(), u"en"_s) : -1;
    if (english >= 0 && m_table.source.source.isEmpty()) {
        const QString language = std::next(files.constKeyValueBegin(), english)->first;
        m_table.source.source = files.value(language);
        m_table.source.files.remove(language);
    }
    if (patterns.size() == 1 && !patterns.constFirst().isEmpty())
        m_table.source.in = patterns.constFirst();
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        if (m_table.source.files.contains(it.key()) && !add(it.key(), it.value()))
            return;
    }
}

void Opener::warn(const QString &path, const QList<StringIssue> &issues)
{
    for (const StringIssue &issue : issues) {
        const TableWarning warning{ path, issue.line, issue.message };
        if (m_table.warnings.contains(warning))
            continue;
        if (m_table.warnings.size() == OpenedTable::mostWarnings)
            ++m_table.warningsLeftOut;
        else
            m_table.warnings.append(warning);
    }
}

void Opener::describe()
{
    QHash<QString, int> speakers;
    const StringFile &file = m_table.files.isEmpty() ? m_any : m_table.files.constFirst().file;
    for (const StringUnit &unit : file.units) {
        if (!unit.speaker.isEmpty())
            ++speakers[unit.speaker];
    }
    m_table.wantsSource = file.monolingual && m_table.source.source.isEmpty();
    m_table.families = placeholderFamiliesOf(file);
    m_table.strings = int(file.units.size());
    for (const TableFile &other : std::as_const(m_table.files)) {
        m_table.counts.append(countStrings(other));
        m_table.strings = std::max(m_table.strings, int(other.file.units.size()));
    }
    m_table.sourceLanguage = file.sourceLanguage;
    if (m_table.sourceLanguage.isEmpty() && !m_table.source.source.isEmpty())
        m_table.sourceLanguage = languageOfPath(m_table.source.source);
    m_table.speakers = speakers.keys();
    std::sort(m_table.speakers.begin(), m_table.speakers.end(), [&](const QString &a, const QString &b) {
        return speakers.value(a) != speakers.value(b) ? speakers.value(a) > speakers.value(b) : a < b;
    });
    m_table.speakers = m_table.speakers.mid(0, mostSpeakers);
}

// "game_pt_BR.po": every stretch between marks may be the language.
QList<std::pair<qsizetype, qsizetype>> stretchesOf(const QString &name)
{
    const auto isMark = [&name](qsizetype at) { return u"_-."_s.contains(name.at(at)); };
    QList<std::pair<qsizetype, qsizetype>> stretches;
    for (qsizetype begin = 0; begin < name.size(); ++begin) {
        for (qsizetype end = begin + 2; (begin == 0 || isMark(begin - 1)) && end <= name.size(); ++end) {
            if (end == name.size() || isMark(end))
                stretches.append({ begin, end });
        }
    }
    return stretches;
}

// The patterns with the language in this part of the path, and in the file's name too where it stands there.
QStringList patternsAt(const QStringList &parts, qsizetype part, const QString &language)
{
    QStringList patterns;
    const QString &name = parts.at(part);
    for (const auto &[begin, end] : stretchesOf(name)) {
        const QString spelling = name.mid(begin, end - begin);
        const QString tag = languageTag(spelling);
        if (tag.isEmpty() || (!language.isEmpty() && tag != language))
            continue;
        QStringList changed = parts;
        changed[part] = name.left(begin) + u"{lang}"_s + name.mid(end);
        patterns.append(changed.join(u'/'));
        if (part == parts.size() - 1 || !parts.constLast().contains(spelling))
            continue;
        changed.last().replace(spelling, u"{lang}"_s);
        patterns.append(changed.join(u'/'));
    }
    return patterns;
}

} // namespace

TableCounts countStrings(const TableFile &file)
{
    TableCounts counts;
    for (const StringUnit &unit : file.file.units) {
        if (!unit.translatable || unit.plainSource().trimmed().isEmpty())
            continue;
        if (unit.state == StringState::Untranslated)
            ++counts.untranslated;
        else if (unit.state == StringState::Fuzzy)
            ++counts.fuzzy;
        else
            ++counts.translated;
    }
    return counts;
}

OpenedTable openTable(const TableOpening &opening)
{
    return Opener(opening).open();
}

QString patternOfNeighbours(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const QStringList parts = whole.split(u'/');
    QString best;
    qsizetype mostFiles = 1;
    const qsizetype first = std::max<qsizetype>(1, parts.size() - partsOfPath);
    for (qsizetype part = parts.size() - 1; part >= first; --part) {
        for (const QString &candidate : patternsAt(parts, part, languageOfPath(whole))) {
            const qsizetype files = languageFiles(candidate).size();
            if (files > mostFiles) {
                mostFiles = files;
                best = candidate;
            }
        }
    }
    return best;
}

} // namespace lineup
