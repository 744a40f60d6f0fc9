// SPDX-License-Identifier: Apache-2.0
#include "htmlbars.h"

#include "reportwords.h"
#include "timeaxis.h"

#include <algorithm>

namespace lineup {

namespace {

QByteArray percent(double share)
{
    return QByteArray::number(share * 100, 'f', 2) + '%';
}

QByteArray line(const char *style, double share, const char *top, const char *bottom)
{
    const QByteArray x = percent(share);
    return QByteArray("<line class=\"") + style + "\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + top
        + "\" y2=\"" + bottom + "\"/>";
}

QByteArray box(const char *style, double from, double to)
{
    return QByteArray("<rect class=\"") + style + "\" x=\"" + percent(from) + "\" width=\""
        + percent(std::max(0.0, to - from)) + "\" y=\"8%\" height=\"84%\"/>";
}

QByteArray barShapes(const ReportBar &bar, const TimeAxis &axis)
{
    QByteArray svg;
    for (const double tick : axis.ticks())
        svg += line("grid-line", axis.share(tick), "0", "100%");
    const double start = axis.share(bar.startMs);
    if (start > 0)
        svg += "<line class=\"before\" x1=\"0\" x2=\"" + percent(start) + "\" y1=\"50%\" y2=\"50%\"/>";
    const double end = axis.share(bar.endMs.value_or(bar.firstMs.value_or(bar.startMs)));
    const double first = bar.firstMs ? axis.share(*bar.firstMs) : end;
    if (first > start)
        svg += box("wait", start, first);
    if (bar.firstMs)
        svg += box("rest", first, end) + line("tick", first, "0", "100%");
    return svg;
}

QByteArray axisRow(const TimeAxis &axis, const QLocale &locale)
{
    QByteArray svg = "<span class=\"pad\"></span><svg class=\"axis\" aria-hidden=\"true\">";
    const QList<double> ticks = axis.ticks();
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        const char *anchor = i == 0 ? "start" : i + 1 == ticks.size() ? "end" : "middle";
        const QString seconds = ReportWords::seconds(ticks.at(i), locale, axis.decimals());
        svg += "<text x=\"" + percent(axis.share(ticks.at(i))) + "\" y=\"1rem\" text-anchor=\"" + anchor
            + "\">" + htmlEscaped(seconds) + "</text>";
    }
    return svg + "</svg><span class=\"fig soft small\">" + htmlEscaped(ReportWords::firstAndTotal())
        + "</span>";
}

QByteArray legend()
{
    const auto entry = [](const char *shape, const QString &words) {
        return QByteArray("<span><svg aria-hidden=\"true\">") + shape + "</svg>" + htmlEscaped(words)
            + "</span>";
    };
    return "<p class=\"legend\">"
        + entry("<rect class=\"wait\" width=\"100%\" height=\"100%\"/>", ReportWords::untilFirstToken())
        + entry("<rect class=\"rest\" width=\"100%\" height=\"100%\"/>", ReportWords::writing())
        + entry("<line class=\"before\" x1=\"0\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>",
                ReportWords::earlierAttempts())
        + "</p>\n";
}

} // namespace

QByteArray htmlEscaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray htmlBars(const QList<ReportBar> &bars, const QLocale &locale)
{
    double longest = 0;
    for (const ReportBar &bar : bars)
        longest = std::max({ longest, bar.startMs, bar.firstMs.value_or(0), bar.endMs.value_or(0) });
    if (longest <= 0)
        return {};
    const TimeAxis axis = TimeAxis::upTo(longest);
    QByteArray html = "<div class=\"bars\">\n";
    for (const ReportBar &bar : bars) {
        html += "<span class=\"name\"><bdi>" + htmlEscaped(bar.label) + "</bdi></span>";
        // The figures beside it say the same in words, so a screen reader needs to hear it once only.
        html += "<svg class=\"bar\" aria-hidden=\"true\">" + barShapes(bar, axis) + "</svg>";
        html += "<span class=\"fig\">" + htmlEscaped(bar.figures) + "</span>\n";
    }
    return html + axisRow(axis, locale) + "\n</div>\n" + legend();
}

} // namespace lineup
