// SPDX-License-Identifier: Apache-2.0
#include "tagscheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "placeholderwords.h"
#include "textmarkup.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString written(const TextTag &tag)
{
    return u'<' + (tag.closing ? u"/"_s : QString()) + tag.name + (tag.selfClosing ? u"/>"_s : u">"_s);
}

QList<Placeholder> named(const QList<TextTag> &tags)
{
    QList<Placeholder> result;
    for (const TextTag &tag : tags)
        result.append({ tag.range, written(tag) });
    return result;
}

QList<Placeholder> withAttributes(const QList<TextTag> &tags)
{
    QList<Placeholder> result;
    for (const TextTag &tag : tags)
        result.append({ tag.range, written(tag) + tag.attributes });
    return result;
}

QList<TextRange> ranges(const QList<TextTag> &tags)
{
    QList<TextRange> result;
    for (const TextTag &tag : tags)
        result.append(tag.range);
    return result;
}

bool isNested(const QList<TextTag> &tags)
{
    QStringList open;
    for (const TextTag &tag : tags) {
        if (tag.selfClosing)
            continue;
        if (!tag.closing)
            open.append(tag.name);
        else if (!open.isEmpty() && (tag.name.isEmpty() || open.last() == tag.name))
            open.removeLast();
        else
            return false;
    }
    return true;
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QList<TextTag> source = textTags(context.source());
    const QList<TextTag> target = textTags(context.target());
    if (source.isEmpty() && target.isEmpty())
        return;
    const Difference difference = compared(named(source), named(target), PlaceholderCompare::Multiset);
    if (!difference.isNone()) {
        sink.add(Severity::Error, inWords(difference), difference.extraRanges, difference.missingRanges);
        return;
    }
    if (compared(withAttributes(source), withAttributes(target), PlaceholderCompare::Multiset).isNone()) {
        if (isNested(source) && !isNested(target))
            sink.add(Severity::Warning, CheckWords::tr("The tags are not properly nested."), ranges(target));
        return;
    }
    sink.add(Severity::Warning, CheckWords::tr("The attributes of a tag differ from the source."),
             ranges(target), ranges(source));
}

} // namespace

Check tagsCheck()
{
    return { "tags", [] { return CheckWords::tr("Tags"); }, run };
}

} // namespace lineup
