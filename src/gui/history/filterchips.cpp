// SPDX-License-Identifier: Apache-2.0
#include "filterchips.h"

#include "common/icons.h"
#include "common/wraplayout.h"

#include <QEvent>
#include <QFontMetrics>
#include <QToolButton>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestChip = 24; // average characters; the whole is in the tooltip

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent)
    , m_layout(new WrapLayout(this))
{
    setObjectName(u"filterChips"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FilterChips::setParts(const QList<HistoryWords::FilterPart> &parts)
{
    m_parts = parts;
    while (m_buttons.size() < parts.size()) {
        auto *button = new QToolButton(this);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        const qsizetype place = m_buttons.size();
        connect(button, &QToolButton::clicked, this, [this, place] {
            if (place < m_parts.size())
                Q_EMIT chosen(m_parts.at(place).without);
        });
        m_layout->addWidget(button);
        setTabOrder(m_buttons.isEmpty() ? static_cast<QWidget *>(this) : m_buttons.constLast(), button);
        m_buttons.append(button);
    }
    QWidget *focused = nullptr;
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons.at(i)->hasFocus())
            focused = m_buttons.at(i);
        if (i < parts.size())
            showPart(m_buttons.at(i), parts.at(i));
    }
    // The keyboard moves first: hiding what has it would send it anywhere.
    if (focused && parts.isEmpty())
        Q_EMIT emptied();
    else if (focused && m_buttons.indexOf(focused) >= parts.size())
        m_buttons.at(parts.size() - 1)->setFocus();
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setVisible(i < parts.size());
    updateGeometry();
}

// The word and its cross; for screen readers what the button does.
void FilterChips::showPart(QToolButton *button, const HistoryWords::FilterPart &part)
{
    button->setIcon(icon(u"cross"_s));
    QString shown = button->fontMetrics().elidedText(part.text, Qt::ElideRight,
                                                     button->fontMetrics().averageCharWidth() * longestChip);
    button->setText(shown.replace(u'&', u"&&"_s));
    button->setAccessibleName(tr("Remove filter: %1").arg(part.text));
    button->setToolTip(tr("Remove filter: %1").arg(part.text).toHtmlEscaped());
}

void FilterChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        setParts(QList<HistoryWords::FilterPart>(m_parts));
}

} // namespace lineup
