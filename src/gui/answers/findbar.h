// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class FindBar;
}

// The line in which to search all answers. Escape closes it and goes no further, so that it never stops a
// run.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);
    ~FindBar() override;

    void open(const QString &text);
    QString text() const;
    Qt::CaseSensitivity caseSensitivity() const;
    // `current` counts from 1; 0: none is chosen.
    void showCount(int current, int total);

Q_SIGNALS:
    void searchChanged();
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void nameControls();

    std::unique_ptr<Ui::FindBar> m_ui;
};

} // namespace lineup
