// SPDX-License-Identifier: Apache-2.0
#include "formseditor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextOption>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lineup {

namespace {

constexpr int draftDelayMs = 150;
constexpr int mostLines = 8;

} // namespace

FormsEditor::FormsEditor(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout)
    , m_restore(new QToolButton(this))
    , m_done(new QToolButton(this))
{
    for (QToolButton *button : { m_restore, m_done }) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_layout->setContentsMargins({});
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_restore);
    buttons->addWidget(m_done);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_layout);
    layout->addLayout(buttons);
    m_soon.setSingleShot(true);
    m_soon.setInterval(draftDelayMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { Q_EMIT draftChanged(texts()); });
    connect(m_done, &QToolButton::clicked, this, &FormsEditor::close);
    connect(m_restore, &QToolButton::clicked, this, [this] {
        for (qsizetype i = 0; i < m_fields.size(); ++i) {
            // So that the field's own undo takes it back.
            QTextCursor cursor(m_fields.at(i)->document());
            cursor.select(QTextCursor::Document);
            cursor.insertText(m_original.value(i));
        }
    });
    setWords();
    hide();
}

void FormsEditor::setWords()
{
    m_restore->setText(tr("Restore"));
    m_restore->setToolTip(tr("Put the answer's own text back"));
    m_done->setText(tr("Done"));
    m_done->setToolTip(tr("Keep the edited text (Ctrl+Return or Esc)"));
}

void FormsEditor::setFields(qsizetype count)
{
    while (m_fields.size() > count) {
        delete m_fields.takeLast();
        delete m_titles.takeLast();
    }
    while (m_fields.size() < count) {
        auto *title = new QLabel(this);
        title->setTextFormat(Qt::PlainText);
        auto *field = new QPlainTextEdit(this);
        field->setTabChangesFocus(true);
        field->installEventFilter(this);
        title->setBuddy(field);
        m_layout->addWidget(title);
        m_layout->addWidget(field);
        m_titles.append(title);
        m_fields.append(field);
        connect(field, &QPlainTextEdit::textChanged, this, [this] {
            fitHeights();
            m_soon.start();
        });
    }
}

void FormsEditor::open(const QString &label, const QStringList &titles, const QStringList &original,
                       const QStringList &texts, bool rightToLeft)
{
    const qsizetype count = std::max<qsizetype>(1, texts.size());
    setFields(count);
    m_original = original;
    for (qsizetype i = 0; i < count; ++i) {
        const QString title = titles.value(i);
        QPlainTextEdit *field = m_fields.at(i);
        m_titles.at(i)->setText(title);
        m_titles.at(i)->setVisible(!title.isEmpty());
        field->setAccessibleName(title.isEmpty()
                                     ? tr("Edit %1", "target").arg(label)
                                     : tr("Edit %1, %2", "target, plural form").arg(label, title));
        QTextOption option = field->document()->defaultTextOption();
        option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        field->document()->setDefaultTextOption(option);
        field->setPlainText(texts.value(i));
    }
    m_soon.stop();
    show();
    fitHeights();
    m_fields.first()->setFocus(Qt::OtherFocusReason);
    m_fields.first()->moveCursor(QTextCursor::End);
}

QStringList FormsEditor::texts() const
{
    QStringList texts;
    for (const QPlainTextEdit *field : m_fields)
        texts.append(field->toPlainText());
    return texts;
}

void FormsEditor::close()
{
    if (!isOpen())
        return;
    m_soon.stop();
    hide();
    Q_EMIT done(texts());
}

// A field is as high as its text, so that all forms are seen at once.
void FormsEditor::fitHeights()
{
    for (QPlainTextEdit *field : std::as_const(m_fields)) {
        int lines = 0;
        for (QTextBlock block = field->document()->begin(); block.isValid() && lines < mostLines;
             block = block.next())
            lines += std::max(1, block.layout()->lineCount());
        lines = std::clamp(lines, 2, mostLines);
        const int margins = int(2 * field->document()->documentMargin()) + 2 * field->frameWidth();
        field->setFixedHeight(lines * field->fontMetrics().lineSpacing() + margins);
    }
}

bool FormsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool leaves
            = key->matches(QKeySequence::Cancel) || (enter && (key->modifiers() & Qt::ControlModifier));
        if (leaves && event->type() == QEvent::KeyPress)
            close();
        if (leaves) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FormsEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setWords();
    else if (event->type() == QEvent::FontChange)
        fitHeights();
}

} // namespace lineup
