// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "gamefonts.h"
#include "history/historymodel.h"
#include "history/historypanel.h"
#include "model/lineupfile.h"
#include "prompt/banner.h"
#include "sheets/answercolumns.h"
#include "sheets/csvcells.h"
#include "sheets/exportdialog.h"
#include "sheets/reviewdialog.h"
#include "tablegrid/tablegrid.h"
#include "tablegrid/tablesession.h"
#include "tables/columnsdialog.h"
#include "tables/tablecontroller.h"
#include "tables/tablefontsbox.h"
#include "tables/tablepage.h"
#include "tables/tablerestdialog.h"
#include "tables/tablesetuppanel.h"
#include "tables/writebackdialog.h"
#include "tableserver.h"
#include "window/mainwindow.h"
#include "window/windowhistory.h"
#include "window/windowtables.h"
#include "windowharness.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QInputDialog>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;
using State = TableController::State;

namespace {

QByteArray poFile(int strings)
{
    QByteArray po = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n"
                    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    for (int i = 0; i < strings; ++i)
        po += "\nmsgid \"Text " + QByteArray::number(i) + "\"\nmsgstr \"\"\n";
    return po;
}

} // namespace

// String tables in the window, from the file to the file.
class TestWindowTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fromTheFileToTheFile();
    void theViewIsRemembered();
    void runsOfTheHistory();
    void whatACrashCutOffIsGoneOnWith();
    void exportsFromTheHistory();
    void aReviewedSheetComesBack();
    void aFontThatIsGoneIsTold();
    void theRestOfAPilot();
    void unknownColumnsAreAskedFor();
    void filesThatCannotBeOpened();
    void commandsOfTheOtherView();
    void theRehearsal();

private:
    void makeWindow(const QString &lineup);
    QString write(const QString &name, const QByteArray &bytes) const;
    QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name));
    }
    WindowTables *tables() const { return m_window->findChild<WindowTables *>(); }
    TableController *controller() const { return tables()->controller(); }
    TablePage *page() const { return tables()->page(); }
    HistoryPanel *history() const { return m_window->findChild<HistoryPanel *>(); }
    void run(int strings);

    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<MainWindow> m_window;
};

QString TestWindowTables::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_harness->path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

void TestWindowTables::makeWindow(const QString &lineup)
{
    m_window = std::make_unique<MainWindow>(m_harness->parts());
    m_window->begin({ lineup, u"Question"_s, lineup.isEmpty() });
    m_window->show();
    QTRY_VERIFY(m_window->findChild<AnswerBoard *>()->count() > 0);
}

void TestWindowTables::init()
{
    m_harness = std::make_unique<WindowHarness>();
    m_server = std::make_unique<LoopbackServer>(
        [](const ServerRequest &request) { return streamReply(translated(request)); });
    makeWindow(
        write(u"t.lineup.json"_s,
              lineupToJson(
                  { u"Loopback"_s, { chatTarget(*m_server, u"a"_s), chatTarget(*m_server, u"b"_s) }, {} })));
}

void TestWindowTables::cleanup()
{
    m_window.reset();
    m_server.reset();
    m_harness.reset();
}

void TestWindowTables::run(int strings)
{
    tables()->openFiles({ { write(u"game.po"_s, poFile(strings)) } });
    QTRY_VERIFY(page()->isSetupShown() && action("send")->isEnabled());
    action("send")->trigger();
    QTRY_COMPARE(controller()->state(), State::Done);
}

void TestWindowTables::fromTheFileToTheFile()
{
    QVERIFY(!action("writeBack")->isEnabled());
    run(12);
    QVERIFY(action("viewTable")->isChecked());
    QVERIFY(page()->isVisible());
    QCOMPARE(controller()->progress().complete, 24);
    QVERIFY(page()->isRunShown());
    action("writeBack")->trigger();
    QTRY_VERIFY(m_window->findChild<WriteBackDialog *>());
    auto *button = m_window->findChild<WriteBackDialog *>()->findChild<QPushButton *>(u"writeFilesButton"_s);
    QTRY_VERIFY(button->isEnabled());
    button->click();
    QTRY_VERIFY([this] {
        QFile file(m_harness->path(u"game.po"_s));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("msgstr \"Ü Text 11\"");
    }());
}

void TestWindowTables::theViewIsRemembered()
{
    action("viewTable")->trigger();
    QVERIFY(page()->isVisible());
    QVERIFY(!m_window->findChild<AnswerBoard *>()->isVisible());
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_harness->parts());
    m_window->show();
    QVERIFY(page()->isVisible());
    action("viewCompare")->trigger();
    QVERIFY(!page()->isVisible());
    QVERIFY(m_window->findChild<AnswerBoard *>()->isVisible());
}

void TestWindowTables::runsOfTheHistory()
{
    run(3);
    const QString id = controller()->session()->head().id;
    action("viewCompare")->trigger();
    action("send")->trigger();
    QTRY_COMPARE(history()->model()->rowCount(), 2);
    QTRY_VERIFY(history()->model()->indexOf(id).isValid());
    QVERIFY(history()->model()->run(history()->model()->indexOf(id).row()).table);
    // Another table in the meantime, so that it is read again.
    run(2);
    Q_EMIT history()->openRequested(id);
    QTRY_COMPARE(controller()->session()->head().id, id);
    QVERIFY(action("viewTable")->isChecked());
    QCOMPARE(controller()->cells().size(), 6);
    QCOMPARE(controller()->state(), State::Done);
    QString comparison;
    for (int row = 0; row < history()->model()->rowCount(); ++row) {
        if (!history()->model()->run(row).table)
            comparison = history()->model()->run(row).id;
    }
    Q_EMIT history()->openRequested(comparison);
    QTRY_VERIFY(action("viewCompare")->isChecked());
    // Set up anew from its files.
    Q_EMIT history()->runAgainRequested(id);
    QTRY_VERIFY(page()->isVisible() && page()->isSetupShown());
}

void TestWindowTables::whatACrashCutOffIsGoneOnWith()
{
    m_server->setHandler([this](const ServerRequest &request) -> Script {
        return m_server->requests().size() > 2 ? Script{ hang() } : streamReply(translated(request));
    });
    tables()->openFiles({ { write(u"game.po"_s, poFile(20)) } });
    QTRY_VERIFY(action("send")->isEnabled());
    page()->setup()->findChild<QSpinBox *>(u"perRequestSpin"_s)->setValue(4);
    page()->setup()->findChild<QSpinBox *>(u"concurrencySpin"_s)->setValue(1);
    QTRY_VERIFY(action("send")->isEnabled());
    action("send")->trigger();
    QTRY_COMPARE(controller()->progress().complete, 8);
    const QString id = controller()->session()->head().id;
    // Only a dead process is offered by the history; here the offer itself is told.
    controller()->stop();
    QTRY_COMPARE(controller()->state(), State::Stopped);
    m_server->setHandler([](const ServerRequest &request) { return streamReply(translated(request)); });
    run(1);
    const qsizetype before = m_server->requests().size();
    Q_EMIT m_window->findChild<WindowHistory *>()->tableGoOnRequested(id);
    QTRY_COMPARE(controller()->session()->head().id, id);
    QTRY_COMPARE(controller()->state(), State::Done);
    QCOMPARE(controller()->progress().complete, 40);
    qsizetype asked = 0;
    for (qsizetype i = before; i < m_server->requests().size(); ++i)
        asked += askedTexts(m_server->requests().at(i)).size();
    QCOMPARE(asked, 32);
}

void TestWindowTables::exportsFromTheHistory()
{
    run(3);
    const QString id = controller()->session()->head().id;
    Q_EMIT history()->exportRequested({ id });
    QTRY_VERIFY(m_window->findChild<ExportDialog *>());
}

void TestWindowTables::aReviewedSheetComesBack()
{
    run(3);
    const TableSession *session = controller()->session();
    const QString id = session->head().id;
    const auto line = [&](int row, const QString &target, const QString &note) {
        const Answer &answer = session->cell({ row, 0, target == u"b"_s ? 1 : 0 })->answer;
        return csvLine({ AnswerAddress{ id, row, u"de"_s, target, answer.sample, answer.take }.toString(),
                         u"accept"_s, u"4"_s, note, ReviewBaseline::of(answer).toString() },
                       ',', CsvQuotes::Always);
    };
    const QByteArray header
        = csvLine({ u"id"_s, u"decision"_s, u"rating"_s, u"note"_s, u"baseline"_s }, ',', CsvQuotes::Always);
    // As a spreadsheet program of another age saves it.
    const QByteArray sheet = header + line(0, u"a"_s, u"Schon"_s) + line(2, u"b"_s, u"Grüße"_s);
    const QString path = write(u"reviewed.csv"_s, QString::fromUtf8(sheet).toLatin1());
    QVERIFY(action("importReviewed")->isEnabled());
    tables()->importFile(path);
    auto *dialog = m_window->findChild<ReviewDialog *>();
    QVERIFY(dialog);
    auto *encoding = dialog->findChild<QComboBox *>(u"encodingBox"_s);
    auto *apply = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Apply);
    QTRY_VERIFY(apply->isEnabled());
    QVERIFY(encoding->isVisible());
    encoding->setCurrentText(u"windows-1252"_s);
    Q_EMIT encoding->activated(encoding->currentIndex());
    QVERIFY(!apply->isEnabled());
    QTRY_VERIFY(apply->isEnabled());
    apply->click();
    QTRY_COMPARE(session->pickedTarget(0, 0), 0);
    QCOMPARE(session->pickedTarget(2, 0), 1);
    QCOMPARE(session->cell({ 2, 0, 1 })->answer.note, u"Grüße"_s);
    QCOMPARE(session->cell({ 2, 0, 1 })->answer.rating, 4);
    // Into the history, too.
    const auto storedNote = [&] {
        QString note;
        QObject context;
        bool came = false;
        m_harness->history.loadTable(id, &context, [&](const StoredTable &table) {
            for (const StoredTableCell &cell : table.cells)
                note += cell.answer.note;
            came = true;
        });
        return QTest::qWaitFor([&came] { return came; }) ? note : QString();
    };
    QTRY_VERIFY(storedNote().contains(u"Grüße"_s));
    QVERIFY(page()->notice()->isVisible());
    page()->notice()->findChild<QPushButton *>(u"firstButton"_s)->click();
    QCOMPARE(session->pickedTarget(0, 0), -1);
    QCOMPARE(session->cell({ 2, 0, 1 })->answer.note, QString());
    QVERIFY(!session->cell({ 2, 0, 1 })->answer.rating);
    QVERIFY(!page()->notice()->isVisible());
}

void TestWindowTables::aFontThatIsGoneIsTold()
{
    if (fontFile().isEmpty())
        QSKIP("There is no font to measure in.");
    const QString font = m_harness->path(u"own.ttf"_s);
    QVERIFY(QFile::copy(fontFile(), font));
    page()->setup()->fonts()->setFontFile(font);
    run(2);
    const QString id = controller()->session()->head().id;
    QVERIFY(controller()->session()->job().fonts.opened.contains(font));
    run(1);
    QVERIFY(QFile::remove(font));
    Q_EMIT history()->openRequested(id);
    QTRY_COMPARE(controller()->session()->head().id, id);
    QVERIFY(page()->notice()->isVisible());
    QVERIFY(page()->notice()->text().contains(u"own.ttf"_s));
}

void TestWindowTables::theRestOfAPilot()
{
    tables()->openFiles({ { write(u"game.po"_s, poFile(10)) } });
    QTRY_VERIFY(action("send")->isEnabled());
    page()->setup()->findChild<QComboBox *>(u"amountBox"_s)->setCurrentIndex(2);
    page()->setup()->findChild<QSpinBox *>(u"amountSpin"_s)->setValue(3);
    QTRY_VERIFY(action("send")->isEnabled());
    action("send")->trigger();
    QTRY_COMPARE(controller()->state(), State::Done);
    QCOMPARE(controller()->progress().complete, 6);
    const QString pilot = controller()->session()->head().id;
    page()->findChild<QPushButton *>(u"restButton"_s)->click();
    QTRY_VERIFY(m_window->findChild<TableRestDialog *>());
    m_window->findChild<TableRestDialog *>()->accept();
    QTRY_VERIFY(controller()->session()->head().id != pilot);
    QTRY_COMPARE(controller()->state(), State::Done);
    QCOMPARE(controller()->parentId(), pilot);
    QCOMPARE(controller()->progress().complete, 7);
    QCOMPARE(controller()->session()->job().lineup.targets.size(), 1);
}

void TestWindowTables::unknownColumnsAreAskedFor()
{
    const QString path = write(u"odd.csv"_s, "Ident,Text,Uebersetzung\nhi,Hello,\n");
    tables()->openFiles({ { path } });
    QTRY_VERIFY(m_window->findChild<ColumnsDialog *>());
    QPointer<ColumnsDialog> dialog = m_window->findChild<ColumnsDialog *>();
    ColumnMapping mapping;
    mapping.key = u"Ident"_s;
    mapping.source = u"Text"_s;
    mapping.target = u"Uebersetzung"_s;
    const QStringList headers{ u"Ident"_s, u"Text"_s, u"Uebersetzung"_s };
    Q_EMIT dialog->columnsChosen(headers, mapping, {});
    dialog->reject();
    QTRY_COMPARE(page()->setup()->table().source.columns, mapping);
    QTRY_VERIFY(page()->isSetupShown());
    // The next time they are known.
    tables()->openFiles({ { write(u"odd2.csv"_s, "Ident,Text,Uebersetzung\nbye,Good bye,\n") } });
    QTRY_VERIFY(page()->setup()->table().source.in.endsWith(u"odd2.csv"_s));
    QCOMPARE(page()->setup()->table().source.columns, mapping);
}

void TestWindowTables::filesThatCannotBeOpened()
{
    tables()->openFiles({ { m_harness->path(u"nothing.po"_s) } });
    QTRY_VERIFY(page()->notice()->isVisible());
    QVERIFY(page()->notice()->text().contains(u"nothing.po"_s));
    QVERIFY(!action("send")->isEnabled());
    tables()->openFiles({ { write(u"game.po"_s, poFile(1)) } });
    QTRY_VERIFY(action("send")->isEnabled());
    QVERIFY(!page()->notice()->isVisible());
}

void TestWindowTables::commandsOfTheOtherView()
{
    QVERIFY(action("find")->isEnabled());
    action("viewTable")->trigger();
    for (const char *name : { "differences", "viewColumns", "runAgain", "print", "pick1", "focusPrompt" })
        QVERIFY2(!action(name)->isEnabled(), name);
    action("viewCompare")->trigger();
    for (const char *name : { "find", "differences", "viewColumns", "focusPrompt", "send" })
        QVERIFY2(action(name)->isEnabled(), name);
}

void TestWindowTables::theRehearsal()
{
    m_window.reset();
    makeWindow({});
    tables()->openFiles({ { write(u"game.po"_s, poFile(2)) } });
    QTRY_VERIFY(action("send")->isEnabled());
    action("send")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!controller()->isRunning(), 30000);
    QVERIFY(controller()->progress().complete > 2);
    const TableCell *cell = controller()->session()->cell({ 0, 0, 0 });
    QVERIFY(cell && !cell->forms.first().isEmpty() && cell->forms.first() != u"Text 0"_s);
    QCOMPARE(page()->grid()->session(), controller()->session());
    action("find")->trigger();
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"tableSearch"_s);
}

QTEST_MAIN(TestWindowTables)
#include "tst_windowtables.moc"
