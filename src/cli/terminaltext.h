// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace lineup {

// Text from providers and files as a terminal may show it: control characters but newline and tab, C1
// controls and invisible tag characters are left out, so that no escape sequence survives; characters that
// override the direction of writing become U+FFFD (Trojan Source). Marks that scripts need (ZWJ, ZWNJ, LRM,
// RLM) stay.
QString harmlessText(const QString &text);

// The same for JSON text: DEL, C1 controls and overrides are written as \u escapes, which mean the same.
QByteArray harmlessJson(const QByteArray &json);

} // namespace lineup
