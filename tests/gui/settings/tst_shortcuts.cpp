// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.h"
#include "settings/shortcutmodel.h"
#include "settings/shortcuts.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;

class ShortcutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->path());
        m_owner = std::make_unique<QObject>();
        m_actions
            = { action(u"sendAction"_s, u"&Send"_s, u"Ctrl+Return"_s),
                action(u"saveAction"_s, u"Save && &quit…"_s, u"Ctrl+Q"_s),
                action(u"findAction"_s, u"&Find"_s, u"Ctrl+F"_s), action({}, u"Nameless"_s, u"Ctrl+N"_s) };
    }

    // What is not written yet is written when the settings go, and would bring a removed folder back.
    void cleanup()
    {
        m_settings.reset();
        m_dir.reset();
    }

    void storedSequencesReplaceDefaults()
    {
        m_settings->setShortcuts({ { u"sendAction"_s, u"F9"_s }, { u"findAction"_s, QString() } });
        const Shortcuts shortcuts(m_settings.get(), m_actions);
        QCOMPARE(shortcuts.count(), 3);
        QCOMPARE(shortcuts.title(1), u"Save & quit"_s);
        QCOMPARE(m_actions.at(0)->shortcut(), QKeySequence(u"F9"_s));
        QCOMPARE(m_actions.at(2)->shortcut(), QKeySequence());
        QCOMPARE(shortcuts.defaultSequence(0), QKeySequence(u"Ctrl+Return"_s));
        QVERIFY(shortcuts.isChanged(0));
        QVERIFY(!shortcuts.isChanged(1));
    }

    void assigningKeepsOnlyWhatChanged()
    {
        Shortcuts shortcuts(m_settings.get(), m_actions);
        shortcuts.assign(0, QKeySequence(u"F9"_s));
        QCOMPARE(m_actions.at(0)->shortcut(), QKeySequence(u"F9"_s));
        QCOMPARE(m_settings->shortcuts(), (QMap<QString, QString>{ { u"sendAction"_s, u"F9"_s } }));
        shortcuts.reset(0);
        QCOMPARE(m_actions.at(0)->shortcut(), QKeySequence(u"Ctrl+Return"_s));
        QVERIFY(m_settings->shortcuts().isEmpty());
    }

    void conflictsAreFoundAndTaken()
    {
        Shortcuts shortcuts(m_settings.get(), m_actions);
        QCOMPARE(shortcuts.conflict(0, QKeySequence(u"Ctrl+F"_s)), 2);
        QCOMPARE(shortcuts.conflict(0, QKeySequence(u"Ctrl+F, X"_s)), 2);
        QCOMPARE(shortcuts.conflict(2, QKeySequence(u"Ctrl+F"_s)), -1);
        QCOMPARE(shortcuts.conflict(0, QKeySequence()), -1);
        shortcuts.assign(0, QKeySequence(u"Ctrl+F"_s));
        QCOMPARE(m_actions.at(2)->shortcut(), QKeySequence());
        QCOMPARE(m_settings->shortcuts().value(u"findAction"_s, u"?"_s), QString());
        shortcuts.resetAll();
        QCOMPARE(m_actions.at(2)->shortcut(), QKeySequence(u"Ctrl+F"_s));
        QVERIFY(m_settings->shortcuts().isEmpty());
    }

    void modelFollows()
    {
        Shortcuts shortcuts(m_settings.get(), m_actions);
        ShortcutModel model(&shortcuts);
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 3);
        shortcuts.assign(0, QKeySequence(u"F9"_s));
        QCOMPARE(model.index(0, ShortcutModel::Keys).data().toString(), u"F9"_s);
        QCOMPARE(model.index(0, ShortcutModel::Changed).data().toString(), u"changed"_s);
    }

    void deletedActionsDoNoHarm()
    {
        Shortcuts shortcuts(m_settings.get(), m_actions);
        delete m_actions.takeFirst();
        shortcuts.assign(0, QKeySequence(u"F9"_s));
        shortcuts.reset(0);
        shortcuts.resetAll();
        QCOMPARE(shortcuts.title(0), QString());
    }

private:
    QAction *action(const QString &name, const QString &text, const QString &sequence)
    {
        auto *added = new QAction(text, m_owner.get());
        added->setObjectName(name);
        added->setShortcut(QKeySequence(sequence));
        return added;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<QObject> m_owner;
    QList<QAction *> m_actions;
};

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"
