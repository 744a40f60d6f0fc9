// SPDX-License-Identifier: Apache-2.0
#include "renpytext.h"

namespace lineup {

namespace {

QString unescaped(QByteArrayView text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const char c = text[++i];
        if (c == 'n')
            result += '\n';
        else if (c == '"' || c == '\'' || c == '\\' || c == ' ')
            result += c;
        else
            (result += '\\') += c;
    }
    return QString::fromUtf8(result);
}

} // namespace

std::optional<RenpyText> findRenpyText(const QByteArray &text, qsizetype from, qsizetype to)
{
    qsizetype begin = from;
    while (begin < to && text.at(begin) != '"' && text.at(begin) != '\'')
        ++begin;
    if (begin >= to)
        return std::nullopt;
    const char mark = text.at(begin);
    const QByteArray three(3, mark);
    const bool tripled = QByteArrayView(text).sliced(begin, to - begin).startsWith(three);
    const QByteArray quote = tripled ? three : QByteArray(1, mark);
    qsizetype end = begin + quote.size();
    while (end < to && !QByteArrayView(text).sliced(end, to - end).startsWith(quote))
        end += text.at(end) == '\\' ? 2 : 1;
    if (end >= to)
        return std::nullopt;
    RenpyText found;
    found.quote = quote;
    found.span = { begin, end + quote.size() };
    found.text = unescaped(QByteArrayView(text).sliced(begin + quote.size(), end - begin - quote.size()));
    QByteArray before = text.mid(from, begin - from).trimmed();
    // Texts may stand in a call that marks them as translatable.
    if (before.endsWith("_("))
        before.chop(2);
    found.speaker = QString::fromUtf8(before.trimmed());
    return found;
}

QByteArray writeRenpyText(const QString &text, const QByteArray &quote)
{
    QByteArray result = quote;
    const QByteArray bytes = text.toUtf8();
    for (const char c : bytes) {
        if (c == '\\' || c == quote.at(0))
            (result += '\\') += c;
        else if (c == '\n')
            result += "\\n";
        else if (c != '\r')
            result += c;
    }
    return result + quote;
}

} // namespace lineup
