// SPDX-License-Identifier: Apache-2.0
#include "answeraddress.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace lineup {

namespace {

constexpr int parts = 6;

QString encoded(const QString &part)
{
    return QString::fromLatin1(part.toUtf8().toPercentEncoding());
}

QString decoded(QStringView part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()));
}

} // namespace

QString AnswerAddress::toString() const
{
    return QStringList{ encoded(runId),    QString::number(row),    encoded(language),
                        encoded(targetId), QString::number(sample), QString::number(take) }
        .join(u'|');
}

std::optional<AnswerAddress> AnswerAddress::fromString(QStringView text)
{
    const QList<QStringView> pieces = text.split(u'|');
    if (pieces.size() != parts)
        return std::nullopt;
    bool rowOk = false;
    bool sampleOk = false;
    bool takeOk = false;
    AnswerAddress address;
    address.runId = decoded(pieces.at(0));
    address.row = qsizetype(pieces.at(1).toLongLong(&rowOk));
    address.language = decoded(pieces.at(2));
    address.targetId = decoded(pieces.at(3));
    address.sample = pieces.at(4).toInt(&sampleOk);
    address.take = pieces.at(5).toInt(&takeOk);
    const bool numbers
        = rowOk && sampleOk && takeOk && address.row >= 0 && address.sample > 0 && address.take > 0;
    if (!numbers || address.runId.isEmpty() || address.targetId.isEmpty())
        return std::nullopt;
    return address;
}

} // namespace lineup
