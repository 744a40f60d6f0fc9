// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheetformat.h"

namespace lineup {

// For wikis and merge requests (GitHub's dialect): the words of people's sheets, tables, and every foreign
// text in a fence that is longer than any in it, so that nothing in an answer is taken for Markdown or HTML.
SheetFormat markdownFormat();

// Text in running Markdown and in cells of its tables, where every special character stands for itself.
QString markdownEscaped(const QString &text);
// A block of text as it is.
QString markdownFence(const QString &text);

} // namespace lineup
