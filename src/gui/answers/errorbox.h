// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

#include <QFrame>

#include <memory>

namespace lineup {

namespace Ui {
class ErrorBox;
}

// The quiet box below an answer that failed or waits for another attempt: what happened, what is kept, what
// to do, and the provider's own words folded away. All of it is plain text.
class ErrorBox : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorBox(QWidget *parent = nullptr);
    ~ErrorBox() override;

    void showError(const AnswerError &error, const QString &whatHappened, const QString &whatToDo);
    void setWhatToDo(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void unfold(bool open);
    void fillDetails();

    std::unique_ptr<Ui::ErrorBox> m_ui;
    AnswerError m_error;
};

} // namespace lineup
