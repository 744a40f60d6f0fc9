// SPDX-License-Identifier: Apache-2.0
#include "languagecheck.h"

#include "checktools.h"
#include "checkwords.h"
#include "languageguess.h"

#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// The letters that no Ukrainian word has.
bool hasRussianLetters(const QString &text)
{
    static const QRegularExpression letters(uR"([ъыэёЪЫЭЁ])"_s);
    return text.contains(letters);
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QString &wanted = context.targetLanguage().code;
    if (wanted.isEmpty())
        return;
    if (wanted == "uk"_L1 && hasRussianLetters(context.target()))
        sink.add(Severity::Warning, CheckWords::tr("There are letters that Ukrainian does not have."));
    const std::optional<LanguageGuess> guess = guessLanguage(withoutMasks(context.maskedTarget()));
    if (!guess || isLanguage(*guess, context.targetLanguage()))
        return;
    // What the check "unchanged" tells is not told twice.
    if (context.target() == context.source())
        return;
    const QLocale locale(guess->code);
    sink.add(Severity::Warning,
             CheckWords::tr("This looks like %1.").arg(QLocale::languageToString(locale.language())));
}

} // namespace

Check languageCheck()
{
    return { "language", [] { return CheckWords::tr("Language"); }, run };
}

} // namespace lineup
