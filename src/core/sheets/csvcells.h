// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace lineup {

// Whether a spreadsheet program could take this text for a formula (OWASP, CSV injection): it begins with
// = + - @, a tab or a line end, also after spaces and invisible characters, and also in the wide and small
// forms of East Asian text.
bool looksLikeFormula(QStringView text);

// The text as a spreadsheet may show it: with ' in front where it looks like a formula. A text that begins
// with ' gets one more, so that taking one off again gives back what was put in. NUL, which ends a text in
// many programs, becomes its picture.
QString formulaSafe(const QString &text);
// Takes the ' off again: exact for what formulaSafe() made, and an apostrophe that a person typed stays.
QString withoutFormulaSafety(const QString &cell);

enum class CsvQuotes {
    Always,
    WhenNeeded, // RFC 4180
};

// One line of a file with \r\n at its end.
QByteArray csvLine(const QStringList &cells, char separator, CsvQuotes quotes);

} // namespace lineup
