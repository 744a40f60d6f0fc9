// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringfile.h"
#include "xmlscanner.h"
#include "xmltext.h"

#include <QHash>

#include <memory>

namespace lineup {

// What all readers of strings in XML share: the walk over the tokens, ids that stand twice, and what becomes
// of a file that is broken half way. Used once, in one thread.
class XmlStringReader
{
public:
    virtual ~XmlStringReader() = default;
    Q_DISABLE_COPY_MOVE(XmlStringReader)

    StringReadResult read();

protected:
    XmlStringReader(const QString &format, const SourceText &text);

    virtual void start(const XmlToken &token) = 0;
    virtual void end(const XmlToken &token) = 0;
    virtual std::shared_ptr<const StringCarrier> carrier() const = 0;

    QString attribute(const XmlToken &token, QByteArrayView name) const
    {
        return xmlAttribute(m_file.text.utf8(), token, name);
    }
    // `place` is what a second string of the same id is warned of at.
    void addUnit(const StringUnit &unit, qsizetype place);

    StringFile m_file;
    XmlScanner m_scanner;
    QString m_error; // ends the reading

private:
    QHash<QString, qsizetype> m_lines; // of the ids
};

} // namespace lineup
