// SPDX-License-Identifier: Apache-2.0
#include "cellmarks.h"

#include "answers/displaytext.h"

namespace lineup {

namespace {

// The first position of the shown text that stands for `raw` or what follows it.
qsizetype shownPosition(const DisplayText &display, qsizetype shownSize, qsizetype raw)
{
    qsizetype low = 0;
    qsizetype high = shownSize;
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (display.rawPosition(middle) < raw)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void addMarks(const QList<TextRange> &ranges, QStringView raw, qsizetype offset, Severity severity,
              QList<TextMark> &marks)
{
    for (const TextRange &range : ranges) {
        const TextRange shown = shownRange(raw, range);
        if (shown.length > 0)
            marks.append({ offset + shown.start, shown.length, severity });
    }
}

} // namespace

TextRange shownRange(QStringView raw, const TextRange &range)
{
    DisplayText display;
    const QString shown = display.feed(raw) + display.finish();
    const qsizetype start = shownPosition(display, shown.size(), range.start);
    const qsizetype end = shownPosition(display, shown.size(), range.start + range.length);
    return { start, end - start };
}

QList<TextMark> marksOf(const QStringList &forms, const QList<Finding> &findings)
{
    QList<TextMark> marks;
    qsizetype offset = 0;
    for (qsizetype form = 0; form < forms.size(); ++form) {
        for (const Finding &finding : findings) {
            if (finding.form == form)
                addMarks(finding.targetRanges, forms.at(form), offset, finding.severity, marks);
        }
        offset += DisplayText::shown(forms.at(form)).size() + 1;
    }
    return marks;
}

QList<TextMark> sourceMarksOf(const QString &source, const QString &plural, const QList<Finding> &findings)
{
    QList<TextMark> marks;
    const qsizetype second = DisplayText::shown(source).size() + 1;
    for (const Finding &finding : findings) {
        const bool inPlural = finding.form > 0 && !plural.isEmpty();
        addMarks(finding.sourceRanges, inPlural ? plural : source, inPlural ? second : 0, finding.severity,
                 marks);
    }
    return marks;
}

const ThemeColor &severityColor(const ThemeColors &colors, Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return colors.failed;
    case Severity::Warning:
        return colors.truncated;
    case Severity::Info:
        return colors.information;
    }
    Q_UNREACHABLE();
}

QString severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("cross");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Info:
        return QStringLiteral("info");
    }
    Q_UNREACHABLE();
}

QTextCharFormat markFormat(const ThemeColors &colors, Severity severity)
{
    const QColor color = severityColor(colors, severity).shape;
    QColor fill = color;
    fill.setAlphaF(0.16F);
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    format.setUnderlineColor(color);
    format.setBackground(fill);
    return format;
}

} // namespace lineup
