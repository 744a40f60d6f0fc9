// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

class QPainter;
class QRectF;

namespace lineup {

// The program's own line icons (resources/icons/*.svg), recoloured when they are painted, crisp at any size
// and device pixel ratio. An unknown name is an empty icon and a warning in the log. GUI thread.

// In the colour of the application's palette (text on buttons; faded when disabled, the text on a highlight
// when selected), so that it follows every change of palette by itself.
QIcon icon(const QString &name);
// The same for one palette, for a widget that has its own.
QIcon icon(const QString &name, const QPalette &palette);
// The icon of a state in that state's colour (themeColors of the application's palette).
QIcon stateIcon(AnswerPhase phase, AnswerStatus status);
// The application's own icon, in its own colours.
QIcon applicationIcon();

// Paints an icon in one colour, filling the largest square in `rect`.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color);

// Every name that icon() knows.
QStringList iconNames();

} // namespace lineup
