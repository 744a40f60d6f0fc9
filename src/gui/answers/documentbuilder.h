// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <functional>
#include <memory>

class QObject;
class QTextDocument;
class QThreadPool;

namespace lineup {

// What a worker is to build. Everything is a copy, so that the panel may change meanwhile.
struct DocumentOrder
{
    enum class Kind { Markdown, Difference };
    Kind kind = Kind::Markdown;
    QString text; // already DisplayText
    QString reference; // Difference: what it is compared with
    bool markdown = true; // Difference: compares what the two look like as Markdown, not how they are written
    bool evenIfUnlike = false; // Difference: also where the two have almost nothing in common
    QFont font;
    QColor muted;
    QColor link;
    QColor codeBackground;
    qint64 deadlineMs = 200; // of the worker's own CPU time
};

// How the text of a Difference stands to its reference.
struct Likeness
{
    bool unlike = false; // almost nothing in common: the document is the text as it is
    int changes = 0;
};

struct BuiltDocument
{
    std::unique_ptr<QTextDocument> document; // null where the deadline passed: the text stays as it is
    Likeness likeness;
};

// Parses and formats in the calling thread; the document has no layout yet, since a layout holds on to the
// font engines of its thread.
BuiltDocument buildDocument(const DocumentOrder &order);

// The same in one of `workers`, which must end before the application object does. `done` runs once, in the
// thread of `context`, which must be the caller's; not at all if `context` dies first.
void orderDocument(QThreadPool *workers, const DocumentOrder &order, QObject *context,
                   std::function<void(BuiltDocument)> done);

} // namespace lineup
