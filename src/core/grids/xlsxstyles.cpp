// SPDX-License-Identifier: Apache-2.0
#include "xlsxstyles.h"

#include "guardedxml.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxStyles = 100'000; // Excel allows 65,490
constexpr double lastSerial = 2'958'466; // the day after 31 December 9999
constexpr qint64 msPerDay = 86'400'000;

struct FormatLetters
{
    bool year = false;
    bool day = false;
    bool month = false; // or minute
    bool hour = false;
    bool second = false;
    bool elapsed = false;
};

// Letters of the first section that are no literal text.
FormatLetters lettersOf(QStringView code)
{
    FormatLetters letters;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const char16_t c = code.at(i).toLower().unicode();
        if (c == u';')
            break;
        if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            i = end < 0 ? code.size() : end;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i + 1);
            const QStringView inside = code.mid(i + 1, end < 0 ? -1 : end - i - 1);
            letters.elapsed
                |= !inside.isEmpty() && std::all_of(inside.begin(), inside.end(), [&inside](QChar letter) {
                       return letter.toLower() == inside.front().toLower()
                           && u"hms"_s.contains(letter.toLower());
                   });
            i = end < 0 ? code.size() : end;
        } else if (code.sliced(i).startsWith("AM/PM"_L1, Qt::CaseInsensitive)) {
            i += 4;
        } else if (code.sliced(i).startsWith("General"_L1, Qt::CaseInsensitive)) {
            i += 6;
        } else {
            letters.year |= c == u'y';
            letters.day |= c == u'd';
            letters.month |= c == u'm';
            letters.hour |= c == u'h';
            letters.second |= c == u's';
        }
    }
    return letters;
}

QString clock(qint64 ms)
{
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(ms));
    return time.toString(ms % 1000 ? u"HH:mm:ss.zzz"_s : u"HH:mm:ss"_s);
}

QString durationText(double serial)
{
    const qint64 seconds = std::llround(serial * 86'400);
    return u"%1:%2:%3"_s.arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

// Empty: there is no such date.
QString dateText(double serial, XlsxFormat format, bool since1904)
{
    if (!(serial >= 0 && serial < lastSerial))
        return {};
    if (format == XlsxFormat::Duration)
        return durationText(serial);
    const qint64 ms = std::llround(serial * double(msPerDay));
    const qint64 days = ms / msPerDay;
    if (format == XlsxFormat::Time && days == 0)
        return clock(ms % msPerDay);
    // Serial 60 is 29 February 1900, a day that never was.
    if (!since1904 && (days == 60 || days == 0))
        return {};
    const QDate start = since1904 ? QDate(1904, 1, 1) : days < 60 ? QDate(1899, 12, 31) : QDate(1899, 12, 30);
    const QString day = start.addDays(days).toString(Qt::ISODate);
    return ms % msPerDay == 0 && format == XlsxFormat::Date ? day : day + u'T' + clock(ms % msPerDay);
}

// Programs write 0.1 as 0.10000000000000001 and large whole numbers with an exponent.
QString shortest(const QString &number)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const qsizetype sign = number.startsWith(u'-') ? 1 : 0;
    if (number.size() > sign && std::all_of(number.cbegin() + sign, number.cend(), isDigit))
        return number;
    bool valid = false;
    const double value = QLocale::c().toDouble(number, &valid);
    if (!valid || !std::isfinite(value))
        return number;
    constexpr double exactBelow = 9'007'199'254'740'992.0; // 2^53: above, digits would be made up
    if (std::abs(value) >= exactBelow)
        return number;
    if (std::abs(value) >= 1e-5)
        return QString::number(value, 'f', QLocale::FloatingPointShortest);
    return value == 0 ? u"0"_s : QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

XlsxFormat xlsxBuiltInFormat(int id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return XlsxFormat::Date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
        return XlsxFormat::Time;
    if (id == 22)
        return XlsxFormat::DateTime;
    return id == 46 ? XlsxFormat::Duration : XlsxFormat::Plain;
}

XlsxFormat xlsxFormatOf(QStringView code)
{
    const FormatLetters letters = lettersOf(code);
    if (letters.elapsed)
        return XlsxFormat::Duration;
    const bool time = letters.hour || letters.second;
    const bool date = letters.year || letters.day || (letters.month && !time);
    if (date)
        return time ? XlsxFormat::DateTime : XlsxFormat::Date;
    return time ? XlsxFormat::Time : XlsxFormat::Plain;
}

QList<XlsxFormat> readXlsxStyles(GuardedXml &xml)
{
    QHash<int, XlsxFormat> own;
    QList<XlsxFormat> styles;
    bool inCellFormats = false;
    while (xml.next()) {
        if (xml.isStart() && xml.name() == "numFmt"_L1 && own.size() < maxStyles) {
            own.insert(xml.attribute("numFmtId"_L1).toInt(), xlsxFormatOf(xml.attribute("formatCode"_L1)));
        } else if (xml.name() == "cellXfs"_L1 && (xml.isStart() || xml.isEnd())) {
            inCellFormats = xml.isStart();
        } else if (inCellFormats && xml.isStart() && xml.name() == "xf"_L1 && styles.size() < maxStyles) {
            const int id = xml.attribute("numFmtId"_L1).toInt();
            styles.append(own.contains(id) ? own.value(id) : xlsxBuiltInFormat(id));
        }
    }
    return styles;
}

XlsxCell xlsxNumber(const QString &number, XlsxFormat format, bool since1904)
{
    XlsxCell cell;
    cell.kind = XlsxKind::Number;
    if (format != XlsxFormat::Plain) {
        bool valid = false;
        const double serial = QLocale::c().toDouble(number, &valid);
        cell.text = valid ? dateText(serial, format, since1904) : QString();
        if (!cell.text.isEmpty()) {
            cell.kind = XlsxKind::Date;
            return cell;
        }
    }
    cell.text = shortest(number);
    return cell;
}

} // namespace lineup
