// SPDX-License-Identifier: Apache-2.0
#include "placeholdernames.h"

#include <QCoreApplication>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::PlaceholderNames)
};

QString with(const QString &name, const QString &example)
{
    return Words::tr("%1: %2", "a kind of placeholder, and how it looks").arg(name, example);
}

} // namespace

QString placeholderName(PlaceholderFamily family)
{
    switch (family) {
    case PlaceholderFamily::Printf:
        return with(u"printf"_s, u"%d %1$s"_s);
    case PlaceholderFamily::Brace:
        return with(Words::tr("Braces"), u"{0} {name}"_s);
    case PlaceholderFamily::Icu:
        return with(u"ICU MessageFormat"_s, u"{n, plural, …}"_s);
    case PlaceholderFamily::Smart:
        return with(u"Unity Smart String"_s, u"{n:plural:…}"_s);
    case PlaceholderFamily::Unreal:
        return with(u"Unreal"_s, u"{n}|plural(…)"_s);
    case PlaceholderFamily::Dollar:
        return with(Words::tr("Dollar"), u"$name"_s);
    case PlaceholderFamily::PercentName:
        return with(Words::tr("Percent signs"), u"%NAME%"_s);
    case PlaceholderFamily::Square:
        return with(u"Ren’Py"_s, u"[name]"_s);
    case PlaceholderFamily::DoubleBrace:
        return with(Words::tr("Double braces"), u"{{name}}"_s);
    case PlaceholderFamily::DollarBrace:
        return with(Words::tr("Dollar and braces"), u"${name}"_s);
    case PlaceholderFamily::At:
        return with(Words::tr("At signs"), u"@NAME@"_s);
    case PlaceholderFamily::Qt:
        return with(u"Qt"_s, u"%1 %n"_s);
    case PlaceholderFamily::Command:
        return with(u"Yarn Spinner"_s, u"<<command>>"_s);
    }
    return {};
}

} // namespace lineup
