// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace lineup {

// Texts on their way through a translation service that reads XML: what must come back as it is stands in
// elements that the service is told to leave alone.
inline constexpr char keptElement[] = "x";

// The ranges are ascending and do not overlap.
QString wrappedText(const QString &text, const QList<TextRange> &kept);
// The text of a reply. Tolerant: what is no element or reference of ours stays as it is.
QString unwrappedText(const QString &xml);
// The kept pieces that the translation has less often than the text; each once.
QStringList lostPieces(const QString &text, const QList<TextRange> &kept, const QString &translation);

} // namespace lineup
