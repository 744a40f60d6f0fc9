// SPDX-License-Identifier: Apache-2.0
#include "spacescheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// The spaces at one end, but not line breaks, which have a check of their own.
QString edge(const QString &text, bool atStart)
{
    const auto isSpace = [](QChar character) {
        return character == u' ' || character == u'\u00a0' || character == u'\u3000'
            || character == u'\u202f';
    };
    qsizetype count = 0;
    while (count < text.size() && isSpace(text.at(atStart ? count : text.size() - 1 - count)))
        ++count;
    if (count == text.size())
        return {};
    return atStart ? text.first(count) : text.last(count);
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QString &source = context.source();
    const QString &target = context.target();
    // Chinese and Japanese do without, and a missing space does no harm there.
    const bool needsSpaces = context.targetLanguage().spacesBetweenWords;
    const QString start = edge(source, true);
    const QString end = edge(source, false);
    const auto differs = [needsSpaces](const QString &wanted, const QString &found) {
        return wanted.size() != found.size() && (needsSpaces || found.size() > wanted.size());
    };
    const QString middle = target.mid(edge(target, true).size(),
                                      target.size() - edge(target, true).size() - edge(target, false).size());
    if (differs(start, edge(target, true)))
        sink.addFixable(Severity::Warning,
                        CheckWords::tr("The spaces at the beginning differ from the source."),
                        start + middle + edge(target, false));
    if (differs(end, edge(target, false)))
        sink.addFixable(Severity::Warning, CheckWords::tr("The spaces at the end differ from the source."),
                        edge(target, true) + middle + end);
    static const QRegularExpression doubled(uR"((?<=\S)[ \x{a0}]{2,}(?=\S))"_s);
    if (const QList<TextRange> found = rangesOf(doubled, target);
        !found.isEmpty() && rangesOf(doubled, source).isEmpty()) {
        QString fixed = target;
        fixed.replace(doubled, u" "_s);
        sink.addFixable(Severity::Warning, CheckWords::tr("There are two spaces in a row."), fixed, found);
    }
}

} // namespace

Check spacesCheck()
{
    return { "spaces", [] { return CheckWords::tr("Spaces"); }, run };
}

} // namespace lineup
