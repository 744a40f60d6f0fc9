// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptypes.h"

#include <QDateTime>
#include <QStringView>

#include <optional>

namespace lineup {

// How long a provider asks to wait, in milliseconds. Zero, negative and unreadable values are unset: the
// caller's own backoff is the better answer to them.

// retry-after-ms, else Retry-After in seconds or as one of HTTP's three date forms (RFC 9110). A date counts
// from the response's own Date header where there is one, so that a wrong clock does no harm.
std::optional<int> retryWaitMs(const RawHeaders &headers, const QDateTime &now);
// "23s", "1.5s", "250ms".
std::optional<int> durationMs(QStringView text);

} // namespace lineup
