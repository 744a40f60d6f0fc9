// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "languagerules.h"
#include "model/finding.h"

#include <QList>
#include <QString>

namespace lineup {

// Where a term stands in a text; as whole words in languages that part them, with an English plural or
// possessive ending allowed.
QList<TextRange> termRanges(const QString &term, const QString &text, bool caseSensitive,
                            const LanguageRules &language);

// Whether a term occurs in some form: each of its words must be the beginning of a word, where up to a third
// of it, at most three letters, may be an ending.
bool hasInflected(const QString &term, const QString &text, bool caseSensitive,
                  const LanguageRules &language);

} // namespace lineup
