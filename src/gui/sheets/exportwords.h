// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>

namespace lineup::exportWords {

// What a format is good for, in a sentence; empty for one that this does not know.
QString hint(const QString &formatId);

// What the two ways of writing CSV are for; with a remark where spreadsheet programs of that locale expect
// semicolons.
QString csvHint(const QLocale &locale);

} // namespace lineup::exportWords
