// SPDX-License-Identifier: Apache-2.0
#include "exportchoice.h"

#include "sheets/showntext.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fileNameLength = 60;

} // namespace

QJsonObject ExportChoice::toJson() const
{
    return { { u"format"_s, format },
             { u"csvMode"_s, csvMode == CsvMode::Safe ? u"safe"_s : u"exact"_s },
             { u"leftOut"_s, QJsonArray::fromStringList(leftOut) } };
}

ExportChoice ExportChoice::fromJson(const QJsonObject &json)
{
    ExportChoice choice;
    choice.format = json.value("format"_L1).toString();
    choice.csvMode = json.value("csvMode"_L1).toString() == "exact"_L1 ? CsvMode::Exact : CsvMode::Safe;
    const QJsonArray leftOut = json.value("leftOut"_L1).toArray();
    for (const auto column : leftOut)
        choice.leftOut.append(column.toString());
    return choice;
}

QString sheetFileName(const QString &text)
{
    QString name = shownTitle(text, fileNameLength);
    for (const QChar forbidden : QStringView(u"/\\:*?\"<>|"))
        name.replace(forbidden, u' ');
    name = name.simplified();
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    while (name.endsWith(u'.') || name.endsWith(u'…'))
        name.chop(1);
    return name.trimmed();
}

} // namespace lineup
