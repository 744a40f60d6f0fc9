// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <memory>

namespace lineup {

namespace Ui {
class TableStrip;
}

class TableController;

// The line above a table: how far its run is, what it cost, how fast it goes and how long it will take, and
// what can be done with it. `controller` must outlive it. GUI thread.
class TableStrip : public QFrame
{
    Q_OBJECT
public:
    explicit TableStrip(TableController *controller, QWidget *parent = nullptr);
    ~TableStrip() override;

    // "12 of 60 done, 1 failed · $0.01 so far · 4.2 a second · 12 s left": for the status bar, too.
    QString figures() const;
    void focusFirst();

Q_SIGNALS:
    void setupRequested();
    void restRequested(); // the rest of a pilot
    void writeBackRequested();
    void goOnRequested(); // may need a new limit of costs first

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshFigures();
    void refreshButtons();
    QString title() const;
    QString notes() const;
    QString stateWords() const;

    std::unique_ptr<Ui::TableStrip> m_ui;
    TableController *m_controller;
};

} // namespace lineup
