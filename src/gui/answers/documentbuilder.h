// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <functional>
#include <memory>

class QObject;
class QTextDocument;

namespace lineup {

// What a worker is to lay out. Everything is a copy, so that the panel may change meanwhile.
struct DocumentOrder
{
    enum class Kind { Markdown, Plain, Difference };
    Kind kind = Kind::Markdown;
    QString text; // already DisplayText
    QString reference; // Difference: what it is compared with
    QFont font;
    qreal width = 0; // of the text, in device-independent pixels
    QColor muted;
    QColor link;
    QColor codeBackground;
    qint64 deadlineMs = 200; // of the worker's own CPU time
};

// Parses and lays out in the calling thread. Null where the deadline passed: the text stays as it is.
std::unique_ptr<QTextDocument> buildDocument(const DocumentOrder &order);

// The same in a worker of the global pool. `done` runs once, in the thread of `context`, which must be the
// caller's; not at all if `context` dies first.
void orderDocument(const DocumentOrder &order, QObject *context,
                   std::function<void(std::unique_ptr<QTextDocument>)> done);

} // namespace lineup
