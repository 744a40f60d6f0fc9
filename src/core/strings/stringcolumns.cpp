// SPDX-License-Identifier: Apache-2.0
#include "stringcolumns.h"

#include "languagetags.h"

#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Finds the columns of one sheet, step by step; a column is taken once.
class ColumnFinder
{
public:
    ColumnFinder(const QStringList &headers, const ColumnMapping &mapping);
    StringColumns find(const QString &language, bool isHint);
    QStringList languages();

private:
    qsizetype named(const QStringList &names) const;
    qsizetype mapped(const QString &header, const QStringList &names) const;
    qsizetype chosenOrNamed(const QString &header, const QStringList &names) const;
    void findPreset();
    void findUnity();
    void findGodot();
    void findYarn();
    void findGeneric();
    void findLimit();
    void findLanguages();
    void chooseLanguages(const QString &language, bool isHint);
    void chooseTarget(const QString &language, bool isHint);

    QStringList m_headers;
    QStringList m_lower;
    ColumnMapping m_mapping;
    bool m_isChosen; // somebody has said which columns are what
    StringColumns m_columns;
    QList<qsizetype> m_languages; // columns whose header is a language
};

ColumnFinder::ColumnFinder(const QStringList &headers, const ColumnMapping &mapping)
    : m_headers(headers)
    , m_mapping(mapping)
{
    ColumnMapping own = mapping;
    own.preset.reset();
    m_isChosen = own != ColumnMapping{};
    for (const QString &header : headers)
        m_lower.append(header.trimmed().toLower());
}

qsizetype ColumnFinder::named(const QStringList &names) const
{
    for (const QString &name : names) {
        const qsizetype found = m_lower.indexOf(name);
        if (found >= 0)
            return found;
    }
    return -1;
}

qsizetype ColumnFinder::mapped(const QString &header, const QStringList &names) const
{
    return header.isEmpty() ? named(names) : m_headers.indexOf(header);
}

// Whoever chooses columns, and none for this, means none.
qsizetype ColumnFinder::chosenOrNamed(const QString &header, const QStringList &names) const
{
    return m_isChosen && header.isEmpty() ? -1 : mapped(header, names);
}

StringColumns ColumnFinder::find(const QString &language, bool isHint)
{
    findLanguages();
    findPreset();
    switch (m_columns.preset) {
    case ColumnPreset::Yarn:
        findYarn();
        break;
    case ColumnPreset::Unity:
        findUnity();
        break;
    case ColumnPreset::Godot:
        findGodot();
        break;
    case ColumnPreset::Generic:
        findGeneric();
        break;
    }
    if (!m_columns.monolingual)
        chooseLanguages(language, isHint);
    return m_columns;
}

QStringList ColumnFinder::languages()
{
    const StringColumns columns = find({}, true);
    if (columns.monolingual || !m_mapping.target.isEmpty())
        return {};
    QStringList tags;
    // What is left of them once the source has been taken.
    for (const qsizetype column : std::as_const(m_languages)) {
        const QString tag = languageTag(m_headers.at(column));
        if (!tags.contains(tag))
            tags.append(tag);
    }
    if (tags.isEmpty() && !columns.targetLanguage.isEmpty())
        tags.append(columns.targetLanguage);
    return tags;
}

void ColumnFinder::findLanguages()
{
    static const QStringList words{ u"key"_s, u"id"_s, u"no"_s, u"max"_s, u"len"_s, u"ref"_s, u"tag"_s };
    for (qsizetype i = 0; i < m_headers.size(); ++i) {
        if (!languageTag(m_headers.at(i)).isEmpty() && !words.contains(m_lower.at(i)))
            m_languages.append(i);
    }
}

void ColumnFinder::findPreset()
{
    if (m_mapping.preset) {
        m_columns.preset = *m_mapping.preset;
        return;
    }
    if (m_isChosen)
        return;
    static const QRegularExpression unity(u"\\([A-Za-z0-9-]+\\)$"_s);
    const bool named = std::any_of(m_languages.begin(), m_languages.end(), [this](qsizetype column) {
        return unity.match(m_headers.at(column)).hasMatch();
    });
    if (m_lower.contains(u"id"_s) && m_lower.contains(u"text"_s) && m_lower.contains(u"language"_s)
        && (m_lower.contains(u"lock"_s) || m_lower.contains(u"node"_s)))
        m_columns.preset = ColumnPreset::Yarn;
    else if (named && (m_lower.contains(u"key"_s) || m_lower.contains(u"id"_s)))
        m_columns.preset = ColumnPreset::Unity;
    else if (!m_languages.isEmpty() && !m_languages.contains(0) && m_languages.constFirst() <= 3
             && std::all_of(m_lower.begin() + 1, m_lower.end(), [this](const QString &header) {
                    return header.startsWith(u'_') || header.startsWith(u'?')
                        || m_languages.contains(m_lower.indexOf(header));
                }))
        m_columns.preset = ColumnPreset::Godot;
}

void ColumnFinder::findUnity()
{
    m_columns.key = named({ u"key"_s });
    m_columns.secondKey = named({ u"id"_s });
    if (m_columns.key < 0)
        std::swap(m_columns.key, m_columns.secondKey);
    for (qsizetype i = 0; i < m_lower.size(); ++i) {
        if (m_lower.at(i).endsWith(u"comments"))
            m_columns.comments.append(i);
    }
}

void ColumnFinder::findGodot()
{
    m_columns.key = 0;
    m_columns.context = named({ u"?context"_s });
    m_columns.plural = named({ u"?plural"_s });
    for (qsizetype i = 1; i < m_lower.size(); ++i) {
        if (m_lower.at(i).startsWith(u'_'))
            m_columns.comments.append(i);
    }
}

void ColumnFinder::findYarn()
{
    m_columns.monolingual = true;
    m_columns.key = named({ u"id"_s });
    m_columns.target = named({ u"text"_s });
    m_columns.context = named({ u"node"_s });
    m_columns.lock = named({ u"lock"_s });
    m_columns.file = named({ u"file"_s });
    m_columns.fileLine = named({ u"linenumber"_s });
    m_columns.language = named({ u"language"_s });
    if (const qsizetype comment = named({ u"comment"_s }); comment >= 0)
        m_columns.comments.append(comment);
}

void ColumnFinder::findGeneric()
{
    m_columns.key = mapped(m_mapping.key,
                           { u"key"_s, u"id"_s, u"string id"_s, u"stringid"_s, u"string_id"_s,
                             u"identifier"_s, u"string key"_s, u"keys"_s, u"name"_s });
    if (m_columns.key < 0 && m_mapping.key.isEmpty() && !m_languages.contains(0))
        m_columns.key = 0;
    m_columns.source
        = mapped(m_mapping.source, { u"source"_s, u"source text"_s, u"source string"_s, u"original"_s });
    m_columns.target
        = mapped(m_mapping.target, { u"target"_s, u"target text"_s, u"translation"_s, u"translated"_s });
    m_columns.context = chosenOrNamed(m_mapping.context, { u"context"_s, u"scene"_s });
    m_columns.speaker = chosenOrNamed(m_mapping.speaker, { u"speaker"_s, u"character"_s });
    findLimit();
    const qsizetype comment = chosenOrNamed(
        m_mapping.comment, { u"comment"_s, u"comments"_s, u"note"_s, u"notes"_s, u"description"_s });
    if (comment >= 0)
        m_columns.comments.append(comment);
}

// A chosen column has the unit that was chosen with it; a header that is found names its own.
void ColumnFinder::findLimit()
{
    if (m_isChosen) {
        m_columns.limit = chosenOrNamed(m_mapping.limit, {}); // a column without a header is none
        m_columns.limitUnit = m_mapping.limitUnit;
        return;
    }
    using Unit = StringLimit::Unit;
    const std::pair<Unit, QStringList> names[] = {
        { Unit::Characters,
          { u"max length"_s, u"maxlength"_s, u"max_length"_s, u"limit"_s, u"max chars"_s, u"max characters"_s,
            u"max_chars"_s } },
        { Unit::Bytes, { u"max bytes"_s, u"maxbytes"_s, u"max_bytes"_s } },
        { Unit::Pixels, { u"max pixels"_s, u"maxpixels"_s, u"max_pixels"_s, u"max px"_s, u"max_px"_s } },
    };
    for (const auto &[unit, spellings] : names) {
        m_columns.limit = named(spellings);
        m_columns.limitUnit = unit;
        if (m_columns.limit >= 0)
            return;
    }
}

void ColumnFinder::chooseLanguages(const QString &language, bool isHint)
{
    if (m_columns.source >= 0)
        m_languages.removeAll(m_columns.source);
    if (m_columns.target >= 0)
        m_languages.removeAll(m_columns.target);
    // The source is English where it is there, or else the first language.
    if (m_columns.source < 0 && !m_languages.isEmpty()) {
        QStringList spellings;
        for (const qsizetype column : std::as_const(m_languages))
            spellings.append(m_headers.at(column));
        const qsizetype english = bestLanguage(spellings, u"en"_s);
        m_columns.source = m_languages.takeAt(english < 0 ? 0 : english);
    }
    m_columns.sourceLanguage = languageTag(m_headers.value(m_columns.source));
    chooseTarget(language, isHint);
}

void ColumnFinder::chooseTarget(const QString &language, bool isHint)
{
    const QString wanted = languageTag(language);
    if (m_columns.target >= 0) {
        m_columns.targetLanguage = languageTag(m_headers.at(m_columns.target));
        if (m_columns.targetLanguage.isEmpty())
            m_columns.targetLanguage = wanted;
        return;
    }
    QStringList spellings;
    for (const qsizetype column : std::as_const(m_languages))
        spellings.append(m_headers.at(column));
    qsizetype found = wanted.isEmpty() ? -1 : bestLanguage(spellings, wanted);
    if (found < 0 && (wanted.isEmpty() || isHint) && !m_languages.isEmpty())
        found = 0;
    if (found >= 0) {
        m_columns.target = m_languages.at(found);
        m_columns.targetLanguage = languageTag(m_headers.at(m_columns.target));
    } else if (!wanted.isEmpty() && !isHint) {
        m_columns.targetLanguage = wanted;
        m_columns.newTarget = wanted;
    }
}

} // namespace

StringColumns findStringColumns(const QStringList &headers, const ColumnMapping &mapping,
                                const QString &language, bool isHint)
{
    return ColumnFinder(headers, mapping).find(language, isHint);
}

QStringList languagesOfColumns(const QStringList &headers, const ColumnMapping &mapping)
{
    return ColumnFinder(headers, mapping).languages();
}

} // namespace lineup
