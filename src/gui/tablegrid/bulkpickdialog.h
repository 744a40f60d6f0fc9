// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bulkpick.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QListView;
class QPushButton;

namespace lineup {

class TargetOrderModel;

// Asks which targets' answers to pick for the rows that the grid shows, and tells beforehand how many that
// would be. Open it; deletes itself when closed.
class BulkPickDialog : public QDialog
{
    Q_OBJECT
public:
    // The session is not owned. Strings and languages are those that the grid shows.
    BulkPickDialog(TableSession *session, const std::vector<int> &strings, const QList<int> &languages,
                   QWidget *parent = nullptr);
    ~BulkPickDialog() override;

    void accept() override;

Q_SIGNALS:
    void picksChosen(const QList<lineup::PickChange> &picks);

private:
    void build();
    void move(int step);
    void preview();
    BulkPickWish wish() const;

    QPointer<TableSession> m_session;
    std::vector<int> m_strings;
    QList<int> m_languages;
    TargetOrderModel *m_model;
    QListView *m_list;
    QPushButton *m_up;
    QPushButton *m_down;
    QCheckBox *m_withoutWarnings;
    QCheckBox *m_overPicks;
    QLabel *m_summary;
    QDialogButtonBox *m_buttons;
    QTimer m_soon;
};

} // namespace lineup
