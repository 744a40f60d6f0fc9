// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace lineup {

// The body of a POST that can be read once. QNetworkAccessManager silently sends a request again when the
// server closes before it answers; a paid request must not be. It rewinds the body for that, and a body that
// cannot be rewound ends the request with ContentReSendError instead. The device says that it is
// random-access (a sequential one would be copied into a buffer that can be rewound) but refuses to go back.
// Qt's HTTP thread asks for the bytes piece by piece once it is connected, which makes the first reading the
// last moment before a server can answer.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_bytes.size(); }
    bool reset() override { return false; }
    bool seek(qint64 position) override;

Q_SIGNALS:
    void firstRead();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace lineup
