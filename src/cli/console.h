// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace lineup {

// Standard output and standard error as bytes: UTF-8 whatever the locale, written at once and completely,
// also to pipes whose reader is slow. Results go to out(), everything else to say(). Main thread.
class Console
{
public:
    explicit Console(int outDescriptor = 1, int errorDescriptor = 2);

    // False, also for all later calls, once standard output cannot be written any more.
    bool out(const QByteArray &bytes);
    // One line for people on standard error; made harmless for a terminal.
    void say(const QString &line);
    bool hasFailed() const { return m_failed; }
    bool isTerminal() const; // standard output
    // Standard output is a terminal that wants to be decorated (no-color.org).
    bool wantsDecoration() const;

private:
    static bool writeAll(int descriptor, const QByteArray &bytes);

    int m_out;
    int m_error;
    bool m_failed = false;
};

} // namespace lineup
