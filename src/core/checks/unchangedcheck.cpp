// SPDX-License-Identifier: Apache-2.0
#include "unchangedcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// What is left to translate: no placeholders, addresses, numbers and signs.
QString essence(const QString &masked)
{
    static const QRegularExpression ignored(
        uR"((?<![\w.+\-])[\w.+\-]{1,64}+@[\w\-]{1,250}\.[\w.\-]+|\bhttps?://\S+|[#@/]\w[\w./\-]*|[^\p{L}\s]+)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return withoutMasks(masked).replace(ignored, u" "_s).simplified();
}

// Initials, codes and shouting are the same in every language.
bool isTranslatable(const QString &essence)
{
    const QStringList words = essence.split(u' ', Qt::SkipEmptyParts);
    const auto isShort = [](const QString &word) { return word.size() <= 2; };
    const bool allShort = std::all_of(words.cbegin(), words.cend(), isShort);
    return !words.isEmpty() && !allShort && essence != essence.toUpper();
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.targetLanguage().code.isEmpty()
        || context.targetLanguage().code == context.sourceLanguage().code) {
        return;
    }
    const QString source = essence(context.maskedSource());
    if (source != essence(context.maskedTarget()) || !isTranslatable(source))
        return;
    const auto count = words(source, context.sourceLanguage().code).size();
    constexpr int phrase = 3;
    sink.add(count >= phrase ? Severity::Warning : Severity::Info,
             CheckWords::tr("The translation is the same as the source."));
}

} // namespace

Check unchangedCheck()
{
    return { "unchanged", [] { return CheckWords::tr("Not translated"); }, run };
}

} // namespace lineup
