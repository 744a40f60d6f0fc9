// SPDX-License-Identifier: Apache-2.0
#include "tablepromptdialog.h"

#include "common/accessible.h"
#include "dialogsize.h"
#include "sheets/showntext.h"
#include "work/tableprompt.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

TablePromptDialog::TablePromptDialog(const PromptTemplate &prompt, const Prompt &firstRequest,
                                     QWidget *parent)
    : QDialog(parent)
    , m_system(new QPlainTextEdit(this))
    , m_user(new QPlainTextEdit(this))
    , m_problem(plainLabel({}, this))
    , m_buttons(new QDialogButtonBox(
          QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Prompt of string tables"));
    auto *tabs = new QTabWidget(this);
    tabs->setAccessibleName(tr("Prompt and preview"));
    tabs->addTab(editPage(), tr("Prompt"));
    tabs->addTab(previewPage(firstRequest), tr("First request"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    resizeToText(this, 100, 34);
    setPrompt(prompt);
    connect(m_system, &QPlainTextEdit::textChanged, this, &TablePromptDialog::check);
    connect(m_user, &QPlainTextEdit::textChanged, this, &TablePromptDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &TablePromptDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &TablePromptDialog::reject);
    connect(m_buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { setPrompt(defaultTablePrompt()); });
    check();
}

QWidget *TablePromptDialog::editPage()
{
    auto *page = new QWidget(this);
    auto *systemLabel = plainLabel(tr("System text:"), page);
    systemLabel->setBuddy(m_system);
    auto *userLabel = plainLabel(tr("User text:"), page);
    userLabel->setBuddy(m_user);
    m_system->setAccessibleName(tr("System text"));
    m_user->setAccessibleName(tr("User text"));
    m_system->setTabChangesFocus(true);
    m_user->setTabChangesFocus(true);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(plainLabel(
        tr("What stands in double braces is filled in for each request: %1. What stays the same from request "
           "to request is best kept first, so that providers need not read it anew.")
            .arg(u"{{source_language}} {{language}} {{instructions}} {{glossary}} {{characters}} {{before}} "
                 "{{after}} {{strings}}"_s),
        page));
    layout->addWidget(systemLabel);
    layout->addWidget(m_system, 3);
    layout->addWidget(userLabel);
    layout->addWidget(m_user, 1);
    return page;
}

QWidget *TablePromptDialog::previewPage(const Prompt &firstRequest)
{
    auto *page = new QWidget(this);
    auto *preview = new QPlainTextEdit(page);
    preview->setReadOnly(true);
    preview->setTabChangesFocus(true);
    preview->setAccessibleName(tr("First request"));
    preview->setPlainText(firstRequest.isEmpty()
                              ? tr("Nothing would be sent yet. Choose strings, languages and a lineup first.")
                              : shownText(firstRequest.system + u"\n\n"_s + firstRequest.user()));
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(
        plainLabel(tr("As it would be sent with the prompt that was in use when this dialog opened."), page));
    layout->addWidget(preview, 1);
    return page;
}

PromptTemplate TablePromptDialog::prompt() const
{
    return { m_system->toPlainText(), m_user->toPlainText(), {} };
}

void TablePromptDialog::setPrompt(const PromptTemplate &prompt)
{
    m_system->setPlainText(prompt.system);
    m_user->setPlainText(prompt.user);
    check();
}

void TablePromptDialog::check()
{
    const QString problem = tablePromptProblem(prompt());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
    if (m_problem->text() == problem)
        return;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    announce(m_problem, problem);
}

void TablePromptDialog::accept()
{
    if (!m_buttons->button(QDialogButtonBox::Ok)->isEnabled())
        return;
    Q_EMIT promptChosen(prompt());
    QDialog::accept();
}

} // namespace lineup
