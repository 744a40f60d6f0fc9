// SPDX-License-Identifier: Apache-2.0
#include "corpusscore.h"

namespace lineup {

namespace {

QString onOneLine(QStringView text)
{
    return text.toString().replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

void CorpusScore::add(QStringView hypothesis, QStringView reference)
{
    const QString ours = onOneLine(hypothesis);
    const QString theirs = onOneLine(reference);
    m_chrf += chrfCounts(ours, theirs);
    m_bleu += bleuCounts(ours, theirs);
    m_ter += terCounts(ours, theirs);
    ++m_pairs;
}

} // namespace lineup
