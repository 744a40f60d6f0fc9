// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "targetmetrics.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace lineup {

class MetricsModel;

// How the targets of a table run compare in figures. Computes them in a worker when it is made; closing it
// ends that. Open it; deletes itself when closed.
class MetricsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit MetricsDialog(const TableSession &session, QWidget *parent = nullptr);
    ~MetricsDialog() override;

    const MetricsModel *model() const { return m_model; }

private:
    void build();
    void compute(const MetricsInput &input);
    void show(const QList<TargetMetrics> &metrics);

    const TableJob m_job;
    std::shared_ptr<MetricsProgress> m_computing;
    MetricsModel *m_model;
    QTableView *m_table;
    QLabel *m_note;
    QProgressBar *m_progress;
    QPushButton *m_copy;
    QDialogButtonBox *m_buttons;
    QTimer m_tick;
};

} // namespace lineup
