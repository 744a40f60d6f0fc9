// SPDX-License-Identifier: Apache-2.0
#include "credentialrules.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrlQuery>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString plainName(QStringView name)
{
    QString result = name.trimmed().toString().toLower();
    result.remove(u'-').remove(u'_');
    return result;
}

} // namespace

bool isCredentialMember(QStringView name)
{
    static const QStringList names{
        u"apikey"_s,      u"token"_s,        u"secret"_s,      u"authorization"_s,
        u"accesstoken"_s, u"authtoken"_s,    u"bearertoken"_s, u"apitoken"_s,
        u"secretkey"_s,   u"clientsecret"_s, u"password"_s,    u"xapikey"_s,
        u"xgoogapikey"_s, u"bearer"_s,       u"apisecret"_s,   u"proxyauthorization"_s
    };
    return names.contains(plainName(name));
}

bool isCredentialHeader(QStringView name)
{
    static const QStringList parts{ u"authorization"_s, u"apikey"_s, u"secret"_s,
                                    u"password"_s,      u"cookie"_s, u"subscriptionkey"_s };
    static const QStringList endings{ u"token"_s, u"auth"_s };
    const QString plain = plainName(name);
    const auto holds = [&plain](const QString &part) { return plain.contains(part); };
    const auto ends = [&plain](const QString &ending) { return plain.endsWith(ending); };
    return std::any_of(parts.begin(), parts.end(), holds)
        || std::any_of(endings.begin(), endings.end(), ends);
}

bool looksLikeKey(const QString &text)
{
    // Within a longer text only the characters of keys count, so that an address with "/sk-proxy/v1/chat" in
    // its path is none; a text that begins like a key is one whatever follows.
    static const QRegularExpression within(u"(?<![A-Za-z0-9])(?:sk-|AIza|gsk_|xai-)[A-Za-z0-9_\\-]{16,}"_s);
    static const QRegularExpression whole(u"^\\s*(?:sk-|AIza|gsk_|xai-)\\S{16,}"_s);
    static const QRegularExpression scheme(u"^\\s*(?:bearer|deepl-auth-key)\\s+\\S{16,}\\s*$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return within.match(text).hasMatch() || whole.match(text).hasMatch() || scheme.match(text).hasMatch();
}

bool hasUserInfo(const QString &text)
{
    // By hand: a regular expression for the scheme takes quadratic time on a long hostile text.
    static constexpr QLatin1StringView separator("://");
    const auto endsAuthority
        = [](QChar c) { return c == u'/' || c == u'\\' || c == u'?' || c == u'#' || c.isSpace(); };
    for (qsizetype at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
        if (at == 0 || !text[at - 1].isLetterOrNumber())
            continue;
        for (qsizetype i = at + separator.size(); i < text.size() && !endsAuthority(text[i]); ++i) {
            if (text[i] == u'@')
                return true;
        }
    }
    return false;
}

bool hasCredentialQuery(const QUrl &url)
{
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    return std::any_of(items.begin(), items.end(), [](const auto &item) {
        return isCredentialMember(item.first) || plainName(item.first) == u"key";
    });
}

} // namespace lineup
