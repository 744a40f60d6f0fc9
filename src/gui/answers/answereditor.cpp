// SPDX-License-Identifier: Apache-2.0
#include "answereditor.h"

#include "ui_AnswerEditor.h"

#include <QKeyEvent>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

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
        Q_EMIT textChanged();
    });
    connect(m_ui->originalButton, &QToolButton::toggled, this, &AnswerEditor::originalWanted);
    connect(m_ui->doneButton, &QToolButton::clicked, this, &AnswerEditor::close);
    connect(m_ui->restoreButton, &QToolButton::clicked, this, [this] {
        // Typed over rather than set, so that it can be undone.
        m_ui->textEdit->selectAll();
        m_ui->textEdit->insertPlainText(m_original);
        m_ui->textEdit->setFocus();
    });
}

AnswerEditor::~AnswerEditor() = default;

void AnswerEditor::open(const QString &label, const QString &original, const QString &text, const QFont &font)
{
    m_original = original;
    m_ui->textEdit->setAccessibleName(tr("Edit %1 answer").arg(label));
    m_ui->textEdit->setFont(font);
    {
        const QSignalBlocker blocker(m_ui->textEdit);
        m_ui->textEdit->setPlainText(text);
    }
    m_reported = this->text(); // the editor knows one kind of line end only; that is no edit
    m_ui->originalButton->setChecked(false);
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

bool AnswerEditor::isOriginalWanted() const
{
    return m_ui->originalButton->isChecked();
}

// Not toPlainText(), which would turn spaces that do not break into ones that do.
QString AnswerEditor::text() const
{
    QString text = m_ui->textEdit->document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

void AnswerEditor::report()
{
    m_delay.stop();
    const QString now = text();
    if (now == m_reported)
        return;
    m_reported = now;
    QString original = m_original;
    original.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    original.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
    Q_EMIT textEdited(now == original ? std::nullopt : std::optional(now));
}

bool AnswerEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Cancel)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void AnswerEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        close();
    else
        QWidget::keyPressEvent(event);
}

void AnswerEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}

} // namespace lineup
