// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableopening.h"

#include <QGroupBox>

#include <memory>

namespace lineup {

namespace Ui {
class TableFilesBox;
}

class RemarksToggle;

// Tells what files were opened and what is to be looked at in them; its buttons ask the owner for others. GUI
// thread.
class TableFilesBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableFilesBox(QWidget *parent = nullptr);
    ~TableFilesBox() override;

    void showTable(const OpenedTable &table);
    void showReading(const QStringList &paths);

Q_SIGNALS:
    void openRequested();
    void patternRequested(const QString &pattern);
    void columnsRequested();
    void sourceRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showRemarks();
    QString fileText() const;

    std::unique_ptr<Ui::TableFilesBox> m_ui;
    RemarksToggle *m_remarks;
    OpenedTable m_table;
};

} // namespace lineup
