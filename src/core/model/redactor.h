// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secret.h"

#include <QList>
#include <QMutex>
#include <QString>

namespace lineup {

// Takes keys out of every text that leaves the program: logs, errors, exports. It knows the keys that were
// used (addSecret) and the shapes of keys in general. Thread-safe.
class Redactor
{
public:
    Redactor() = default;
    Q_DISABLE_COPY_MOVE(Redactor)

    void addSecret(const Secret &secret);
    QString redacted(const QString &text) const;

    // Routes every Qt log message of the process through `redactor`, which must outlive all logging.
    static void installMessageHandler(Redactor *redactor);

private:
    mutable QMutex m_mutex;
    QList<QByteArray> m_secrets;
};

} // namespace lineup
