// SPDX-License-Identifier: Apache-2.0
#include "ignoredfinding.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

QString ignoredToText(const QList<IgnoredFinding> &ignored)
{
    QJsonArray list;
    for (const IgnoredFinding &one : ignored) {
        list.append(QJsonObject{ { u"check"_s, one.check },
                                 { u"form"_s, one.form },
                                 { u"message"_s, one.message },
                                 { u"reason"_s, one.reason } });
    }
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<IgnoredFinding> ignoredFromText(const QString &text)
{
    QList<IgnoredFinding> ignored;
    const QJsonArray list = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto value : list) {
        const IgnoredFinding one{ value["check"_L1].toString(), value["form"_L1].toInt(),
                                  value["message"_L1].toString(), value["reason"_L1].toString() };
        if (!one.check.isEmpty())
            ignored.append(one);
    }
    return ignored;
}

bool isIgnored(const Finding &finding, const QList<IgnoredFinding> &ignored)
{
    return std::any_of(ignored.cbegin(), ignored.cend(),
                       [&finding](const IgnoredFinding &one) { return one.isOf(finding); });
}

QList<Finding> withoutIgnored(QList<Finding> findings, const QList<IgnoredFinding> &ignored)
{
    findings.removeIf([&ignored](const Finding &finding) { return isIgnored(finding, ignored); });
    return findings;
}

} // namespace lineup
