// SPDX-License-Identifier: Apache-2.0
#include "gridcolumns.h"

#include "rowscores.h"
#include "tablesession.h"
#include "work/celltexts.h"

#include <algorithm>

namespace lineup {

QList<GridColumn> gridColumns(const TableSession &session, const QList<int> &languages)
{
    using Kind = GridColumn::Kind;
    const TableJob &job = session.job();
    QList<GridColumn> columns{ { Kind::Key }, { Kind::Source } };
    for (const int language : languages) {
        const QString tag = job.languages.at(language).tag;
        const bool translated
            = std::any_of(job.strings.cbegin(), job.strings.cend(), [&tag](const TableString &string) {
                  return !referenceText(string, tag).isEmpty();
              });
        if (translated)
            columns.append({ Kind::Reference, language });
        for (int target = 0; target < job.lineup.targets.size(); ++target)
            columns.append({ Kind::Answer, language, target });
        columns.append({ Kind::Pick, language });
    }
    return columns;
}

Agreement agreementOf(const TableSession &session, int row, int language)
{
    Agreement agreement;
    QList<QStringList> texts;
    for (int target = 0; target < session.job().lineup.targets.size(); ++target) {
        const TableCell *cell = session.cell({ row, language, target });
        texts.append(cell ? cellTexts(*cell) : QStringList());
        const bool any = std::any_of(texts.last().cbegin(), texts.last().cend(),
                                     [](const QString &text) { return !text.isEmpty(); });
        agreement.first.append(any ? int(texts.indexOf(texts.last())) : -1);
        agreement.answers += any ? 1 : 0;
    }
    return agreement;
}

} // namespace lineup
