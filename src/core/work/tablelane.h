// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/resolvedtarget.h"
#include "model/run.h"
#include "model/secret.h"
#include "protocols/httptypes.h"
#include "rategovernor.h"
#include "tablebatches.h"

#include <deque>
#include <memory>

namespace lineup {

// One request that a table run makes of a target.
struct TableAsk
{
    int language = 0;
    QList<int> rows;
    int tries = 0; // after the provider had too much to do
    double carriedUsd = 0; // what asking for a single string together with others has cost already
};

// The requests of one table run to one target, in their order, planned one language at a time. Part of a
// TableRun, in its thread.
class TableLane
{
public:
    using IsPending = std::function<bool(int row, int language)>;

    TableLane(const TableJob &job, const ResolvedTarget &target, IsPending isPending);

    const ResolvedTarget &target() const { return m_target; }
    bool translatesOnly() const { return m_target.protocol == QLatin1String("deepl"); }

    // The next request, or nothing: every string has been asked for, or waits for its answer.
    std::optional<TableAsk> take();
    // To be asked next.
    void putBack(const TableAsk &ask) { m_again.push_front(ask); }
    // After those that wait already.
    void again(const TableAsk &ask) { m_again.push_back(ask); }
    bool hasWork();
    // Plans anew, from the first language on.
    void restart();
    QList<int> copiesOf(int language, int row) const { return m_copies.value(language).value(row); }

    Secret key;
    bool keyRead = false;
    std::optional<AnswerError> stopped; // no further requests, and why
    std::shared_ptr<RateGovernor> governor; // of the provider, shared by its targets
    QString provider; // what shares a key and a purse
    double costRatio = 1; // of costs to their estimates, the highest seen
    int answered = 0;
    int running = 0;
    int unreachable = 0; // requests in a row that met no server

private:
    const TableJob &m_job;
    ResolvedTarget m_target;
    IsPending m_isPending;
    int m_language = -1;
    std::deque<QList<int>> m_requests; // of the present language
    std::deque<TableAsk> m_again;
    QHash<int, QHash<int, QList<int>>> m_copies; // by language
};

// The options of a request to a protocol that takes texts and no prompt; a plural is two texts.
RequestOptions translationOptions(const TableJob &job, const TableAsk &ask);

} // namespace lineup
