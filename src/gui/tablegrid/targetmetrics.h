// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesession.h"

#include <QList>
#include <QStringList>

#include <atomic>
#include <optional>

namespace lineup {

// What the metrics of a table are computed from: a copy of its texts, as the targets wrote them.
struct MetricsInput
{
    struct Row
    {
        QString reference; // empty: none that counts (plurals and translations that need review do not)
        QStringList answers; // by target; empty: none
    };
    struct Language
    {
        QString tag;
        QList<Row> rows;
    };
    QList<Language> languages;
    int targets = 0;

    int rows() const;
};

// How one target did in one language, over all strings; 0 to 100, TER from 0 to no end. Unset: there is
// nothing to count.
struct TargetMetrics
{
    int language = 0;
    int target = 0;
    int pairs = 0; // strings with an answer and a reference
    std::optional<double> chrf2pp;
    std::optional<double> bleu; // not for languages without spaces between words
    std::optional<double> ter;
    int compared = 0; // strings with this and another target's answer
    std::optional<double> agreement; // mean chrF2 against the other answers

    friend bool operator==(const TargetMetrics &, const TargetMetrics &) = default;
};

// The place where a computation tells how far it is, and hears that nobody waits for it any more.
struct MetricsProgress
{
    std::atomic_int rows = 0;
    std::atomic_bool cancelled = false;
};

MetricsInput metricsInput(const TableSession &session);
// For a worker: takes a while. Empty when cancelled.
QList<TargetMetrics> targetMetrics(const MetricsInput &input, MetricsProgress &progress);

} // namespace lineup
