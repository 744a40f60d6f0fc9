// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace lineup {

// Where a reader who is at `position` of the shown text finds the same words after the text was laid out as
// Markdown, which drops syntax and adds hosts. Compares letters and digits only. UTF-16 units.
qsizetype samePlace(QStringView from, qsizetype position, QStringView to);

} // namespace lineup
