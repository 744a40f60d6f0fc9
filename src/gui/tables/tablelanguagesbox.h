// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableopening.h"

#include <QGroupBox>

#include <memory>

namespace lineup {

namespace Ui {
class TableLanguagesBox;
}

class TableLanguagesModel;

// Chooses the language that a table is translated from, and those that it is translated into. GUI thread.
class TableLanguagesBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableLanguagesBox(QWidget *parent = nullptr);
    ~TableLanguagesBox() override;

    void showTable(const OpenedTable &table);
    // Those of a stored run, after showTable() of its files.
    void restore(const TableJob &job);
    // BCP 47; empty where the field holds no language.
    QString sourceLanguage() const;
    QStringList languages() const;
    TableLanguagesModel *model() const { return m_model; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSource(const QString &language);
    void fillLanguages();
    void addLanguage();

    std::unique_ptr<Ui::TableLanguagesBox> m_ui;
    TableLanguagesModel *m_model;
};

} // namespace lineup
