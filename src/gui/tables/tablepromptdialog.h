// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/prompt.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPlainTextEdit;

namespace lineup {

// Shows and changes the prompt that strings of a table are sent in, beside the request that would be sent
// first. Open it with open().
class TablePromptDialog : public QDialog
{
    Q_OBJECT
public:
    // `firstRequest` is of the prompt as it is before the dialog; empty: there is none yet.
    TablePromptDialog(const PromptTemplate &prompt, const Prompt &firstRequest, QWidget *parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void promptChosen(const lineup::PromptTemplate &prompt);

private:
    QWidget *editPage();
    QWidget *previewPage(const Prompt &firstRequest);
    PromptTemplate prompt() const;
    void setPrompt(const PromptTemplate &prompt);
    void check();

    QPlainTextEdit *m_system;
    QPlainTextEdit *m_user;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace lineup
