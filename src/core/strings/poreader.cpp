// SPDX-License-Identifier: Apache-2.0
#include "poreader.h"

#include "postring.h"
#include "stringwords.h"

#include <QLocale>

namespace lineup {

namespace {

constexpr int maxForms = 10;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && (isBlank(text.back()) || text.back() == '\n'))
        text.chop(1);
    return text;
}

QByteArray commentText(QByteArrayView line)
{
    QByteArrayView text = line.sliced(std::min<qsizetype>(2, line.size()));
    if (text.startsWith(' '))
        text = text.sliced(1);
    return text.toByteArray();
}

} // namespace

PoReader::PoReader(StringFile &file)
    : m_file(file)
{ }

QList<PoEntry> PoReader::entries()
{
    const QByteArray &text = m_file.text.utf8();
    for (qsizetype begin = 0; begin < text.size() && m_error.isEmpty();) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        readLine({ begin, end });
        begin = end;
    }
    finishEntry();
    return m_entries;
}

void PoReader::readLine(TextSpan span)
{
    const QByteArrayView line = trimmed(m_file.text.view(span));
    if (line.isEmpty()) {
        m_field = nullptr;
        m_skipping = false;
        return;
    }
    if (line.startsWith('#')) {
        readComment(line, span);
        return;
    }
    if (line.startsWith('"')) {
        if (m_field)
            readString(line, span, *m_field);
        else if (!m_skipping)
            m_file.warn(span.begin, StringWords::tr("This text belongs to no entry."));
        return;
    }
    m_skipping = false;
    if (!readKeyword(line, span)) {
        m_field = nullptr;
        m_file.warn(span.begin, StringWords::tr("This line is no part of an entry and was passed over."));
    }
}

void PoReader::readComment(QByteArrayView line, TextSpan span)
{
    startEntry();
    m_field = nullptr;
    const char kind = line.size() > 1 ? line[1] : ' ';
    const QByteArrayView rest = line.sliced(std::min<qsizetype>(2, line.size()));
    switch (kind) {
    case '.':
        m_entry.extractedComments.append(commentText(line));
        break;
    case ':':
        m_entry.references.append(trimmed(rest).toByteArray());
        break;
    case ',':
    case '=':
        readFlags(rest, span);
        break;
    case '|':
        readPrevious(trimmed(rest), span);
        break;
    case '~':
        m_entry.obsolete = true;
        break;
    default:
        m_entry.translatorComments.append(commentText(line));
    }
}

void PoReader::readFlags(QByteArrayView text, TextSpan span)
{
    bool fuzzy = false;
    for (const QByteArray &flag : text.toByteArray().split(',')) {
        const QByteArray name = flag.trimmed();
        if (!name.isEmpty())
            m_entry.flags.append(name);
        fuzzy = fuzzy || name == "fuzzy";
    }
    if (fuzzy || !m_entry.flagLine.isValid())
        m_entry.flagLine = span;
}

void PoReader::readPrevious(QByteArrayView text, TextSpan span)
{
    m_entry.previousLines.append(span);
    // Only what was translated is of use; contexts and plurals are kept in the file.
    constexpr QByteArrayView keyword = "msgid ";
    if (text.startsWith(keyword))
        readPoString(text.sliced(keyword.size()), m_entry.previousId);
    else if (text.startsWith('"') && m_entry.previousId.size() < SourceText::maxFieldBytes)
        readPoString(text, m_entry.previousId);
}

bool PoReader::readKeyword(QByteArrayView line, TextSpan span)
{
    qsizetype length = 0;
    while (length < line.size() && !isBlank(line[length]) && line[length] != '"')
        ++length;
    const QByteArrayView keyword = line.first(length);
    if (!keyword.startsWith("msg") && keyword != "domain")
        return false;
    if (keyword == "domain") {
        m_field = nullptr;
        return true;
    }
    PoField *field = fieldOf(keyword, span);
    if (!field)
        return false;
    if (field->isThere()) {
        m_file.warn(span.begin,
                    StringWords::tr("“%1” stands twice in one entry; the first one counts.")
                        .arg(QString::fromUtf8(keyword)));
        m_field = nullptr;
        m_skipping = true;
        return true;
    }
    m_field = field;
    field->span = span;
    readString(line.sliced(length), span, *field);
    return true;
}

PoField *PoReader::fieldOf(QByteArrayView keyword, TextSpan span)
{
    if (keyword == "msgctxt" || keyword == "msgid") {
        startEntry();
        return keyword == "msgid" ? &m_entry.id : &m_entry.context;
    }
    if (keyword == "msgid_plural")
        return &m_entry.plural;
    if (keyword.startsWith("msgstr"))
        return targetAt(keyword.sliced(6), span);
    return nullptr;
}

PoField *PoReader::targetAt(QByteArrayView index, TextSpan span)
{
    int number = 0;
    if (!index.isEmpty()) {
        bool ok = false;
        if (index.size() > 2 && index.startsWith('[') && index.endsWith(']'))
            number = index.sliced(1).chopped(1).toByteArray().toInt(&ok);
        if (!ok || number < 0 || number >= maxForms)
            return nullptr;
    }
    if (number > m_entry.targets.size()) {
        m_file.warn(span.begin,
                    StringWords::tr("Plural form %1 is missing.")
                        .arg(QLocale().toString(int(m_entry.targets.size()))));
    }
    while (m_entry.targets.size() <= number)
        m_entry.targets.append(PoField{});
    return &m_entry.targets[number];
}

void PoReader::readString(QByteArrayView text, TextSpan span, PoField &field)
{
    if (field.value.size() + text.size() > SourceText::maxFieldBytes) {
        m_error = StringWords::tooLong(m_file.text.line(span.begin));
        return;
    }
    const qsizetype before = field.value.size();
    field.brokenInside = field.brokenInside || (before > 0 && field.value.at(before - 1) != '\n');
    const PoStringFault fault = readPoString(text, field.value);
    const qsizetype newline = field.value.indexOf('\n', before);
    field.newlineInside = field.newlineInside || (newline >= 0 && newline + 1 < field.value.size());
    field.span.end = span.end;
    ++field.lines;
    if (fault == PoStringFault::UnescapedQuote)
        m_file.warn(span.begin, StringWords::tr("A quotation mark inside the text lacks its backslash."));
    else if (fault == PoStringFault::NoEnd)
        m_file.warn(span.begin, StringWords::tr("The text lacks a quotation mark at its beginning or end."));
    else if (fault == PoStringFault::UnknownEscape)
        m_file.warn(span.begin, StringWords::tr("The text has an escape that nobody knows."));
}

void PoReader::startEntry()
{
    if (!m_entry.targets.isEmpty()) {
        finishEntry();
    } else if (m_entry.obsolete) {
        // What an obsolete entry holds nobody translates; its comments are not the next one's.
        m_entry = {};
    } else if (m_entry.id.isThere()) {
        m_file.warn(m_entry.id.span.begin, StringWords::tr("The entry has no “msgstr” and was passed over."));
        m_entry = {};
    }
}

void PoReader::finishEntry()
{
    if (m_entry.id.isThere() && m_entry.targets.isEmpty())
        m_file.warn(m_entry.id.span.begin, StringWords::tr("The entry has no “msgstr” and was passed over."));
    else if (m_entry.id.isThere())
        m_entries.append(m_entry);
    else if (!m_entry.targets.isEmpty())
        m_file.warn(m_entry.targets.constLast().span.begin,
                    StringWords::tr("This “msgstr” has no “msgid” and was passed over."));
    if (m_entries.size() > StringFile::maxUnits)
        m_error = StringWords::tooMany();
    m_entry = {};
    m_field = nullptr;
}

} // namespace lineup
