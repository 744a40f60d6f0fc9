// SPDX-License-Identifier: Apache-2.0
#include "findbar.h"

#include "ui_FindBar.h"

#include <QKeyEvent>

namespace lineup {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::FindBar>())
{
    m_ui->setupUi(this);
    nameControls();
    connect(m_ui->findEdit, &QLineEdit::textChanged, this, &FindBar::searchChanged);
    connect(m_ui->caseBox, &QCheckBox::toggled, this, &FindBar::searchChanged);
    connect(m_ui->nextButton, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_ui->previousButton, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_ui->closeButton, &QToolButton::clicked, this, &FindBar::closed);
}

FindBar::~FindBar() = default;

void FindBar::open(const QString &text)
{
    show();
    if (!text.isEmpty())
        m_ui->findEdit->setText(text);
    m_ui->findEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->findEdit->selectAll();
    Q_EMIT searchChanged();
}

QString FindBar::text() const
{
    return m_ui->findEdit->text();
}

Qt::CaseSensitivity FindBar::caseSensitivity() const
{
    return m_ui->caseBox->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

void FindBar::showCount(int current, int total)
{
    const bool any = total > 0;
    m_ui->nextButton->setEnabled(any);
    m_ui->previousButton->setEnabled(any);
    if (text().isEmpty())
        m_ui->countLabel->clear();
    else if (!any)
        m_ui->countLabel->setText(tr("Not found"));
    else if (current > 0)
        m_ui->countLabel->setText(tr("%1 of %2").arg(locale().toString(current), locale().toString(total)));
    else
        m_ui->countLabel->setText(tr("%n match(es)", nullptr, total));
}

bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Cancel)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel)) {
        Q_EMIT closed();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() & Qt::ShiftModifier)
            Q_EMIT previousRequested();
        else
            Q_EMIT nextRequested();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FindBar::nameControls()
{
    m_ui->nextButton->setAccessibleName(tr("Next match"));
    m_ui->previousButton->setAccessibleName(tr("Previous match"));
    m_ui->closeButton->setAccessibleName(tr("Close the search"));
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameControls();
    }
}

} // namespace lineup
