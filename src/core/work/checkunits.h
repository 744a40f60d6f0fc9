// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checksettings.h"
#include "checks/checkunit.h"
#include "strings/stringfile.h"

namespace lineup {

// What the checks look at, made of the units of a file of strings. Plain functions for any thread.

// Languages, placeholders and plural forms of the file. `language` outranks the file's own; it may be empty.
CheckSettings checkSettingsOf(const StringFile &file, const QString &language);

// The placeholders that the file's sources, flags and format make likely.
PlaceholderFamilies placeholderFamiliesOf(const StringFile &file);

// The unit with the targets that the file has. `forms` are those of its language, by index.
CheckUnit checkUnitOf(const StringUnit &unit, const QList<PluralForm> &forms);

// Its parts, for units that come from elsewhere. Never empty.
QList<CheckForm> checkFormsOf(const QStringList &texts, bool plural, const QList<PluralForm> &forms);
// `limit`, and what the unit's flags say, which must be there already.
void setLimit(CheckUnit &unit, const std::optional<StringLimit> &limit);

// The finding with ranges and repaired text as the file has them: with the prefix that is not translated,
// which the checks do not see.
Finding placedInFile(Finding finding, const StringUnit &unit);

// The forms that the targets of this file have: those of its header, else those of CLDR.
QList<PluralForm> pluralFormsFor(const StringFile &file, const QString &language);

} // namespace lineup
