// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secret.h"

#include <QString>

namespace lineup {

// Takes one key out of a text that comes in pieces, wherever the pieces are cut: servers have been seen to
// repeat the headers that they were sent. What may be the beginning of the key is held back until it is
// known, except for its first characters ("sk-"), which tell nothing and end many words. A value; any one
// thread.
class KeySieve
{
public:
    KeySieve() = default;
    explicit KeySieve(const Secret &key);

    // What may be passed on now.
    QString pass(const QString &piece);
    // What was held back, at the end of the text.
    QString rest();
    // A whole text.
    QString cleaned(QString text) const;

private:
    static constexpr qsizetype shortestHeld = 6;

    qsizetype beginnings(QStringView text) const;

    QString m_key;
    QString m_end; // of the text so far: what the key may begin with
    qsizetype m_passed = 0; // how much of it was passed on already
};

} // namespace lineup
