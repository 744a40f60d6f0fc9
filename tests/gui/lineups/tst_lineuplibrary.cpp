// SPDX-License-Identifier: Apache-2.0
#include "lineups/lineuplibrary.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestLineupLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savesAndOpens();
    void brokenFileIsShownWithItsPlaceAndKept();
    void changedFileIsKept();
    void failuresAreSaidInWords();
    void asksBeforeKeysLeave();
    void remembersTheLatestFirst();
    void fileNames();
    void contextMayDie();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    static void write(const QString &path, const QByteArray &bytes);
    static QByteArray read(const QString &path);
    std::optional<QString> save(const Lineup &lineup, const QString &path);
    std::optional<LineupLibrary::Opened> open(const QString &path);
    static Lineup solo();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LineupLibrary> m_library;
};

void TestLineupLibrary::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<LineupLibrary>();
}

void TestLineupLibrary::write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestLineupLibrary::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<QString> TestLineupLibrary::save(const Lineup &lineup, const QString &path)
{
    auto answer = std::make_shared<std::optional<QString>>();
    m_library->save(lineup, path, this, [answer](const QString &error) { *answer = error; });
    [&] { QTRY_VERIFY(answer->has_value()); }();
    return *answer;
}

std::optional<LineupLibrary::Opened> TestLineupLibrary::open(const QString &path)
{
    auto answer = std::make_shared<std::optional<LineupLibrary::Opened>>();
    m_library->open(path, this, [answer](const LineupLibrary::Opened &opened) { *answer = opened; });
    [&] { QTRY_VERIFY(answer->has_value()); }();
    return *answer;
}

Lineup TestLineupLibrary::solo()
{
    Target target;
    target.id = u"a"_s;
    target.provider = u"openai"_s;
    target.model = u"m"_s;
    return { u"Solo"_s, { target } };
}

void TestLineupLibrary::savesAndOpens()
{
    const QString file = path(u"Solo.lineup.json"_s);
    QCOMPARE(save(solo(), file), QString());
    const auto opened = open(file);
    QCOMPARE(opened->error, QString());
    QVERIFY(opened->result.lineup == solo());
    QCOMPARE(opened->report(), QString());
    Lineup changed = solo();
    changed.name = u"Other"_s;
    QCOMPARE(save(changed, file), QString()); // its own writing is no foreign change
    QCOMPARE(save(solo(), file), QString());
}

void TestLineupLibrary::brokenFileIsShownWithItsPlaceAndKept()
{
    const QString file = path(u"broken.lineup.json"_s);
    const QByteArray broken = "{\n  \"lineup\": 1,\n  \"targets\": [{\"id\": 7}]\n}";
    write(file, broken);
    const auto opened = open(file);
    QVERIFY(!opened->result.lineup);
    QVERIFY2(opened->report().contains(u"Line 3"_s), qPrintable(opened->report()));
    QVERIFY(opened->report().contains(u"targets[0]"_s));
    QVERIFY(m_library->recentFiles().isEmpty());
    QVERIFY(save(solo(), file)->contains(u"not replaced"_s));
    QCOMPARE(read(file), broken);
    // Also where it was never opened before.
    LineupLibrary other;
    std::optional<QString> error;
    other.save(solo(), file, this, [&error](const QString &text) { error = text; });
    QTRY_VERIFY(error.has_value());
    QVERIFY(error->contains(u"not replaced"_s));
    QCOMPARE(read(file), broken);
}

void TestLineupLibrary::changedFileIsKept()
{
    const QString file = path(u"a.lineup.json"_s);
    QCOMPARE(save(solo(), file), QString());
    const QByteArray theirs = read(file).replace("Solo", "Theirs");
    write(file, theirs);
    QVERIFY(save(solo(), file)->contains(u"changed by another program"_s));
    QCOMPARE(read(file), theirs);
    open(file);
    QCOMPARE(save(solo(), file), QString());
}

void TestLineupLibrary::failuresAreSaidInWords()
{
    QVERIFY(open(path(u"absent"_s))->report().contains(u"does not exist"_s));
    QVERIFY(open(m_dir->path())->report().contains(u"not a file"_s));
    QVERIFY(!save(solo(), path(u"no/such/folder/a.lineup.json"_s))->isEmpty());
    QVERIFY(!save(solo(), m_dir->path())->isEmpty());
    write(path(u"big"_s), QByteArray(LineupLibrary::maxFileBytes + 1, ' '));
    QVERIFY(open(path(u"big"_s))->report().contains(u"larger than"_s));
}

void TestLineupLibrary::asksBeforeKeysLeave()
{
    QSignalSpy needed(m_library.get(), &LineupLibrary::approvalNeeded);
    QCOMPARE(save(solo(), path(u"own.lineup.json"_s)), QString());
    open(path(u"own.lineup.json"_s));
    QCOMPARE(needed.size(), 0);
    Lineup foreign = solo();
    foreign.targets[0].baseUrl = u"https://proxy.example/v1"_s;
    QCOMPARE(save(foreign, path(u"foreign.lineup.json"_s)), QString());
    const auto opened = open(path(u"foreign.lineup.json"_s));
    QCOMPARE(needed.size(), 1);
    QCOMPARE(opened->foreignKeys.first().origin, u"https://proxy.example:443"_s);
}

void TestLineupLibrary::remembersTheLatestFirst()
{
    QSignalSpy changed(m_library.get(), &LineupLibrary::recentFilesChanged);
    for (int i = 0; i < 12; ++i)
        save(solo(), path(QString::number(i)));
    QCOMPARE(m_library->recentFiles().size(), LineupLibrary::maxRecent);
    QCOMPARE(m_library->recentFiles().first(), path(u"11"_s));
    QCOMPARE(changed.size(), 12);
    open(path(u"5"_s));
    QCOMPARE(m_library->recentFiles().first(), path(u"5"_s));
    QCOMPARE(m_library->recentFiles().count(path(u"5"_s)), 1);
    m_library->forget(path(u"5"_s));
    QVERIFY(!m_library->recentFiles().contains(path(u"5"_s)));
    m_library->setRecentFiles({ path(u"a"_s), path(u"./a"_s), QString() });
    QCOMPARE(m_library->recentFiles(), QStringList{ path(u"a"_s) });
}

void TestLineupLibrary::fileNames()
{
    QCOMPARE(LineupLibrary::suggestedFileName(u"A/B: \"C\""_s), u"A-B- -C-.lineup.json"_s);
    QCOMPARE(LineupLibrary::suggestedFileName(u"../x"_s), u"-x.lineup.json"_s);
    QCOMPARE(LineupLibrary::suggestedFileName(u" "_s), u"Lineup.lineup.json"_s);
    QCOMPARE(LineupLibrary::withEnding(u"/a/trio"_s), u"/a/trio.lineup.json"_s);
    QCOMPARE(LineupLibrary::withEnding(u"/a/trio.json"_s), u"/a/trio.json"_s);
}

void TestLineupLibrary::contextMayDie()
{
    auto context = std::make_unique<QObject>();
    bool called = false;
    m_library->open(path(u"x"_s), context.get(), [&called](const LineupLibrary::Opened &) { called = true; });
    context.reset();
    int answers = 0;
    m_library->open(path(u"x"_s), this, [&answers](const LineupLibrary::Opened &) { ++answers; });
    m_library.reset(); // the answer still comes, once
    QTRY_COMPARE(answers, 1);
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestLineupLibrary)
#include "tst_lineuplibrary.moc"
