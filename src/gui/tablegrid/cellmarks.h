// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/themecolors.h"
#include "model/finding.h"

#include <QList>
#include <QString>
#include <QTextCharFormat>

namespace lineup {

class TableSession;
struct TablePlace;

// A stretch of a text as it is shown that a finding is about.
struct TextMark
{
    qsizetype start = 0;
    qsizetype length = 0;
    Severity severity = Severity::Error;

    friend bool operator==(const TextMark &, const TextMark &) = default;
};

// Where a range of a text lies in DisplayText::shown() of it.
TextRange shownRange(QStringView raw, const TextRange &range);

// What the findings that count say of the forms of a cell, joined by line breaks and made fit to be shown.
QList<TextMark> marksOf(const QStringList &forms, const QList<Finding> &findings);
// And of the source with its plural.
QList<TextMark> sourceMarksOf(const QString &source, const QString &plural, const QList<Finding> &findings);

const ThemeColor &severityColor(const ThemeColors &colors, Severity severity);
QString severityIcon(Severity severity);
// A wavy line: it does not need colours to be seen.
QTextCharFormat markFormat(const ThemeColors &colors, Severity severity);

} // namespace lineup
