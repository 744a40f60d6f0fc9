// SPDX-License-Identifier: Apache-2.0
#include "console.h"

#include "terminaltext.h"

#include <QCoreApplication>

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace lineup {

Console::Console(int outDescriptor, int errorDescriptor)
    : m_out(outDescriptor)
    , m_error(errorDescriptor)
{ }

bool Console::out(const QByteArray &bytes)
{
    if (m_failed || writeAll(m_out, bytes))
        return !m_failed;
    m_failed = true;
    // A reader that has seen enough is no problem to tell of.
    if (errno != EPIPE)
        say(QCoreApplication::translate("lineup::Console", "Standard output could not be written: %1.")
                .arg(qt_error_string(errno)));
    return false;
}

void Console::say(const QString &line)
{
    writeAll(m_error, harmlessText(line).toUtf8() + '\n');
}

bool Console::isTerminal() const
{
    return ::isatty(m_out) == 1;
}

bool Console::wantsDecoration() const
{
    return isTerminal() && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
}

bool Console::writeAll(int descriptor, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count
            = ::write(descriptor, bytes.constData() + written, size_t(bytes.size() - written));
        if (count >= 0) {
            written += count;
        } else if (errno == EAGAIN) {
            // Whoever gave us the descriptor made it non-blocking; wait until it takes more.
            pollfd waiting{ descriptor, POLLOUT, 0 };
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

} // namespace lineup
