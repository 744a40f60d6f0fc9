// SPDX-License-Identifier: Apache-2.0
#include "lengthpxcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "sampletext.h"
#include "textwrap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// What a string says of its font in its flags, as "font-size:22".
std::optional<double> numberIn(const QStringList &flags, QLatin1StringView name)
{
    for (const QString &flag : flags) {
        bool isNumber = false;
        const double number = flag.startsWith(name) ? flag.mid(name.size()).toDouble(&isNumber) : 0;
        if (isNumber)
            return number;
    }
    return {};
}

std::function<double(QStringView)> measure(const CheckContext &context)
{
    const CheckSettings &settings = context.settings();
    const double size = numberIn(context.unit().flags, "font-size:"_L1).value_or(0);
    const double spacing = numberIn(context.unit().flags, "font-spacing:"_L1).value_or(0);
    const double scale = size > 0 && settings.fontPixels > 0 ? size / settings.fontPixels : 1;
    return [&settings, scale, spacing](QStringView text) {
        const double extra = spacing != 0 ? spacing * double(graphemes(text)) : 0;
        return settings.textWidth(text) * scale + extra;
    };
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.unit().maxPixels || !context.settings().textWidth)
        return;
    const int most = *context.unit().maxPixels;
    const int mostLines = context.unit().maxLines.value_or(0);
    // Where there is one line, or nobody says how many, nothing is broken.
    const double box = mostLines > 1 ? most : std::numeric_limits<double>::infinity();
    const WrappedText shown = wrapped(withSamples(context), box, measure(context));
    if (shown.widest > most) {
        sink.add(Severity::Error,
                 CheckWords::tr("%1 pixels wide; at most %2 are allowed.")
                     .arg(int(std::ceil(std::min(shown.widest, 1e9))))
                     .arg(most));
    }
    if (mostLines > 0 && shown.lines > mostLines) {
        sink.add(Severity::Error,
                 CheckWords::tr("%n line(s) at a width of %1 pixels; at most %2 are allowed.", nullptr,
                                shown.lines)
                     .arg(most)
                     .arg(mostLines));
    }
}

} // namespace

Check lengthPixelsCheck()
{
    return { "length-px", [] { return CheckWords::tr("Length in pixels"); }, run };
}

} // namespace lineup
