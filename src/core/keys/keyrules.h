// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/resolvedtarget.h"
#include "model/secret.h"

#include <QStringList>

namespace lineup {

// Which key may go where, as pure functions.

// The origin of a built-in provider's own address; "" for an unknown one or one without (Azure).
QString ownOrigin(QStringView provider);
// The origin of the built-in provider whose usual credential is called `name`, or "".
QString ownOriginOfKey(QStringView name);
// The built-in provider that `name` (a credential's or an environment variable's) is usual for, or nullptr.
const Provider *providerOfKey(QStringView name);

// Whether a host is this machine without asking a resolver: a literal loopback address or `localhost`.
bool isLiteralLoopback(const QString &host);

// A key from the environment goes to the own origin of the provider that the variable is usual for (of the
// target's provider where it is no usual one), to loopback and to approved origins.
bool environmentKeyMayGoTo(const ResolvedTarget &target, const QString &variable,
                           const QStringList &approvedOrigins);

// An origin as originOf() writes it, from what a person typed or a file holds; "" unless http or https.
QString normalizedOrigin(const QString &address);

// A key without the white space around it. `Unusable`: characters that no header may carry (line breaks,
// control characters, spaces inside, anything beyond ASCII).
enum class KeyText { Usable, Empty, Unusable };
struct CleanKey
{
    KeyText text = KeyText::Empty;
    Secret secret;
};
CleanKey cleanKey(const QByteArray &bytes);

} // namespace lineup
