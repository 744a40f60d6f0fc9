// SPDX-License-Identifier: Apache-2.0
#pragma once

class QString;
class QWidget;

namespace lineup {

// Tells assistive technology that something changed, as a change of `widget`'s description to `text`. Nothing
// is sent when the text is the same as before.
void announce(QWidget *widget, const QString &text);

} // namespace lineup
