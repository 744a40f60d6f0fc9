// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace lineup {

class GridModel;

// The cells of a table run. Key and source stay at the edge while the languages scroll, as long as they leave
// room for them. Keys: 1 to 9 pick, 0 takes back, J and K go down and up, Space asks for the details, F2 and
// Return for the editor. The view itself changes nothing; GUI thread.
class GridView : public QTableView
{
    Q_OBJECT
public:
    explicit GridView(QWidget *parent = nullptr);

    void setGridModel(GridModel *model);
    GridModel *gridModel() const { return m_model; }

    void moveRow(int step);
    bool isFrozen() const { return !m_frozen->isHidden(); }

    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void keyboardSearch(const QString &search) override;
    QSize sizeHint() const override;

Q_SIGNALS:
    // 1 is the first target of the current language; 0: none.
    void pickRequested(int number);
    void detailsRequested();
    void editRequested();
    void copyRequested();
    void menuRequested(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void updateGeometries() override;

private:
    static constexpr int frozenColumns = 2;

    void prepare(QTableView *view) const;
    // Whatever a reset of the model does, the current string stays current, and stays where it is; where it
    // is out of sight, the string at the top edge does.
    void keepPlace();
    void restorePlace();
    void arrange();
    void setRowHeights();
    void setWidths();
    int frozenWidth() const;

    GridModel *m_model = nullptr;
    QTableView *m_frozen;
    int m_keptString = -1;
    int m_keptColumn = 0;
    int m_anchor = -1; // the string that is not to move
    int m_anchorOffset = 0; // from the top edge
    bool m_arranging = false;
};

} // namespace lineup
