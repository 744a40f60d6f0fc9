// SPDX-License-Identifier: Apache-2.0
#include "lengthcharscheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "sampletext.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.unit().maxCharacters)
        return;
    const QString text = withSamples(context);
    const auto length = graphemes(text);
    if (length > *context.unit().maxCharacters) {
        sink.add(Severity::Error,
                 CheckWords::tr("%1 characters (%2 code units); at most %3 are allowed.")
                     .arg(length)
                     .arg(text.size())
                     .arg(*context.unit().maxCharacters));
    }
}

} // namespace

Check lengthCharsCheck()
{
    return { "length-chars", [] { return CheckWords::tr("Length in characters"); }, run };
}

} // namespace lineup
