// SPDX-License-Identifier: Apache-2.0
#include "stdinreader.h"

#include <QLocale>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <unistd.h>

namespace lineup {

StdinReader::StdinReader(int descriptor, qint64 maxBytes, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_maxBytes(maxBytes)
    , m_notifier(new QSocketNotifier(QSocketNotifier::Read, this))
{
    m_notifier->setSocket(descriptor);
    connect(m_notifier, &QSocketNotifier::activated, this, &StdinReader::read);
}

void StdinReader::start()
{
    m_notifier->setEnabled(true);
}

void StdinReader::end()
{
    m_notifier->setEnabled(false);
}

void StdinReader::read()
{
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
    if (count < 0) {
        if (errno == EINTR || errno == EAGAIN)
            return;
        end();
        Q_EMIT failed(qt_error_string(errno));
    } else if (count == 0) {
        end();
        Q_EMIT finished(m_bytes);
    } else {
        m_bytes.append(buffer.data(), count);
        if (m_bytes.size() > m_maxBytes) {
            end();
            Q_EMIT failed(tr("It is larger than %1.").arg(QLocale().formattedDataSize(m_maxBytes)));
        }
    }
}

} // namespace lineup
