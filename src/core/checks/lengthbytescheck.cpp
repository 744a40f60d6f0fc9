// SPDX-License-Identifier: Apache-2.0
#include "lengthbytescheck.h"

#include "checkcontext.h"
#include "checkwords.h"
#include "sampletext.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.unit().maxBytes)
        return;
    const auto length = withSamples(context).toUtf8().size();
    if (length > *context.unit().maxBytes) {
        sink.add(
            Severity::Error,
            CheckWords::tr("%1 bytes; at most %2 are allowed.").arg(length).arg(*context.unit().maxBytes));
    }
}

} // namespace

Check lengthBytesCheck()
{
    return { "length-bytes", [] { return CheckWords::tr("Length in bytes"); }, run };
}

} // namespace lineup
