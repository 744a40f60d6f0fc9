// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

#include <functional>

namespace lineup {

// How a text comes out in a box: its lines broken where Unicode allows it, spaces at their ends not counted.
struct WrappedText
{
    double widest = 0; // pixels; more than the box where something in it cannot be broken
    int lines = 0;
};

// `width` measures a stretch of the text without line breaks.
WrappedText wrapped(QStringView text, double boxWidth, const std::function<double(QStringView)> &width);

} // namespace lineup
