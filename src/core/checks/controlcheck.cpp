// SPDX-License-Identifier: Apache-2.0
#include "controlcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void report(const CheckContext &context, const QRegularExpression &pattern, const QString &message,
            FindingSink &sink)
{
    QList<TextRange> found = rangesOf(pattern, context.target());
    const QString &source = context.source();
    const QString &target = context.target();
    found.removeIf([&source, &target](const TextRange &range) {
        return source.contains(QStringView(target).mid(range.start, range.length));
    });
    if (!found.isEmpty())
        sink.add(Severity::Error, message, found);
}

void run(const CheckContext &context, FindingSink &sink)
{
    static const QRegularExpression controls(
        uR"([\x{0}-\x{8}\x{b}\x{c}\x{e}-\x{1f}\x{7f}-\x{9f}\x{fffd}\x{fffe}\x{ffff}])"_s);
    // UTF-8 that was read as Windows-1252: a lead byte, then continuation bytes.
    static const QRegularExpression wrongEncoding(
        uR"([\x{c2}\x{c3}][\x{80}-\x{bf}\x{20ac}\x{201a}\x{192}\x{2026}\x{2020}\x{2021}\x{2c6}\x{2030}\x{160}\x{2039}\x{152}\x{17d}]|\x{e2}\x{20ac}[\x{99}\x{9c}\x{9d}\x{2122}\x{153}\x{201c}\x{201d}\x{a6}\x{a0}])"_s);
    report(context, controls,
           CheckWords::tr("There are control or replacement characters that the source does not have."),
           sink);
    report(context, wrongEncoding,
           CheckWords::tr("Some letters look as if they had been read in a wrong encoding."), sink);
    const bool tabs = context.target().contains(u'\t') && !context.source().contains(u'\t');
    if (tabs)
        sink.add(Severity::Error, CheckWords::tr("There is a tab that the source does not have."));
}

} // namespace

Check controlCheck()
{
    return { "control", [] { return CheckWords::tr("Damaged characters"); }, run };
}

} // namespace lineup
