// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace lineup {

// Resizes a dialog to so many average characters and lines of its font, and to no more than its screen has.
void resizeToText(QWidget *dialog, int columns, int lines);

} // namespace lineup
