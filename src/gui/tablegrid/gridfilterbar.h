// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gridfacts.h"
#include "gridmodel.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace lineup {

class TableSession;

// What of a table is shown, and in which order: one button a trait with how many rows have it, a search, the
// languages. Goes on in a second line where the window is narrow. GUI thread.
class GridFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit GridFilterBar(QWidget *parent = nullptr);

    // Not owned; nullptr takes them away.
    void setTable(TableSession *session, GridFacts *facts);
    // Rows that are shown, and those of them that match no longer; cells that wait to be checked.
    void showState(int shown, int stale, int pending);
    void focusSearch();
    QString searchText() const;
    // As if nothing had ever been filtered, with one signal each.
    void showAll();

Q_SIGNALS:
    void filterChanged(const std::optional<lineup::RowTrait> &trait);
    void searchChanged(const QString &text);
    void orderChanged(lineup::GridModel::Order order);
    void languagesChanged(const QList<int> &languages);
    void refreshRequested();
    void bulkPickRequested();
    void metricsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeButton(const QString &icon);
    QComboBox *addBox(QLabel *label);
    void build();
    void fillLanguages();
    void setWords();
    void showCounts();

    QPointer<TableSession> m_session;
    QPointer<GridFacts> m_facts;
    QToolButton *m_all;
    QList<QToolButton *> m_traits; // as allRowTraits
    QLineEdit *m_search;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QLabel *m_orderLabel;
    QComboBox *m_order;
    QToolButton *m_bulk;
    QToolButton *m_metrics;
    QToolButton *m_refresh;
    QLabel *m_state;
    QTimer m_searchSoon;
    QTimer m_countsSoon;
    int m_shown = 0;
    int m_stale = 0;
    int m_pending = 0;
};

} // namespace lineup
