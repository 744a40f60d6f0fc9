// SPDX-License-Identifier: Apache-2.0
#include "fontcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.settings().fontHas)
        return;
    QStringList missing;
    for (const char32_t character : withoutMasks(context.maskedTarget()).toUcs4()) {
        if (QChar::isPrint(character) && !QChar::isSpace(character) && !context.settings().fontHas(character))
            missing.append(QString::fromUcs4(&character, 1));
    }
    missing.removeDuplicates();
    if (!missing.isEmpty())
        sink.add(Severity::Warning, CheckWords::tr("The font does not have %1.").arg(quotedList(missing)));
}

} // namespace

Check fontCheck()
{
    return { "font", [] { return CheckWords::tr("Missing in the font"); }, run };
}

} // namespace lineup
