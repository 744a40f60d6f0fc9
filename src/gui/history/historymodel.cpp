// SPDX-License-Identifier: Apache-2.0
#include "historymodel.h"

#include "historywords.h"
#include "storage/historystore.h"

#include <QSet>

#include <algorithm>

namespace lineup {

namespace {

constexpr int gatherMs = 120;
constexpr int minuteMs = 60 * 1000;
// What other processes do is about the newest runs; all of what somebody has scrolled through would be too
// much to read once a second.
constexpr int rowsOfOthers = 1000;

} // namespace

HistoryModel::HistoryModel(HistoryStore *store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_clock([] { return QDateTime::currentDateTime(); })
{
    readClock();
    m_gather.setSingleShot(true);
    m_gather.setInterval(gatherMs);
    connect(&m_gather, &QTimer::timeout, this, &HistoryModel::refresh);
    m_minute.setInterval(minuteMs);
    m_minute.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_minute, &QTimer::timeout, this, &HistoryModel::onMinute);
    m_minute.start();
    connect(store, &HistoryStore::runsChanged, this, [this](const QStringList &ids) {
        int rows = pageSize;
        for (const QString &id : ids)
            rows = std::max(rows, placeOf(id) + 1);
        changed(rows);
    });
    connect(store, &HistoryStore::changedElsewhere, this, [this] { changed(rowsOfOthers); });
    connect(store, &HistoryStore::salvaged, this, [this] { changed(int(m_runs.size())); });
    reload();
}

void HistoryModel::setClock(std::function<QDateTime()> clock)
{
    m_clock = std::move(clock);
    readClock();
    tellDays();
}

void HistoryModel::readClock()
{
    const QDateTime now = m_clock();
    m_today = now.date();
    if (now.timeZone() == m_zone)
        return;
    m_zone = now.timeZone();
    for (int row = 0; row < m_runs.size(); ++row)
        m_days[row] = dayOf(m_runs[row]);
}

// The gathering is not begun anew with each change: a run that streams would put it off for ever.
void HistoryModel::changed(int rows)
{
    m_changedRows = std::max(m_changedRows, rows);
    if (!m_gather.isActive())
        m_gather.start();
}

void HistoryModel::setFilter(const HistoryFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_loaded = false;
    ++m_question;
    reload();
}

void HistoryModel::reload()
{
    m_changedRows = int(m_runs.size());
    refresh();
}

void HistoryModel::refresh()
{
    m_gather.stop();
    if (m_busy) {
        m_again = true;
        return;
    }
    const int rows = std::min(std::exchange(m_changedRows, 0), int(m_runs.size()));
    ask({}, m_loaded ? std::max(pageSize, rows) : pageSize);
}

void HistoryModel::ask(const QString &from, int limit)
{
    m_busy = true;
    m_again = false;
    m_store->page(m_filter, from, limit, this, [this, from, question = m_question](const HistoryPage &page) {
        m_busy = false;
        if (question == m_question)
            onPage(from, page);
        if (m_again)
            refresh();
    });
}

void HistoryModel::onPage(const QString &from, const HistoryPage &page)
{
    Q_EMIT updating();
    m_error = page.error;
    if (!from.isEmpty()) {
        m_next = page.next;
        append(page.runs);
    } else if (m_loaded) {
        update(page);
    } else {
        m_next = page.next;
        replaceAll(page.runs);
    }
    m_loaded = true;
    Q_EMIT loaded();
}

void HistoryModel::replaceAll(const QList<RunSummary> &runs)
{
    beginResetModel();
    m_runs = runs;
    m_days.clear();
    for (const RunSummary &run : runs)
        m_days.append(dayOf(run));
    endResetModel();
}

void HistoryModel::append(const QList<RunSummary> &runs)
{
    if (runs.isEmpty())
        return;
    beginInsertRows({}, int(m_runs.size()), int(m_runs.size() + runs.size()) - 1);
    m_runs += runs;
    for (const RunSummary &run : runs)
        m_days.append(dayOf(run));
    endInsertRows();
}

// What was asked for again is the newest part of what is here; the rest stays behind it.
void HistoryModel::update(const HistoryPage &page)
{
    QList<RunSummary> runs = page.runs;
    const auto rest = page.next.isEmpty()
        ? m_runs.cend()
        : std::find_if(m_runs.cbegin(), m_runs.cend(),
                       [&page](const RunSummary &run) { return run.id < page.next; });
    if (rest == m_runs.cend())
        m_next = page.next;
    for (auto run = rest; run != m_runs.cend(); ++run)
        runs.append(*run);
    update(runs);
}

// Row by row, so that a view keeps what is selected and where it stands.
void HistoryModel::update(const QList<RunSummary> &runs)
{
    QSet<QString> wanted;
    for (const RunSummary &run : runs)
        wanted.insert(run.id);
    bool moved = false;
    for (qsizetype row = m_runs.size() - 1; row >= 0; --row) {
        if (wanted.contains(m_runs[row].id))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_runs.removeAt(row);
        m_days.removeAt(row);
        endRemoveRows();
        moved = true;
    }
    QSet<QString> present;
    for (const RunSummary &run : std::as_const(m_runs))
        present.insert(run.id);
    for (qsizetype row = 0; row < runs.size(); ++row) {
        if (!present.contains(runs[row].id)) {
            beginInsertRows({}, int(row), int(row));
            m_runs.insert(row, runs[row]);
            m_days.insert(row, dayOf(runs[row]));
            endInsertRows();
            moved = true;
        } else if (m_runs[row].id != runs[row].id) {
            replaceAll(runs); // their order has changed
            return;
        } else if (m_runs[row] != runs[row]) {
            m_runs[row] = runs[row];
            m_days[row] = dayOf(runs[row]);
            Q_EMIT dataChanged(index(int(row)), index(int(row)));
        }
    }
    if (moved)
        tellDays();
}

QDate HistoryModel::dayOf(const RunSummary &run) const
{
    return run.startedAt.isValid() ? run.startedAt.toTimeZone(m_zone).date() : QDate();
}

// Empty unless the row is the first of its day.
QString HistoryModel::dayTitle(int row) const
{
    const QDate day = m_days[row];
    return row > 0 && m_days[row - 1] == day ? QString() : HistoryWords::dayTitle(day, m_today);
}

void HistoryModel::onMinute()
{
    const QDate today = m_today;
    const QTimeZone zone = m_zone;
    readClock();
    if (today != m_today || zone != m_zone)
        tellDays();
}

void HistoryModel::tellDays()
{
    if (!m_runs.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_runs.size()) - 1), { DayRole, Qt::AccessibleTextRole });
}

// Where it stands, or would stand.
int HistoryModel::placeOf(const QString &runId) const
{
    const auto place = std::lower_bound(m_runs.cbegin(), m_runs.cend(), runId,
                                        [](const RunSummary &run, const QString &id) { return run.id > id; });
    return int(place - m_runs.cbegin());
}

QModelIndex HistoryModel::indexOf(const QString &runId) const
{
    const auto found = std::find_if(m_runs.cbegin(), m_runs.cend(),
                                    [&runId](const RunSummary &run) { return run.id == runId; });
    return found == m_runs.cend() ? QModelIndex() : index(int(found - m_runs.cbegin()));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSummary &summary = m_runs[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return HistoryWords::title(summary);
    case Qt::EditRole:
        return summary.title;
    case Qt::ToolTipRole:
        return HistoryWords::toolTip(summary, timeZone());
    case Qt::AccessibleTextRole:
        return HistoryWords::row(summary, HistoryWords::dayTitle(m_days[index.row()], m_today), timeZone());
    case RunRole:
        return QVariant::fromValue(summary);
    case DayRole:
        return dayTitle(index.row());
    default:
        return {};
    }
}

bool HistoryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    RunSummary &summary = m_runs[index.row()];
    const QString title = value.toString().simplified();
    if (title == summary.title)
        return false;
    summary.title = title;
    m_store->rename(summary.id, title, this, [this](StoreResult) { reload(); });
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : flags;
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && !m_next.isEmpty() && !m_busy;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    // A view lays all its rows out anew for each page: few large ones are far quicker than many small ones.
    if (canFetchMore(parent))
        ask(m_next, std::clamp(int(m_runs.size()) / 2, pageSize, largestPage));
}

} // namespace lineup
