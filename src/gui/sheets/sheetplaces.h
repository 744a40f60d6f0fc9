// SPDX-License-Identifier: Apache-2.0
#pragma once

class QString;

namespace lineup {

// Hands a file to whatever program opens its kind. Does not wait. False: nobody takes it.
bool openFile(const QString &path);

// Asks the file manager to show the file in its folder, with the file selected; where none listens on the
// session bus the folder is opened. Does not wait.
void showInFolder(const QString &path);

} // namespace lineup
