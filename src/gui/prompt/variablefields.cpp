// SPDX-License-Identifier: Apache-2.0
#include "variablefields.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>

namespace lineup {

namespace {

// A string table pasted as a prompt can hold thousands of names; nobody fills in that many by hand.
constexpr int maxFields = 60;
constexpr int maxRows = 3; // more scroll
constexpr int fieldCharacters = 34; // of label and field together
constexpr int labelCharacters = 20;

} // namespace

VariableFields::VariableFields(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    setWidget(m_page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setBackgroundRole(QPalette::Window);
    m_page->setBackgroundRole(QPalette::Window);
    setVisible(false);
    retranslate();
}

void VariableFields::setNames(const QStringList &names)
{
    const QStringList shown = names.first(qMin<qsizetype>(names.size(), maxFields));
    if (shown == m_names)
        return;
    m_names = shown;
    m_fields.removeIf([this](auto field) {
        if (m_names.contains(field.key()))
            return false;
        field->label->deleteLater();
        field->edit->deleteLater();
        field->label->hide();
        field->edit->hide();
        return true;
    });
    for (const QString &name : std::as_const(m_names)) {
        if (!m_fields.contains(name))
            m_fields.insert(name, makeField(name));
    }
    m_columns = 0;
    place();
    setVisible(!m_names.isEmpty());
}

VariableFields::Field VariableFields::makeField(const QString &name)
{
    auto *label = new QLabel(m_page);
    label->setTextFormat(Qt::PlainText);
    label->setText(label->fontMetrics().elidedText(
        name, Qt::ElideMiddle, label->fontMetrics().averageCharWidth() * labelCharacters));
    auto *edit = new QLineEdit(m_values.value(name), m_page);
    edit->setObjectName(QStringLiteral("variable.") + name);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(tr("no value"));
    edit->setToolTip(
        tr("Replaces %1 in the prompt.").arg(QStringLiteral("{{%1}}").arg(name).toHtmlEscaped()));
    connect(edit, &QLineEdit::textChanged, this,
            [this, name](const QString &value) { setValue(name, value); });
    return { label, edit };
}

void VariableFields::setValue(const QString &name, const QString &value)
{
    if (value.isEmpty())
        m_values.remove(name);
    else
        m_values.insert(name, value);
    Q_EMIT edited();
}

void VariableFields::setValues(const QMap<QString, QString> &values)
{
    m_values = values;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const QSignalBlocker quiet(field->edit);
        field->edit->setText(m_values.value(field.key()));
    }
    Q_EMIT edited();
}

int VariableFields::countWithoutValue() const
{
    return int(std::count_if(m_names.cbegin(), m_names.cend(),
                             [this](const QString &name) { return !m_values.contains(name); }));
}

int VariableFields::columns() const
{
    const int wanted = fontMetrics().averageCharWidth() * fieldCharacters;
    return qBound(1, viewport()->width() / qMax(1, wanted), 4);
}

// Fields in reading order; the tab order follows it.
void VariableFields::place()
{
    const int count = columns();
    if (count == m_columns)
        return;
    m_columns = count;
    QWidget *last = m_before;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        const Field &field = m_fields[m_names.at(i)];
        const int row = int(i) / count;
        const int column = int(i) % count * 2;
        m_grid->addWidget(field.label, row, column);
        m_grid->addWidget(field.edit, row, column + 1);
        field.label->show();
        field.edit->show();
        if (last)
            setTabOrder(last, field.edit);
        last = field.edit;
    }
    for (int column = 0; column < 8; ++column)
        m_grid->setColumnStretch(column, column % 2 == 1 && column < count * 2 ? 1 : 0);
    updateGeometry();
}

int VariableFields::rowHeight() const
{
    return m_fields.isEmpty() ? 0 : m_fields.first().edit->sizeHint().height();
}

QSize VariableFields::sizeHint() const
{
    const int count = qMax(1, m_columns);
    const int rows = qMin(maxRows, (int(m_names.size()) + count - 1) / count);
    const int spacing = m_grid->verticalSpacing();
    return { fontMetrics().averageCharWidth() * fieldCharacters,
             rows * rowHeight() + qMax(0, rows - 1) * spacing };
}

QSize VariableFields::minimumSizeHint() const
{
    return sizeHint();
}

void VariableFields::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    place();
}

bool VariableFields::focusNextPrevChild(bool next)
{
    const bool moved = QScrollArea::focusNextPrevChild(next);
    if (QWidget *focused = m_page->focusWidget())
        ensureWidgetVisible(focused);
    return moved;
}

void VariableFields::retranslate()
{
    setAccessibleName(tr("Variables"));
    for (const Field &field : std::as_const(m_fields)) {
        const QString name = field.edit->accessibleName();
        field.edit->setPlaceholderText(tr("no value"));
        field.edit->setToolTip(
            tr("Replaces %1 in the prompt.").arg(QStringLiteral("{{%1}}").arg(name).toHtmlEscaped()));
    }
}

void VariableFields::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace lineup
