// SPDX-License-Identifier: Apache-2.0
#include "gamefonts.h"
#include "settings/settings.h"
#include "tablejobs.h"
#include "tables/tablefilesbox.h"
#include "tables/tablefontsbox.h"
#include "tables/tableguidancebox.h"
#include "tables/tablepromptdialog.h"
#include "tables/tablesetuppanel.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What is chosen before a run, and the run that comes of it.
class TestTableSetupPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->path());
        m_panel = std::make_unique<TableSetupPanel>(m_settings.get());
        m_panel->setLineups({ u"Test"_s }, 0);
        m_panel->setLineup({ u"Test"_s, { target(u"http://127.0.0.1:9/v1"_s) } }, {});
        m_panel->resize(900, 700);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_settings.reset();
    }

    void startsWhatIsChosen()
    {
        QSignalSpy started(m_panel.get(), &TableSetupPanel::startRequested);
        QVERIFY(!m_panel->canStart());
        QVERIFY(problem().contains(u"Open a file"_s));
        openPo(5);
        QTRY_VERIFY(m_panel->canStart());
        QCOMPARE(problem(), QString());
        QVERIFY(find<QLabel>("estimateLabel")->text().contains(u"5"_s));
        find<QSpinBox>("perRequestSpin")->setValue(2);
        find<QPlainTextEdit>("instructionsEdit")->setPlainText(u"Du, not Sie."_s);
        QVERIFY(!m_panel->canStart()); // until it is reckoned again
        QTRY_VERIFY(m_panel->canStart());
        QTest::mouseClick(find<QPushButton>("startTableButton"), Qt::LeftButton);
        QCOMPARE(started.size(), 1);
        const auto job = started.first().first().value<TableJob>();
        QCOMPARE(job.strings.size(), 5);
        QCOMPARE(job.stringsPerRequest, 2);
        QCOMPARE(job.languages.size(), 1);
        QCOMPARE(job.languages.first().tag, u"de"_s);
        QCOMPARE(job.languages.first().instructions, u"Du, not Sie."_s);
        QCOMPARE(job.sourceLanguage, u"en"_s);
    }

    // A stored run tells all that was chosen for it, but the lineup.
    void aStoredRunIsSetUpAnew()
    {
        openPo(3);
        TableJob job;
        job.sourceLanguage = u"en"_s;
        job.languages = { { u"de"_s, {}, u"Short."_s }, { u"ja"_s, {}, u"Short."_s } };
        job.glossary = { { u"gate"_s, {}, false, false, true, {} } };
        job.characters.insert(u"Ada"_s, u"a smith"_s);
        job.prompt = { u"Translate."_s, u"{{strings}}"_s, {} };
        job.families = PlaceholderFamily::Unreal;
        job.where = TableWhere::All;
        job.sample = 2;
        job.stringsPerRequest = 7;
        job.concurrency = 3;
        job.localOnly = true;
        job.maxCostUsd = 1.5;
        m_panel->restore(job);
        const TableSetup setup = m_panel->setup();
        QCOMPARE(setup.languages, (QStringList{ u"de"_s, u"ja"_s }));
        QCOMPARE(setup.instructions.byLanguage, (QMap<QString, QString>{ { u"*"_s, u"Short."_s } }));
        QCOMPARE(find<QPlainTextEdit>("instructionsEdit")->toPlainText(), u"Short."_s);
        QCOMPARE(setup.glossary, job.glossary);
        QCOMPARE(find<QLabel>("glossaryLabel")->text(), u"The glossary of the run, 1 term(s)"_s);
        QCOMPARE(setup.characters, job.characters);
        QCOMPARE(setup.prompt.system, job.prompt.system);
        QCOMPARE(setup.families, std::optional(job.families));
        QCOMPARE(setup.selection.where, TableWhere::All);
        QCOMPARE(setup.selection.sample, 2);
        QCOMPARE(setup.stringsPerRequest, 7);
        QCOMPARE(setup.concurrency, 3);
        QVERIFY(setup.localOnly);
        QCOMPARE(setup.maxCostUsd, std::optional(1.5));
        // What holds for one language only is told apart; no glossary is none.
        job.languages[1].instructions.clear();
        job.glossary.clear();
        m_panel->restore(job);
        QCOMPARE(m_panel->setup().instructions.byLanguage,
                 (QMap<QString, QString>{ { u"de"_s, u"Short."_s } }));
        QCOMPARE(find<QLabel>("glossaryLabel")->text(), u"No glossary."_s);
        QVERIFY(m_panel->setup().glossary.isEmpty());
    }

    void languagesAreAdded()
    {
        openPo(3);
        QTRY_VERIFY(m_panel->canStart());
        auto *box = find<QComboBox>("addBox");
        box->setEditText(u"Klingonese"_s);
        QTest::mouseClick(find<QPushButton>("addButton"), Qt::LeftButton);
        QVERIFY(find<QLabel>("addHint")->isVisible());
        box->setEditText(u"pt_BR"_s);
        QTest::keyClick(box->lineEdit(), Qt::Key_Return);
        QVERIFY(!find<QLabel>("addHint")->isVisible());
        QCOMPARE(m_panel->setup().languages, (QStringList{ u"de"_s, u"pt-BR"_s }));
        // Instructions can be told apart by language.
        auto *whose = find<QComboBox>("instructionsLanguageBox");
        QCOMPARE(whose->count(), 3);
        whose->setCurrentIndex(2);
        Q_EMIT whose->activated(2);
        find<QPlainTextEdit>("instructionsEdit")->setPlainText(u"Você."_s);
        QCOMPARE(m_panel->setup().instructions.of(u"pt-BR"_s), u"Você."_s);
        QCOMPARE(m_panel->setup().instructions.of(u"de"_s), QString());
        // None at all is told.
        auto *model = find<QListView>("languagesView")->model();
        for (int row = 0; row < 2; ++row)
            model->setData(model->index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
        QTRY_VERIFY(problem().contains(u"at least one language"_s));
        QVERIFY(!m_panel->canStart());
    }

    void nothingLeavesThisComputer()
    {
        openPo(2);
        m_panel->setLineup({ u"Test"_s, { target(u"https://example.com/v1"_s) } }, {});
        QTRY_VERIFY(m_panel->canStart());
        find<QCheckBox>("localOnlyBox")->setChecked(true);
        QTRY_VERIFY(problem().contains(u"must not leave this computer"_s));
        QVERIFY(!m_panel->canStart());
    }

    void nothingToDoIsTold()
    {
        m_panel->showTable(openTable({ { writeFile(
            *m_folder, u"done.po"_s, poFile("de", 1).replace("msgstr \"\"\n", "") + "msgstr \"Da\"\n") } }));
        QTRY_VERIFY(!problem().isEmpty());
        QVERIFY(!m_panel->canStart());
    }

    void glossary()
    {
        openPo(2);
        m_panel->guidance()->readGlossary(writeFile(*m_folder, u"terms.csv"_s, "source,de\nText,Wort\n"));
        QTRY_VERIFY(find<QLabel>("glossaryLabel")->text().contains(u"terms.csv"_s));
        QCOMPARE(m_panel->setup().glossary.size(), 1);
        QTest::mouseClick(find<QPushButton>("glossaryRemoveButton"), Qt::LeftButton);
        QCOMPARE(m_panel->setup().glossary.size(), 0);
        m_panel->guidance()->readGlossary(writeFile(*m_folder, u"bad.csv"_s, "word,de\nText,Wort\n"));
        QTRY_VERIFY(find<QLabel>("glossaryLabel")->text().contains(u"not used"_s));
    }

    void placeholdersAreFoundAndChanged()
    {
        m_panel->showTable(openTable({ { writeFile(
            *m_folder, u"p.po"_s, poFile("de", 0) + "\nmsgid \"Hi {name}\"\nmsgstr \"\"\n") } }));
        QVERIFY(m_panel->setup().families->testFlag(PlaceholderFamily::Brace));
        auto *button = find<QToolButton>("placeholdersButton");
        QVERIFY(button->text().contains(u"{name}"_s));
        for (QAction *action : button->menu()->actions())
            action->setChecked(false);
        QVERIFY(!*m_panel->setup().families);
        button->menu()->actions().first()->setChecked(true);
        QVERIFY(m_panel->setup().families->testFlag(PlaceholderFamily::Printf));
    }

    void thePromptIsSeenAndChanged()
    {
        openPo(2);
        QTRY_VERIFY(m_panel->canStart());
        QTest::mouseClick(find<QPushButton>("promptButton"), Qt::LeftButton);
        auto *dialog = m_panel->findChild<TablePromptDialog *>();
        QVERIFY(dialog);
        const QList<QPlainTextEdit *> edits = dialog->findChildren<QPlainTextEdit *>();
        const auto preview = std::find_if(edits.begin(), edits.end(),
                                          [](const QPlainTextEdit *edit) { return edit->isReadOnly(); });
        QVERIFY((*preview)->toPlainText().contains(u"Text 1"_s));
        const auto user = std::find_if(edits.begin(), edits.end(), [](const QPlainTextEdit *edit) {
            return edit->accessibleName() == u"User text"_s;
        });
        auto *buttons = dialog->findChild<QDialogButtonBox *>();
        (*user)->setPlainText(u"Translate."_s);
        QVERIFY(!buttons->button(QDialogButtonBox::Ok)->isEnabled());
        (*user)->setPlainText(u"Please: {{strings}}"_s);
        QVERIFY(buttons->button(QDialogButtonBox::Ok)->isEnabled());
        dialog->accept();
        QCOMPARE(m_panel->setup().prompt.user, u"Please: {{strings}}"_s);
        QTRY_VERIFY(m_panel->canStart());
        m_panel->requestStart();
        // It holds for the next time too, and so do the choices.
        TableSetupPanel next(m_settings.get());
        QCOMPARE(next.setup().prompt.user, u"Please: {{strings}}"_s);
    }

    void aSampleIsRemembered()
    {
        openPo(30);
        find<QComboBox>("amountBox")->setCurrentIndex(2);
        QVERIFY(find<QSpinBox>("seedSpin")->isVisible());
        find<QSpinBox>("amountSpin")->setValue(7);
        find<QSpinBox>("seedSpin")->setValue(5);
        QTRY_VERIFY(m_panel->canStart());
        m_panel->requestStart();
        TableSetupPanel next(m_settings.get());
        QCOMPARE(next.setup().selection.sample, std::optional(7));
        QCOMPARE(next.setup().selection.seed, quint64(5));
    }

    void aFontIsChosenAndRemembered()
    {
        if (fontFile().isEmpty())
            QSKIP("There is no font to measure in.");
        m_panel->showTable(openTable({ { writeFile(
            *m_folder, u"p.po"_s, poFile("de", 0) + "\n#, max-size:90\nmsgid \"Hi\"\nmsgstr \"\"\n") } }));
        QTRY_VERIFY(m_panel->canStart());
        QVERIFY(find<QLabel>("fontHint")->text().contains(u"once a font is chosen"_s));
        QSignalSpy wanted(m_panel->fonts(), &TableFontsBox::fontFileRequested);
        QTest::mouseClick(find<QPushButton>("fontFileButton"), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        m_panel->fonts()->setFontFile(fontFile());
        QCOMPARE(find<QLineEdit>("fontEdit")->text(), fontFile());
        find<QDoubleSpinBox>("fontSizeSpin")->setValue(22.5);
        QVERIFY(!find<QLabel>("fontHint")->text().contains(u"once a font is chosen"_s));
        // German has another one, by its name.
        auto *language = find<QComboBox>("fontLanguageBox");
        language->setCurrentIndex(1);
        Q_EMIT language->activated(1);
        QCOMPARE(find<QLineEdit>("fontEdit")->text(), QString());
        QTest::keyClicks(find<QLineEdit>("fontEdit"), u"No Such Font"_s);
        QTest::keyClick(find<QLineEdit>("fontEdit"), Qt::Key_Return);
        QTRY_VERIFY(problem().contains(u"No Such Font"_s));
        QVERIFY(!m_panel->canStart());
        find<QLineEdit>("fontEdit")->clear();
        QTRY_VERIFY(m_panel->canStart());
        QSignalSpy started(m_panel.get(), &TableSetupPanel::startRequested);
        m_panel->requestStart();
        const auto job = started.first().first().value<TableJob>();
        QCOMPARE(job.fonts.names, (QMap<QString, QString>{ { u"*"_s, fontFile() } }));
        QCOMPARE(job.fonts.pixels, 22.5);
        QVERIFY(job.fonts.opened.contains(fontFile()));
        TableSetupPanel next(m_settings.get());
        QCOMPARE(next.setup().fonts, job.fonts);
    }

    void warningsAreShownWithTheirLine()
    {
        m_panel->showTable(openTable(
            { { writeFile(*m_folder, u"w.po"_s, poFile("de", 1) + "\nmsgid \"open\nmsgstr \"\"\n") } }));
        auto *remarks = find<QToolButton>("remarksButton");
        QVERIFY(remarks->isVisible());
        remarks->click();
        QVERIFY(find<QPlainTextEdit>("remarksEdit")->isVisible());
        QVERIFY(find<QPlainTextEdit>("remarksEdit")->toPlainText().contains(u"w.po, line "_s));
    }

    void everyControlHasAName()
    {
        openPo(2);
        for (QWidget *control : m_panel->findChildren<QWidget *>()) {
            if (control->focusPolicy() == Qt::NoFocus || !control->isVisible()
                || qobject_cast<QLineEdit *>(control))
                continue;
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(control);
            QVERIFY(interface);
            const bool isBox = qobject_cast<QComboBox *>(control);
            const bool labelled = !interface->relations(QAccessible::Label).isEmpty();
            QVERIFY2(labelled || (!isBox && !interface->text(QAccessible::Name).isEmpty()),
                     qPrintable(control->objectName()));
        }
    }

private:
    static Target target(const QString &baseUrl)
    {
        Target target;
        target.id = u"a"_s;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = baseUrl;
        target.model = u"m"_s;
        return target;
    }
    void openPo(int strings)
    {
        m_panel->showTable(openTable({ { writeFile(*m_folder, u"game.po"_s, poFile("de", strings)) } }));
    }
    QString problem() const { return m_panel->findChild<QLabel *>(u"setupProblem"_s)->text(); }
    template <typename T>
    T *find(const char *name) const
    {
        return childOf<T>(*m_panel, name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<TableSetupPanel> m_panel;
};

QTEST_MAIN(TestTableSetupPanel)
#include "tst_tablesetuppanel.moc"
