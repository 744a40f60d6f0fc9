// SPDX-License-Identifier: Apache-2.0
#include "fontoptions.h"

#include "clisupport.h"
#include "console.h"
#include "strings/languagetags.h"

namespace lineup {

using namespace Qt::StringLiterals;

void FontOptions::declare(CommandOptions &options)
{
    options.addRepeatable(u"font"_s,
                          tr("The font that limits in pixels are measured in and whose signs are looked for: "
                             "a file, or the name of an installed font; “LANG=FONT” for one language alone."),
                          u"FONT"_s);
    options.add(u"font-size"_s, tr("The size of the font in pixels."), u"PX"_s);
}

QString FontOptions::read(const CommandOptions &given, TableFonts &fonts)
{
    for (const QString &value : given.values(u"font"_s)) {
        const qsizetype sign = value.indexOf(u'=');
        const QString tag = sign > 0 ? languageTag(value.left(sign)) : QString();
        const QString language = tag.isEmpty() ? u"*"_s : tag;
        const QString name = TableFonts::nameFor(tag.isEmpty() ? value : value.mid(sign + 1));
        if (name.isEmpty())
            return tr("--font takes a file or the name of an installed font.");
        if (fonts.names.contains(language))
            return tag.isEmpty() ? tr("Give --font once, and once more for each language as “LANG=FONT”.")
                                 : tr("There are two fonts for the language “%1”.").arg(tag);
        fonts.names.insert(language, name);
    }
    if (!given.isSet(u"font-size"_s))
        return fonts.names.isEmpty() ? QString() : tr("Give the size of the font with --font-size PX.");
    bool isNumber = false;
    const double pixels = given.value(u"font-size"_s).toDouble(&isNumber);
    if (!isNumber || !(pixels >= 1) || pixels > TableFonts::mostPixels)
        return tr("--font-size takes a number from 1 to %1, not “%2”.")
            .arg(int(TableFonts::mostPixels))
            .arg(given.value(u"font-size"_s));
    fonts.pixels = pixels;
    return fonts.names.isEmpty() ? tr("--font-size belongs to --font.") : QString();
}

bool FontOptions::open(TableFonts &fonts, Console &console)
{
    fonts.open();
    for (const QString &problem : std::as_const(fonts.problems))
        console.say(problem);
    return fonts.problems.isEmpty();
}

} // namespace lineup
