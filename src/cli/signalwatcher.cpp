// SPDX-License-Identifier: Apache-2.0
#include "signalwatcher.h"

#include "exitstatus.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace lineup {

namespace {

constexpr std::array<int, 2> watched{ SIGINT, SIGTERM };

// A signal handler can reach nothing but statics.
std::array<int, 2> pipeEnds{ -1, -1 };
// Milliseconds; 0: no signal yet. Two signals may be handled in two threads at once. Lock-free, so safe in a
// handler.
std::atomic<long long> receivedAt = 0;
std::array<struct sigaction, 2> earlier{};

long long monotonicMs()
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now); // safe in a signal handler
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

void handle(int)
{
    const int savedErrno = errno;
    const long long now = std::max(1LL, monotonicMs());
    long long first = 0;
    if (!receivedAt.compare_exchange_strong(first, now)) {
        if (now - first > SignalWatcher::sameWishMs)
            ::_exit(int(ExitStatus::Interrupted));
        errno = savedErrno;
        return;
    }
    const char byte = 1;
    // The pipe is empty, so that this cannot fail.
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
    errno = savedErrno;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    receivedAt = 0;
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::read);
    struct sigaction action
    { };
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : watched)
        sigaddset(&action.sa_mask, number);
    for (size_t i = 0; i < watched.size(); ++i)
        ::sigaction(watched[i], &action, &earlier[i]);
}

SignalWatcher::~SignalWatcher()
{
    if (!m_notifier)
        return;
    for (size_t i = 0; i < watched.size(); ++i)
        ::sigaction(watched[i], &earlier[i], nullptr);
    m_notifier->setEnabled(false);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

void SignalWatcher::read()
{
    char byte = 0;
    if (::read(pipeEnds[0], &byte, 1) != 1)
        return;
    m_interrupted = true;
    Q_EMIT interrupted();
}

} // namespace lineup
