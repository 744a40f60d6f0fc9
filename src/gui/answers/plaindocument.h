// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QTextBlock>
#include <QTextCharFormat>
#include <QTextDocument>

class QTextCursor;

namespace lineup {

// A document that loads nothing: no file, no address, no data URL.
class InertDocument : public QTextDocument
{
    Q_OBJECT
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

// How every answer's document looks before anything is in it: reading font, line height, direction by
// paragraph. Usable in any one thread.
void prepareDocument(QTextDocument &document, const QFont &font);
QTextBlockFormat answerBlockFormat();

// Appends text at the cursor, which stands at the end. A line is split for display only, at about 2,000
// units, because the layout's cost grows with the square of a block. Returns how many such breaks were made.
int appendPlain(QTextCursor &cursor, QStringView text, const QTextCharFormat &format = {});
// Ends a long last block where its last line begins: what is appended next then lays out and paints a line
// and not a page. Nobody sees it while lines are as wide as now. Returns whether it did.
bool splitLastLine(QTextDocument &document);
// Undoes that before lines become wider or narrower, as far as blocks do not become too long. Lays nothing
// out: the document has no page size then.
void joinSplitLines(QTextDocument &document);
// Splits blocks that some other importer made too long.
void splitLongBlocks(QTextDocument &document);

// Whether the block begins with a break that is not in the text.
bool isSoftBlock(const QTextBlock &block);
// The text between two positions as it is shown, without the breaks that are not in the text.
QString textBetween(const QTextDocument &document, int start, int end);

} // namespace lineup
