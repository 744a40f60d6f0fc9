// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

#include <QFrame>
#include <QStringList>

#include <memory>

namespace lineup {

namespace Ui {
class ErrorBox;
}

// The arrow of a button that folds something out, for the widget's reading direction.
Qt::ArrowType foldArrow(const QWidget *widget, bool open);

// The quiet box below an answer that is not whole or waits for another attempt: what happened, what is kept,
// what to do, and the provider's own words folded away. All of it is plain text.
class ErrorBox : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorBox(QWidget *parent = nullptr);
    ~ErrorBox() override;

    // `details` is for those who want to know more; empty: there are none.
    void showRemark(const QString &whatHappened, const QString &whatToDo, const QStringList &details);
    void showError(const AnswerError &error, const QString &whatHappened, const QString &whatToDo);
    void setWhatToDo(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void unfold(bool open);
    void fillDetails(const QStringList &lines);

    std::unique_ptr<Ui::ErrorBox> m_ui;
};

} // namespace lineup
