// SPDX-License-Identifier: Apache-2.0
#include "unrealformat.h"

#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Splits at the commas outside of quotes.
QStringList partsOf(QStringView text)
{
    QStringList parts;
    QString part;
    bool quoted = false;
    for (const QChar character : text) {
        if (character == u'"')
            quoted = !quoted;
        if (character == u',' && !quoted) {
            parts.append(part.trimmed());
            part.clear();
        } else {
            part.append(character);
        }
    }
    parts.append(part.trimmed());
    return parts;
}

// The texts of "one=item,other=items" or of "he,she": what lies between them is syntax.
QList<TextRange> syntaxOf(const QString &text, const UnrealModifier &modifier, bool named)
{
    const qsizetype end = modifier.inside.start + modifier.inside.length;
    QList<TextRange> syntax;
    qsizetype from = modifier.range.start;
    bool quoted = false;
    bool inText = false;
    const auto enter = [&](qsizetype place) {
        syntax.append({ from, place - from });
        inText = true;
    };
    if (!named)
        enter(modifier.inside.start);
    for (qsizetype i = modifier.inside.start; i < end; ++i) {
        const QChar character = text.at(i);
        if (character == u'"') {
            quoted = !quoted;
            if (inText)
                syntax.append({ i, 1 });
        } else if (character == u',' && !quoted) {
            from = i;
            inText = false;
            if (!named)
                enter(i + 1);
        } else if (character == u'=' && named && !inText) {
            enter(i + 1);
        }
    }
    const qsizetype rest = inText ? end : from;
    syntax.append({ rest, modifier.range.start + modifier.range.length - rest });
    return syntax;
}

} // namespace

QList<UnrealModifier> unrealModifiers(const QString &text)
{
    static const QRegularExpression pattern(uR"re(\{([^{}]*)\}\|([^\s()|]+)\(((?:"[^"]*"|[^()"])*+)\))re"_s);
    QList<UnrealModifier> found;
    auto iterator = pattern.globalMatch(text);
    while (iterator.hasNext()) {
        const QRegularExpressionMatch match = iterator.next();
        found.append({ { match.capturedStart(), match.capturedLength() },
                       { match.capturedStart(3), match.capturedLength(3) },
                       match.captured(1).trimmed(),
                       match.captured(2),
                       partsOf(match.capturedView(3)) });
    }
    return found;
}

QList<TextRange> unrealSyntax(const QString &text)
{
    QList<TextRange> syntax;
    for (const UnrealModifier &modifier : unrealModifiers(text)) {
        if (modifier.name == "plural"_L1)
            syntax += syntaxOf(text, modifier, true);
        else if (modifier.name == "gender"_L1)
            syntax += syntaxOf(text, modifier, false);
        else
            syntax.append(modifier.range);
    }
    return syntax;
}

} // namespace lineup
