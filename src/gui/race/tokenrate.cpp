// SPDX-License-Identifier: Apache-2.0
#include "tokenrate.h"

#include <QChar>

#include <cmath>

namespace lineup {

namespace {

// Rough averages over the usual tokenizers: four Latin letters a token, one CJK character, two of the rest.
double tokensIn(QChar character)
{
    const char16_t code = character.unicode();
    if (code < 0x250)
        return 0.25;
    if (code >= 0x2e80 && code < 0xd800)
        return 0.9;
    return 0.5;
}

// One packet that holds a whole short answer would read as tens of thousands of tokens a second.
constexpr double leastMs = 50;

} // namespace

void TokenEstimate::update(const QString &text)
{
    if (text.size() < m_read) {
        m_read = 0;
        m_tokens = 0;
    }
    for (; m_read < text.size(); ++m_read)
        m_tokens += tokensIn(text[m_read]);
}

std::optional<double> tokensPerSecond(double tokens, double ms)
{
    if (!std::isfinite(tokens) || !std::isfinite(ms) || tokens <= 0 || ms < leastMs)
        return std::nullopt;
    return tokens * 1000 / ms;
}

} // namespace lineup
