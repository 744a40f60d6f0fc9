// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>

class QSocketNotifier;

namespace lineup {

// Reads a descriptor to its end without blocking the event loop, so that Ctrl+C works while standard input
// is awaited. Ends once, in finished() or failed(), unless it is deleted before. Does not close it.
class StdinReader : public QObject
{
    Q_OBJECT
public:
    // Reading more than `maxBytes` fails.
    StdinReader(int descriptor, qint64 maxBytes, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void finished(const QByteArray &bytes);
    void failed(const QString &reason);

private:
    void read();
    void end();

    int m_descriptor;
    qint64 m_maxBytes;
    QByteArray m_bytes;
    QSocketNotifier *m_notifier;
};

} // namespace lineup
