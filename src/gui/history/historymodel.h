// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historytypes.h"

#include <QAbstractListModel>
#include <QTimeZone>
#include <QTimer>

#include <functional>

namespace lineup {

class HistoryStore;

// The runs of the history that pass a filter, newest first, a row each. Only what was scrolled to is in
// memory: further pages come with fetchMore(), larger the further somebody scrolls. It follows the history by
// itself, row by row, so that selection and place stay. One question is under way at a time; an answer to an
// older filter is dropped. The first row of a day carries the day's title. `store` must outlive it. GUI
// thread.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { RunRole = Qt::UserRole + 1, DayRole };
    static constexpr int pageSize = 100;
    static constexpr int largestPage = 2000;

    explicit HistoryModel(HistoryStore *store, QObject *parent = nullptr);

    // What "today" is and in which time zone; the computer's unless set.
    void setClock(std::function<QDateTime()> clock);
    void setFilter(const HistoryFilter &filter);
    const HistoryFilter &filter() const { return m_filter; }
    // Asks the history again for what is in memory.
    void reload();

    const RunSummary &run(int row) const { return m_runs[row]; }
    QTimeZone timeZone() const { return m_zone; }
    QModelIndex indexOf(const QString &runId) const;
    bool isLoaded() const { return m_loaded; } // the present filter has been answered once
    QString error() const { return m_error; } // for people; empty: none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    // Qt::EditRole renames.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void updating(); // before rows come, go or change
    void loaded(); // after each answer of the history

private:
    void changed(int rows);
    void refresh();
    void ask(const QString &from, int limit);
    void onPage(const QString &from, const HistoryPage &page);
    void append(const QList<RunSummary> &runs);
    void update(const HistoryPage &page);
    void update(const QList<RunSummary> &runs);
    void replaceAll(const QList<RunSummary> &runs);
    QDate dayOf(const RunSummary &run) const;
    int placeOf(const QString &runId) const;
    void readClock();
    QString dayTitle(int row) const;
    void onMinute();
    void tellDays();

    HistoryStore *m_store;
    HistoryFilter m_filter;
    QList<RunSummary> m_runs;
    QList<QDate> m_days; // of m_runs; a view asks for them row by row whenever it lays itself out
    QString m_next;
    QString m_error;
    std::function<QDateTime()> m_clock;
    QDate m_today;
    QTimeZone m_zone;
    QTimer m_gather; // several changes are one question
    QTimer m_minute;
    int m_changedRows = 0; // so many from the top are to be asked for again
    quint64 m_question = 0; // which filter was asked for
    bool m_busy = false;
    bool m_again = false;
    bool m_loaded = false;
};

} // namespace lineup
