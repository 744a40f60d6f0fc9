// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QUrl;
class QWidget;

namespace lineup {

// Asks whether an address from an answer is to be opened, showing all of it and its host in ASCII. `accepted`
// runs at most once, and never for anything but http and https; those are refused without a question.
void askToOpen(QWidget *parent, const QUrl &url, const std::function<void()> &accepted);

} // namespace lineup
