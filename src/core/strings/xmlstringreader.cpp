// SPDX-License-Identifier: Apache-2.0
#include "xmlstringreader.h"

#include "pluralforms.h"
#include "stringwords.h"

namespace lineup {

XmlStringReader::XmlStringReader(const QString &format, const SourceText &text)
    : m_scanner(text)
{
    m_file.format = format;
    m_file.text = text;
}

StringReadResult XmlStringReader::read()
{
    using Kind = XmlToken::Kind;
    for (XmlToken token = m_scanner.next(); token.kind != Kind::Finished && m_error.isEmpty();
         token = m_scanner.next()) {
        if (token.kind == Kind::Start)
            start(token);
        else if (token.kind == Kind::End)
            end(token);
        else if (token.kind == Kind::Broken)
            break;
    }
    if (!m_error.isEmpty())
        return { {}, m_error };
    if (!m_scanner.error().isEmpty()) {
        const qsizetype at = m_scanner.at();
        if (m_scanner.isRefused() || m_file.units.isEmpty())
            return { {}, StringWords::atLine(m_file.text.line(at), m_scanner.error()) };
        m_file.warn(at, StringWords::tr("%1 What follows was not read.").arg(m_scanner.error()));
    }
    if (!m_file.targetLanguage.isEmpty())
        m_file.pluralForms = pluralFormsOf(m_file.targetLanguage);
    m_file.carrier = carrier();
    return { m_file, {} };
}

void XmlStringReader::addUnit(const StringUnit &unit, qsizetype place)
{
    if (m_lines.contains(unit.id))
        m_file.warn(place, StringWords::sameAsLine(m_lines.value(unit.id)));
    else
        m_lines.insert(unit.id, unit.line);
    m_file.units.append(unit);
    if (m_file.units.size() > StringFile::maxUnits)
        m_error = StringWords::tooMany();
}

} // namespace lineup
