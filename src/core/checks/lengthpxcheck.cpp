// SPDX-License-Identifier: Apache-2.0
#include "lengthpxcheck.h"

#include "checkcontext.h"
#include "checkwords.h"
#include "sampletext.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.unit().maxPixels || !context.settings().textWidth)
        return;
    double widest = 0;
    const QString text = withSamples(context);
    for (const QStringView line : QStringView(text).split(u'\n'))
        widest = std::max(widest, context.settings().textWidth(line));
    if (widest > *context.unit().maxPixels) {
        sink.add(Severity::Error,
                 CheckWords::tr("%1 pixels wide; at most %2 are allowed.")
                     .arg(qRound(widest))
                     .arg(*context.unit().maxPixels));
    }
}

} // namespace

Check lengthPixelsCheck()
{
    return { "length-px", [] { return CheckWords::tr("Length in pixels"); }, run };
}

} // namespace lineup
