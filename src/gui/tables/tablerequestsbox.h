// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableplan.h"

#include <QGroupBox>
#include <QJsonObject>

#include <memory>

namespace lineup {

namespace Ui {
class TableRequestsBox;
}

// Chooses the lineup of a table run, how its requests are made and what they may cost. GUI thread.
class TableRequestsBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableRequestsBox(QWidget *parent = nullptr);
    ~TableRequestsBox() override;

    // `current` is an index of `names`, -1 for none. Emits nothing.
    void setLineups(const QStringList &names, int current);
    void apply(TableSetup &setup) const;
    // The choice from one time to the next; neither lineup nor limit of costs are among it.
    QJsonObject toJson() const;
    void restore(const QJsonObject &json);
    // As a stored run was sent, whatever the lineup. Emits nothing.
    void restore(const TableJob &job);
    void focusLineups();

Q_SIGNALS:
    void changed();
    void lineupChosen(int index); // by the user
    void editLineupRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCurrency();

    std::unique_ptr<Ui::TableRequestsBox> m_ui;
};

} // namespace lineup
