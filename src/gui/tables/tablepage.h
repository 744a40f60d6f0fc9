// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace lineup {

class Banner;
class Settings;
class TableController;
class TableGrid;
class TableSetupPanel;
class TableStrip;

// The Table view: an invitation to open files, then the set-up, then the run with its cells. Files may be
// dropped onto it. It opens nothing itself. `settings` and `controller` must outlive it. GUI thread.
class TablePage : public QWidget
{
    Q_OBJECT
public:
    TablePage(Settings *settings, TableController *controller, QWidget *parent = nullptr);

    TableSetupPanel *setup() const { return m_setup; }
    TableStrip *strip() const { return m_strip; }
    // What went wrong with a file.
    Banner *notice() const { return m_notice; }
    TableGrid *grid() const { return m_grid; }

    void showSetup();
    void showRun();
    bool isSetupShown() const;
    bool isRunShown() const;
    // The parts that F6 goes through.
    QList<QWidget *> regions() const;
    void focusRegion(QWidget *region);
    void focusFirst();

Q_SIGNALS:
    void openRequested();
    void filesDropped(const QStringList &paths);
    void shownChanged(); // invitation, set-up or run

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *invitation();
    void show(QWidget *page);
    void retranslate();

    Banner *m_notice;
    QStackedWidget *m_stack;
    QWidget *m_start;
    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_open;
    TableSetupPanel *m_setup;
    QWidget *m_run;
    TableStrip *m_strip;
    TableGrid *m_grid;
};

} // namespace lineup
