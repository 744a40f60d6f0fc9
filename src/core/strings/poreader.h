// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringfile.h"

#include <QByteArray>
#include <QList>

namespace lineup {

struct PoField
{
    TextSpan span; // whole lines, from the keyword's to the last string's, with line ends
    QByteArray value; // UTF-8, escapes resolved
    qsizetype lines = 0;
    bool brokenInside = false; // a line ends within a line of text
    bool newlineInside = false; // a line of the file holds text behind a line break

    bool isThere() const { return span.isValid(); }
};

// One entry of a PO file as it stands there.
struct PoEntry
{
    QList<QByteArray> translatorComments;
    QList<QByteArray> extractedComments;
    QList<QByteArray> references;
    QList<QByteArray> flags;
    QByteArray previousId;
    TextSpan flagLine; // the first one with "fuzzy", or else the first one
    QList<TextSpan> previousLines;
    PoField context;
    PoField id;
    PoField plural;
    QList<PoField> targets; // by index
    bool obsolete = false; // comments of an entry that is no longer in use

    bool isHeader() const { return id.value.isEmpty() && !context.isThere(); }
    // Where the entry begins behind its comments.
    qsizetype begin() const { return context.isThere() ? context.span.begin : id.span.begin; }
};

// Reads the entries of a PO file, one after the other, whatever is wrong with some of them; what is wrong is
// warned of in `file`. Keeps a reference to the file.
class PoReader
{
public:
    explicit PoReader(StringFile &file);

    QList<PoEntry> entries();
    const QString &error() const { return m_error; } // why the file is refused

private:
    void readLine(TextSpan line);
    void readComment(QByteArrayView line, TextSpan span);
    void readPrevious(QByteArrayView text, TextSpan span);
    void readFlags(QByteArrayView text, TextSpan span);
    bool readKeyword(QByteArrayView line, TextSpan span);
    PoField *fieldOf(QByteArrayView keyword, TextSpan span);
    PoField *targetAt(QByteArrayView keyword, TextSpan span);
    void readString(QByteArrayView text, TextSpan span, PoField &field);
    void startEntry();
    void finishEntry();

    StringFile &m_file;
    QList<PoEntry> m_entries;
    PoEntry m_entry;
    QString m_error;
    PoField *m_field = nullptr; // that continued lines belong to
    bool m_skipping = false; // the rest of a string that is misplaced
};

} // namespace lineup
