// SPDX-License-Identifier: Apache-2.0
#include "jsonscanner.h"

#include "stringwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

} // namespace

JsonScanner::JsonScanner(StringFile &file)
    : m_file(file)
    , m_text(file.text.utf8())
{ }

bool JsonScanner::fail(const QString &message)
{
    if (m_error.isEmpty())
        m_error = StringWords::atLine(m_file.text.line(m_at), message);
    return false;
}

void JsonScanner::skipSpace()
{
    while (m_at < m_text.size()) {
        const char c = m_text.at(m_at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++m_at;
            continue;
        }
        const QByteArrayView rest = QByteArrayView(m_text).sliced(m_at);
        const bool line = rest.startsWith("//");
        if (!line && !rest.startsWith("/*"))
            return;
        m_file.warn(m_at, StringWords::tr("JSON has no comments; some programs will not read this file."));
        const qsizetype end = rest.indexOf(line ? QByteArrayView("\n") : QByteArrayView("*/"), 2);
        m_at = end < 0 ? m_text.size() : m_at + end + (line ? 1 : 2);
    }
}

bool JsonScanner::read()
{
    skipSpace();
    if (peek() != '{' && peek() != '[')
        return fail(StringWords::tr("A JSON file begins with “{” or “[”."));
    if (!open(peek() == '{'))
        return false;
    while (m_current >= 0) {
        skipSpace();
        if (m_at >= m_text.size())
            return fail(StringWords::tr("The file ends in the middle."));
        if (!readMember())
            return false;
        if (m_leaves.size() > StringFile::maxUnits || m_containers.size() > StringFile::maxUnits)
            return fail(StringWords::tooMany());
    }
    skipSpace();
    return m_at >= m_text.size()
        || fail(StringWords::tr("There is something behind the end of the JSON text."));
}

bool JsonScanner::open(bool isObject)
{
    if (++m_depth > maxDepth)
        return fail(StringWords::tr("The file is nested too deeply."));
    JsonContainer container;
    container.parent = m_current;
    container.isObject = isObject;
    container.key = m_pending.key;
    container.open = m_at++;
    container.beforeLast = m_at;
    m_current = int(m_containers.size());
    m_containers.append(container);
    return true;
}

bool JsonScanner::close()
{
    JsonContainer &container = m_containers[m_current];
    container.close = m_at++;
    m_current = container.parent;
    --m_depth;
    return m_current < 0 || afterValue();
}

// A member, an element, or the end of what is open.
bool JsonScanner::readMember()
{
    JsonContainer &container = m_containers[m_current];
    if (peek() == (container.isObject ? '}' : ']')) {
        if (container.count > 0 && container.beforeLast > container.lastEnd)
            m_file.warn(m_at, StringWords::tr("There is a comma behind the last member."));
        return close();
    }
    if (container.count > 0 && container.beforeLast <= container.lastEnd)
        return fail(StringWords::tr("A comma is missing."));
    m_pending = {};
    m_pending.container = m_current;
    const qsizetype begin = m_at;
    if (container.isObject) {
        if (peek() != '"' || !readString(m_pending.keySpan, m_pending.key))
            return fail(StringWords::tr("A key in quotation marks should stand here."));
        skipSpace();
        if (peek() != ':')
            return fail(StringWords::tr("A colon is missing."));
        ++m_at;
        skipSpace();
    } else {
        m_pending.key = QString::number(container.count);
    }
    container.lastKey = begin;
    container.lastKeyEnd = container.isObject ? m_pending.keySpan.end : begin;
    container.lastValue = m_at;
    return readValue();
}

bool JsonScanner::readValue()
{
    const char c = peek();
    if (c == '{' || c == '[')
        return open(c == '{');
    if (c != '"')
        return readScalar() && afterValue();
    JsonLeaf leaf = m_pending;
    if (!readString(leaf.span, leaf.text))
        return false;
    m_leaves.append(leaf);
    return afterValue();
}

bool JsonScanner::readScalar()
{
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && !QByteArrayView(" \t\r\n,]}/").contains(m_text.at(m_at)))
        ++m_at;
    const QByteArray word = m_text.mid(begin, std::min<qsizetype>(m_at - begin, 400));
    bool isNumber = false;
    word.toDouble(&isNumber);
    if (isNumber || word == "true" || word == "false" || word == "null")
        return true;
    m_at = begin;
    return fail(StringWords::tr("This is no JSON value."));
}

bool JsonScanner::afterValue()
{
    JsonContainer &container = m_containers[m_current];
    container.lastEnd = m_at;
    ++container.count;
    skipSpace();
    if (peek() == ',')
        m_containers[m_current].beforeLast = ++m_at;
    return true;
}

bool JsonScanner::readString(TextSpan &span, QString &text)
{
    const qsizetype begin = m_at;
    qsizetype end = m_at + 1;
    while (end < m_text.size() && m_text.at(end) != '"' && m_text.at(end) != '\n')
        end += m_text.at(end) == '\\' ? 2 : 1;
    if (end >= m_text.size() || m_text.at(end) != '"')
        return fail(StringWords::tr("A text lacks its closing quotation mark."));
    if (end - begin > SourceText::maxFieldBytes) {
        m_error = StringWords::tooLong(m_file.text.line(begin));
        return false;
    }
    span = { begin, end + 1 };
    const QByteArrayView inner = QByteArrayView(m_text).sliced(begin + 1, end - begin - 1);
    qsizetype from = 0;
    for (qsizetype at = 0; at < inner.size();) {
        if (inner[at] != '\\') {
            ++at;
            continue;
        }
        text += QString::fromUtf8(inner.sliced(from, at - from));
        if (!readEscape(inner, ++at, text))
            m_file.warn(begin, StringWords::tr("The text has an escape that nobody knows."));
        from = at;
    }
    text += QString::fromUtf8(inner.sliced(from));
    m_at = end + 1;
    return true;
}

// `at` stands behind the backslash.
bool JsonScanner::readEscape(QByteArrayView text, qsizetype &at, QString &result)
{
    constexpr QByteArrayView letters = "\"\\/bfnrt";
    constexpr QByteArrayView meanings = "\"\\/\b\f\n\r\t";
    const char c = at < text.size() ? text[at] : '\0';
    const qsizetype known = letters.indexOf(c);
    if (known >= 0) {
        result += QLatin1Char(meanings[known]);
        ++at;
        return true;
    }
    int number = 0;
    for (int i = 1; i <= 4; ++i) {
        const int digit = c == 'u' && at + i < text.size() ? hexDigit(text[at + i]) : -1;
        if (digit < 0) {
            result += u'\\';
            return false;
        }
        number = number * 16 + digit;
    }
    result += QChar(ushort(number));
    at += 5;
    return true;
}

QStringList JsonScanner::pathOf(int container) const
{
    QStringList path;
    for (int i = container; i > 0; i = m_containers.at(i).parent)
        path.prepend(m_containers.at(i).key);
    return path;
}

QStringList JsonScanner::pathOf(const JsonLeaf &leaf) const
{
    return pathOf(leaf.container) << leaf.key;
}

} // namespace lineup
