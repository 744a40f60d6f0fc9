// SPDX-License-Identifier: Apache-2.0
#include "newlinescheck.h"

#include "checkcontext.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString withPlainBreaks(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1);
}

// The translation between the breaks that the source has at its ends.
QString withEdgesOf(const QString &source, const CheckContext &context)
{
    const QString lineBreak = context.source().contains("\r\n"_L1) ? u"\r\n"_s : u"\n"_s;
    QString text = context.target();
    const auto isBreak = [](QChar character) { return character == u'\n' || character == u'\r'; };
    while (!text.isEmpty() && isBreak(text.front()))
        text.remove(0, 1);
    while (!text.isEmpty() && isBreak(text.back()))
        text.chop(1);
    qsizetype leading = 0;
    while (leading < source.size() && source.at(leading) == u'\n')
        ++leading;
    qsizetype trailing = 0;
    while (trailing < source.size() - leading && source.at(source.size() - 1 - trailing) == u'\n')
        ++trailing;
    return lineBreak.repeated(leading) + text + lineBreak.repeated(trailing);
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QString source = withPlainBreaks(context.source());
    const QString target = withPlainBreaks(context.target());
    if (source.startsWith(u'\n') != target.startsWith(u'\n')
        || source.endsWith(u'\n') != target.endsWith(u'\n')) {
        sink.addFixable(Severity::Error,
                        CheckWords::tr("A line break at the beginning or the end differs from the source."),
                        withEdgesOf(source, context));
    } else if (source.count(u'\n') != target.count(u'\n')) {
        //: How many line breaks there are
        sink.add(Severity::Warning,
                 CheckWords::tr("There are %1 line breaks instead of %2.")
                     .arg(target.count(u'\n'))
                     .arg(source.count(u'\n')));
    }
}

} // namespace

Check newlinesCheck()
{
    return { "newlines", [] { return CheckWords::tr("Line breaks"); }, run };
}

} // namespace lineup
