// SPDX-License-Identifier: Apache-2.0
#include "tablefonts.h"

#include <fontconfig/fontconfig.h>
#include <memory>

namespace lineup {

namespace {

template <typename T>
using FcPointer = std::unique_ptr<T, void (*)(T *)>;

QString textOf(const FcPattern *pattern, const char *object, int index = 0)
{
    FcChar8 *text = nullptr;
    return FcPatternGetString(pattern, object, index, &text) == FcResultMatch
        ? QString::fromUtf8(reinterpret_cast<const char *>(text))
        : QString();
}

bool isOfFamily(const FcPattern *font, const QString &name)
{
    for (int i = 0;; ++i) {
        const QString own = textOf(font, FC_FAMILY, i);
        if (own.isEmpty() || own.compare(name, Qt::CaseInsensitive) == 0)
            return !own.isEmpty();
    }
}

InstalledFont placeOf(const FcPattern *font)
{
    int index = 0;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    // The upper half names an instance of a variable font.
    return { textOf(font, FC_FILE), index & 0xffff };
}

FcPointer<FcPattern> patternOf(const char *object, const QString &name)
{
    FcPointer<FcPattern> pattern(FcPatternCreate(), FcPatternDestroy);
    FcPatternAddString(pattern.get(), object, reinterpret_cast<const FcChar8 *>(name.toUtf8().constData()));
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    return pattern;
}

// The regular one of a family. What fits best may be quite another font.
InstalledFont ofFamily(FcConfig *config, const QString &name)
{
    const FcPointer<FcPattern> wanted = patternOf(FC_FAMILY, name);
    FcConfigSubstitute(config, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    const FcPointer<FcPattern> found(FcFontMatch(config, wanted.get(), &result), FcPatternDestroy);
    return found && isOfFamily(found.get(), name) ? placeOf(found.get()) : InstalledFont();
}

InstalledFont ofFullName(FcConfig *config, const QString &name)
{
    const FcPointer<FcPattern> wanted = patternOf(FC_FULLNAME, name);
    const FcPointer<FcObjectSet> objects(FcObjectSetBuild(FC_FILE, FC_INDEX, nullptr), FcObjectSetDestroy);
    const FcPointer<FcFontSet> found(FcFontList(config, wanted.get(), objects.get()), FcFontSetDestroy);
    return found && found->nfont > 0 ? placeOf(found->fonts[0]) : InstalledFont();
}

} // namespace

// With a configuration of its own: the one that all share may be reloaded by others meanwhile.
InstalledFont installedFont(const QString &name)
{
    const FcPointer<FcConfig> config(FcInitLoadConfigAndFonts(), FcConfigDestroy);
    if (!config || name.isEmpty())
        return {};
    const InstalledFont family = ofFamily(config.get(), name);
    return family.path.isEmpty() ? ofFullName(config.get(), name) : family;
}

} // namespace lineup
