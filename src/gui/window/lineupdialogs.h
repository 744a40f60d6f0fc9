// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginelineupservices.h"
#include "lineups/keydestinations.h"
#include "programparts.h"

#include <QObject>

class QWidget;

namespace lineup {

class LineupChooser;
class SettingsDialog;
class Shortcuts;

// The window's dialogs: lineup editor, open and save, settings, questions about keys. None of them blocks.
class LineupDialogs : public QObject
{
    Q_OBJECT
public:
    LineupDialogs(const ProgramParts &parts, LineupChooser *chooser, Shortcuts *shortcuts, QWidget *window);

    // The lineup in use; one that is no file is edited as a copy.
    void editCurrent();
    void createNew();
    // A new lineup with one target of this provider.
    void createFor(const QString &providerId, const QString &model);
    void open();
    void saveCurrentAs();
    void showSettings();
    void showKeyboard();
    void showHistory();
    void showKey(const QString &providerId);
    void askApproval(const QList<KeyDestination> &destinations);
    void showProblem(const QString &title, const QString &details);
    void showAbout();
    // Asks where to, then writes the text on a worker.
    void saveText(const QString &title, const QString &suggestedName, const QString &text);

private:
    void edit(const Lineup &lineup, bool isNew = false);
    void askSavePath(const Lineup &lineup, QObject *context, std::function<void(QString path)> done);
    SettingsDialog *settingsDialog();

    ProgramParts m_parts;
    LineupChooser *m_chooser;
    Shortcuts *m_shortcuts;
    QWidget *m_window;
    EngineLineupServices m_services;
};

} // namespace lineup
