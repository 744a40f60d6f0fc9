// SPDX-License-Identifier: Apache-2.0
#include "remarkstoggle.h"

#include "common/icons.h"

#include <QPlainTextEdit>
#include <QToolButton>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownLines = 5;

} // namespace

RemarksToggle::RemarksToggle(QToolButton *button, QPlainTextEdit *edit, QWidget *parent)
    : QObject(parent)
    , m_button(button)
    , m_edit(edit)
{
    button->setIcon(icon(u"warning"_s));
    edit->setAcceptDrops(false); // files are dropped onto the page
    edit->setFixedHeight(parent->fontMetrics().lineSpacing() * (shownLines + 1));
    connect(button, &QToolButton::toggled, edit, &QWidget::setVisible);
}

void RemarksToggle::fold()
{
    m_button->setChecked(false);
}

void RemarksToggle::show(const QStringList &remarks, const QString &title)
{
    m_edit->setPlainText(remarks.join(u'\n'));
    m_button->setText(title);
    m_button->setVisible(!remarks.isEmpty());
    m_edit->setVisible(!remarks.isEmpty() && m_button->isChecked());
}

} // namespace lineup
