// SPDX-License-Identifier: Apache-2.0
#include "promptestimate.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PromptEstimate)
};

// Two significant digits below a dollar: est. $0.0004, est. $0.013, est. $2.50.
QString money(double usd)
{
    int digits = 2;
    if (usd > 0 && usd < 0.1)
        digits = qBound(2, 1 - int(std::floor(std::log10(usd))), 4);
    // The C locale writes "0.01$".
    const QLocale locale = QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
    return locale.toCurrencyString(usd, u"$"_s, digits);
}

QString costWords(const PromptEstimate &estimate)
{
    if (!estimate.costUsd)
        return Words::tr("Cost unknown for %n answer(s)", nullptr, estimate.targets);
    if (*estimate.costUsd == 0 && estimate.targetsWithoutPrice == 0)
        return Words::tr("No cost for %n answer(s)", nullptr, estimate.targets);
    const double smallest = 0.0001;
    if (*estimate.costUsd > 0 && *estimate.costUsd < smallest) {
        return Words::tr("Estimated cost: under %1 for %n answer(s)", nullptr, estimate.targets)
            .arg(money(smallest));
    }
    return Words::tr("Estimated cost: %1 for %n answer(s)", nullptr, estimate.targets)
        .arg(money(*estimate.costUsd));
}

} // namespace

QString estimateLine(const PromptEstimate &estimate)
{
    if (estimate.targets == 0)
        return {};
    if (!estimate.inputTokens)
        return Words::tr("%n answer(s)", nullptr, estimate.targets);
    return costWords(estimate);
}

QString estimateDetails(const PromptEstimate &estimate)
{
    QStringList lines;
    if (estimate.inputTokens) {
        lines << Words::tr("The prompt has about %1 tokens (pieces of words, which providers charge for).")
                     .arg(QLocale().toString(*estimate.inputTokens));
        lines << Words::tr("Tokens are counted by rule of thumb; providers differ by about a fifth.");
    }
    if (estimate.costUsd && estimate.outputTokens) {
        lines << Words::tr("The cost counts %1 tokens for each answer.")
                     .arg(QLocale().toString(*estimate.outputTokens));
    }
    if (estimate.costUsd && estimate.targetsWithoutPrice > 0) {
        lines << Words::tr("The price of %n model(s) is not known and not counted.", nullptr,
                           estimate.targetsWithoutPrice);
    }
    if (estimate.pricesAsOf.isValid()) {
        lines << Words::tr("Prices as of %1.")
                     .arg(QLocale().toString(estimate.pricesAsOf, QLocale::LongFormat));
    }
    return lines.join(u'\n');
}

} // namespace lineup
