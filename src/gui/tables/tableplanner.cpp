// SPDX-License-Identifier: Apache-2.0
#include "tableplanner.h"

#include "common/background.h"

#include <algorithm>

namespace lineup {

TablePlanner::TablePlanner(QObject *parent)
    : QObject(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &TablePlanner::begin);
}

void TablePlanner::setFiles(const QList<TableFile> &files)
{
    ++m_table;
    m_files = files;
    m_delay.stop();
    m_again = false;
}

void TablePlanner::ask(const TableSetup &setup, const ModelCatalogue &catalogue)
{
    m_setup = setup;
    m_catalogue = catalogue;
    m_delay.start();
}

void TablePlanner::begin()
{
    m_again = m_underWay;
    if (m_underWay)
        return;
    m_underWay = true;
    runInBackground(
        this,
        [setup = m_setup, files = m_files, catalogue = m_catalogue] {
            return planTable(setup, files, catalogue);
        },
        [this, table = m_table](const TablePlan &plan) {
            m_underWay = false;
            if (table == m_table) {
                for (const TableFile &file : plan.files) {
                    const bool known
                        = std::any_of(m_files.cbegin(), m_files.cend(),
                                      [&](const TableFile &own) { return own.language == file.language; });
                    if (!known)
                        m_files.append(file);
                }
            }
            if (m_again)
                begin();
            else if (table == m_table && !m_delay.isActive())
                Q_EMIT planned(plan);
        });
}

} // namespace lineup
