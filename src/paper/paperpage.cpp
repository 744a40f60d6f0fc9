// SPDX-License-Identifier: Apache-2.0
#include "paperpage.h"

#include "sheets/reportwords.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr double frameHeight = 24; // points
constexpr PaperStyle frameStyle{ 7.5, false, QColor(0x45, 0x4d, 0x58) };

} // namespace

PaperPage::PaperPage(QPagedPaintDevice *device, QPainter *painter, const PaperFrame &frame)
    : m_device(device)
    , m_painter(painter)
    , m_frame(frame)
    , m_unit(device->logicalDpiY() / 72.0)
    , m_width(device->width())
    , m_bottom(device->height() - points(frameHeight))
{
    drawFrame();
}

QFont PaperPage::font(const PaperStyle &style) const
{
    QFont font({ u"Noto Sans"_s, u"DejaVu Sans"_s, u"Liberation Sans"_s, u"Arial"_s, u"sans-serif"_s });
    font.setStyleHint(QFont::SansSerif);
    font.setPointSizeF(style.points);
    font.setBold(style.bold);
    // Not to be seen, but it keeps Latin ligatures away, under which readers' search finds no "first".
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 32);
    return QFont(font, m_device);
}

QRectF PaperPage::place(double start, double width, double height) const
{
    const double left = m_frame.rightToLeft ? m_width - start - width : start;
    return { left, m_y, width, height };
}

void PaperPage::space(double height)
{
    if (m_y > m_top)
        m_y += height;
}

void PaperPage::need(double height)
{
    if (height > rest() && m_y > m_top)
        nextPage();
}

void PaperPage::nextPage()
{
    ++m_number;
    if (m_painter && !m_failed && !m_device->newPage())
        m_failed = true;
    m_top = points(frameHeight);
    m_y = m_top;
    drawFrame();
}

void PaperPage::drawFrame()
{
    if (!m_painter || m_failed)
        return;
    if (m_number > 1)
        drawFrameText(m_frame.title, 0, false);
    const double bottom = m_device->height() - points(10);
    drawFrameText(m_frame.maker, bottom, false);
    drawFrameText(ReportWords::page(m_number, m_frame.pages), bottom, true);
}

void PaperPage::drawFrameText(const QString &text, double top, bool atEnd)
{
    const QFont font = this->font(frameStyle);
    const QFontMetricsF metrics(font, m_device);
    m_painter->setFont(font);
    m_painter->setPen(frameStyle.color);
    const QString fitting = metrics.elidedText(text, Qt::ElideRight, m_width * 0.7);
    const bool right = atEnd != m_frame.rightToLeft;
    m_painter->drawText(QRectF(0, top, m_width, metrics.height()),
                        int(Qt::AlignTop | Qt::AlignAbsolute | (right ? Qt::AlignRight : Qt::AlignLeft))
                            | Qt::TextSingleLine | Qt::TextDontClip,
                        fitting);
}

} // namespace lineup
