// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableselection.h"

#include <QGroupBox>
#include <QJsonObject>

#include <memory>

namespace lineup {

namespace Ui {
class TableScopeBox;
}

// Chooses which strings of a table are translated. GUI thread.
class TableScopeBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableScopeBox(QWidget *parent = nullptr);
    ~TableScopeBox() override;

    TableSelection selection() const;
    // The choice from one time to the next.
    QJsonObject toJson() const;
    void restore(const QJsonObject &json);
    // As far as a stored run tells it. Emits nothing.
    void restore(const TableJob &job);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateFields();

    std::unique_ptr<Ui::TableScopeBox> m_ui;
};

} // namespace lineup
