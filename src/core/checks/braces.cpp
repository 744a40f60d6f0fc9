// SPDX-License-Identifier: Apache-2.0
#include "braces.h"

namespace lineup {

namespace {

BraceField fieldAt(QStringView text, qsizetype start, qsizetype end)
{
    BraceField field;
    field.range = { start, end - start };
    const QStringView inside = text.sliced(start + 1, end - start - 2);
    qsizetype stop = 0;
    while (stop < inside.size() && inside.at(stop) != u':' && inside.at(stop) != u','
           && inside.at(stop) != u'!' && inside.at(stop) != u'{') {
        ++stop;
    }
    field.name = inside.first(stop).trimmed().toString();
    field.rest = inside.sliced(stop).toString();
    return field;
}

} // namespace

BraceText parseBraces(QStringView text, bool escapes)
{
    BraceText result;
    qsizetype start = -1;
    int depth = 0;
    const auto faulty = [&result](qsizetype place) {
        if (result.balanced)
            result.fault = place;
        result.balanced = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        if (character != u'{' && character != u'}')
            continue;
        const bool doubled = escapes && depth == 0 && i + 1 < text.size() && text.at(i + 1) == character;
        if (doubled) {
            ++i;
        } else if (character == u'{') {
            if (depth++ == 0)
                start = i;
        } else if (depth == 0) {
            faulty(i);
        } else if (--depth == 0) {
            result.fields.append(fieldAt(text, start, i + 1));
        }
    }
    if (depth > 0)
        faulty(start);
    return result;
}

QList<Placeholder> bracePlaceholders(QStringView text)
{
    QList<Placeholder> found;
    for (const BraceField &field : parseBraces(text).fields)
        found.append({ field.range, field.name });
    return found;
}

} // namespace lineup
