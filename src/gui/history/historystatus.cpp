// SPDX-License-Identifier: Apache-2.0
#include "historystatus.h"

#include "common/accessible.h"
#include "common/icons.h"

#include <QEvent>

namespace lineup {

using namespace Qt::StringLiterals;

HistoryStatus::HistoryStatus(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"historyStatus"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    showWords();
}

void HistoryStatus::setStatus(const StoreStatus &status)
{
    m_status = status;
    showWords();
}

void HistoryStatus::setSaving(bool saving)
{
    m_saving = saving;
    showWords();
}

void HistoryStatus::showWords()
{
    QString words;
    bool trouble = true;
    switch (m_status.state) {
    case StoreState::Opening:
        words = tr("History: opening");
        trouble = false;
        break;
    case StoreState::Ready:
    case StoreState::Closed:
        if (m_status.lost > 0) {
            words = tr("History: not everything saved");
            break;
        }
        trouble = false;
        words = m_saving || m_status.waiting > 0 ? tr("History: saving") : tr("History: saved");
        break;
    case StoreState::Busy:
        words = tr("History: waiting");
        break;
    case StoreState::Full:
        words = tr("History: disk full, not saved yet");
        break;
    case StoreState::ReadOnly:
    case StoreState::Newer:
        words = tr("History: read-only");
        break;
    case StoreState::Refused:
    case StoreState::Unavailable:
        words = tr("History: not saved");
        break;
    }
    const QString all = m_status.message.isEmpty()
        ? words
        : tr("%1. %2", "how the history stands, why").arg(words, m_status.message);
    setText(words);
    setIcon(lineup::icon(trouble ? u"warning"_s : m_saving ? u"streaming"_s : u"check"_s));
    setToolTip(trouble ? u"<p>%1</p>"_s.arg(all.toHtmlEscaped()) : tr("Settings of the history"));
    setAccessibleName(words);
    // Whether it is saving at this moment is nothing to interrupt a listener for.
    if (trouble)
        announce(this, all);
    else
        setAccessibleDescription({});
}

void HistoryStatus::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showWords();
}

} // namespace lineup
