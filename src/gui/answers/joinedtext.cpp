// SPDX-License-Identifier: Apache-2.0
#include "joinedtext.h"

#include "plaindocument.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace lineup {

JoinedText::JoinedText(const QTextDocument &document)
    : m_text(document.toPlainText())
{
    QString joined;
    qsizetype taken = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.position() == 0 || !isSoftBlock(block))
            continue;
        joined += QStringView(m_text).sliced(taken, block.position() - 1 - taken);
        m_joints.append(joined.size());
        taken = block.position();
    }
    if (m_joints.isEmpty())
        return;
    joined += QStringView(m_text).sliced(taken);
    m_text = joined;
}

int JoinedText::positionOf(qsizetype index) const
{
    const auto before = std::upper_bound(m_joints.cbegin(), m_joints.cend(), index) - m_joints.cbegin();
    return int(index + before);
}

} // namespace lineup
