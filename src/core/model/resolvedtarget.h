// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineup.h"
#include "modelcatalogue.h"
#include "provider.h"

#include <QUrl>

namespace lineup {

// A target with everything filled in that the lineup file may leave out: the provider's row, the catalogue's
// facts and the default timeouts. Protocols and requests read only this.
struct ResolvedTarget
{
    Target target;
    QString protocol; // id of a protocol
    QUrl baseUrl; // without trailing slash
    AuthScheme auth = AuthScheme::Bearer;
    Quirks quirks;
    ModelFacts model;
    QStringList keyEnvs; // in the order in which they are asked
    QString keyName;
    bool keyRequired = false; // a missing key fails the answer with no-key
    bool local = false; // a local provider, or a loopback address: patient timeouts
    bool freeOfCharge = false; // a provider that costs nothing; a loopback address alone may be a paid proxy
    int connectMs = 15000;
    int firstTokenMs = 120000;
    int idleMs = 120000;
    int totalMs = 0;
    int retries = 2;

    friend bool operator==(const ResolvedTarget &, const ResolvedTarget &) = default;
};

ResolvedTarget resolve(const Target &target, const ModelCatalogue &catalogue);

// scheme://host:port in lower case (a name in Punycode, without the root's trailing dot) with the port
// always written, "" for an address without host (RFC 6454).
QString originOf(const QUrl &url);
// A literal loopback address, or a name that RFC 6761 reserves for loopback.
bool isLoopbackHost(const QString &host);

} // namespace lineup
