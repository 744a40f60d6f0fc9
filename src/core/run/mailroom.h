// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answersink.h"

#include <QList>
#include <QMutex>

#include <functional>
#include <utility>

namespace lineup {

// Carries updates from the network thread to a run in another thread: kept in order until they are taken,
// with one wake-up for as many as come in between. Outlives the run that it belongs to, which closes it.
class Mailroom final : public AnswerSink
{
public:
    using Mail = QList<std::pair<int, AnswerUpdate>>;

    // `wake` is called in the network thread, at most once between two take()s, and never after close().
    explicit Mailroom(std::function<void()> wake);

    void post(int answer, AnswerUpdate update) override;
    Mail take();
    void close();

private:
    QMutex m_mutex;
    Mail m_mail;
    std::function<void()> m_wake;
    bool m_woken = false;
};

} // namespace lineup
