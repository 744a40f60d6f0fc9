// SPDX-License-Identifier: Apache-2.0
#include "unrealcheck.h"

#include "checktools.h"
#include "checkwords.h"
#include "placeholderwords.h"
#include "unrealformat.h"

#include <QSet>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QList<Placeholder> arguments(const QString &text)
{
    QList<Placeholder> found;
    static const QRegularExpression pattern(uR"((?<!`)\{([^{}]+)\})"_s);
    auto iterator = pattern.globalMatch(text);
    while (iterator.hasNext()) {
        const QRegularExpressionMatch match = iterator.next();
        found.append({ { match.capturedStart(), match.capturedLength() }, match.captured(1).trimmed() });
    }
    return found;
}

QString faultOf(const UnrealModifier &modifier)
{
    static const QSet<QString> categories{ u"zero"_s, u"one"_s, u"two"_s, u"few"_s, u"many"_s, u"other"_s };
    if (modifier.name == "plural"_L1 || modifier.name == "ordinal"_L1) {
        bool other = false;
        for (const QString &part : modifier.parts) {
            const QString key = part.section(u'=', 0, 0).trimmed();
            if (!part.contains(u'=') || !categories.contains(key))
                return CheckWords::tr("“%1” is no plural form that Unreal knows.").arg(key);
            other |= key == "other"_L1;
        }
        return other ? QString()
                     : CheckWords::tr("The plural of “%1” has no form “other”.").arg(modifier.argument);
    }
    const auto count = modifier.parts.size();
    if (modifier.name == "gender"_L1 && (count < 2 || count > 3))
        return CheckWords::tr("“gender” takes two or three forms.");
    if (modifier.name == "hpp"_L1 && count != 2)
        return CheckWords::tr("“hpp” takes two forms.");
    if (modifier.name != "gender"_L1 && modifier.name != "hpp"_L1)
        return CheckWords::tr("Unreal does not know “%1”.").arg(modifier.name);
    return {};
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.families().testFlag(PlaceholderFamily::Unreal))
        return;
    const Difference difference
        = compared(arguments(context.source()), arguments(context.target()), PlaceholderCompare::Set);
    if (!difference.isNone())
        sink.add(Severity::Error, inWords(difference), difference.extraRanges, difference.missingRanges);
    for (const UnrealModifier &modifier : unrealModifiers(context.target())) {
        const QString fault = faultOf(modifier);
        if (!fault.isEmpty())
            sink.add(Severity::Error, fault, { modifier.range });
    }
}

} // namespace

Check unrealCheck()
{
    return { "unreal", [] { return CheckWords::tr("Unreal formatting"); }, run };
}

} // namespace lineup
