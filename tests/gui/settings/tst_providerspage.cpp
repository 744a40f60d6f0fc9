// SPDX-License-Identifier: Apache-2.0
#include "credentialtools.h"
#include "settings/providerspage.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;

// Entering and removing keys by keyboard, on a computer without keychain.
class ProvidersPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CredentialWorld>();
        m_store = m_world->makeStore();
        m_page = std::make_unique<ProvidersPage>(m_store.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_store.reset();
    }

    void saysWhereKeysLie()
    {
        QTRY_COMPARE(label(u"storageNote"_s),
                     u"There is no keychain on this computer. Keys last until you close Lineup."_s);
    }

    void keyIsEnteredAndNeverShownAgain()
    {
        auto *edit = m_page->findChild<QLineEdit *>(u"keyEdit"_s);
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        m_page->showKey(u"anthropic"_s);
        QTRY_VERIFY(edit->hasFocus());
        QVERIFY(!button(u"saveKeyButton"_s)->isEnabled());
        QTest::keyClicks(edit, u"sk-ant-typed-key-1"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(edit->text(), QString());
        QTRY_COMPARE(label(u"keyStatus"_s),
                     u"There is no keychain on this computer. Keys last until you close Lineup."_s);
        QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edit->text(), QString());
        QCOMPARE(m_store->references().size(), 1);
        QCOMPARE(m_store->references().first().origin, u"https://api.anthropic.com:443"_s);
        QCOMPARE(cell(u"Anthropic"_s, 3), u"this session only"_s);
        QTRY_COMPARE(cell(u"Anthropic"_s, 1), u"set"_s);
        const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            QVERIFY(!widget->property("text").toString().contains(u"typed"_s));
            QVERIFY(!widget->accessibleDescription().contains(u"typed"_s));
        }
    }

    void keyIsRemoved()
    {
        keyIsEnteredAndNeverShownAgain();
        QPushButton *remove = button(u"removeKeyButton"_s);
        QVERIFY(remove->isEnabled());
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Space);
        QTRY_VERIFY(m_store->references().isEmpty());
        QTRY_COMPARE(cell(u"Anthropic"_s, 1), u"not set"_s);
        QVERIFY(!remove->isEnabled());
    }

    void keyOfAnOwnName()
    {
        QPushButton *newKey = button(u"newKeyButton"_s);
        newKey->setFocus();
        QTest::keyClick(newKey, Qt::Key_Space);
        auto *name = m_page->findChild<QLineEdit *>(u"nameEdit"_s);
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"studio-proxy"_s);
        QTest::keyClicks(m_page->findChild<QLineEdit *>(u"addressEdit"_s),
                         u"https://llm.studio.example/v1"_s);
        auto *edit = m_page->findChild<QLineEdit *>(u"keyEdit"_s);
        QTest::keyClicks(edit, u"studio-key-1"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_store->references().size(), 1);
        QCOMPARE(m_store->references().first(),
                 (KeyReference{ u"studio-proxy"_s, u"https://llm.studio.example:443"_s, true }));
    }

    void environmentIsShown()
    {
        m_world->environment.insert(u"OPENAI_API_KEY"_s, "env-key-123");
        QTest::keyClick(button(u"checkButton"_s), Qt::Key_Space);
        QTRY_COMPARE(cell(u"OpenAI"_s, 1), u"set by the environment"_s);
        QCOMPARE(cell(u"OpenAI"_s, 3), u"OPENAI_API_KEY"_s);
    }

    void addressesAreApprovedAndRemoved()
    {
        auto *edit = m_page->findChild<QLineEdit *>(u"originEdit"_s);
        auto *view = m_page->findChild<QListView *>(u"originsView"_s);
        QTest::keyClicks(edit, u"proxy.example"_s);
        QVERIFY(!button(u"approveButton"_s)->isEnabled());
        edit->clear();
        QTest::keyClicks(edit, u"https://proxy.example/v1"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_world->settings.approvedOrigins(), QStringList{ u"https://proxy.example:443"_s });
        QCOMPARE(view->model()->rowCount(), 1);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Home);
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(button(u"revokeButton"_s), Qt::Key_Space);
        QVERIFY(m_world->settings.approvedOrigins().isEmpty());
        QCOMPARE(view->model()->rowCount(), 0);
    }

private:
    QPushButton *button(const QString &name) const { return m_page->findChild<QPushButton *>(name); }
    QString label(const QString &name) const { return m_page->findChild<QLabel *>(name)->text(); }
    QString cell(const QString &provider, int column) const
    {
        const QAbstractItemModel *model = m_page->findChild<QTableView *>(u"keysTable"_s)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == provider)
                return model->index(row, column).data().toString();
        }
        return {};
    }

    std::unique_ptr<CredentialWorld> m_world;
    std::unique_ptr<KeychainCredentials> m_store;
    std::unique_ptr<ProvidersPage> m_page;
};

QTEST_MAIN(ProvidersPageTest)
#include "tst_providerspage.moc"
