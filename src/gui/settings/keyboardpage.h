// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

class QKeyEvent;
class QSortFilterProxyModel;

namespace lineup {

namespace Ui {
class KeyboardPage;
}

class Shortcuts;

// Settings page for keyboard shortcuts. A sequence that another action has is named before it is taken away
// from it. `shortcuts` must outlive it.
class KeyboardPage : public QWidget
{
    Q_OBJECT
public:
    explicit KeyboardPage(Shortcuts *shortcuts, QWidget *parent = nullptr);
    ~KeyboardPage() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setupConnections();
    void leaveField(QKeyEvent *event);
    void showRow();
    void updateButtons();
    void say(const QString &text);
    int currentAction() const; // -1: none

    std::unique_ptr<Ui::KeyboardPage> m_ui;
    Shortcuts *m_shortcuts;
    QSortFilterProxyModel *m_rows;
};

} // namespace lineup
