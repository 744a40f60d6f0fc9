// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>

namespace lineup {

class Settings;

// The window's actions and the keys that people chose for them. Make it once the actions exist and before
// Settings are shown: it takes the actions' shortcuts as the defaults and puts the stored ones in their
// place. An action is known by its object name; one without is left alone. `settings` must outlive it.
class Shortcuts : public QObject
{
    Q_OBJECT
public:
    Shortcuts(Settings *settings, const QList<QAction *> &actions, QObject *parent = nullptr);

    int count() const { return int(m_actions.size()); }
    QString title(int index) const; // without mnemonics
    QKeySequence sequence(int index) const;
    QKeySequence defaultSequence(int index) const;
    bool isChanged(int index) const { return sequence(index) != defaultSequence(index); }
    // The other action that has this sequence or one that begins like it (which makes both useless), or -1.
    int conflict(int index, const QKeySequence &sequence) const;

    // Also takes it away from the action that it conflicts with.
    void assign(int index, const QKeySequence &sequence);
    void reset(int index);
    void resetAll();

Q_SIGNALS:
    void changed(int index);

private:
    void apply(int index, const QKeySequence &sequence);
    void keep();

    Settings *m_settings;
    QList<QPointer<QAction>> m_actions;
    QList<QList<QKeySequence>> m_defaults;
};

} // namespace lineup
