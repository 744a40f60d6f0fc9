// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QList>

namespace lineup {

// Contrast by WCAG 2.1: ratios from 1 (none) to 21 (black on white). Colours are taken as opaque.
double relativeLuminance(const QColor &color);
double contrastRatio(const QColor &first, const QColor &second);

// `color`, moved towards black or white just as far as it needs to have at least `ratio` against every one of
// `backgrounds`; black or white where nothing else suffices.
QColor withContrast(const QColor &color, const QList<QColor> &backgrounds, double ratio);

// `first` and `second` mixed, `share` of `second` (0 to 1), opaque.
QColor mixed(const QColor &first, const QColor &second, double share);

} // namespace lineup
