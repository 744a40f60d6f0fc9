// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QPagedPaintDevice;
class QPainter;

namespace lineup {

inline constexpr QColor ink(0, 0, 0);

struct PaperStyle
{
    double points = 9.5;
    bool bold = false;
    QColor color = ink;
};

// What stands at the top and the bottom of the pages.
struct PaperFrame
{
    QString title; // from the second page on
    QString maker; // beside the page's number
    bool rightToLeft = false;
    int pages = 0; // how many there will be
};

// The page that is being filled, from top to bottom, in device units. Without a painter it only counts: the
// same calls then find out how many pages there will be. Used by one thread at a time.
class PaperPage
{
public:
    // Both outlive the page; the painter is active on the device.
    PaperPage(QPagedPaintDevice *device, QPainter *painter, const PaperFrame &frame);

    QPainter *painter() const { return m_painter; }
    QPagedPaintDevice *device() const { return m_device; }
    bool isRightToLeft() const { return m_frame.rightToLeft; }
    QFont font(const PaperStyle &style) const;

    double points(double points) const { return points * m_unit; }
    double width() const { return m_width; }
    double y() const { return m_y; }
    double bodyHeight() const { return m_bottom - m_top; }
    double rest() const { return m_bottom - m_y; } // of the page
    // A rectangle at the present height, counted from the side where reading begins.
    QRectF place(double start, double width, double height) const;

    void advance(double height) { m_y += height; }
    // A distance that is left out at the top of a page.
    void space(double height);
    // The next page, unless this much room is left. What is taller than a page begins one.
    void need(double height);

    int number() const { return m_number; }
    bool hasFailed() const { return m_failed; }

private:
    void nextPage();
    void drawFrame();
    void drawFrameText(const QString &text, double top, bool atEnd);

    QPagedPaintDevice *m_device;
    QPainter *m_painter;
    PaperFrame m_frame;
    double m_unit; // device units in a point
    double m_width;
    double m_top = 0;
    double m_bottom;
    double m_y = 0;
    int m_number = 1;
    bool m_failed = false;
};

} // namespace lineup
