// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocols/httptypes.h"

#include <QNetworkReply>
#include <QString>

namespace lineup {

// What a reply that ended without an HTTP status means. The sentences name host and port only: Qt's own error
// texts carry whole addresses.
ProviderError transportFailure(const QNetworkReply &reply, const QUrl &url, const QStringList &tlsErrors);

// A 3xx: never followed, since key and prompt would go along.
ProviderError redirectFailure(int status, const QUrl &from, const QUrl &to);

// "api.openai.com", with the port where it is not the scheme's own.
QString hostAndPort(const QUrl &url);

} // namespace lineup
