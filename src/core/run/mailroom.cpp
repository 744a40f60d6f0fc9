// SPDX-License-Identifier: Apache-2.0
#include "mailroom.h"

namespace lineup {

Mailroom::Mailroom(std::function<void()> wake)
    : m_wake(std::move(wake))
{ }

void Mailroom::post(int answer, AnswerUpdate update)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_wake)
        return;
    m_mail.append({ answer, std::move(update) });
    if (!std::exchange(m_woken, true))
        m_wake();
}

Mailroom::Mail Mailroom::take()
{
    const QMutexLocker lock(&m_mutex);
    m_woken = false;
    return std::exchange(m_mail, {});
}

void Mailroom::close()
{
    const QMutexLocker lock(&m_mutex);
    m_wake = nullptr;
    m_mail.clear();
}

} // namespace lineup
