// SPDX-License-Identifier: Apache-2.0
#include "differencedocument.h"

#include "plaindocument.h"
#include "worddiff.h"

#include <QTextCursor>

namespace lineup {

void fillDifference(QTextDocument &document, const QString &reference, const QString &text,
                    const QColor &muted)
{
    QTextCharFormat added;
    added.setFontUnderline(true);
    added.setFontWeight(QFont::DemiBold);
    QTextCharFormat removed;
    removed.setFontStrikeOut(true);
    removed.setForeground(muted);

    QTextCursor cursor(&document);
    cursor.setBlockFormat(answerBlockFormat());
    for (const DiffPart &part : wordDiff(reference, text)) {
        switch (part.kind) {
        case DiffPart::Kind::Same:
            appendPlain(cursor, part.text);
            break;
        case DiffPart::Kind::Added:
            appendPlain(cursor, part.text, added);
            break;
        case DiffPart::Kind::Removed:
            appendPlain(cursor, part.text, removed);
            break;
        }
    }
}

} // namespace lineup
