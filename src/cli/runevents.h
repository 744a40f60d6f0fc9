// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/runjson.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <optional>

namespace lineup {

class ComparisonRun;

// Writes what happens in a comparison as JSON objects, one a line (--events). Every delta is whole Unicode: a
// surrogate pair that a provider splits over two pieces is kept back until its second half is there.
class RunEvents : public QObject
{
    Q_OBJECT
public:
    using Sink = std::function<void(const QByteArray &line)>;

    RunEvents(const ComparisonRun &run, Sink sink, QObject *parent = nullptr);

    // The last line: the run as `--format json` has it.
    void writeRun(std::optional<BestCriterion> best);

private:
    void write(int index, const QString &event, double atMs, int attempt, const QJsonObject &more = {});
    void onText(int index, const QString &text, double atMs, int attempt);
    void onFinished(int index, double atMs);
    void flushHeldBack(int index, double atMs);

    const ComparisonRun &m_run;
    Sink m_sink;
    QHash<int, QChar> m_heldBack; // the first half of a pair, by answer
};

} // namespace lineup
