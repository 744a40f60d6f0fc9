// SPDX-License-Identifier: Apache-2.0
#include "checks/checker.h"
#include "strings/stringformats.h"
#include "work/checkunits.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lineup {

// Published translations of other projects: what is known to be broken is found, and few of the others are
// flagged. Skipped where their folder is not there.
class TestCheckOracles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void knownMismatches_data();
    void knownMismatches();
    void knownFaults_data();
    void knownFaults();
    void fewGoodTextsAreFlagged();

private:
    struct Table
    {
        CheckSettings settings;
        QList<CheckUnit> units;
        QList<qsizetype> lines;
    };
    Table tableOf(const QString &name) const;

    QString m_folder;
};

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestCheckOracles::initTestCase()
{
    m_folder = qEnvironmentVariable("LINEUP_SHARED_DATA") + u"/localization/"_s;
    if (qEnvironmentVariableIsEmpty("LINEUP_SHARED_DATA") || !QDir(m_folder).exists())
        QSKIP("LINEUP_SHARED_DATA names no folder with published translations.");
}

TestCheckOracles::Table TestCheckOracles::tableOf(const QString &name) const
{
    Table table;
    const StringReadResult read = readStrings(bytesOf(m_folder + name), name);
    if (!read.file)
        return table;
    table.settings = checkSettingsOf(*read.file, {});
    const QList<PluralForm> forms = pluralFormsFor(*read.file, table.settings.targetLanguage);
    for (const StringUnit &unit : read.file->units) {
        if (unit.state != StringState::Translated)
            continue;
        table.units.append(checkUnitOf(unit, forms));
        table.lines.append(unit.line);
    }
    return table;
}

void TestCheckOracles::knownMismatches_data()
{
    QTest::addColumn<bool>("detected");
    QTest::newRow("detected") << true;
    QTest::newRow("by its profile") << false;
}

// Texts whose variables differ from those of their sources.
void TestCheckOracles::knownMismatches()
{
    QFETCH(bool, detected);
    const QStringList lines
        = QString::fromUtf8(bytesOf(m_folder + u"golden/wesnoth_variable_mismatch.tsv"_s)).split(u'\n');
    QByteArray po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
    qsizetype rows = 0;
    for (const QString &line : lines.mid(1)) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() < 4)
            continue;
        // Line breaks and backslashes are escaped in the table as they are in the file.
        const auto quoted = [](QString text) { return text.replace(u'"', u"\\\""_s).toUtf8(); };
        po += "msgctxt \"" + QByteArray::number(++rows) + "\"\nmsgid \"" + quoted(fields.at(2))
            + "\"\nmsgstr \"" + quoted(fields.at(3)) + "\"\n\n";
    }
    QCOMPARE(rows, 150);
    const StringReadResult read = readStrings(po, u"a.po"_s);
    QCOMPARE(read.file->units.size(), rows);
    CheckSettings settings = checkSettingsOf(*read.file, {});
    if (!detected)
        settings.families = *profileFromName(u"wesnoth");
    const Checker checker(settings);
    QStringList missed;
    for (const StringUnit &unit : read.file->units) {
        const QList<Finding> found = checker.check(checkUnitOf(unit, {}));
        const bool seen = std::any_of(found.cbegin(), found.cend(), [](const Finding &finding) {
            return finding.check == "profile"_L1 && finding.severity == Severity::Error;
        });
        if (!seen)
            missed.append(unit.id);
    }
    QCOMPARE(missed.join(u' '), QString());
}

void TestCheckOracles::knownFaults_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("check");
    QTest::newRow("variable that is not ended") << u"wesnoth-httt_de.po"_s << 7604 << u"profile"_s;
    QTest::newRow("width lost") << u"freeciv-core_pl.po"_s << 767 << u"printf"_s;
    QTest::newRow("another kind of placeholder") << u"freeciv-core_pl.po"_s << 7752 << u"profile"_s;
    QTest::newRow("tag not closed") << u"freeciv-core_pl.po"_s << 8743 << u"tags"_s;
}

void TestCheckOracles::knownFaults()
{
    QFETCH(QString, file);
    QFETCH(int, line);
    QFETCH(QString, check);
    const Table table = tableOf(file);
    const qsizetype place = table.lines.indexOf(line);
    QVERIFY(place >= 0);
    const QList<Finding> found = Checker(table.settings).check(table.units.at(place));
    QVERIFY(std::any_of(found.cbegin(), found.cend(),
                        [&check](const Finding &finding) { return finding.check == check; }));
}

void TestCheckOracles::fewGoodTextsAreFlagged()
{
    // In per mille of all strings.
    const QList<std::tuple<QString, Severity, double>> most{
        { u"printf"_s, Severity::Error, 1 },       { u"profile"_s, Severity::Error, 1 },
        { u"tags"_s, Severity::Error, 2 },         { u"control"_s, Severity::Error, 0.2 },
        { u"brackets"_s, Severity::Warning, 0.2 }, { u"brackets"_s, Severity::Info, 20 },
        { u"newlines"_s, Severity::Warning, 2.1 }, { u"spaces"_s, Severity::Warning, 9.1 },
        { u"repeat"_s, Severity::Info, 3.6 },      { u"punctuation"_s, Severity::Warning, 2.8 },
        { u"punctuation"_s, Severity::Info, 15 },  { u"numbers"_s, Severity::Warning, 3.7 },
        { u"unchanged"_s, Severity::Warning, 4 },  { u"unchanged"_s, Severity::Info, 31 },
        { u"ratio"_s, Severity::Info, 20 },        { u"language"_s, Severity::Warning, 10 },
    };
    QHash<QPair<QString, int>, int> counts;
    int unchanged = 0; // of whatever severity
    qsizetype all = 0;
    for (const QString &name :
         { u"wesnoth-httt_de.po"_s, u"freeciv-core_pl.po"_s, u"freedroid-dialogs_de.po"_s,
           u"wesnoth-httt_pt_BR.po"_s, u"wesnoth-httt_pt.po"_s, u"tiled_ar_DZ.ts"_s,
           u"flightgear-Qt_de.xlf"_s, u"the_question_tl_japanese_script.rpy"_s }) {
        const Table table = tableOf(name);
        const Checker checker(table.settings);
        all += table.units.size();
        for (const CheckUnit &unit : table.units) {
            QSet<QPair<QString, int>> kinds;
            for (const Finding &finding : checker.check(unit))
                kinds.insert({ finding.check, int(finding.severity) });
            for (const auto &kind : std::as_const(kinds)) {
                ++counts[kind];
                unchanged += kind.first == "unchanged"_L1 ? 1 : 0;
            }
        }
    }
    QVERIFY(all > 18000);
    QVERIFY2(1000.0 * unchanged / double(all) <= 31, qPrintable(QString::number(unchanged)));
    for (const auto &[check, severity, share] : most) {
        const double measured = 1000.0 * counts.value({ check, int(severity) }) / double(all);
        QVERIFY2(measured <= share, qPrintable(u"%1: %2"_s.arg(check).arg(measured)));
    }
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestCheckOracles)
#include "tst_checkoracles.moc"
