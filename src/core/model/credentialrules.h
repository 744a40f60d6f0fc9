// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace lineup {

// How credentials give themselves away in a lineup file, which must hold none. Names are compared without
// case, dashes and underscores.

// apiKey, token, secret, authorization and their usual spellings; `key` and `keyEnv` are names of keys, not
// keys.
bool isCredentialMember(QStringView name);
// Headers that carry a key or a session: authorization, x-api-key, cookie, …
bool isCredentialHeader(QStringView name);
// A provider's key prefix followed by 16 or more characters, or an authorization value.
bool looksLikeKey(const QString &text);
// An address with a user name or password in it, anywhere in the text.
bool hasUserInfo(const QString &text);
// A query such as ?key=… or ?api_key=…
bool hasCredentialQuery(const QUrl &url);

} // namespace lineup
