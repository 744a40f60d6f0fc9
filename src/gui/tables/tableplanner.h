// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableplan.h"

#include <QObject>
#include <QTimer>

namespace lineup {

// Reckons what a set-up comes to, in a worker, once changes pause. Only the latest question is answered; one
// is under way at a time. The files that it reads for new languages are kept for the next question. GUI
// thread.
class TablePlanner : public QObject
{
    Q_OBJECT
public:
    static constexpr int delayMs = 250;

    explicit TablePlanner(QObject *parent = nullptr);

    // Another table: what was read before is forgotten, and what is under way not told.
    void setFiles(const QList<TableFile> &files);
    void ask(const TableSetup &setup, const ModelCatalogue &catalogue);
    // planned() with the latest question has not come yet.
    bool isBusy() const { return m_delay.isActive() || m_underWay || m_again; }

Q_SIGNALS:
    void planned(const lineup::TablePlan &plan);

private:
    void begin();

    QTimer m_delay;
    QList<TableFile> m_files;
    TableSetup m_setup;
    ModelCatalogue m_catalogue;
    quint64 m_table = 0;
    bool m_underWay = false;
    bool m_again = false;
};

} // namespace lineup
