// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace lineup {

// Guesses how many tokens a growing text has, for a speed to show while the provider has not reported its
// count yet. Reads each character once, however often the text is handed in.
class TokenEstimate
{
public:
    // `text` is the whole text so far; one that is shorter than before starts again.
    void update(const QString &text);
    double tokens() const { return m_tokens; }

private:
    qsizetype m_read = 0;
    double m_tokens = 0;
};

// Tokens a second, unset where the time is too short for a speed to mean anything.
std::optional<double> tokensPerSecond(double tokens, double ms);

} // namespace lineup
