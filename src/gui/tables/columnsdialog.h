// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "strings/stringcolumns.h"
#include "work/gridpreview.h"

#include <QAbstractTableModel>
#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QTableView;

namespace lineup {

// The first rows of a spreadsheet under its headers. GUI thread.
class GridPreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const GridPreview &preview);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    GridPreview m_preview;
    qsizetype m_columns = 0;
};

// Chooses which columns of a spreadsheet hold what: those that an engine uses, or each by itself. Reads the
// beginning of the file in a worker. Open it with open(). GUI thread.
class ColumnsDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr qsizetype previewRows = 20;

    // `mapping` and `sheet` are what is in use.
    ColumnsDialog(const QString &path, const ColumnMapping &mapping, const QString &sheet,
                  QWidget *parent = nullptr);

    ColumnMapping mapping() const;

    void accept() override;

Q_SIGNALS:
    void columnsChosen(const QStringList &headers, const lineup::ColumnMapping &mapping,
                       const QString &sheet);

private:
    struct Field
    {
        QComboBox *box;
        QString ColumnMapping::*member;
    };

    void build();
    void addField(QFormLayout *form, const QString &label, const QString &none, const QString &objectName,
                  QString ColumnMapping::*member, QWidget *beside = nullptr);
    void addLimitField(QFormLayout *form);
    void read(const QString &sheet);
    void showPreview(const GridPreview &preview);
    void fillFields();
    void check();

    QString m_path;
    ColumnMapping m_given;
    GridPreview m_preview;
    GridPreviewModel *m_model;
    QList<Field> m_fields;
    QComboBox *m_preset;
    QComboBox *m_unit; // of limits
    QComboBox *m_sheet;
    QLabel *m_sheetLabel;
    QLabel *m_message;
    QTableView *m_view;
    QDialogButtonBox *m_buttons;
    int m_reading = 0; // the sheet that was asked for last
};

} // namespace lineup
