// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QTranslator;

namespace lineup {

// Makes the program speak `language` (a locale's name; empty: the system's), from the embedded catalogues; to
// be called once, before any text is made. `translator` must live as long as texts are made. English, which
// holds the plural forms, serves every language that there is no catalogue for.
void installLanguage(const QString &language, QTranslator &translator);

} // namespace lineup
