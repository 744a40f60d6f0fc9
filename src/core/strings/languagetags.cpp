// SPDX-License-Identifier: Apache-2.0
#include "languagetags.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <unicode/locid.h>
#include <unicode/uloc.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mark = "{lang}"_L1;

struct Parts
{
    QString language;
    QString script;
    QString region;
    QStringList variants;
};

bool isKnownLanguage(const QString &code)
{
    // ICU's own list of languages, by code; what is not in it is a word that happens to be short.
    const icu::Locale locale(code.toLatin1().constData());
    icu::UnicodeString name;
    locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
    const QString shown(reinterpret_cast<const QChar *>(name.getBuffer()), name.length());
    return !shown.isEmpty() && shown.compare(code, Qt::CaseInsensitive) != 0;
}

std::optional<Parts> partsOf(const QString &spelling)
{
    static const QRegularExpression form(
        u"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\\d{3}))?((?:[-_][A-Za-z0-9]{4,8})*)"
        u"(?:\\.[A-Za-z0-9-]+)?(?:@([A-Za-z]+))?$"_s);
    const QRegularExpressionMatch match = form.match(spelling);
    if (!match.hasMatch() || !isKnownLanguage(match.captured(1).toLower()))
        return std::nullopt;
    Parts parts{ match.captured(1).toLower(), match.captured(2), match.captured(3).toUpper(),
                 match.captured(4).toLower().split(QRegularExpression(u"[-_]"_s), Qt::SkipEmptyParts) };
    static const QHash<QString, QString> scripts{ { u"latin"_s, u"Latn"_s },
                                                  { u"cyrillic"_s, u"Cyrl"_s },
                                                  { u"devanagari"_s, u"Deva"_s } };
    const QString modifier = match.captured(5).toLower();
    if (scripts.contains(modifier))
        parts.script = scripts.value(modifier);
    else if (modifier.size() > 3 && modifier != u"euro")
        parts.variants.append(modifier.left(8));
    if (!parts.script.isEmpty())
        parts.script = parts.script.left(1).toUpper() + parts.script.mid(1).toLower();
    return parts;
}

QString tagOf(const Parts &parts)
{
    QStringList all{ parts.language };
    if (!parts.script.isEmpty())
        all.append(parts.script);
    if (!parts.region.isEmpty())
        all.append(parts.region);
    return (all + parts.variants).join(u'-');
}

// English names, as engines use them for folders and settings.
const QHash<QString, QString> &languagesByName()
{
    static const QHash<QString, QString> names = [] {
        QHash<QString, QString> all{ { u"schinese"_s, u"zh-Hans"_s },
                                     { u"tchinese"_s, u"zh-Hant"_s },
                                     { u"brazilian"_s, u"pt-BR"_s },
                                     { u"latam"_s, u"es-419"_s },
                                     { u"chinese (simplified)"_s, u"zh-Hans"_s },
                                     { u"chinese (traditional)"_s, u"zh-Hant"_s } };
        for (const char *const *code = uloc_getISOLanguages(); *code; ++code) {
            icu::UnicodeString name;
            icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), name);
            const QString shown(reinterpret_cast<const QChar *>(name.getBuffer()), name.length());
            if (!all.contains(shown.toLower()))
                all.insert(shown.toLower(), QString::fromLatin1(*code));
        }
        return all;
    }();
    return names;
}

QString withoutRegion(const QString &tag)
{
    const auto parts = partsOf(tag);
    if (!parts)
        return {};
    return parts->script.isEmpty() ? parts->language : parts->language + u'-' + parts->script;
}

// The first part of the path that holds the mark, with what stands before and behind it.
struct PatternPlace
{
    QString folder;
    QString name; // with one mark or more
    QString rest; // begins with a slash, or is empty
};

PatternPlace placeOf(const QString &pattern)
{
    const qsizetype at = pattern.indexOf(mark);
    const qsizetype begin = pattern.lastIndexOf(u'/', at) + 1;
    const qsizetype slash = pattern.indexOf(u'/', at);
    const qsizetype end = slash < 0 ? pattern.size() : slash;
    return { pattern.left(begin), pattern.mid(begin, end - begin), pattern.mid(end) };
}

QString filled(const QString &pattern, const QString &spelling)
{
    QString path = pattern;
    return path.replace(mark, spelling);
}

QStringList spellingsOf(const QString &pattern)
{
    const PatternPlace place = placeOf(pattern);
    const qsizetype at = place.name.indexOf(mark);
    const QString before = place.name.left(at);
    const QString behind = place.name.mid(at + mark.size());
    QStringList spellings;
    const QDir folder(place.folder.isEmpty() ? u"."_s : place.folder);
    const QStringList names = folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (!name.startsWith(before))
            continue;
        // The mark may stand again behind itself, so the spelling is whatever makes the whole name.
        for (qsizetype length = 2; at + length <= name.size(); ++length) {
            const QString spelling = name.mid(at, length);
            if (name.mid(at + length) == filled(behind, spelling) && !languageTag(spelling).isEmpty()
                && QFileInfo(filled(pattern, spelling)).isFile()) {
                spellings.append(spelling);
            }
        }
    }
    return spellings;
}

} // namespace

QString languageTag(const QString &spelling)
{
    const QString text = spelling.trimmed();
    if (text.isEmpty() || text.size() > 100)
        return {};
    if (const auto parts = partsOf(text))
        return tagOf(*parts);
    // "Portuguese(pt-BR)": the code stands in the last brackets.
    static const QRegularExpression inBrackets(u"^[^()]*(?:\\([^()]*\\)\\s*)*\\(([A-Za-z0-9_@.-]+)\\)$"_s);
    const QRegularExpressionMatch match = inBrackets.match(text);
    if (match.hasMatch()) {
        if (const auto parts = partsOf(match.captured(1)))
            return tagOf(*parts);
    }
    return languagesByName().value(text.toLower());
}

QString languageName(const QString &tag)
{
    if (languageTag(tag).isEmpty())
        return tag;
    icu::UnicodeString name;
    icu::Locale(languageTag(tag).toLatin1().constData())
        .getDisplayName(icu::Locale(QLocale().bcp47Name().toLatin1().constData()), name);
    const QString shown(reinterpret_cast<const QChar *>(name.getBuffer()), name.length());
    return shown.isEmpty() ? tag : shown;
}

bool isSameLanguage(const QString &a, const QString &b)
{
    const QString tag = languageTag(a);
    return !tag.isEmpty() && tag == languageTag(b);
}

QString languageOfPath(const QString &path)
{
    const QFileInfo file(path);
    const QString name = file.completeBaseName();
    QStringList candidates{ name };
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (u"_-."_s.contains(name.at(i)))
            candidates.append(name.mid(i + 1));
    }
    candidates.append(file.dir().dirName());
    for (const QString &candidate : std::as_const(candidates)) {
        const auto parts = partsOf(candidate);
        // Languages with three letters share their codes with words, such as "car".
        if (parts && (parts->language.size() == 2 || !parts->region.isEmpty()))
            return tagOf(*parts);
    }
    return {};
}

qsizetype bestLanguage(const QStringList &spellings, const QString &language)
{
    const QString wanted = withoutRegion(languageTag(language));
    qsizetype close = -1;
    int closeCount = 0;
    for (qsizetype i = 0; i < spellings.size(); ++i) {
        if (isSameLanguage(spellings.at(i), language))
            return i;
        if (!wanted.isEmpty() && withoutRegion(languageTag(spellings.at(i))) == wanted) {
            close = i;
            ++closeCount;
        }
    }
    return closeCount == 1 ? close : -1;
}

bool isLanguagePattern(const QString &pattern)
{
    return pattern.contains(mark);
}

QList<LanguageFile> languageFiles(const QString &pattern)
{
    QList<LanguageFile> files;
    if (!isLanguagePattern(pattern))
        return files;
    const QStringList spellings = spellingsOf(pattern);
    for (const QString &spelling : spellings)
        files.append({ languageTag(spelling), filled(pattern, spelling) });
    return files;
}

QString languageFile(const QString &pattern, const QString &language)
{
    if (!isLanguagePattern(pattern))
        return pattern;
    const QStringList spellings = spellingsOf(pattern);
    for (const QString &spelling : spellings) {
        if (isSameLanguage(spelling, language))
            return filled(pattern, spelling);
    }
    const bool underscores = std::any_of(spellings.begin(), spellings.end(),
                                         [](const QString &spelling) { return spelling.contains(u'_'); });
    QString spelling = languageTag(language);
    if (spelling.isEmpty())
        spelling = language;
    return filled(pattern, underscores ? spelling.replace(u'-', u'_') : spelling);
}

} // namespace lineup
