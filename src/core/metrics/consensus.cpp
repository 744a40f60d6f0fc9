// SPDX-License-Identifier: Apache-2.0
#include "consensus.h"

#include "chrf.h"

namespace lineup {

QList<std::optional<double>> consensus(const QStringList &answers)
{
    WordNumbers words;
    std::vector<ChrfText> texts;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < answers.size(); ++i) {
        if (answers.at(i).isEmpty())
            continue;
        texts.emplace_back(answers.at(i), &words);
        places.append(i);
    }
    QList<std::optional<double>> result(answers.size());
    if (texts.size() < 2)
        return result;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < texts.size(); ++j) {
            if (i != j)
                sum += texts[j].counts(texts[i]).score(ChrfVariant::Characters);
        }
        result[places.at(static_cast<qsizetype>(i))] = sum / static_cast<double>(texts.size() - 1);
    }
    return result;
}

std::optional<double> disagreement(const QStringList &answers)
{
    double sum = 0;
    int counted = 0;
    for (const std::optional<double> &agreement : consensus(answers)) {
        if (!agreement)
            continue;
        sum += *agreement;
        ++counted;
    }
    if (counted == 0)
        return std::nullopt;
    return 100 - sum / counted;
}

} // namespace lineup
