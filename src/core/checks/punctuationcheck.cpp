// SPDX-License-Identifier: Apache-2.0
#include "punctuationcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void compareEnds(const CheckContext &context, FindingSink &sink)
{
    const EndMark source = endMark(context.maskedSource(), context.sourceLanguage());
    const EndMark target = endMark(context.maskedTarget(), context.targetLanguage());
    if (source == target || !context.targetLanguage().sentencesEndWithStop)
        return;
    // A comma at the end says nothing, and Basque and Spanish put an ellipsis in other places too.
    if (source == EndMark::Comma || target == EndMark::Comma || source == EndMark::Semicolon
        || target == EndMark::Semicolon) {
        return;
    }
    // A stop, an exclamation mark and an ellipsis for one another are a matter of style.
    const auto isTone = [](EndMark mark) {
        return mark == EndMark::Stop || mark == EndMark::Exclamation || mark == EndMark::Ellipsis;
    };
    if (isTone(source) && isTone(target))
        return;
    const bool lost = target == EndMark::None;
    const bool strong = source == EndMark::Colon || (lost && source == EndMark::Question)
        || (lost && source == EndMark::Ellipsis && !context.targetLanguage().cjk);
    sink.add(strong ? Severity::Warning : Severity::Info,
             CheckWords::tr("The sign at the end differs from the source."));
}

void checkSpacing(const CheckContext &context, FindingSink &sink)
{
    const LanguageRules &language = context.targetLanguage();
    const QString &target = context.maskedTarget();
    if (language.code == "fr"_L1 && language.region != "CA"_L1) {
        static const QRegularExpression tight(uR"((?<=[\p{L}\p{N}])[;!?»](?=\s|$))"_s,
                                              QRegularExpression::UseUnicodePropertiesOption);
        if (const QList<TextRange> found = rangesOf(tight, target); !found.isEmpty())
            sink.add(Severity::Info, CheckWords::tr("French puts a narrow space before this sign."), found);
        return;
    }
    if (language.code == "es"_L1) {
        const bool question = target.contains(u'?') && !target.contains(u'¿');
        const bool exclamation = target.contains(u'!') && !target.contains(u'¡');
        if (question || exclamation)
            sink.add(Severity::Info,
                     CheckWords::tr("Spanish opens a question or an exclamation with an inverted sign."));
        return;
    }
    if (language.code == "br"_L1 || language.code.isEmpty() || language.code == "fr"_L1)
        return;
    static const QRegularExpression loose(uR"((?<=[\p{L}\p{N}])\x{20}[,;!?](?=\s|$))"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QList<TextRange> found = rangesOf(loose, target);
    if (!found.isEmpty() && rangesOf(loose, context.maskedSource()).isEmpty())
        sink.add(Severity::Info, CheckWords::tr("There is a space before a sign of punctuation."), found);
}

void run(const CheckContext &context, FindingSink &sink)
{
    constexpr int tooShortToJudge = 4;
    if (context.source().size() > tooShortToJudge)
        compareEnds(context, sink);
    checkSpacing(context, sink);
}

} // namespace

Check punctuationCheck()
{
    return { "punctuation", [] { return CheckWords::tr("Punctuation"); }, run };
}

} // namespace lineup
