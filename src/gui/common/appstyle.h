// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace lineup {

// Fusion, but for the handles of scroll bars: Fusion's have the colour of their groove, so that they are
// found by their outline alone. These stand out from groove and window with at least 3:1, in every palette,
// and so do the outlines of check boxes and radio buttons. And the buttons of dialogs bear words only: the
// platform's icons do not match ours.
class AppStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    AppStyle();

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *data = nullptr) const override;
};

} // namespace lineup
