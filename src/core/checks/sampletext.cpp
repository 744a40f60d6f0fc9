// SPDX-License-Identifier: Apache-2.0
#include "sampletext.h"

#include "textmarkup.h"

namespace lineup {

QString withSamples(const CheckContext &context)
{
    const QString &target = context.target();
    const QString &masked = context.maskedTarget();
    const QList<TextTag> tags = textTags(target);
    const auto tagEndAt = [&tags](qsizetype place) -> qsizetype {
        for (const TextTag &tag : tags) {
            if (tag.range.start == place)
                return place + tag.range.length;
        }
        return -1;
    };
    QString result;
    for (qsizetype i = 0; i < target.size();) {
        if (masked.at(i) != QChar(maskedUnit)) {
            result.append(target.at(i++));
            continue;
        }
        // Neighbouring placeholders count as one: nothing tells where one ends.
        bool placeholder = false;
        while (i < target.size() && masked.at(i) == QChar(maskedUnit)) {
            const qsizetype tagEnd = tagEndAt(i);
            placeholder |= tagEnd < 0;
            i = tagEnd < 0 ? i + 1 : tagEnd;
        }
        if (placeholder)
            result.append(context.settings().sampleValue);
    }
    return result;
}

} // namespace lineup
