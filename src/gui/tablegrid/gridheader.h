// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHeaderView>

namespace lineup {

// Two lines over the columns of a GridModel: the language over all of its columns, and below it what each
// column holds. The language's name stays in sight while its columns are scrolled.
class GridHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit GridHeader(QWidget *parent = nullptr);

    QSize sectionSizeFromContents(int logicalIndex) const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    QString language(int section) const;
    // All columns of the section's language, in the coordinates of the viewport.
    QRect groupRect(int section) const;
    bool isShownWithNext(int section) const;
};

} // namespace lineup
