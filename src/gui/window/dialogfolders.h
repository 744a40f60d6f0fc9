// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QFileDialog;

namespace lineup {

class Settings;

// Lets a file dialog begin in the folder that the last one of the same purpose ("lineup", "answer") was used
// in, else among the documents, and remembers where this one is used. `settings` must outlive the dialog.
void useRememberedFolder(QFileDialog *dialog, Settings *settings, const QString &purpose);

} // namespace lineup
