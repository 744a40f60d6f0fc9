// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.h"
#include "tablejobs.h"
#include "tables/languagebox.h"
#include "tables/tablefontsbox.h"
#include "tables/tablerulesbox.h"
#include "tables/tablesetuppanel.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *someRules = "kind,pattern,source,severity,message\n"
                                  "placeholder,~\\w+~,,,Names\n"
                                  "required,Klinge,sword,error,\n"
                                  "forbidden,\\bSie\\b,,error,The player is du\n"
                                  "forbidden,\\bIhr\\b,,,\n";

} // namespace

// Own rules in the set-up of a table run.
class TestTableRulesBox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->path());
        m_rules = writeFile(*m_folder, u"rules.csv"_s, someRules);
        renew();
    }
    void cleanup()
    {
        m_panel.reset();
        m_settings.reset();
    }

    void areToldAndGoIntoTheRun()
    {
        openPo(u"game.po"_s);
        QSignalSpy wanted(m_panel->rules(), &TableRulesBox::rulesRequested);
        QTest::mouseClick(find<QPushButton>("rulesButton"), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!find<QPushButton>("rulesRemoveButton")->isVisible());
        QTRY_VERIFY(m_panel->canStart());
        m_panel->rules()->readRules(m_rules);
        QVERIFY(!m_panel->canStart()); // not without them
        QTRY_COMPARE(label(), u"“rules.csv”: 1 kind(s) of placeholder, 1 required, 2 forbidden"_s);
        QVERIFY(!find<QToolButton>("rulesRemarksButton")->isVisible());
        QTRY_VERIFY(m_panel->canStart());
        QSignalSpy started(m_panel.get(), &TableSetupPanel::startRequested);
        m_panel->requestStart();
        const auto job = started.first().first().value<TableJob>();
        QCOMPARE(job.rules.file, m_rules);
        QCOMPARE(job.rules.placeholders.size(), 1);
        QCOMPARE(job.rules.rules.size(), 3);
        QTest::mouseClick(find<QPushButton>("rulesRemoveButton"), Qt::LeftButton);
        QVERIFY(label().startsWith(u"None."_s));
        QVERIFY(m_panel->setup().rules.isEmpty());
    }

    void faultyLinesAreTold()
    {
        openPo(u"game.po"_s);
        m_panel->rules()->readRules(
            writeFile(*m_folder, u"r.csv"_s, QByteArray(someRules) + "maybe,x,,,\nrequired,(,,,\n"));
        auto *remarks = find<QToolButton>("rulesRemarksButton");
        QTRY_COMPARE(remarks->text(), u"2 remark(s) on the rules"_s);
        QVERIFY(remarks->isVisible());
        remarks->click();
        const QString text = find<QPlainTextEdit>("rulesRemarksEdit")->toPlainText();
        QVERIFY(find<QPlainTextEdit>("rulesRemarksEdit")->isVisible());
        QVERIFY2(text.startsWith(u"Line 6: "_s) && text.contains(u"\nLine 7: "_s), qPrintable(text));
        QCOMPARE(m_panel->setup().rules.rules.size(), 3);
    }

    void whatCannotBeReadIsTold_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("told");
        QTest::newRow("no columns") << QByteArray("a,b\n1,2\n") << u"not used. Line 1: "_s;
        QTest::newRow("no rules") << QByteArray("kind,pattern\n") << u"holds no rules"_s;
        QTest::newRow("no file") << QByteArray() << u"not used. There is no such file."_s;
    }
    void whatCannotBeReadIsTold()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, told);
        openPo(u"game.po"_s);
        m_panel->rules()->readRules(content.isEmpty() ? m_folder->filePath(u"gone.csv"_s)
                                                      : writeFile(*m_folder, u"x.csv"_s, content));
        QTRY_VERIFY2(label().contains(told), qPrintable(label()));
        QVERIFY(find<QPushButton>("rulesRemoveButton")->isVisible());
        QVERIFY(m_panel->setup().rules.isEmpty());
    }

    void areRememberedForEachTable()
    {
        openPo(u"game.po"_s);
        m_panel->rules()->readRules(m_rules);
        QTRY_COMPARE(m_panel->setup().rules.rules.size(), 3);
        // Opened once more, with other columns perhaps.
        openPo(u"game.po"_s);
        QCOMPARE(m_panel->setup().rules.rules.size(), 3);
        openPo(u"other.po"_s);
        QVERIFY(m_panel->setup().rules.isEmpty());
        renew();
        openPo(u"game.po"_s);
        QTRY_COMPARE(m_panel->setup().rules.rules.size(), 3);
        QTest::mouseClick(find<QPushButton>("rulesRemoveButton"), Qt::LeftButton);
        renew();
        openPo(u"game.po"_s);
        QVERIFY(!m_panel->rules()->isReading());
        QVERIFY(m_panel->setup().rules.isEmpty());
    }

    // What is read when others are chosen comes too late.
    void theLatestFileCounts()
    {
        openPo(u"game.po"_s);
        m_panel->rules()->readRules(m_rules);
        m_panel->rules()->readRules(writeFile(*m_folder, u"one.csv"_s, "kind,pattern\nrequired,x\n"));
        QTRY_COMPARE(label(), u"“one.csv”: 1 required"_s);
        m_panel->rules()->readRules(m_rules);
        m_panel->rules()->setRules({});
        QSignalSpy changed(m_panel->rules(), &TableRulesBox::changed);
        QVERIFY(!changed.wait(100));
        QVERIFY(m_panel->setup().rules.isEmpty());
    }

    void thoseOfAStoredRunHoldAgain()
    {
        openPo(u"game.po"_s);
        TableJob job;
        job.rules = readRules(someRules).rules;
        job.rules.file = u"/elsewhere/house.csv"_s;
        job.fonts.names.insert(u"*"_s, u"Some Font"_s);
        job.fonts.pixels = 21;
        m_panel->restore(job);
        QVERIFY(label().startsWith(u"“house.csv”: 1 kind(s) of placeholder"_s));
        QCOMPARE(m_panel->setup().rules, job.rules);
        QCOMPARE(m_panel->setup().fonts, job.fonts);
        m_panel->restore({});
        QVERIFY(m_panel->setup().rules.isEmpty());
        QVERIFY(m_panel->setup().fonts.names.isEmpty());
    }

    void oneEntryALanguage()
    {
        LanguageBox box;
        QCOMPARE(box.language(), u"*"_s);
        box.setLanguages({ u"de"_s, u"ja"_s });
        QCOMPARE(box.count(), 3);
        box.setCurrentIndex(2);
        box.setLanguages({ u"ja"_s });
        QCOMPARE(box.language(), u"ja"_s);
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&box, &event);
        QCOMPARE(box.language(), u"ja"_s);
        box.setLanguages({ u"de"_s });
        QCOMPARE(box.language(), u"*"_s);
    }

private:
    void renew()
    {
        m_panel = std::make_unique<TableSetupPanel>(m_settings.get());
        m_panel->setLineups({ u"Test"_s }, 0);
        Target target;
        target.id = u"a"_s;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = u"http://127.0.0.1:9/v1"_s;
        target.model = u"m"_s;
        m_panel->setLineup({ u"Test"_s, { target } }, {});
        m_panel->show();
    }
    void openPo(const QString &name)
    {
        m_panel->showTable(openTable({ { writeFile(*m_folder, name, poFile("de", 3)) } }));
    }
    QString label() const { return find<QLabel>("rulesLabel")->text(); }
    template <typename T>
    T *find(const char *name) const
    {
        return childOf<T>(*m_panel, name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<TableSetupPanel> m_panel;
    QString m_rules;
};

QTEST_MAIN(TestTableRulesBox)
#include "tst_tablerulesbox.moc"
