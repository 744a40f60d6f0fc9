// SPDX-License-Identifier: Apache-2.0
#include "languagecheck.h"

#include "checktools.h"
#include "checkwords.h"
#include "languageguess.h"

#include <QHash>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Languages that a detector takes for one another, and old codes.
QString family(QString code)
{
    code = code.toLower();
    if (code.startsWith("zh"_L1))
        return u"zh"_s;
    static const QHash<QString, QString> same{
        { u"nn"_s, u"no"_s }, { u"nb"_s, u"no"_s },  { u"iw"_s, u"he"_s }, { u"in"_s, u"id"_s },
        { u"ms"_s, u"id"_s }, { u"jw"_s, u"id"_s },  { u"su"_s, u"id"_s }, { u"sr"_s, u"hr"_s },
        { u"bs"_s, u"hr"_s }, { u"tl"_s, u"fil"_s }, { u"gl"_s, u"pt"_s }, { u"sk"_s, u"cs"_s },
    };
    return same.value(code, code);
}

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
    if (!guess || family(guess->code) == family(wanted) || guess->code == "un"_L1)
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
