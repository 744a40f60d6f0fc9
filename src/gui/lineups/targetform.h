// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "targetdraft.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <memory>

class QFormLayout;
class QLabel;

namespace Ui {
class TargetForm;
}

namespace lineup {

class LineupServices;

// Every member of one target as a form: the few that everybody needs on top, the rest folded away. Says under
// a field what is wrong with it or what the provider makes of it.
class TargetForm : public QWidget
{
    Q_OBJECT
public:
    explicit TargetForm(QWidget *parent = nullptr);
    ~TargetForm() override;

    void setServices(LineupServices *services); // not owned, lives longer
    void setDraft(const TargetDraft &draft);
    // With all texts taken over as far as they make sense.
    const TargetDraft &draft() const { return m_draft; }
    // An id that was made from the label; shown without edited().
    void setGeneratedId(const QString &id);
    // Keys are paths within a target; unknown ones are shown at the label.
    void setProblems(const FieldProblems &problems);
    // The path of the field that shows what is wrong at `path`.
    QString fieldPath(const QString &path) const;
    void focusField(const QString &path);
    void setAdvancedShown(bool shown);

Q_SIGNALS:
    void edited();
    void fieldLeft(); // draft().left has grown
    void settingsRequested(const QString &providerId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupFields();
    void addField(QFormLayout *layout, QWidget *field, const QString &path);
    void fillChoices();
    void connectEdits();
    void watchFocus();
    void leave(const QString &path);
    void showParameters();
    void showAdvanced();
    void readParameters(Target &target) const;
    void readAdvanced(Target &target) const;
    void takeOver();
    void chooseProvider();
    void followTarget();
    void showLimits();
    void showNotes();
    void askKeyState();
    void test();
    void endTest(const QString &words);

    std::unique_ptr<::Ui::TargetForm> m_ui;
    LineupServices *m_services = nullptr;
    TargetDraft m_draft;
    QHash<QString, QWidget *> m_fields; // by path
    QHash<QString, QLabel *> m_notes; // under the fields
    FieldProblems m_problems;
    FieldProblems m_remarks; // what is good to know, where nothing is wrong
    QTimer m_keyTimer;
    quint64 m_keyQuestion = 0; // only the last one's answer counts
    quint64 m_testQuestion = 0;
    bool m_testing = false;
    bool m_showing = false; // fields change because setDraft() fills them
};

} // namespace lineup
