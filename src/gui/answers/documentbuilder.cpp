// SPDX-License-Identifier: Apache-2.0
#include "documentbuilder.h"

#include "common/lowpriority.h"
#include "differencedocument.h"
#include "markdownsanitizer.h"
#include "plaindocument.h"
#include "worddiff.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextTable>
#include <QThread>
#include <QThreadPool>

#include <ctime>

namespace lineup {

namespace {

// CPU time where the system tells it: a loaded machine must not turn short answers into plain text.
class WorkClock
{
public:
    WorkClock() { m_wall.start(); }
    qint64 elapsedMs() const
    {
#if defined(CLOCK_THREAD_CPUTIME_ID)
        return threadMs() - m_startMs;
#else
        return m_wall.elapsed();
#endif
    }

private:
#if defined(CLOCK_THREAD_CPUTIME_ID)
    static qint64 threadMs()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
    }
    qint64 m_startMs = threadMs();
#endif
    QElapsedTimer m_wall;
};

// Code wraps, for a column is narrow; a card that scrolls sideways inside a board that does is a trap.
void styleBlocks(QTextDocument &document, const DocumentOrder &order)
{
    QTextCursor cursor(&document);
    const QTextBlockFormat look = answerBlockFormat();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(look.lineHeight(), look.lineHeightType());
        format.setNonBreakableLines(false);
        if (format.hasProperty(QTextFormat::BlockCodeFence)
            || format.hasProperty(QTextFormat::BlockCodeLanguage))
            format.setBackground(order.codeBackground);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (!it.fragment().charFormat().isAnchor())
                continue;
            QTextCharFormat link;
            link.setForeground(order.link);
            link.setFontUnderline(true);
            cursor.setPosition(it.fragment().position());
            cursor.setPosition(it.fragment().position() + it.fragment().length(), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(link);
            cursor.clearSelection();
        }
    }
}

void styleTables(QTextDocument &document)
{
    constexpr qreal padding = 4;
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setCellPadding(padding);
        format.setCellSpacing(0);
        format.setBorderCollapse(true);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setTopMargin(padding);
        format.setBottomMargin(2 * padding);
        table->setFormat(format);
    }
}

void fillMarkdown(QTextDocument &document, const QString &text, const DocumentOrder &order)
{
    document.setMarkdown(MarkdownSanitizer::prepared(text),
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    MarkdownSanitizer(order.muted).sanitize(document);
    splitLongBlocks(document);
    styleBlocks(document, order);
    styleTables(document);
}

// What a reader sees of a text; the text itself where it would stay as it is.
QString seenText(const QString &text, const DocumentOrder &order)
{
    if (!order.markdown || !MarkdownSanitizer::canRender(text))
        return text;
    InertDocument document;
    prepareDocument(document, order.font);
    fillMarkdown(document, text, order);
    return readableText(document);
}

void fillPlain(QTextDocument &document, const QString &text)
{
    QTextCursor cursor(&document);
    cursor.setBlockFormat(answerBlockFormat());
    appendPlain(cursor, text);
}

void fillCompared(BuiltDocument &built, const DocumentOrder &order)
{
    const ReadableDiff diff = readableDiff(seenText(order.reference, order), seenText(order.text, order));
    built.likeness = { diff.unlike, diff.changes };
    const bool tells = diff.changes > 0 && (!diff.unlike || order.evenIfUnlike);
    if (tells)
        fillDifference(*built.document, diff, order.muted);
    else if (order.markdown && MarkdownSanitizer::canRender(order.text))
        fillMarkdown(*built.document, order.text, order);
    else
        fillPlain(*built.document, order.text);
}

} // namespace

BuiltDocument buildDocument(const DocumentOrder &order)
{
    const WorkClock clock;
    BuiltDocument built{ std::make_unique<InertDocument>(), {} };
    prepareDocument(*built.document, order.font);
    switch (order.kind) {
    case DocumentOrder::Kind::Markdown:
        if (!MarkdownSanitizer::canRender(order.text))
            return {};
        fillMarkdown(*built.document, order.text, order);
        break;
    case DocumentOrder::Kind::Difference:
        fillCompared(built, order);
        break;
    }
    const bool hasDeadline = order.kind == DocumentOrder::Kind::Markdown;
    if (hasDeadline && clock.elapsedMs() > order.deadlineMs)
        return {};
    // Not laid out here: a layout keeps font engines of its thread's cache, which goes when an idle worker
    // ends.
    return built;
}

void orderDocument(QThreadPool *workers, const DocumentOrder &order, QObject *context,
                   std::function<void(BuiltDocument)> done)
{
    // The guard is read in the GUI thread only; the application object outlives every worker.
    workers->start(
        [order, guard = QPointer<QObject>(context), thread = context->thread(), done = std::move(done)] {
            lowerThisThread();
            // A mailbox, for what is posted must be copyable.
            const auto box = std::make_shared<BuiltDocument>(buildDocument(order));
            if (box->document)
                box->document->moveToThread(thread);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, box, done] {
                    if (guard)
                        done(std::move(*box));
                },
                Qt::QueuedConnection);
        });
}

} // namespace lineup
