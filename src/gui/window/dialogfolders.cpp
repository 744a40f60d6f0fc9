// SPDX-License-Identifier: Apache-2.0
#include "dialogfolders.h"

#include "settings/settings.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace lineup {

void useRememberedFolder(QFileDialog *dialog, Settings *settings, const QString &purpose)
{
    const QStringList folders{ settings->lastFolder(purpose),
                               QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) };
    const auto usable = std::find_if(folders.begin(), folders.end(), [](const QString &folder) {
        return !folder.isEmpty() && QFileInfo(folder).isDir();
    });
    dialog->setDirectory(usable == folders.end() ? QDir::homePath() : *usable);
    QObject::connect(dialog, &QFileDialog::fileSelected, settings, [settings, purpose](const QString &path) {
        settings->setLastFolder(purpose, QFileInfo(path).absolutePath());
    });
}

} // namespace lineup
