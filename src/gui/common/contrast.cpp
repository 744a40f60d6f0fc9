// SPDX-License-Identifier: Apache-2.0
#include "contrast.h"

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double ratioOf(double first, double second)
{
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

double leastContrast(const QColor &color, const QList<double> &backgrounds)
{
    const double luminance = relativeLuminance(color);
    double least = 21;
    for (const double background : backgrounds)
        least = std::min(least, ratioOf(luminance, background));
    return least;
}

} // namespace

double relativeLuminance(const QColor &color)
{
    const QColor rgb = color.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

double contrastRatio(const QColor &first, const QColor &second)
{
    return ratioOf(relativeLuminance(first), relativeLuminance(second));
}

QColor mixed(const QColor &first, const QColor &second, double share)
{
    const QColor a = first.toRgb();
    const QColor b = second.toRgb();
    const auto channel
        = [share](float from, float to) { return float(std::clamp(from + (to - from) * share, 0.0, 1.0)); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

QColor withContrast(const QColor &color, const QList<QColor> &backgrounds, double ratio)
{
    QList<double> luminances;
    for (const QColor &background : backgrounds)
        luminances.append(relativeLuminance(background));
    const QColor towards = leastContrast(Qt::white, luminances) > leastContrast(Qt::black, luminances)
        ? QColor(Qt::white)
        : QColor(Qt::black);
    constexpr int steps = 50;
    for (int step = 0; step < steps; ++step) {
        // Rounded to what is painted, so that the promise holds for the pixels too.
        const QColor candidate(mixed(color, towards, double(step) / steps).rgb());
        if (leastContrast(candidate, luminances) >= ratio)
            return candidate;
    }
    return towards;
}

} // namespace lineup
