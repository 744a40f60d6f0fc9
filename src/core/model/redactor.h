// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secret.h"

#include <QByteArrayList>
#include <QMutex>
#include <QString>

namespace lineup {

// What stands where a key was taken out.
inline constexpr QLatin1StringView keyMask("[key removed]");
// Shorter keys are not looked for: they would blank out ordinary words.
inline constexpr qsizetype shortestSecret = 6;

// Takes keys out of every text that leaves the program: logs, errors, exports. It knows the keys that were
// used (addSecret), as they are and as URLs, JSON and Basic authorization spell them, and the shapes of keys
// in general. Ordinary prose passes unchanged. Thread-safe; linear in the length of the text.
class Redactor
{
public:
    Redactor() = default;
    ~Redactor();
    Q_DISABLE_COPY_MOVE(Redactor)

    // Not those that are shorter than shortestSecret.
    void addSecret(const Secret &secret);
    QString redacted(const QString &text) const;

    // Routes every Qt log message of the process through `redactor`, which must outlive all logging.
    static void installMessageHandler(Redactor *redactor);

private:
    QString withoutKnownKeys(QString text) const;

    mutable QMutex m_mutex;
    QByteArrayList m_spellings; // longest first, so that a key inside another one hides nothing of it
};

} // namespace lineup
