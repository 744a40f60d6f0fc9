// SPDX-License-Identifier: Apache-2.0
#include "sheets/answercolumns.h"
#include "sheets/csvcells.h"
#include "sheets/reviewdialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class ReviewDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void appliesWhatIsChosen();
    void saysWhyNot();
    void closedWhileReading();

private:
    QString sheet(const QString &runId, const QString &rating)
    {
        const QString path = m_folder.filePath(u"sheet.csv"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(csvLine({ u"id"_s, u"rating"_s, u"baseline"_s }, ',', CsvQuotes::Always));
        file.write(csvLine({ AnswerAddress{ runId, 0, {}, u"a"_s, 1, 1 }.toString(), rating,
                             ReviewBaseline::of(Answer()).toString() },
                           ',', CsvQuotes::Always));
        return path;
    }

    QTemporaryDir m_folder;
    Run m_run;
};

void ReviewDialogTest::init()
{
    m_run = Run();
    m_run.id = newRunId();
    Answer answer;
    answer.targetId = u"a"_s;
    m_run.answers = { answer };
}

void ReviewDialogTest::appliesWhatIsChosen()
{
    QPointer<ReviewDialog> dialog = new ReviewDialog(m_run, sheet(m_run.id, u"4"_s));
    QSignalSpy chosen(dialog, &ReviewDialog::verdictsChosen);
    dialog->open();
    auto *apply = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Apply);
    QVERIFY(!apply->isEnabled());
    QTRY_VERIFY(apply->isEnabled());
    QCOMPARE(dialog->findChild<QTableView *>()->model()->rowCount(), 1);
    apply->click();
    QCOMPARE(chosen.count(), 1);
    const auto verdicts = chosen.first().at(1).value<QList<ReviewVerdict>>();
    QCOMPARE(verdicts, QList<ReviewVerdict>({ { 0, ReviewField::Rating, u"4"_s } }));
    QTRY_VERIFY(!dialog);
}

void ReviewDialogTest::saysWhyNot()
{
    const QString other = newRunId();
    for (const QString &path : { sheet(other, u"4"_s), m_folder.filePath(u"missing.xlsx"_s) }) {
        ReviewDialog dialog(m_run, path);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        const auto *summary = dialog.findChild<QLabel *>();
        const QString reading = summary->text();
        QTRY_VERIFY(summary->text() != reading);
        QVERIFY(!dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Apply)->isEnabled());
    }
}

void ReviewDialogTest::closedWhileReading()
{
    const QString path = sheet(m_run.id, u"4"_s);
    for (int i = 0; i < 20; ++i)
        delete new ReviewDialog(m_run, path);
    QVERIFY(QTest::qWaitFor([] { return true; }));
}

} // namespace lineup

QTEST_MAIN(lineup::ReviewDialogTest)
#include "tst_reviewdialog.moc"
