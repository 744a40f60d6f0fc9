// SPDX-License-Identifier: Apache-2.0
#include "credentialtools.h"
#include "settings/languagepage.h"
#include "settings/settingsdialog.h"
#include "settings/shortcuts.h"

#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;
using Page = SettingsDialog::Page;

class SettingsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CredentialWorld>();
        m_store = m_world->makeStore();
        m_owner = std::make_unique<QObject>();
        const QList<QAction *> actions{ action(u"sendAction"_s, u"&Send"_s, u"Ctrl+Return"_s),
                                        action(u"findAction"_s, u"&Find"_s, u"Ctrl+F"_s) };
        m_shortcuts = std::make_unique<Shortcuts>(&m_world->settings, actions);
        m_dialog
            = new SettingsDialog(&m_world->settings, m_store.get(), m_shortcuts.get(), { u"de"_s, u"en"_s });
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }

    void cleanup()
    {
        delete m_dialog;
        m_store.reset();
    }

    void pagesAreChosenByKeyboard()
    {
        auto *pages = find<QListView>(u"pageList"_s);
        auto *stack = find<QStackedWidget>(u"pageStack"_s);
        QCOMPARE(stack->count(), 7);
        QCOMPARE(pages->model()->rowCount(), 7);
        pages->setFocus();
        for (int i = 1; i < 7; ++i) {
            QTest::keyClick(pages, Qt::Key_Down);
            QCOMPARE(stack->currentIndex(), i);
        }
        m_dialog->showKey(u"groq"_s);
        QCOMPARE(stack->currentIndex(), 0);
        QTRY_VERIFY(find<QLineEdit>(u"keyEdit"_s)->hasFocus());
        QCOMPARE(find<QLineEdit>(u"nameEdit"_s)->text(), u"groq"_s);
    }

    void everyControlHasAName_data()
    {
        QTest::addColumn<int>("page");
        for (int page = 0; page < 7; ++page)
            QTest::addRow("page %d", page) << page;
    }
    // Tab reaches every control that can be used, and each says what it is.
    void everyControlHasAName()
    {
        QFETCH(int, page);
        m_dialog->showPage(Page(page));
        QSet<QWidget *> reached;
        find<QListView>(u"pageList"_s)->setFocus();
        for (int i = 0; i < 60; ++i) {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            reached.insert(focus);
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        const QWidget *shown = find<QStackedWidget>(u"pageStack"_s)->currentWidget();
        const QList<QWidget *> controls = shown->findChildren<QWidget *>();
        for (QWidget *control : controls) {
            const bool usable = control->focusPolicy() & Qt::TabFocus && control->isVisible()
                && control->isEnabled() && !control->focusProxy()
                && !control->objectName().startsWith(u"qt_"_s);
            if (!usable || qobject_cast<QRadioButton *>(control))
                continue; // of radio buttons Tab reaches the checked one
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(control);
            const bool buddy = hasBuddy(control);
            const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
            QVERIFY2(buddy || !name.isEmpty(), qPrintable(control->objectName()));
            QVERIFY2(reached.contains(control), qPrintable(control->objectName()));
        }
    }

    // A file may say more exactly, and more, than the boxes do.
    void untouchedDefaultsStayExact()
    {
        const RequestDefaults exact{ { 1500, {}, 999, {}, {} }, 60 };
        m_world->settings.setRequestDefaults(exact);
        delete m_dialog;
        m_dialog = new SettingsDialog(&m_world->settings, m_store.get(), m_shortcuts.get(), {});
        m_dialog->show();
        m_dialog->showPage(Page::Defaults);
        QCOMPARE(find<QSpinBox>(u"retriesBox"_s)->value(), 60);
        find<QSpinBox>(u"totalBox"_s)->setValue(90);
        RequestDefaults expected = exact;
        expected.timeouts.totalMs = 90000;
        QCOMPARE(m_world->settings.requestDefaults(), expected);
    }

    void escLeavesTheShortcutField()
    {
        m_dialog->showPage(Page::Keyboard);
        auto *edit = find<QKeySequenceEdit>(u"sequenceEdit"_s);
        edit->setFocus();
        const QKeySequence before = edit->keySequence();
        QTest::keyClick(edit, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(edit->keySequence() != before);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(edit->keySequence(), before);
        QVERIFY(m_dialog->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }

    void timeoutsAreKept()
    {
        m_dialog->showPage(Page::Defaults);
        auto *box = find<QSpinBox>(u"firstTokenBox"_s);
        QVERIFY(box->text().startsWith(u"Automatic"_s));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(m_world->settings.requestDefaults().timeouts.firstTokenMs, 0);
        box->selectAll();
        QTest::keyClicks(box, u"30"_s);
        QTest::keyClick(box, Qt::Key_Tab);
        QCOMPARE(m_world->settings.requestDefaults().timeouts.firstTokenMs, 30000);
        QVERIFY(!m_world->settings.requestDefaults().timeouts.idleMs);
        auto *retries = find<QSpinBox>(u"retriesBox"_s);
        retries->setFocus();
        QTest::keyClick(retries, Qt::Key_Up);
        QCOMPARE(m_world->settings.requestDefaults().retries, 0);
        QTest::keyClick(find<QPushButton>(u"resetDefaultsButton"_s), Qt::Key_Space);
        QCOMPARE(m_world->settings.requestDefaults(), RequestDefaults());
        QVERIFY(box->text().startsWith(u"Automatic"_s));
    }

    void proxyIsChecked()
    {
        m_dialog->showPage(Page::Network);
        auto *url = find<QLineEdit>(u"urlEdit"_s);
        QVERIFY(!url->isEnabled());
        QTest::keyClick(find<QRadioButton>(u"manualRadio"_s), Qt::Key_Space);
        QVERIFY(url->isEnabled());
        QVERIFY(!find<QLabel>(u"proxyProblem"_s)->text().isEmpty());
        QCOMPARE(m_world->settings.proxy().mode, ProxyMode::System);
        QTest::keyClicks(url, u"http://user:pw@proxy.example:3128"_s);
        QVERIFY(!find<QLabel>(u"proxyProblem"_s)->text().isEmpty());
        QVERIFY(!m_world->settings.proxy().url.contains(u"pw"_s));
        url->clear();
        QTest::keyClicks(url, u"http://proxy.example:3128"_s);
        QCOMPARE(find<QLabel>(u"proxyProblem"_s)->text(), QString());
        QCOMPARE(m_world->settings.proxy(),
                 (ProxySettings{ ProxyMode::Manual, u"http://proxy.example:3128"_s }));
        QTest::keyClick(find<QRadioButton>(u"noneRadio"_s), Qt::Key_Space);
        QCOMPARE(m_world->settings.proxy().mode, ProxyMode::None);
    }

    void appearanceAndLanguageAreKept()
    {
        m_dialog->showPage(Page::Appearance);
        QTest::keyClick(find<QComboBox>(u"appearanceBox"_s), Qt::Key_Down);
        QCOMPARE(m_world->settings.appearance(), AppearanceMode::Light);
        QTest::keyClick(find<QComboBox>(u"layoutBox"_s), Qt::Key_Down);
        QCOMPARE(m_world->settings.answersLayout(), AnswersLayout::Grid);
        QTest::keyClick(find<QWidget>(u"scrollCheck"_s), Qt::Key_Space);
        QVERIFY(m_world->settings.synchronizedScrolling());
        QVERIFY(!find<QSpinBox>(u"sizeBox"_s)->isEnabled());
        QTest::keyClick(find<QWidget>(u"fontCheck"_s), Qt::Key_Space);
        QTest::keyClick(find<QSpinBox>(u"sizeBox"_s), Qt::Key_Up);
        QCOMPARE(m_world->settings.readingFont().pointSize, m_dialog->font().pointSize() + 1);
        QVERIFY(!m_world->settings.readingFont().family.isEmpty());
        m_dialog->showPage(Page::Language);
        auto *language = find<QComboBox>(u"languageBox"_s);
        QCOMPARE(language->count(), 3);
        QTest::keyClick(language, Qt::Key_End);
        QCOMPARE(m_world->settings.language(), u"de"_s);
        QCOMPARE(language->currentText(), u"Deutsch"_s);
    }

    void translationsAreFound()
    {
        const QTemporaryDir folder;
        for (const QString &name : { u"lineup_pt_BR.qm"_s, u"lineup_de.qm"_s, u"qtbase_de.qm"_s })
            QVERIFY(QFile(folder.filePath(name)).open(QFile::WriteOnly));
        QCOMPARE(translationsIn(folder.path()), (QStringList{ u"de"_s, u"pt_BR"_s }));
    }

    void shortcutsAreAssigned()
    {
        m_dialog->showPage(Page::Keyboard);
        auto *edit = find<QKeySequenceEdit>(u"sequenceEdit"_s);
        QCOMPARE(edit->keySequence(), QKeySequence(u"Ctrl+Return"_s));
        edit->clear();
        QTest::keyClick(edit, Qt::Key_F, Qt::ControlModifier);
        // The field waits a moment for a second key.
        QTRY_VERIFY(find<QLabel>(u"conflictLabel"_s)->text().contains(u"Find"_s));
        auto *assign = find<QPushButton>(u"assignButton"_s);
        QVERIFY(assign->isEnabled());
        QTest::keyClick(assign, Qt::Key_Space);
        QCOMPARE(m_shortcuts->sequence(0), QKeySequence(u"Ctrl+F"_s));
        QCOMPARE(m_shortcuts->sequence(1), QKeySequence());
        QCOMPARE(find<QLabel>(u"conflictLabel"_s)->text(), QString());
        QTest::keyClick(find<QPushButton>(u"resetAllButton"_s), Qt::Key_Space);
        QCOMPARE(m_shortcuts->sequence(1), QKeySequence(u"Ctrl+F"_s));
        QTest::keyClicks(find<QLineEdit>(u"filterEdit"_s), u"find"_s);
        QCOMPARE(find<QTableView>(u"shortcutsTable"_s)->model()->rowCount(), 1);
    }

    void pricesAreKept()
    {
        m_dialog->showPage(Page::Prices);
        QTest::keyClick(find<QPushButton>(u"addButton"_s), Qt::Key_Space);
        auto *table = find<QTableView>(u"pricesTable"_s);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        QTest::keyClicks(editor, u"gpt-x"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_world->settings.priceOverrides().keys(), QStringList{ u"openai/gpt-x"_s });
        table->selectRow(0);
        QTest::keyClick(find<QPushButton>(u"removeButton"_s), Qt::Key_Space);
        QVERIFY(m_world->settings.priceOverrides().isEmpty());
    }

    void closingDeletesIt()
    {
        const QPointer<SettingsDialog> dialog = m_dialog;
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        m_dialog = nullptr;
    }

private:
    template <typename T>
    T *find(const QString &name) const
    {
        T *found = m_dialog->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    bool hasBuddy(const QWidget *control) const
    {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [control](const QLabel *label) { return label->buddy() == control; });
    }
    QAction *action(const QString &name, const QString &text, const QString &sequence)
    {
        auto *added = new QAction(text, m_owner.get());
        added->setObjectName(name);
        added->setShortcut(QKeySequence(sequence));
        return added;
    }

    std::unique_ptr<CredentialWorld> m_world;
    std::unique_ptr<KeychainCredentials> m_store;
    std::unique_ptr<QObject> m_owner;
    std::unique_ptr<Shortcuts> m_shortcuts;
    SettingsDialog *m_dialog = nullptr;
};

QTEST_MAIN(SettingsDialogTest)
#include "tst_settingsdialog.moc"
