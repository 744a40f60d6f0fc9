// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

#include <memory>

namespace lineup {

// The application object of a program without a window that lays out text: fonts, and no display. Takes the
// place of QCoreApplication; `argv` outlives it. Only the program's name is looked at, so that no
// argument is taken for one of Qt's own.
std::unique_ptr<QCoreApplication> makePaperApplication(char **argv);

} // namespace lineup
