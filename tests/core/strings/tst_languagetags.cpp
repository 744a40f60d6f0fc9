// SPDX-License-Identifier: Apache-2.0
#include "strings/languagetags.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class LanguageTagsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tags_data();
    void tags();
    void best();
    void paths();
    void patterns();
    void names();
};

void LanguageTagsTest::tags_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("expected");
    for (const char *spelling : { "pt_BR", "pt-BR", "pt-br", "PT_br", "pt_BR.UTF-8", "Portuguese(pt-BR)",
                                  "Portuguese (Brazil) (pt-BR)" })
        QTest::newRow(spelling) << QString::fromLatin1(spelling) << u"pt-BR"_s;
    QTest::newRow("script") << u"zh_hant_TW"_s << u"zh-Hant-TW"_s;
    QTest::newRow("modifier") << u"sr@latin"_s << u"sr-Latn"_s;
    QTest::newRow("name") << u"japanese"_s << u"ja"_s;
    QTest::newRow("number") << u"es-419"_s << u"es-419"_s;
    QTest::newRow("word") << u"menu"_s << QString();
    QTest::newRow("no language") << u"xq"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void LanguageTagsTest::tags()
{
    QFETCH(QString, spelling);
    QFETCH(QString, expected);
    QCOMPARE(languageTag(spelling), expected);
    QCOMPARE(isSameLanguage(spelling, expected), !expected.isEmpty());
}

void LanguageTagsTest::names()
{
    QCOMPARE(languageName(u"de"_s), u"German"_s);
    QCOMPARE(languageName(u"pt_BR"_s), u"Portuguese (Brazil)"_s);
    QCOMPARE(languageName(u"qqq-x"_s), u"qqq-x"_s);
}

void LanguageTagsTest::best()
{
    const QStringList columns{ u"Key"_s, u"English(en)"_s, u"pt_PT"_s, u"pt_BR"_s, u"de_DE"_s };
    QCOMPARE(bestLanguage(columns, u"pt-BR"_s), 3);
    QCOMPARE(bestLanguage(columns, u"de"_s), 4);
    QCOMPARE(bestLanguage(columns, u"pt"_s), -1); // it could be either
    QCOMPARE(bestLanguage(columns, u"fr"_s), -1);
}

void LanguageTagsTest::paths()
{
    QCOMPARE(languageOfPath(u"x/de.json"_s), u"de"_s);
    QCOMPARE(languageOfPath(u"tiled_ar_DZ.ts"_s), u"ar-DZ"_s);
    QCOMPARE(languageOfPath(u"locales/pt-BR/menu.json"_s), u"pt-BR"_s);
    QCOMPARE(languageOfPath(u"x/the-car.po"_s), QString());
    QCOMPARE(languageOfPath(u"x/game.po"_s), QString());
}

void LanguageTagsTest::patterns()
{
    const QTemporaryDir folder;
    const auto add = [&folder](const QString &name) {
        const QString path = folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        return file.open(QIODevice::WriteOnly);
    };
    for (const QString &name : { u"Game/pt_BR/Game.po"_s, u"Game/de/Game.po"_s, u"Game/notes/Game.po"_s,
                                 u"Game/fr/Other.po"_s, u"two/de/menu_de.json"_s, u"two/de/menu_fr.json"_s })
        QVERIFY(add(name));
    const QString pattern = folder.filePath(u"Game/{lang}/Game.po"_s);
    const QList<LanguageFile> files = languageFiles(pattern);
    QCOMPARE(files.size(), 2);
    QCOMPARE(files.at(0).language, u"de"_s);
    QCOMPARE(files.at(1).language, u"pt-BR"_s);
    QCOMPARE(languageFile(pattern, u"pt-BR"_s), folder.filePath(u"Game/pt_BR/Game.po"_s));
    QCOMPARE(languageFile(pattern, u"zh-TW"_s), folder.filePath(u"Game/zh_TW/Game.po"_s));
    const QString twice = folder.filePath(u"two/{lang}/menu_{lang}.json"_s);
    QCOMPARE(languageFiles(twice).size(), 1);
    QCOMPARE(languageFile(folder.filePath(u"plain.po"_s), u"de"_s), folder.filePath(u"plain.po"_s));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::LanguageTagsTest)
#include "tst_languagetags.moc"
