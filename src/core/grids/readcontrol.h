// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDeadlineTimer>
#include <QString>

#include <atomic>
#include <memory>

namespace lineup {

// Ends a long reading from outside: by a flag that any thread may set, or by a deadline. Copies share the
// flag. Asked often by the readers, so it is cheap.
class ReadControl
{
public:
    using Flag = std::shared_ptr<const std::atomic_bool>;

    ReadControl() = default; // neither flag nor deadline
    explicit ReadControl(Flag cancelled, QDeadlineTimer deadline = QDeadlineTimer(QDeadlineTimer::Forever))
        : m_cancelled(std::move(cancelled))
        , m_deadline(deadline)
    { }

    bool isCancelled() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }
    bool mustStop() const { return isCancelled() || m_deadline.hasExpired(); }
    // Why the reading stopped, for people.
    QString reason() const;

private:
    Flag m_cancelled;
    QDeadlineTimer m_deadline = QDeadlineTimer(QDeadlineTimer::Forever);
};

// What is to be said of a place in a file. `line` is 1-based and physical; 0: the file as a whole.
struct GridIssue
{
    qint64 line = 0;
    QString message; // for people, one sentence or two

    friend bool operator==(const GridIssue &, const GridIssue &) = default;
};

} // namespace lineup
