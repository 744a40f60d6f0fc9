// SPDX-License-Identifier: Apache-2.0
#include "paperapplication.h"

#include <QGuiApplication>

namespace lineup {

std::unique_ptr<QCoreApplication> makePaperApplication(char **argv)
{
    // Qt keeps a reference to the count as long as the application lives.
    static int count = 1;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(count, argv);
}

} // namespace lineup
