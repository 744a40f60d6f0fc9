// SPDX-License-Identifier: Apache-2.0
#include "draftkeeper.h"

#include "settings/settings.h"

#include <QEvent>
#include <QMainWindow>

#include <utility>

namespace lineup {

DraftKeeper::DraftKeeper(Settings *settings, QMainWindow *window, std::function<UnsentPrompt()> prompt)
    : QObject(window)
    , m_settings(settings)
    , m_window(window)
    , m_unsent(std::move(prompt))
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(gatherMs);
    connect(&m_gather, &QTimer::timeout, this, &DraftKeeper::onTime);
    window->installEventFilter(this);
}

void DraftKeeper::promptChanged()
{
    m_prompt = true;
    if (!m_gather.isActive())
        m_gather.start();
}

void DraftKeeper::layoutChanged()
{
    m_layout = true;
    if (!m_gather.isActive())
        m_gather.start();
}

void DraftKeeper::onTime()
{
    if (std::exchange(m_prompt, false))
        m_settings->setUnsentPrompt(m_unsent());
    if (std::exchange(m_layout, false))
        keepLayout();
}

void DraftKeeper::keepNow()
{
    m_gather.stop();
    m_prompt = m_layout = true;
    onTime();
}

void DraftKeeper::keepLayout()
{
    m_settings->setWindowGeometry(m_window->saveGeometry());
    m_settings->setWindowState(m_window->saveState());
}

bool DraftKeeper::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool moved = type == QEvent::Resize || type == QEvent::Move || type == QEvent::WindowStateChange;
    // Where a window manager puts the window at first is nobody's choice.
    if (watched == m_window && moved && m_window->isVisible())
        layoutChanged();
    return QObject::eventFilter(watched, event);
}

} // namespace lineup
