// SPDX-License-Identifier: Apache-2.0
#include "errorcodes.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

using Codes = QHash<QString, CodeMeaning>;

void add(Codes &codes, const CodeMeaning &meaning, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names)
        codes.insert(name, meaning);
}

Codes makeTellingCodes()
{
    Codes codes;
    add(codes, { 402, false, true },
        { "insufficient_quota"_L1, "credit_balance_exhausted"_L1, "organization_spend_limit_exceeded"_L1,
          "project_spend_limit_exceeded"_L1, "organization_usage_limit_exceeded"_L1, "billing_error"_L1,
          "billing_hard_limit_reached"_L1, "billing_not_active"_L1, "enforced_spend_limit_reached"_L1,
          "contract_spend_limit_reached"_L1, "insufficient_balance"_L1, "insufficient_credits"_L1,
          "payment_required"_L1, "billing_disabled"_L1, "budget_exceeded"_L1 });
    add(codes, { 400, true, false },
        { "content_filter"_L1, "content_policy_violation"_L1, "responsibleaipolicyviolation"_L1,
          "bio_policy"_L1, "cyber_policy"_L1, "misalignment_policy_violation"_L1, "content_policy"_L1,
          "moderation_blocked"_L1 });
    add(codes, { 401 },
        { "api_key_invalid"_L1, "invalid_api_key"_L1, "incorrect_api_key"_L1, "authentication_error"_L1,
          "api_key_expired"_L1, "unauthenticated"_L1, "ip_not_authorized"_L1 });
    add(codes, { 403 },
        { "unsupported_country_region_territory"_L1, "permission_error"_L1, "permission_denied"_L1,
          "api_key_service_blocked"_L1 });
    add(codes, { 404 },
        { "model_not_found"_L1, "deploymentnotfound"_L1, "not_found_error"_L1, "unknown_model"_L1 });
    add(codes, { 413 }, { "request_too_large"_L1 });
    add(codes, { 429 }, { "rate_limit_exceeded"_L1, "rate_limit_error"_L1, "too_many_requests"_L1 });
    add(codes, { 498 }, { "capacity_exceeded"_L1 });
    add(codes, { 503 }, { "server_is_overloaded"_L1, "service_unavailable_error"_L1 });
    add(codes, { 529 }, { "overloaded_error"_L1 });
    return codes;
}

Codes makeGeneralCodes()
{
    Codes codes;
    add(codes, { 400 },
        { "invalid_request_error"_L1, "invalid_request"_L1, "invalid_argument"_L1, "invalid_prompt"_L1,
          "failed_precondition"_L1, "out_of_range"_L1, "context_length_exceeded"_L1,
          "exceed_context_size_error"_L1, "unsupported_parameter"_L1, "unsupported_value"_L1,
          "badrequesterror"_L1 });
    add(codes, { 404 }, { "not_found"_L1 });
    add(codes, { 408 }, { "timeout"_L1, "request_timeout"_L1 });
    add(codes, { 409 }, { "conflict"_L1, "conflict_error"_L1, "aborted"_L1 });
    add(codes, { 429 }, { "resource_exhausted"_L1, "slow_down"_L1, "requests"_L1, "tokens"_L1 });
    add(codes, { 500 },
        { "api_error"_L1, "server_error"_L1, "internal_server_error"_L1, "internal"_L1,
          "internal_error"_L1 });
    add(codes, { 503 }, { "unavailable"_L1, "unavailable_error"_L1, "service_unavailable"_L1 });
    add(codes, { 504 }, { "timeout_error"_L1, "deadline_exceeded"_L1 });
    return codes;
}

std::optional<CodeMeaning> firstIn(const Codes &table, const QStringList &codes)
{
    for (const QString &code : codes) {
        const auto found = table.constFind(code);
        if (found != table.constEnd())
            return *found;
    }
    return std::nullopt;
}

} // namespace

std::optional<CodeMeaning> tellingCode(const QStringList &codes)
{
    static const Codes table = makeTellingCodes();
    return firstIn(table, codes);
}

std::optional<CodeMeaning> generalCode(const QStringList &codes)
{
    static const Codes table = makeGeneralCodes();
    return firstIn(table, codes);
}

ErrorKind kindOfStatus(int status)
{
    if (status >= 300 && status < 400)
        return ErrorKind::Redirect;
    switch (status) {
    case 401:
        return ErrorKind::Authentication;
    case 402:
    case 456: // the quota of a translation service is used up
        return ErrorKind::Billing;
    case 403:
        return ErrorKind::Permission;
    case 404:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 409:
    case 499: // the provider itself gave up
        return ErrorKind::Server;
    case 413:
        return ErrorKind::TooLarge;
    case 429:
        return ErrorKind::RateLimit;
    case 498:
    case 503:
    case 529:
        return ErrorKind::Overloaded;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::Server;
    return status >= 400 ? ErrorKind::InvalidRequest : ErrorKind::Protocol;
}

bool isRetryableStatus(int status)
{
    constexpr std::array statuses{ 408, 409, 429, 498, 500, 502, 503, 504, 529 };
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

} // namespace lineup
