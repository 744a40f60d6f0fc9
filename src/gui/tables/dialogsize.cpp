// SPDX-License-Identifier: Apache-2.0
#include "dialogsize.h"

#include <QScreen>
#include <QWidget>

namespace lineup {

void resizeToText(QWidget *dialog, int columns, int lines)
{
    const QFontMetrics metrics = dialog->fontMetrics();
    const QSize wanted(metrics.averageCharWidth() * columns, metrics.height() * lines);
    constexpr double mostOfScreen = 0.9;
    dialog->resize(wanted.boundedTo(dialog->screen()->availableSize() * mostOfScreen));
}

} // namespace lineup
