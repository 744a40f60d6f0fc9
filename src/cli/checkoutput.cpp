// SPDX-License-Identifier: Apache-2.0
#include "checkoutput.h"

#include "checks/check.h"
#include "terminaltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QJsonArray toJson(const QList<TextRange> &ranges)
{
    QJsonArray array;
    for (const TextRange &range : ranges)
        array.append(QJsonArray{ qint64(range.start), qint64(range.length) });
    return array;
}

QJsonObject toJson(const PlacedFinding &placed)
{
    const Finding &finding = placed.finding;
    QJsonObject object{
        { u"id"_s, placed.id },
        { u"line"_s, qint64(placed.line) },
        { u"check"_s, finding.check },
        { u"severity"_s, severityName(finding.severity) },
        { u"message"_s, finding.message },
    };
    if (placed.plural)
        object.insert(u"form"_s, finding.form);
    if (!finding.sourceRanges.isEmpty())
        object.insert(u"sourceRanges"_s, toJson(finding.sourceRanges));
    if (!finding.targetRanges.isEmpty())
        object.insert(u"targetRanges"_s, toJson(finding.targetRanges));
    return object;
}

QString oneLine(const QString &text)
{
    return harmlessText(text).replace(u'\n', u'⏎').replace(u'\t', u' ');
}

// What people find in a file without lines: the beginning of the id.
QString placeOf(const QString &path, const PlacedFinding &placed)
{
    constexpr qsizetype longest = 60;
    if (placed.line > 0)
        return u"%1:%2"_s.arg(path).arg(placed.line);
    return u"%1: %2"_s.arg(path, oneLine(placed.id).left(longest));
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return CheckOutput::tr("error");
    case Severity::Warning:
        return CheckOutput::tr("warning");
    case Severity::Info:
        return CheckOutput::tr("hint");
    }
    return {};
}

QString messageOf(const PlacedFinding &placed)
{
    const QString message = oneLine(placed.finding.message);
    //: %1 is the number of a plural form, %2 what is wrong with it
    return placed.plural
        ? CheckOutput::tr("Form %1: %2").arg(QLocale().toString(placed.finding.form + 1), message)
        : message;
}

} // namespace

QByteArray checkJson(qsizetype units, const QList<PlacedFinding> &findings)
{
    QJsonArray array;
    for (const PlacedFinding &placed : findings)
        array.append(toJson(placed));
    const QJsonObject root{ { u"units"_s, qint64(units) }, { u"findings"_s, array } };
    return harmlessJson(QJsonDocument(root).toJson());
}

QByteArray checkText(const QString &path, qsizetype units, const QList<PlacedFinding> &findings)
{
    QString text;
    int counts[3] = { 0, 0, 0 };
    for (const PlacedFinding &placed : findings) {
        ++counts[int(placed.finding.severity)];
        text += u"%1: %2: %3 [%4]\n"_s.arg(placeOf(path, placed), severityWord(placed.finding.severity),
                                           messageOf(placed), placed.finding.check);
    }
    const auto number = [&counts](Severity severity) { return QLocale().toString(counts[int(severity)]); };
    text += CheckOutput::tr("Strings: %1. Errors: %2. Warnings: %3. Hints: %4.")
                .arg(QLocale().toString(units), number(Severity::Error), number(Severity::Warning),
                     number(Severity::Info));
    return (text + u'\n').toUtf8();
}

QByteArray checkListText()
{
    qsizetype width = 0;
    for (const Check &check : checks())
        width = std::max(width, qsizetype(qstrlen(check.id)));
    QString text;
    for (const Check &check : checks())
        text += QString::fromLatin1(check.id).leftJustified(width) + u"  "_s + check.title() + u'\n';
    return text.toUtf8();
}

} // namespace lineup
