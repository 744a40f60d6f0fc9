// SPDX-License-Identifier: Apache-2.0
#include "keysieve.h"

#include "redactor.h"

namespace lineup {

KeySieve::KeySieve(const Secret &key)
    : m_key(QString::fromUtf8(key.reveal().trimmed()))
{
    if (m_key.size() < shortestSecret)
        m_key.clear();
}

QString KeySieve::pass(const QString &piece)
{
    if (m_key.isEmpty())
        return piece;
    const QString text = m_end + piece;
    QString passed;
    qsizetype start = m_passed; // what comes before it has been passed on or taken out
    qsizetype from = 0;
    for (qsizetype at = 0; (at = text.indexOf(m_key, from)) >= 0; from = at + m_key.size()) {
        if (at > start)
            passed += QStringView(text).sliced(start, at - start);
        passed += keyMask;
        start = at + m_key.size();
    }
    const qsizetype kept = beginnings(QStringView(text).sliced(from));
    const qsizetype held = text.size() - kept;
    const qsizetype end = kept < shortestHeld ? text.size() : std::max(start, held);
    passed += QStringView(text).sliced(start, end - start);
    m_end = text.last(kept);
    m_passed = end - held;
    return passed;
}

QString KeySieve::rest()
{
    const QString held = m_end.sliced(m_passed);
    m_end.clear();
    m_passed = 0;
    return held;
}

QString KeySieve::cleaned(QString text) const
{
    return m_key.isEmpty() ? text : text.replace(m_key, keyMask);
}

// How much of the end of this text may be the beginning of the key.
qsizetype KeySieve::beginnings(QStringView text) const
{
    qsizetype length = std::min(m_key.size() - 1, text.size());
    while (length > 0 && !text.endsWith(QStringView(m_key).first(length)))
        --length;
    return length;
}

} // namespace lineup
