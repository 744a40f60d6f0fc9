// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableplan.h"

#include <QGroupBox>

#include <memory>

namespace lineup {

namespace Ui {
class TableEstimateBox;
}

class TableEstimateModel;

// What a table run is likely to take, in all and for each target. GUI thread.
class TableEstimateBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableEstimateBox(QWidget *parent = nullptr);
    ~TableEstimateBox() override;

    void showPlan(const TablePlan &plan);
    void showReckoning();
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    QString words() const;
    void showWords();

    std::unique_ptr<Ui::TableEstimateBox> m_ui;
    TableEstimateModel *m_model;
    TableEstimate m_estimate;
    std::optional<double> m_maxCostUsd;
};

} // namespace lineup
