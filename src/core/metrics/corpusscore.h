// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bleu.h"
#include "chrf.h"
#include "ter.h"

namespace lineup {

// How near translations come to references, over many strings: their counts are added up and scored once, so
// that long strings weigh more. Below some twenty strings the numbers say little.
class CorpusScore
{
public:
    // Line ends count as spaces.
    void add(QStringView hypothesis, QStringView reference);

    qint64 pairs() const { return m_pairs; }
    double chrf2() const { return m_chrf.score(ChrfVariant::Characters); }
    double chrf2pp() const { return m_chrf.score(ChrfVariant::CharactersAndWords); }
    double bleu() const { return m_bleu.score(); }
    double ter() const { return m_ter.score(); }

private:
    qint64 m_pairs = 0;
    ChrfCounts m_chrf;
    BleuCounts m_bleu;
    TerCounts m_ter;
};

} // namespace lineup
