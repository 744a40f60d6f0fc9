// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace lineup {

// The style sheet and the patterns of an HTML sheet, as they stand in its head and at the top of its body.
// For light and dark screens, telephones and paper; nothing in them is loaded from anywhere.
QByteArray htmlStyle();
QByteArray htmlPatterns();

} // namespace lineup
