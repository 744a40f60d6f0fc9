// SPDX-License-Identifier: Apache-2.0
#include "settings/historysettingspage.h"
#include "storetools.h"

#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistorySettingsPage : public QObject
{
    Q_OBJECT

    static QString result(const HistorySettingsPage &page)
    {
        return page.findChild<QLabel *>(u"resultLabel"_s)->text();
    }

private Q_SLOTS:
    void saysWhereAndHowMuch()
    {
        StoreHarness history;
        history.open();
        history.keep(freshRun());
        HistorySettingsPage page(history.store.get());
        QTRY_VERIFY(page.findChild<QLabel *>(u"sizeLabel"_s)->text().startsWith(u"1 run"_s));
        QCOMPARE(page.findChild<QLabel *>(u"placeLabel"_s)->text(), history.store->file());
        QVERIFY(page.findChild<QLabel *>(u"introLabel"_s)->text().contains(u"not encrypted"_s));
    }

    void oldRunsAreDeletedAndBroughtBack()
    {
        StoreHarness history;
        history.open();
        Run old = freshRun();
        old.startedAt = QDateTime::currentDateTimeUtc().addDays(-40);
        for (Answer &answer : old.answers)
            answer.status = AnswerStatus::Complete;
        history.keep(old);
        history.keep(freshRun());
        HistorySettingsPage page(history.store.get());
        page.show();
        auto *remove = page.findChild<QPushButton *>(u"deleteButton"_s);
        QTRY_VERIFY(remove->isEnabled());
        remove->click();
        QTRY_COMPARE(result(page), u"There are no runs that old."_s);
        page.findChild<QSpinBox *>(u"daysBox"_s)->setValue(30);
        remove->click();
        auto *undo = page.findChild<QPushButton *>(u"undoButton"_s);
        QTRY_VERIFY(undo->isVisible());
        QCOMPARE(history.page().runs.size(), 1);
        undo->click();
        QTRY_VERIFY(result(page).contains(u"brought back"_s));
        QCOMPARE(history.page().runs.size(), 2);
        QVERIFY(!undo->isVisible());
    }

    void deletedRunsAreErasedAtOnce()
    {
        StoreHarness history;
        history.open();
        const Run run = freshRun();
        history.keep(run);
        QFile copy(history.options.file() + u".damaged-1"_s);
        QVERIFY(copy.open(QFile::WriteOnly));
        copy.close();
        HistorySettingsPage page(history.store.get());
        page.show();
        auto *erase = page.findChild<QPushButton *>(u"eraseButton"_s);
        QTRY_VERIFY(page.findChild<QLabel *>(u"sizeLabel"_s)->text().startsWith(u"1 run"_s));
        QVERIFY(!erase->isVisible());
        history.store->remove({ run.id }, &history.context, {});
        QTRY_VERIFY(erase->isVisible());
        const auto press = [&](const QString &name) {
            erase->click();
            auto *box = page.findChild<QMessageBox *>(u"eraseBox"_s);
            for (QAbstractButton *button : box->buttons()) {
                if (button->text().contains(name))
                    button->click();
            }
        };
        press(u"Cancel"_s);
        history.store->restore({ run.id }, &history.context, {});
        QTRY_COMPARE(history.page().runs.size(), 1);
        history.store->remove({ run.id }, &history.context, {});
        QTRY_VERIFY(erase->isVisible());
        press(u"Erase"_s);
        QTRY_VERIFY(result(page).contains(u"gone for good"_s));
        QVERIFY(result(page).contains(u"damaged cop"_s));
        QTRY_VERIFY(!erase->isVisible());
        history.store->restore({ run.id }, &history.context, {});
        QVERIFY(history.page().runs.isEmpty());
    }

    void exportedAndImported()
    {
        StoreHarness from;
        from.open();
        from.keep(freshRun());
        const QString path = from.folder.filePath(u"all.jsonl"_s);
        HistorySettingsPage exporting(from.store.get());
        exporting.exportTo(path);
        QTRY_VERIFY(result(exporting).contains(u"all.jsonl"_s));
        QFile file(path);
        QVERIFY(file.open(QFile::Append));
        file.write("this is no run\n");
        file.close();
        StoreHarness into;
        into.open();
        HistorySettingsPage importing(into.store.get());
        importing.show();
        importing.importFrom(path);
        QTRY_COMPARE(into.page().runs.size(), 1);
        auto *problems = importing.findChild<QPlainTextEdit *>(u"problemsEdit"_s);
        QTRY_VERIFY(problems->isVisible());
        QVERIFY(problems->toPlainText().contains(u"2"_s));
        importing.importFrom(path);
        QTRY_VERIFY(result(importing).contains(u"already"_s));
        importing.importFrom(u"/nonexistent/history.jsonl"_s);
        QTRY_VERIFY(result(importing).contains(u"history.jsonl"_s));
        QVERIFY(importing.findChild<QPushButton *>(u"importButton"_s)->isEnabled());
    }
};

QTEST_MAIN(TestHistorySettingsPage)
#include "tst_historysettingspage.moc"
