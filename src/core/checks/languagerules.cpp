// SPDX-License-Identifier: Apache-2.0
#include "languagerules.h"

#include "icumessage.h"

#include <QHash>
#include <QList>

#include <algorithm>
#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// The upper ends of the ranges of source length, in characters, that the ratios below hold for.
constexpr std::array<qsizetype, 5> ranges{ 20, 50, 100, 300, 1'000'000'000 };

using Ratios = std::array<LanguageRules::Ratio, 5>;

const QHash<QString, Ratios> &measuredRatios()
{
    static const QHash<QString, Ratios> table{
        { u"de"_s, { { { 0.50, 2.33 }, { 0.61, 2.05 }, { 0.70, 1.79 }, { 0.73, 1.70 }, { 0.77, 1.95 } } } },
        { u"fr"_s, { { { 0.55, 2.31 }, { 0.71, 1.96 }, { 0.79, 1.67 }, { 0.85, 1.54 }, { 0.91, 1.38 } } } },
        { u"it"_s, { { { 0.56, 2.20 }, { 0.67, 1.86 }, { 0.76, 1.56 }, { 0.84, 1.50 }, { 0.91, 1.38 } } } },
        { u"es"_s, { { { 0.60, 2.30 }, { 0.68, 1.92 }, { 0.79, 1.57 }, { 0.84, 1.47 }, { 0.92, 1.35 } } } },
        { u"pl"_s, { { { 0.50, 2.38 }, { 0.61, 1.89 }, { 0.65, 1.60 }, { 0.72, 1.40 }, { 0.74, 1.26 } } } },
        { u"ru"_s, { { { 0.40, 2.30 }, { 0.57, 2.00 }, { 0.66, 1.60 }, { 0.70, 1.54 }, { 0.75, 1.42 } } } },
        { u"ja"_s, { { { 0.16, 1.17 }, { 0.22, 1.13 }, { 0.28, 0.92 }, { 0.29, 0.80 }, { 0.32, 0.72 } } } },
        { u"zh"_s, { { { 0.15, 0.90 }, { 0.17, 0.80 }, { 0.20, 0.88 }, { 0.22, 0.75 }, { 0.24, 2.62 } } } },
        { u"pt"_s, { { { 0.60, 2.06 }, { 0.71, 1.72 }, { 0.76, 1.45 }, { 0.82, 1.35 }, { 0.90, 1.30 } } } },
        { u"cs"_s, { { { 0.53, 2.00 }, { 0.59, 1.61 }, { 0.66, 1.39 }, { 0.70, 1.23 }, { 0.74, 1.18 } } } },
        { u"hu"_s, { { { 0.47, 2.30 }, { 0.55, 1.85 }, { 0.62, 1.48 }, { 0.69, 1.42 }, { 0.74, 1.75 } } } },
        { u"uk"_s, { { { 0.42, 2.11 }, { 0.54, 1.61 }, { 0.65, 1.36 }, { 0.66, 1.30 }, { 0.71, 1.28 } } } },
        { u"ko"_s, { { { 0.17, 1.33 }, { 0.30, 1.21 }, { 0.36, 0.97 }, { 0.35, 0.90 }, { 0.39, 0.80 } } } },
        { u"fi"_s, { { { 0.57, 2.30 }, { 0.62, 2.03 }, { 0.69, 1.65 }, { 0.71, 1.53 }, { 0.75, 1.45 } } } },
    };
    return table;
}

bool isOneOf(const QString &code, std::initializer_list<QLatin1String> codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool isArabicScript(const LanguageRules &language)
{
    return isOneOf(language.code, { "ar"_L1, "fa"_L1, "ur"_L1, "ps"_L1, "ckb"_L1, "ug"_L1, "sd"_L1 });
}

} // namespace

LanguageRules::Ratio LanguageRules::lengthRatio(qsizetype sourceCharacters) const
{
    std::size_t place = 0;
    while (sourceCharacters > ranges.at(place))
        ++place;
    const auto measured = measuredRatios().constFind(code);
    if (measured != measuredRatios().constEnd())
        return measured->at(place);
    if (cjk)
        return { 0.15, 1.5 };
    return place == 0 ? Ratio{ 0.3, 3.5 } : Ratio{ 0.45, 2.2 };
}

LanguageRules languageRules(QStringView tag)
{
    LanguageRules rules;
    const QString normal = tag.toString().replace(u'_', u'-');
    const QStringList parts = normal.split(u'-', Qt::SkipEmptyParts);
    rules.code = parts.value(0).toLower();
    for (const QString &part : parts.mid(1)) {
        if (part.size() == 2 && rules.region.isEmpty())
            rules.region = part.toUpper();
        if (rules.code == "zh"_L1 && part.size() == 4)
            rules.script = part.at(0).toUpper() + part.mid(1).toLower();
    }
    if (rules.code == "zh"_L1 && rules.script.isEmpty() && !rules.region.isEmpty())
        rules.script = isOneOf(rules.region, { "TW"_L1, "HK"_L1, "MO"_L1 }) ? u"Hant"_s : u"Hans"_s;
    if (!rules.code.isEmpty())
        rules.pluralCategories = pluralCategories(rules.code);
    rules.cjk = isOneOf(rules.code, { "zh"_L1, "ja"_L1, "ko"_L1, "yue"_L1 });
    rules.rightToLeft = isArabicScript(rules) || isOneOf(rules.code, { "he"_L1, "yi"_L1, "dv"_L1 });
    rules.spacesBetweenWords
        = !isOneOf(rules.code, { "zh"_L1, "ja"_L1, "yue"_L1, "th"_L1, "lo"_L1, "km"_L1, "my"_L1 });
    rules.sentencesEndWithStop = !isOneOf(rules.code, { "th"_L1, "lo"_L1, "km"_L1, "my"_L1 });
    return rules;
}

EndMark endMark(QStringView text, const LanguageRules &language)
{
    // Closing quotes and brackets may stand on either side of the mark.
    static const QString closing = u"\"'”’“‘»›」』）)]】》*_"_s;
    while (!text.isEmpty() && (text.back().isSpace() || closing.contains(text.back())))
        text.chop(1);
    if (text.isEmpty())
        return EndMark::None;
    if (text.endsWith(u"..."_s) || text.endsWith(u'…'))
        return EndMark::Ellipsis;
    switch (text.back().unicode()) {
    case u'.':
    case u'。':
    case u'．':
    case u'｡':
    case u'۔':
    case u'।':
    case u'॥':
    case u'።':
    case u'෴':
    case u'᱾':
    case u'|':
        if (text.back() == u'|' && !isOneOf(language.code, { "hi"_L1, "bn"_L1 }))
            return EndMark::None;
        return EndMark::Stop;
    case u'։': // Armenian full stop; some write it as a colon
        return EndMark::Stop;
    case u'?':
    case u'？':
    case u'؟':
    case u'՞':
    case u'፧':
    case u'⸮':
        return EndMark::Question;
    case u';':
        return language.code == "el"_L1 ? EndMark::Question : EndMark::Semicolon;
    case u'\u037e': // Greek
        return EndMark::Question;
    case u'؛':
    case u'；':
        return EndMark::Semicolon;
    case u'!':
    case u'！':
    case u'՜':
        return EndMark::Exclamation;
    case u':':
    case u'：':
        return EndMark::Colon;
    case u',':
    case u'，':
    case u'、':
    case u'،':
        return EndMark::Comma;
    default:
        return EndMark::None;
    }
}

} // namespace lineup
