// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "history/historymodel.h"
#include "history/historypanel.h"
#include "model/lineupfile.h"
#include "sheets/exportdialog.h"
#include "tablegrid/tablegrid.h"
#include "tablegrid/tablesession.h"
#include "tables/tablecontroller.h"
#include "tables/tablefontsbox.h"
#include "tables/tablepage.h"
#include "tables/tablerulesbox.h"
#include "tables/tablesetuppanel.h"
#include "tableserver.h"
#include "window/mainwindow.h"
#include "window/windowtables.h"
#include "windowharness.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;
using State = TableController::State;

// Own rules of a table in the window, from the file to the grid and back from the history; and what is
// exported of several runs.
class TestWindowRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fromTheFileToTheGrid();
    void aRunThatIsSetUpAnew();
    void severalRunsInOneSheet();
    void runsOfBothKinds();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name));
    }
    WindowTables *tables() const { return m_window->findChild<WindowTables *>(); }
    TableController *controller() const { return tables()->controller(); }
    TableSetupPanel *setup() const { return tables()->page()->setup(); }
    HistoryPanel *history() const { return m_window->findChild<HistoryPanel *>(); }
    QStringList found(const TablePlace &place) const;
    void open(const QString &name);
    QString run(const QString &name);
    QStringList scopes() const;

    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<MainWindow> m_window;
};

QString TestWindowRules::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_harness->path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

void TestWindowRules::init()
{
    m_harness = std::make_unique<WindowHarness>();
    m_server = std::make_unique<LoopbackServer>(
        [](const ServerRequest &request) { return streamReply(translated(request)); });
    const QString lineup
        = write(u"t.lineup.json"_s, lineupToJson({ u"Loopback"_s, { chatTarget(*m_server, u"a"_s) }, {} }));
    m_window = std::make_unique<MainWindow>(m_harness->parts());
    m_window->begin({ lineup, u"Question"_s, false });
    m_window->show();
    QTRY_VERIFY(m_window->findChild<AnswerBoard *>()->count() > 0);
}

void TestWindowRules::cleanup()
{
    m_window.reset();
    m_server.reset();
    m_harness.reset();
}

QStringList TestWindowRules::found(const TablePlace &place) const
{
    QStringList checks;
    for (const Finding &finding : controller()->session()->findings(place)) {
        if (finding.check == "regex"_L1 || finding.check == "profile"_L1)
            checks.append(finding.check);
    }
    return checks;
}

void TestWindowRules::open(const QString &name)
{
    tables()->openFiles({ { write(name,
                                  "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n"
                                  "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                  "\nmsgid \"Come ~hero~\"\nmsgstr \"\"\n\nmsgid \"Go\"\nmsgstr \"\"\n") } });
    QTRY_VERIFY(tables()->page()->isSetupShown() && setup()->table().source.in.endsWith(name));
    QTRY_VERIFY(action("send")->isEnabled());
}

QString TestWindowRules::run(const QString &name)
{
    [&] { open(name); }();
    action("send")->trigger();
    [&] { QTRY_COMPARE(controller()->state(), State::Done); }();
    return controller()->session()->head().id;
}

void TestWindowRules::fromTheFileToTheGrid()
{
    open(u"game.po"_s);
    setup()->rules()->readRules(write(u"rules.csv"_s,
                                      "kind,pattern,source,severity,message\nplaceholder,~\\w+~,,,\n"
                                      "forbidden,Ü,Go,error,No capital\n"));
    QTRY_COMPARE(setup()->setup().rules.rules.size(), 1);
    QTRY_VERIFY(action("send")->isEnabled());
    action("send")->trigger();
    QTRY_COMPARE(controller()->state(), State::Done);
    QTRY_COMPARE(found({ 1, 0, 0 }), QStringList{ u"regex"_s });
    QCOMPARE(found({ 0, 0, 0 }), QStringList());
    // Edits are checked as they are made.
    TableGrid *grid = tables()->page()->grid();
    grid->takeVerdicts({ { { 0, 0, 0 }, VerdictKind::Edit, u"Komm, Held"_s },
                         { { 1, 0, 0 }, VerdictKind::Edit, u"Geh"_s } });
    QTRY_COMPARE(found({ 0, 0, 0 }), QStringList{ u"profile"_s });
    QTRY_COMPARE(found({ 1, 0, 0 }), QStringList());
}

void TestWindowRules::aRunThatIsSetUpAnew()
{
    open(u"game.po"_s);
    const QString rules = write(u"rules.csv"_s, "kind,pattern\nforbidden,Sie\nrequired,.\n");
    setup()->rules()->readRules(rules);
    QTRY_COMPARE(setup()->setup().rules.rules.size(), 2);
    QTRY_VERIFY(action("send")->isEnabled());
    action("send")->trigger();
    QTRY_COMPARE(controller()->state(), State::Done);
    const QString id = controller()->session()->head().id;
    QCOMPARE(controller()->session()->job().rules.rules.size(), 2);
    // Another table comes without them.
    run(u"other.po"_s);
    QVERIFY(controller()->session()->job().rules.isEmpty());
    QVERIFY(QFile::remove(rules));
    setup()->fonts()->setFontFile(m_harness->path(u"own.ttf"_s));
    // Reopened, the run has its own, and set up anew it brings them, and its lack of fonts.
    Q_EMIT history()->openRequested(id);
    QTRY_COMPARE(controller()->session()->head().id, id);
    QCOMPARE(controller()->session()->job().rules.rules.size(), 2);
    Q_EMIT history()->runAgainRequested(id);
    QTRY_VERIFY(tables()->page()->isSetupShown() && setup()->setup().rules.rules.size() == 2);
    QCOMPARE(setup()->setup().rules.file, rules);
    QVERIFY(setup()->setup().fonts.names.isEmpty());
}

QStringList TestWindowRules::scopes() const
{
    const auto *dialog = m_window->findChild<ExportDialog *>();
    const auto *box = dialog->findChild<QComboBox *>(u"scopeBox"_s);
    QStringList names;
    for (int i = 0; i < box->count(); ++i)
        names.append(box->itemText(i));
    return names;
}

void TestWindowRules::severalRunsInOneSheet()
{
    const QString first = run(u"game.po"_s);
    const QString second = run(u"other.po"_s);
    Q_EMIT history()->exportRequested({ first, second });
    QTRY_VERIFY(m_window->findChild<ExportDialog *>());
    const QStringList names = scopes();
    QCOMPARE(names.size(), 3);
    QCOMPARE(names.first(), u"2 run(s) of string tables"_s);
    QVERIFY(names.at(1).contains(u"game.po"_s) && names.at(2).contains(u"other.po"_s));
}

void TestWindowRules::runsOfBothKinds()
{
    const QString table = run(u"game.po"_s);
    action("viewCompare")->trigger();
    action("send")->trigger();
    QTRY_COMPARE(history()->model()->rowCount(), 2);
    QString comparison;
    for (int row = 0; row < 2; ++row) {
        if (history()->model()->run(row).id != table)
            comparison = history()->model()->run(row).id;
    }
    Q_EMIT history()->exportRequested({ table, comparison });
    QTRY_VERIFY(m_window->findChild<ExportDialog *>());
    QCOMPARE(scopes(), (QStringList{ u"1 comparison(s)"_s, u"1 run(s) of string tables"_s }));
}

QTEST_MAIN(TestWindowRules)
#include "tst_windowrules.moc"
