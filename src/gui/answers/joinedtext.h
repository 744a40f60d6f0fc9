// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

class QTextDocument;

namespace lineup {

// What a document says, without the soft breaks that only keep its blocks short (isSoftBlock()), and where
// each character stands in the document. A copy: the document may change or die.
class JoinedText
{
public:
    explicit JoinedText(const QTextDocument &document);

    const QString &text() const { return m_text; }
    // Of the character at `index` in text(); at its end, the end of the document.
    int positionOf(qsizetype index) const;

private:
    QString m_text;
    QList<qsizetype> m_joints; // indices in m_text before which a soft break was left out, rising
};

} // namespace lineup
