// SPDX-License-Identifier: Apache-2.0
#include "languagebox.h"

#include "strings/languagetags.h"

#include <QEvent>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

LanguageBox::LanguageBox(QWidget *parent)
    : QComboBox(parent)
{
    fill();
}

void LanguageBox::setLanguages(const QStringList &languages)
{
    if (m_languages == languages)
        return;
    m_languages = languages;
    fill();
}

void LanguageBox::fill()
{
    const QString chosen = language();
    clear();
    addItem(tr("All languages"), u"*"_s);
    for (const QString &tag : std::as_const(m_languages))
        addItem(languageName(tag), tag);
    setCurrentIndex(std::max(0, findData(chosen)));
}

void LanguageBox::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace lineup
