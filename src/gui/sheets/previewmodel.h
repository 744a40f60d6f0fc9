// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetpreview.h"

#include <QAbstractTableModel>

namespace lineup {

// The first rows of a sheet, to look at. GUI thread.
class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit PreviewModel(QObject *parent = nullptr);

    void setPreview(const SheetPreview &preview);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    SheetPreview m_preview;
};

} // namespace lineup
