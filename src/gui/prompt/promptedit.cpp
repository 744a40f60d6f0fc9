// SPDX-License-Identifier: Apache-2.0
#include "promptedit.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QLocale>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QStyle>
#include <QTextBlock>
#include <QTextDocument>
#include <QUrl>
#include <QtMath>

#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Blocks up to this length wrap at words in good time; longer ones wrap anywhere, which is linear.
constexpr qsizetype longLine = 4 * 1024;
constexpr qsizetype shownLine = 2000;

qsizetype longestLine(QStringView text)
{
    qsizetype longest = 0;
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        longest = qMax(longest, end - start);
        start = end + 1;
    }
    return longest;
}

void appendInPieces(QString &result, QStringView line)
{
    while (line.size() > shownLine) {
        qsizetype cut = shownLine;
        if (line.at(cut - 1).isHighSurrogate())
            --cut;
        result += line.first(cut);
        result += u'\n';
        line = line.sliced(cut);
    }
    result += line;
}

QString withBreaks(const QString &text)
{
    QString result;
    result.reserve(text.size() + text.size() / shownLine + 1);
    const QStringView all(text);
    qsizetype start = 0;
    while (true) {
        const qsizetype end = all.indexOf(u'\n', start);
        appendInPieces(result, all.sliced(start, (end < 0 ? all.size() : end) - start));
        if (end < 0)
            return result;
        result += u'\n';
        start = end + 1;
    }
}

// Where a piece of a text ends: behind a line where there is one, never inside a character.
qsizetype pieceEnd(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text.size();
    const qsizetype line = text.lastIndexOf(u'\n', most - 1);
    if (line >= 0)
        return line + 1;
    return text.at(most).isLowSurrogate() ? most - 1 : most;
}

QString normalized(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    text.remove(QChar::Null);
    return text;
}

} // namespace

PromptEdit::PromptEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_insertTimer.setSingleShot(true);
    connect(&m_insertTimer, &QTimer::timeout, this, &PromptEdit::insertNextPiece);
    connect(document(), &QTextDocument::contentsChange, this, &PromptEdit::checkInserted);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEdit::followText);
}

void PromptEdit::setLineRange(int minLines, int maxLines)
{
    m_minLines = minLines;
    m_maxLines = maxLines;
    updateHeight();
}

void PromptEdit::setStretchable(bool stretchable)
{
    m_stretchable = stretchable;
    setSizePolicy(QSizePolicy::Expanding, stretchable ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    updateHeight();
}

// Not toPlainText(): that one turns every no-break space into a plain one.
QString PromptEdit::shownText() const
{
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

QString PromptEdit::text() const
{
    if (isHuge())
        return m_huge;
    const QString shown = shownText();
    return isInserting() ? QString(shown).insert(m_insertion.position(), m_rest) : shown;
}

bool PromptEdit::isBlank() const
{
    if (isHuge())
        return m_huge.trimmed().isEmpty();
    if (isInserting() && !QStringView(m_rest).trimmed().isEmpty())
        return false;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (!QStringView(block.text()).trimmed().isEmpty())
            return false;
    }
    return true;
}

void PromptEdit::setText(const QString &text)
{
    replaceAll(normalized(text), QString());
}

// The one door for whole texts: decides whether it can be edited or is only shown.
void PromptEdit::replaceAll(const QString &text, const QString &before)
{
    m_insertTimer.stop();
    m_rest.clear();
    const bool wasHuge = isHuge();
    const bool huge = longestLine(text) > hugeLine;
    {
        const QScopedValueRollback guard(m_changing, true);
        m_huge = huge ? text : QString();
        m_beforeHuge = huge ? before : QString();
        setWordWrapMode(longestLine(text) > longLine ? QTextOption::WrapAnywhere
                                                     : QTextOption::WrapAtWordBoundaryOrAnywhere);
        setReadOnly(huge);
        setPlainText(huge ? withBreaks(text) : text);
    }
    updateHeight();
    if (wasHuge != huge)
        Q_EMIT hugeChanged(huge);
    Q_EMIT edited();
}

bool PromptEdit::insertText(QTextCursor cursor, const QString &text)
{
    const QString clean = normalized(text);
    if (const QString why = whyRefused(clean); !why.isEmpty()) {
        Q_EMIT refused(why);
        return false;
    }
    const qsizetype edges = cursor.document()->findBlock(cursor.selectionStart()).length()
        + cursor.document()->findBlock(cursor.selectionEnd()).length();
    if (longestLine(clean) + edges > longLine) {
        const QString before = shownText();
        QString whole = before;
        whole.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(), clean);
        if (longestLine(whole) > hugeLine) {
            replaceAll(whole, before);
            return true;
        }
        if (longestLine(whole) > longLine)
            setWordWrapMode(QTextOption::WrapAnywhere);
    }
    if (clean.size() <= slice) {
        cursor.insertText(clean);
        return true;
    }
    m_insertion = cursor;
    m_rest = clean;
    setReadOnly(true);
    m_insertion.beginEditBlock();
    insertPiece();
    return true;
}

// Why a text cannot be inserted now; empty: it can.
QString PromptEdit::whyRefused(const QString &clean) const
{
    if (isInserting())
        return tr("A large text is still being inserted. Wait a moment, then try again.");
    if (isHuge())
        return tr("The text in this field is too long to be edited here. Remove it first.");
    if (clean.size() + document()->characterCount() > maxText) {
        return tr("A prompt can have at most %1 characters. Nothing was inserted.")
            .arg(QLocale().toString(maxText));
    }
    if (clean.count(u'\n') + document()->blockCount() > mostLines) {
        return tr("A prompt can have at most %1 lines. Nothing was inserted.")
            .arg(QLocale().toString(mostLines));
    }
    return {};
}

// One piece a turn of the event loop; all of them are undone in one step.
void PromptEdit::insertNextPiece()
{
    m_insertion.joinPreviousEditBlock();
    insertPiece();
}

// Within an edit block, which it ends.
void PromptEdit::insertPiece()
{
    const qsizetype size = pieceEnd(m_rest, slice);
    const QString piece = m_rest.first(size);
    m_rest.remove(0, size);
    m_insertion.insertText(piece);
    m_insertion.endEditBlock();
    if (isInserting()) {
        m_insertTimer.start();
        return;
    }
    m_insertion = {};
    setReadOnly(isHuge());
    if (hasFocus())
        ensureCursorVisible();
}

void PromptEdit::dropHugeText()
{
    if (isHuge())
        replaceAll(std::exchange(m_beforeHuge, {}), {});
}

void PromptEdit::keepShownBreaks()
{
    if (isHuge())
        replaceAll(withBreaks(m_huge), QString());
}

// Text can come in past insertText(), from an input method or from assistive technology: stop it from being
// wrapped at words before anything is laid out, and put it aside when this change is over.
void PromptEdit::checkInserted(int position, int removed, int added)
{
    Q_UNUSED(removed);
    if (m_changing || added == 0)
        return;
    qsizetype longest = 0;
    for (QTextBlock block = document()->findBlock(position);
         block.isValid() && block.position() <= position + added; block = block.next())
        longest = qMax<qsizetype>(longest, block.length());
    if (longest > longLine && wordWrapMode() != QTextOption::WrapAnywhere)
        setWordWrapMode(QTextOption::WrapAnywhere);
    if (longest > hugeLine) {
        QMetaObject::invokeMethod(
            this, [this] { replaceAll(text(), QString()); }, Qt::QueuedConnection);
    }
}

void PromptEdit::followText()
{
    if (m_changing)
        return;
    if (document()->isEmpty() && wordWrapMode() != QTextOption::WrapAtWordBoundaryOrAnywhere)
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    updateHeight();
    Q_EMIT edited();
}

bool PromptEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !isReadOnly() && (source->hasText() || source->hasUrls());
}

void PromptEdit::insertFromMimeData(const QMimeData *source)
{
    QStringList files;
    const QList<QUrl> urls = source->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (files.size() == 1)
        Q_EMIT fileDropped(files.constFirst(), textCursor());
    else if (files.size() > 1)
        Q_EMIT refused(tr("Drop one text file at a time."));
    else if (insertText(textCursor(), source->text()) && !isHuge())
        ensureCursorVisible();
}

QMimeData *PromptEdit::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    const QTextCursor cursor = textCursor();
    // All of a text that is shown with breaks is copied without them; a part of it is copied as shown.
    const bool all = cursor.selectionEnd() - cursor.selectionStart() >= document()->characterCount() - 1;
    QString text = isHuge() && all ? m_huge : cursor.selectedText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    copied->setText(text);
    return copied;
}

void PromptEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateHeight();
}

void PromptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateHeight();
}

void PromptEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    ensureCursorVisible();
}

// Only as many blocks as can be shown are laid out, so that a long text costs nothing here.
void PromptEdit::updateHeight()
{
    qreal height = 0;
    qreal lineHeight = 0;
    int lines = 0;
    bool more = false;
    for (QTextBlock block = document()->begin(); block.isValid() && !more; block = block.next()) {
        document()->documentLayout()->blockBoundingRect(block); // lays the block out
        const qreal blockHeight = block.layout()->boundingRect().height();
        const int blockLines = qMax(1, block.layout()->lineCount());
        const int taken = qMin(blockLines, m_maxLines - lines);
        lineHeight = qMax(lineHeight, blockHeight / blockLines);
        height += blockHeight * taken / blockLines;
        lines += taken;
        more = taken < blockLines;
    }
    height = qMax(height, m_minLines * lineHeight);
    const int margin = qCeil(document()->documentMargin());
    const bool mayScroll = m_stretchable || (more && m_maxLines > 1);
    setVerticalScrollBarPolicy(mayScroll ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    // The margin under the last shown line belongs to the frame where more lines follow: these would look
    // into it.
    const int spare = more ? margin : 0;
    if (viewportMargins().bottom() != spare)
        setViewportMargins(0, 0, 0, spare);
    const QMargins frame = contentsMargins();
    // Qt leaves one pixel out when it decides whether a text fits.
    const int around = 2 * margin + frame.top() + frame.bottom() + 1;
    const int wanted = qCeil(height) + around;
    const int leastHeight = qCeil(lineHeight) + around;
    if (wanted == m_height && leastHeight == m_leastHeight)
        return;
    m_height = wanted;
    m_leastHeight = leastHeight;
    updateGeometry();
}

QSize PromptEdit::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 60, m_height };
}

QSize PromptEdit::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 20, m_stretchable ? m_leastHeight : m_height };
}

} // namespace lineup
