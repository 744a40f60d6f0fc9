// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/rulesfile.h"
#include "work/tableplan.h"

#include <QGroupBox>

#include <memory>

namespace lineup {

namespace Ui {
class TableRulesBox;
}

class RemarksToggle;

// The rules of people's own that a table is checked with: tells how many of which kind a file holds and which
// of its lines are left out. The file is read in a worker. GUI thread.
class TableRulesBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableRulesBox(QWidget *parent = nullptr);
    ~TableRulesBox() override;

    void apply(TableSetup &setup) const;
    void readRules(const QString &path);
    // Those of a stored run, or none; whatever is being read is not wanted any more.
    void setRules(const TableRules &rules);
    // What apply() gives is about to change.
    bool isReading() const { return m_isReading; }

Q_SIGNALS:
    void changed();
    void rulesRequested();
    void fileChosen(const QString &path); // or, empty, removed

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(const QString &path, const RulesRead &read);
    void showRules();
    QString countsText() const;

    std::unique_ptr<Ui::TableRulesBox> m_ui;
    RemarksToggle *m_remarks;
    QString m_file;
    RulesRead m_read;
    quint64 m_reading = 0; // the file that was asked for last
    bool m_isReading = false;
};

} // namespace lineup
