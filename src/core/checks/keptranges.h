// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checksettings.h"

#include <QList>
#include <QString>

namespace lineup {

// What of a source a translator who reads no code must leave as it is: placeholders, of the given families
// and people's own, what holds the forms of a plural together (the forms are text), tags, escapes, addresses,
// terms that the glossary keeps, line breaks and the spaces at the edges. Ascending, without overlaps,
// touching ones joined.
QList<TextRange> keptRanges(const QString &text, PlaceholderFamilies families,
                            const QList<GlossaryTerm> &glossary = {}, const QString &sourceLanguage = {},
                            const QList<UserPlaceholder> &own = {});

} // namespace lineup
