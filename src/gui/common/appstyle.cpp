// SPDX-License-Identifier: Apache-2.0
#include "appstyle.h"

#include "contrast.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace lineup {

namespace {

// A little over what WCAG 2.1 asks for, because the groove is shaded.
constexpr double handleContrast = 3.6;
constexpr double heldContrast = 4.5;

} // namespace

AppStyle::AppStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
    setObjectName(QStringLiteral("fusion"));
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *data) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                  QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar || !(bar->subControls & SC_ScrollBarSlider)
        || !(bar->state & State_Enabled) || bar->minimum >= bar->maximum)
        return;
    const QPalette &palette = bar->palette;
    const QColor window = palette.color(QPalette::Window);
    // Fusion's groove is a little darker than a button.
    const QList<QColor> around{ window, palette.color(QPalette::Button),
                                palette.color(QPalette::Button).darker(107) };
    const bool held = (bar->activeSubControls & SC_ScrollBarSlider) && (bar->state & State_MouseOver);
    const QColor color = withContrast(mixed(window, palette.color(QPalette::WindowText), 0.3), around,
                                      held ? heldContrast : handleContrast);
    const QRect handle
        = proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget).adjusted(1, 1, -1, -1);
    const qreal round = qMin(handle.width(), handle.height()) / 4.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(handle, round, round);
    painter->restore();
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck
        && element != PE_IndicatorRadioButton)
        return;
    // Fusion's outline is a darker window, which nobody sees on a dark one.
    const QPalette &palette = option->palette;
    const QColor base = palette.color(QPalette::Base);
    const QColor line
        = withContrast(mixed(base, palette.color(QPalette::Text), 0.4), { base }, handleContrast);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line);
    painter->setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (element == PE_IndicatorRadioButton)
        painter->drawEllipse(frame.adjusted(1, 1, -1, -1));
    else
        painter->drawRoundedRect(frame, 1, 1);
    painter->restore();
}

} // namespace lineup
