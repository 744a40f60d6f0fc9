// SPDX-License-Identifier: Apache-2.0
#include "gamefonts.h"
#include "strings/stringformats.h"
#include "work/checkfiles.h"
#include "work/checkunits.h"
#include "work/tablefindings.h"
#include "work/tableplan.h"
#include "work/tableselection.h"
#include "work/tablestore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

QByteArray header()
{
    return "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n"
           "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
}

StringFile fileOf(const QByteArray &bytes, const QString &name)
{
    StringReadOptions options;
    options.language = u"de"_s;
    return *readStrings(bytes, name, options).file;
}

TableJob jobOf(const QByteArray &entries)
{
    TableJob job;
    Target target;
    target.id = u"a"_s;
    job.lineup.targets = { target };
    selectStrings(job, { { u"de"_s, fileOf(header() + entries, u"game.po"_s) } }, {});
    return job;
}

QStringList checksOf(const TableJob &job, const QString &text)
{
    TableCell cell;
    cell.answer.status = AnswerStatus::Complete;
    cell.forms = { text };
    QStringList checks;
    for (const Finding &finding : TableFindings(job).ofCell(cell)) {
        if (finding.check == u"length-px"_s || finding.check == u"font"_s)
            checks.append(finding.check);
    }
    return checks;
}

} // namespace

// The fonts of a table: how they are named, opened and kept, and what is measured in them.
class TestTableFonts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (test::fontFile().isEmpty())
            QSKIP("There is no font to measure in.");
    }

    void names()
    {
        QCOMPARE(TableFonts::nameFor(u" Noto Sans "_s), u"Noto Sans"_s);
        QCOMPARE(TableFonts::nameFor(u"game.ttf"_s), QDir().absoluteFilePath(u"game.ttf"_s));
        QCOMPARE(TableFonts::nameFor(u"fonts/game"_s), QDir().absoluteFilePath(u"fonts/game"_s));
        QCOMPARE(TableFonts::nameFor(u"  "_s), QString());
        TableFonts fonts;
        QCOMPARE(fonts.nameOf(u"de"_s), QString());
        fonts.names = { { u"*"_s, u"Any"_s }, { u"ja"_s, u"Kanji"_s }, { u"pt-BR"_s, u"Brasil"_s } };
        QCOMPARE(fonts.nameOf(u"ja"_s), u"Kanji"_s);
        QCOMPARE(fonts.nameOf(u"pt-BR"_s), u"Brasil"_s);
        QCOMPARE(fonts.nameOf(u"de"_s), u"Any"_s);
        QCOMPARE(fonts.nameOf({}), u"Any"_s);
    }

    void installedFonts()
    {
        QCOMPARE(installedFont(u"dejavu sans"_s).path, test::fontFile());
        const QString bold = installedFont(u"DejaVu Sans Bold"_s).path;
        QVERIFY(bold != test::fontFile() && bold.endsWith(u".ttf"_s));
        QCOMPARE(installedFont(u"No Such Font"_s).path, QString());
        QCOMPARE(installedFont({}).path, QString());
    }

    void whatCannotBeUsedIsSaid()
    {
        const QString text = write(u"text.ttf"_s, "This is no font.");
        TableFonts fonts;
        fonts.names = { { u"*"_s, u"No Such Font"_s },
                        { u"de"_s, m_folder.filePath(u"gone.ttf"_s) },
                        { u"fr"_s, m_folder.path() },
                        { u"it"_s, text } };
        fonts.open();
        QCOMPARE(fonts.problems.size(), 4);
        QVERIFY(fonts.opened.isEmpty());
        for (const QString &problem : std::as_const(fonts.problems))
            QVERIFY(problem.contains(u"cannot be used"_s));
        CheckSettings settings;
        settings.targetLanguage = u"de"_s;
        fonts.applyTo(settings);
        QVERIFY(!settings.textWidth && !settings.fontHas);
    }

    void measuresRoomInPixels()
    {
        TableJob job = jobOf("#, max-size:60\nmsgid \"Start the game\"\nmsgstr \"\"\n");
        QCOMPARE(job.strings.first().limit, (StringLimit{ 60, StringLimit::Unit::Pixels, 1 }));
        QVERIFY(hasPixelLimits(job));
        QCOMPARE(checksOf(job, u"Das Spiel beginnen"_s), QStringList()); // no font yet
        chooseFont(job);
        QCOMPARE(checksOf(job, u"Los"_s), QStringList());
        QCOMPARE(checksOf(job, u"Das Spiel beginnen"_s), QStringList{ u"length-px"_s });
        QCOMPARE(checksOf(job, u"金"_s), QStringList{ u"font"_s });
        // A box of lines.
        job = jobOf("#, max-size:100:2\nmsgid \"Start the game\"\nmsgstr \"\"\n");
        chooseFont(job);
        QCOMPARE(checksOf(job, u"Das Spiel beginnen"_s), QStringList());
        QCOMPARE(checksOf(job, u"Das neue Spiel beginnen und spielen"_s), QStringList{ u"length-px"_s });
        // Both kinds of limits at once, and the string's own size.
        job = jobOf("#, max-length:80, max-size:60, font-size:2\nmsgid \"Start the game\"\nmsgstr \"\"\n");
        QCOMPARE(job.strings.first().limit->unit, StringLimit::Unit::Characters);
        QVERIFY(hasPixelLimits(job));
        chooseFont(job);
        QCOMPARE(checksOf(job, u"Das Spiel beginnen"_s), QStringList());
        QCOMPARE(checksOf(job, u"Das Spiel beginnen, das neue Spiel, noch einmal und noch einmal"_s),
                 QStringList{ u"length-px"_s });
    }

    void unitsOfXliffArePixels()
    {
        const StringFile file = fileOf(
            "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" "
            "target-language=\"de\" datatype=\"x\"><body><trans-unit id=\"1\" maxwidth=\"50\">"
            "<source>Go</source><target>Los</target></trans-unit></body></file></xliff>\n",
            u"a.xlf"_s);
        const CheckUnit unit = checkUnitOf(file.units.first(), {});
        QCOMPARE(unit.maxPixels, std::optional(50));
        QCOMPARE(unit.maxLines, std::nullopt);
    }

    void limitsFileKnowsLines()
    {
        const LimitsRead read = readLimits("id,pixels,lines\na,100,2\nb,100,\nc,,3\n");
        QVERIFY(read.warnings.isEmpty());
        CheckUnit unit;
        read.limits.value(u"a"_s).applyTo(unit);
        QCOMPARE(unit.maxLines, std::optional(2));
        read.limits.value(u"b"_s).applyTo(unit);
        QCOMPARE(unit.maxLines, std::nullopt);
        QVERIFY(!readLimits("id,lines\na,2\n").error.message.isEmpty());
    }

    void aRunKeepsItsFonts()
    {
        TableJob job = jobOf("#, max-size:60:3\nmsgid \"Start the game\"\nmsgstr \"\"\n");
        chooseFont(job);
        job.fonts.names.insert(u"ja"_s, m_folder.filePath(u"gone.otf"_s));
        job.fonts.pixels = 30.5;
        const StoredTable stored = StoredTableRun::toStore(job, tableRunHead(job));
        const std::optional<RestoredTable> restored = restoreTable(stored);
        QVERIFY(restored);
        QCOMPARE(restored->job.fonts, job.fonts);
        QCOMPARE(restored->job.strings.first().limit->lines, 3);
        QCOMPARE(restored->job.fonts.problems.size(), 1);
        QVERIFY(restored->job.fonts.problems.first().contains(u"gone.otf"_s));
        QCOMPARE(checksOf(restored->job, u"Unüberwindbarkeit"_s), QStringList{ u"length-px"_s });
    }

    void aPlanSaysWhatIsWrong()
    {
        TableSetup setup;
        setup.source.in = write(u"game.po"_s, header() + "msgid \"Go\"\nmsgstr \"\"\n");
        setup.languages = { u"de"_s };
        Target target;
        target.id = u"a"_s;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = u"http://127.0.0.1:9/v1"_s;
        setup.lineup.targets = { target };
        QCOMPARE(planTable(setup, {}, {}).problem, QString());
        setup.fonts.names = { { u"*"_s, u"No Such Font"_s } };
        QVERIFY(planTable(setup, {}, {}).problem.contains(u"No Such Font"_s));
    }

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the test cannot write its files");
        return file.fileName();
    }
    static void chooseFont(TableJob &job)
    {
        job.fonts.names.insert(u"*"_s, test::fontFile());
        job.fonts.pixels = 16;
        job.fonts.open();
        QCOMPARE(job.fonts.problems, QStringList());
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestTableFonts)
#include "tst_tablefonts.moc"
