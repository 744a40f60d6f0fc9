// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historytypes.h"

#include <QMenu>

namespace lineup {

class HistoryStore;

// The menu that narrows the history down: starred, state, lineup, model, tag. What there is to choose comes
// from the history each time it opens. It keeps the filter but for its text. GUI thread.
class HistoryFilterMenu : public QMenu
{
    Q_OBJECT
public:
    explicit HistoryFilterMenu(HistoryStore *store, QWidget *parent = nullptr);

    // `text` of it is never set.
    const HistoryFilter &filter() const { return m_filter; }
    void setFilter(const HistoryFilter &filter);
    void clearFilter();
    void retranslate();

Q_SIGNALS:
    void filterChanged();

private:
    void fill();
    void fillStates();
    void fillDays();
    void fillNames(QMenu *menu, const QStringList &names, QString HistoryFilter::*member);
    void change(const HistoryFilter &filter);

    HistoryStore *m_store;
    HistoryFilter m_filter;
    QAction *m_starred;
    QMenu *m_states;
    QMenu *m_days;
    QMenu *m_lineups;
    QMenu *m_models;
    QMenu *m_tags;
};

} // namespace lineup
