// SPDX-License-Identifier: Apache-2.0
#include "tablefonts.h"

#include "strings/languagetags.h"
#include "tablesource.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableFonts)
};

const auto forAll = u"*"_s;

std::shared_ptr<const GameFont> openFont(const QString &name, double pixels, QString &problem)
{
    if (!GameFont::isSupported()) {
        problem = Words::tr("This program was built without what measures texts.");
        return {};
    }
    InstalledFont font{ name };
    if (!QFileInfo(name).isAbsolute())
        font = installedFont(name);
    if (font.path.isEmpty()) {
        problem = Words::tr("No font of this name is installed.");
        return {};
    }
    const std::optional<QByteArray> bytes = readRegularFile(font.path, problem);
    if (!bytes)
        return {};
    auto opened = GameFont::read(*bytes, pixels, font.index);
    if (!opened)
        problem = Words::tr("It is not a TrueType or OpenType font.");
    return opened;
}

} // namespace

QString TableFonts::nameFor(const QString &given)
{
    const QString name = given.trimmed();
    const QStringList endings{ u"ttf"_s, u"otf"_s, u"ttc"_s, u"otc"_s };
    const QFileInfo file(name);
    const bool isPath = name.contains(u'/') || endings.contains(file.suffix().toLower()) || file.isFile();
    return isPath && !name.isEmpty() ? file.absoluteFilePath() : name;
}

QString TableFonts::nameOf(const QString &language) const
{
    QStringList own = names.keys();
    own.removeAll(forAll);
    const qsizetype best = language.isEmpty() ? -1 : bestLanguage(own, language);
    return names.value(best >= 0 ? own.at(best) : forAll);
}

void TableFonts::open()
{
    opened.clear();
    problems.clear();
    QStringList wanted = names.values();
    wanted.removeDuplicates();
    for (const QString &name : std::as_const(wanted)) {
        QString problem;
        if (const auto font = openFont(name, pixels, problem))
            opened.insert(name, font);
        else
            problems.append(Words::tr("The font “%1” cannot be used. %2").arg(name.left(200), problem));
    }
}

void TableFonts::applyTo(CheckSettings &settings) const
{
    const auto font = opened.value(nameOf(settings.targetLanguage));
    if (!font)
        return;
    settings.fontPixels = pixels;
    settings.textWidth = [font, language = settings.targetLanguage](QStringView line) {
        return font->width(line, language);
    };
    settings.fontHas = [font](char32_t character) { return font->has(character); };
}

QJsonObject TableFonts::toJson() const
{
    QJsonObject json;
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        json.insert(it.key(), it.value());
    return { { u"names"_s, json }, { u"pixels"_s, pixels } };
}

TableFonts TableFonts::fromJson(const QJsonObject &json)
{
    TableFonts fonts;
    const double size = json.value("pixels"_L1).toDouble();
    if (size > 0)
        fonts.pixels = std::min(size, mostPixels);
    const QJsonObject names = json.value("names"_L1).toObject();
    for (auto it = names.begin(); it != names.end(); ++it) {
        if (!it.value().toString().isEmpty())
            fonts.names.insert(it.key(), it.value().toString());
    }
    return fonts;
}

} // namespace lineup
