// SPDX-License-Identifier: Apache-2.0
#include "answereditor.h"

#include "common/textcounter.h"
#include "panelwords.h"
#include "ui_AnswerEditor.h"

#include <QEvent>
#include <QSignalBlocker>

namespace lineup {

namespace {
constexpr int reportAfterMs = 500;
}

AnswerEditor::AnswerEditor(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AnswerEditor>())
{
    m_ui->setupUi(this);
    m_delay.setSingleShot(true);
    m_delay.setInterval(reportAfterMs);
    connect(&m_delay, &QTimer::timeout, this, &AnswerEditor::report);
    connect(m_ui->textEdit, &QPlainTextEdit::textChanged, this, [this] {
        m_delay.start();
        showCounts();
    });
    connect(m_ui->doneButton, &QToolButton::clicked, this, &AnswerEditor::close);
    connect(m_ui->restoreButton, &QToolButton::clicked, this, [this] {
        m_ui->textEdit->selectAll();
        m_ui->textEdit->insertPlainText(m_original);
        close();
    });
}

AnswerEditor::~AnswerEditor() = default;

void AnswerEditor::open(const QString &label, const QString &original, const QString &text, const QFont &font)
{
    m_original = original;
    m_reported = text;
    m_ui->textEdit->setAccessibleName(tr("Edit %1 answer").arg(label));
    m_ui->textEdit->setFont(font);
    {
        const QSignalBlocker blocker(m_ui->textEdit);
        m_ui->textEdit->setPlainText(text);
    }
    showCounts();
    show();
    m_ui->textEdit->setFocus();
}

void AnswerEditor::close()
{
    if (!isVisibleTo(parentWidget()))
        return;
    report();
    hide();
    Q_EMIT closed();
}

void AnswerEditor::report()
{
    m_delay.stop();
    const QString text = m_ui->textEdit->toPlainText();
    if (text == m_reported)
        return;
    m_reported = text;
    Q_EMIT textEdited(text == m_original ? std::nullopt : std::optional(text));
}

void AnswerEditor::showCounts()
{
    TextCounter counter;
    counter.feed(m_ui->textEdit->toPlainText());
    m_ui->countsLabel->setFullText(PanelWords::counts(counter.words(), counter.characters()));
}

void AnswerEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showCounts();
    }
}

} // namespace lineup
