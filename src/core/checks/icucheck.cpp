// SPDX-License-Identifier: Apache-2.0
#include "icucheck.h"

#include "checktools.h"
#include "checkwords.h"
#include "icumessage.h"

#include <QSet>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool isCount(const QString &type)
{
    return type == "plural"_L1 || type == "number"_L1 || type == "selectordinal"_L1;
}

void compareSelectors(const QString &name, const IcuMessage::Argument &source,
                      const IcuMessage::Argument &target, const CheckContext &context, FindingSink &sink)
{
    if (target.type == "select"_L1) {
        QStringList unknown = target.selectors;
        unknown.removeIf([&source](const QString &selector) { return source.selectors.contains(selector); });
        if (!unknown.isEmpty())
            sink.add(Severity::Error,
                     CheckWords::tr("“%1” chooses by words that the source does not have: %2.")
                         .arg(name, quotedList(unknown)));
        return;
    }
    static const QSet<QString> keywords{ u"zero"_s, u"one"_s, u"two"_s, u"few"_s, u"many"_s, u"other"_s };
    QStringList unknown = target.selectors;
    unknown.removeIf(
        [](const QString &selector) { return keywords.contains(selector) || selector.startsWith(u'='); });
    if (!unknown.isEmpty()) {
        sink.add(
            Severity::Error,
            CheckWords::tr("“%1” has plural forms that do not exist: %2.").arg(name, quotedList(unknown)));
        return;
    }
    if (target.type != "plural"_L1 || context.targetLanguage().code.isEmpty())
        return;
    QStringList missing = context.targetLanguage().pluralCategories;
    missing.removeIf([&target](const QString &category) { return target.selectors.contains(category); });
    if (!missing.isEmpty())
        sink.add(
            Severity::Warning,
            CheckWords::tr("“%1” lacks plural forms of the language: %2.").arg(name, quotedList(missing)));
}

void compareArguments(const IcuMessage &source, const IcuMessage &target, const CheckContext &context,
                      FindingSink &sink)
{
    QStringList missing;
    QStringList extra;
    for (auto entry = source.arguments.cbegin(); entry != source.arguments.cend(); ++entry) {
        if (!target.arguments.contains(entry.key()))
            missing.append(entry.key());
    }
    for (auto entry = target.arguments.cbegin(); entry != target.arguments.cend(); ++entry) {
        const auto wanted = source.arguments.constFind(entry.key());
        if (wanted == source.arguments.cend()) {
            extra.append(entry.key());
        } else if (wanted->type != entry->type && !(isCount(wanted->type) && isCount(entry->type))) {
            sink.add(Severity::Error,
                     CheckWords::tr("“%1” is used in another way than in the source.").arg(entry.key()));
        } else if (!entry->selectors.isEmpty()) {
            compareSelectors(entry.key(), *wanted, *entry, context, sink);
        }
    }
    if (!missing.isEmpty())
        sink.add(Severity::Error, CheckWords::tr("Missing: %1.").arg(quotedList(missing)));
    if (!extra.isEmpty())
        sink.add(Severity::Error, CheckWords::tr("Not in the source: %1.").arg(quotedList(extra)));
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.families().testFlag(PlaceholderFamily::Icu))
        return;
    const IcuMessage source = parseIcuMessage(context.source());
    // A source that is no message says nothing about its translation.
    if (!source.error.isEmpty())
        return;
    const IcuMessage target = parseIcuMessage(context.target());
    if (!target.error.isEmpty()) {
        const qsizetype at = target.errorOffset;
        const bool inside = at >= 0 && at < context.target().size();
        sink.add(Severity::Error, target.error, inside ? QList<TextRange>{ { at, 1 } } : QList<TextRange>{});
        return;
    }
    compareArguments(source, target, context, sink);
}

} // namespace

Check icuCheck()
{
    return { "icu", [] { return CheckWords::tr("ICU messages"); }, run };
}

} // namespace lineup
