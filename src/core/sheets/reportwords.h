// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"
#include "sheetsource.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <optional>

namespace lineup {

// The words and figures of the formats that are pages, beside those that all formats share (sheetwords.h), in
// the program's language and the reader's locale. Whatever is unknown is a dash. Any thread.
class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::ReportWords)
public:
    static QString kicker() { return tr("Comparison sheet"); }
    static QString contents() { return tr("Contents"); }
    static QString overall() { return tr("Overall"); }
    static QString summary() { return tr("Summary"); }
    static QString times() { return tr("Times"); }
    static QString answers() { return tr("Answers"); }
    static QString prompt() { return tr("Prompt"); }
    static QString systemPrompt() { return tr("System prompt"); }
    static QString provenance() { return tr("How these answers were made"); }
    static QString edited() { return tr("Edited by a person"); }
    static QString noText() { return tr("No text."); }
    static QString key() { return tr("Key"); }
    static QString source() { return tr("Source"); }
    static QString untilFirstToken() { return tr("Until the first token"); }
    static QString writing() { return tr("From the first token to the end"); }
    static QString earlierAttempts() { return tr("Earlier attempts and waits"); }
    static QString firstAndTotal() { return tr("First token / total"); }
    static QString page(int number, int of) { return tr("Page %1 of %2").arg(number).arg(of); }

    static QString unknown() { return QString(QChar(0x2013)); }
    static QString seconds(double ms, const QLocale &locale, int decimals = 2);
    static QString secondsOr(const std::optional<double> &ms, const QLocale &locale);
    static QString count(const std::optional<qint64> &value, const QLocale &locale);
    // An estimate in USD, with as many decimals as its size needs.
    static QString cost(const std::optional<double> &usd, const QLocale &locale);
    static QString rating(int stars, const QLocale &locale);
    static QString price(const SheetPrice &price, const QLocale &locale);
};

} // namespace lineup
