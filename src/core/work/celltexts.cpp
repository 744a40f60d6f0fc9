// SPDX-License-Identifier: Apache-2.0
#include "celltexts.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr QChar line(u'\n');
constexpr QChar paragraph(QChar::ParagraphSeparator);

} // namespace

QString joinedForms(const QStringList &forms)
{
    const bool lines = forms.size() > 1
        && std::any_of(forms.cbegin(), forms.cend(), [](const QString &form) { return form.contains(line); });
    return forms.join(lines ? paragraph : line);
}

QStringList splitForms(const QString &text, qsizetype forms)
{
    if (forms <= 1)
        return { text };
    return text.split(text.contains(paragraph) ? paragraph : line);
}

QStringList cellTexts(const TableCell &cell)
{
    return cell.answer.editedText && !cell.forms.isEmpty()
        ? splitForms(*cell.answer.editedText, cell.forms.size())
        : cell.forms;
}

} // namespace lineup
