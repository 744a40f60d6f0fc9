// SPDX-License-Identifier: Apache-2.0
#include "checkunits.h"

#include "strings/pluralforms.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Engines of that dialect tell strings apart by their context alone.
bool isUnrealDialect(const StringFile &file)
{
    return file.format == "po"_L1
        && std::any_of(file.units.cbegin(), file.units.cend(), [](const StringUnit &unit) {
               return !unit.context.isEmpty() && unit.id == unit.context;
           });
}

QString plain(const QString &source, const QString &prefix)
{
    return source.startsWith(prefix) ? source.mid(prefix.size()) : source;
}

// A form may leave the number out when it stands for one, or for none and one.
bool isOneNumber(const PluralForm &form)
{
    return form.examples.size() == 1 || form.examples == QList<int>{ 0, 1 };
}

} // namespace

void setLimit(CheckUnit &unit, const std::optional<StringLimit> &limit)
{
    // A string may have both, and its limit is only the first.
    if (const auto size = sizeLimitIn(unit.flags)) {
        unit.maxPixels = size->size;
        unit.maxLines = size->lines;
    }
    if (!limit)
        return;
    switch (limit->unit) {
    case StringLimit::Unit::Characters:
        unit.maxCharacters = limit->size;
        break;
    case StringLimit::Unit::Bytes:
        unit.maxBytes = limit->size;
        break;
    case StringLimit::Unit::Pixels:
        unit.maxPixels = limit->size;
        unit.maxLines = limit->lines > 0 ? std::optional(limit->lines) : std::nullopt;
        break;
    }
}

QList<CheckForm> checkFormsOf(const QStringList &texts, bool plural, const QList<PluralForm> &forms)
{
    QList<CheckForm> result;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        CheckForm form{ texts.at(i) };
        if (plural && forms.size() == texts.size()) {
            form.category = forms.at(i).category;
            form.oneNumber = isOneNumber(forms.at(i));
        }
        result.append(form);
    }
    return result.isEmpty() ? QList<CheckForm>{ CheckForm{} } : result;
}

PlaceholderFamilies placeholderFamiliesOf(const StringFile &file)
{
    QStringList sources;
    QStringList flags;
    sources.reserve(file.units.size());
    for (const StringUnit &unit : file.units) {
        sources.append(unit.plainSource());
        if (!unit.sourcePlural.isEmpty())
            sources.append(plain(unit.sourcePlural, unit.inlineContext));
        for (const QString &flag : unit.flags) {
            if (!flags.contains(flag) && flag.endsWith("-format"_L1))
                flags.append(flag);
        }
    }
    PlaceholderFamilies families = detectFamilies(sources, flags, isUnrealDialect(file));
    if (file.format == "ts"_L1)
        families.setFlag(PlaceholderFamily::Qt);
    else if (file.format == "renpy"_L1)
        families.setFlag(PlaceholderFamily::Square);
    return families;
}

QList<PluralForm> pluralFormsFor(const StringFile &file, const QString &language)
{
    if (!file.pluralForms.isEmpty() || language.isEmpty())
        return file.pluralForms;
    return pluralFormsOf(language);
}

CheckSettings checkSettingsOf(const StringFile &file, const QString &language)
{
    CheckSettings settings;
    settings.sourceLanguage = file.sourceLanguage;
    settings.targetLanguage = language.isEmpty() ? file.targetLanguage : language;
    settings.families = placeholderFamiliesOf(file);
    settings.expectedForms = static_cast<int>(pluralFormsFor(file, settings.targetLanguage).size());
    return settings;
}

CheckUnit checkUnitOf(const StringUnit &unit, const QList<PluralForm> &forms)
{
    CheckUnit result;
    result.id = unit.id;
    result.source = unit.plainSource();
    result.sourcePlural = plain(unit.sourcePlural, unit.inlineContext);
    result.plural = unit.plural;
    // Where the id is the context, it says nothing of which texts should be alike.
    result.context = (unit.id == unit.context ? QString() : unit.context) + unit.inlineContext;
    result.speaker = unit.speaker;
    result.flags = unit.flags;
    QStringList targets;
    for (const QString &target : unit.targets)
        targets.append(plain(target, unit.inlineContext));
    result.forms = checkFormsOf(targets, unit.plural, forms);
    setLimit(result, unit.limit);
    return result;
}

Finding placedInFile(Finding finding, const StringUnit &unit)
{
    const qsizetype prefix = unit.inlineContext.size();
    if (prefix == 0)
        return finding;
    for (TextRange &range : finding.sourceRanges)
        range.start += prefix;
    if (!unit.targets.value(finding.form).startsWith(unit.inlineContext))
        return finding;
    for (TextRange &range : finding.targetRanges)
        range.start += prefix;
    if (finding.fixedText)
        finding.fixedText->prepend(unit.inlineContext);
    return finding;
}

} // namespace lineup
