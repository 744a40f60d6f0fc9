// SPDX-License-Identifier: Apache-2.0
#include "elidedlabel.h"

#include <QEvent>
#include <QFontMetrics>

using namespace Qt::StringLiterals;

namespace lineup {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text, const QString &brief)
{
    if (m_full == text && m_brief == brief)
        return;
    m_full = text;
    m_brief = brief;
    elide();
}

void ElidedLabel::setDetails(const QString &details)
{
    if (m_details == details)
        return;
    m_details = details;
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return { metrics.averageCharWidth() * 4, metrics.height() };
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

void ElidedLabel::elide()
{
    const QString line = m_full.simplified();
    const int room = contentsRect().width();
    const bool brief = !m_brief.isEmpty() && fontMetrics().horizontalAdvance(line) > room;
    const QString fits = fontMetrics().elidedText(brief ? m_brief : line, Qt::ElideRight, room);
    setText(fits);
    QStringList tip;
    if (fits != line)
        tip += m_full.toHtmlEscaped();
    if (!m_details.isEmpty())
        tip += m_details.toHtmlEscaped();
    // Otherwise the tooltip, with its markup, would be what assistive technology reads.
    setAccessibleDescription(m_details);
    setToolTip(tip.isEmpty() ? QString()
                             : u"<p>"_s + tip.join("<br>"_L1).replace(u'\n', "<br>"_L1) + "</p>"_L1);
}

} // namespace lineup
