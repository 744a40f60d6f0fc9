// SPDX-License-Identifier: Apache-2.0
#include "gridview.h"

#include "griddelegate.h"
#include "gridheader.h"
#include "gridmodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace lineup {

namespace {

// In average characters of the font.
constexpr int keyWidth = 22;
constexpr int textWidth = 34;
constexpr int pickWidth = 26;
// Frozen columns that leave less than this share of the view to the others are not frozen.
constexpr double leastRest = 0.4;

int columnCharacters(GridColumn::Kind kind)
{
    switch (kind) {
    case GridColumn::Kind::Key:
        return keyWidth;
    case GridColumn::Kind::Source:
    case GridColumn::Kind::Reference:
    case GridColumn::Kind::Answer:
        return textWidth;
    case GridColumn::Kind::Pick:
        return pickWidth;
    }
    Q_UNREACHABLE();
}

} // namespace

GridView::GridView(QWidget *parent)
    : QTableView(parent)
    , m_frozen(new QTableView(this))
{
    setHorizontalHeader(new GridHeader(this));
    prepare(this);
    m_frozen->setHorizontalHeader(new GridHeader(m_frozen));
    prepare(m_frozen);
    m_frozen->setFrameShape(QFrame::NoFrame);
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setAccessibleName(tr("Keys and sources"));
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Translations"));
    m_frozen->raise(); // also over the header, which is newer
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(),
            &QScrollBar::setValue);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < frozenColumns && m_frozen->columnWidth(column) != width)
            m_frozen->setColumnWidth(column, width);
        arrange();
    });
    connect(m_frozen->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) {
                if (column < frozenColumns && columnWidth(column) != width && width > 0)
                    setColumnWidth(column, width);
            });
    m_frozen->setContextMenuPolicy(Qt::NoContextMenu); // the view under it answers
    connect(m_frozen, &QTableView::doubleClicked, this, &GridView::detailsRequested);
    connect(this, &QTableView::doubleClicked, this, &GridView::editRequested);
}

void GridView::prepare(QTableView *view) const
{
    view->setItemDelegate(new GridDelegate(view));
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->setVerticalScrollMode(ScrollPerPixel);
    view->setSelectionMode(SingleSelection);
    view->setEditTriggers(NoEditTriggers);
    view->setTabKeyNavigation(false);
    view->setWordWrap(false);
    view->setShowGrid(false); // the delegate draws the lines, so that they are seen in every theme
    view->setCornerButtonEnabled(false);
}

void GridView::setGridModel(GridModel *model)
{
    m_model = model;
    setModel(model);
    m_frozen->setModel(model);
    m_frozen->setSelectionModel(selectionModel());
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &GridView::keepPlace);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        setWidths();
        arrange();
        restorePlace();
    });
    setRowHeights();
    setWidths();
    arrange();
}

void GridView::setRowHeights()
{
    const int height = GridDelegate::rowHeight(font());
    for (QHeaderView *header : { verticalHeader(), m_frozen->verticalHeader() }) {
        header->setMinimumSectionSize(1);
        header->setDefaultSectionSize(height);
    }
    verticalScrollBar()->setSingleStep(height / 3);
}

// What people made wider or narrower stays so while the columns are the same.
void GridView::setWidths()
{
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; m_model && column < m_model->columnCount(); ++column) {
        const bool untouched = columnWidth(column) == horizontalHeader()->defaultSectionSize();
        if (untouched)
            setColumnWidth(column, columnCharacters(m_model->column(column).kind) * character);
        m_frozen->setColumnHidden(column, column >= frozenColumns);
        if (column < frozenColumns)
            m_frozen->setColumnWidth(column, columnWidth(column));
    }
}

int GridView::frozenWidth() const
{
    int width = 0;
    for (int column = 0; m_model && column < std::min(frozenColumns, m_model->columnCount()); ++column)
        width += columnWidth(column);
    return width;
}

void GridView::arrange()
{
    if (m_arranging)
        return;
    m_arranging = true;
    const QRect area = viewport()->geometry();
    const int width = frozenWidth();
    const bool fits = width > 0 && width <= area.width() * (1 - leastRest);
    m_frozen->setVisible(fits);
    const int x = layoutDirection() == Qt::RightToLeft ? area.right() + 1 - width : area.x();
    const int header = horizontalHeader()->height();
    m_frozen->setGeometry(x, area.y() - header, width, area.height() + header);
    m_frozen->horizontalHeader()->setFixedHeight(header);
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
    m_arranging = false;
}

void GridView::updateGeometries()
{
    QTableView::updateGeometries();
    arrange();
}

void GridView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    arrange();
}

void GridView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        setRowHeights();
        arrange();
    }
}

// What is under the frozen columns is not in sight.
void GridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (!isFrozen() || !index.isValid())
        return;
    if (index.column() < frozenColumns) {
        horizontalScrollBar()->setValue(before);
        return;
    }
    const QRect rect = visualRect(index);
    const int hidden = layoutDirection() == Qt::RightToLeft
        ? rect.right() - (viewport()->width() - frozenWidth()) + 1
        : frozenWidth() - rect.left();
    if (hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void GridView::keyboardSearch(const QString &)
{
    // Letters and digits have meanings of their own here.
}

QSize GridView::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 120, GridDelegate::rowHeight(font()) * 8 };
}

void GridView::moveRow(int step)
{
    if (!m_model || m_model->rowCount() == 0)
        return;
    const QModelIndex now = currentIndex();
    const int row = now.isValid() ? std::clamp(now.row() + step, 0, m_model->rowCount() - 1) : 0;
    const int column = now.isValid() ? now.column() : std::min(frozenColumns, m_model->columnCount() - 1);
    setCurrentIndex(m_model->index(row, column));
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const QString typed = event->text();
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        return;
    }
    if (modifiers != Qt::NoModifier) {
        QTableView::keyPressEvent(event);
        return;
    }
    // Also the digits of other scripts.
    if (const int digit = typed.size() == 1 ? typed.at(0).digitValue() : -1; digit >= 0) {
        Q_EMIT pickRequested(digit);
        return;
    }
    switch (event->key()) {
    case Qt::Key_J:
        moveRow(1);
        break;
    case Qt::Key_K:
        moveRow(-1);
        break;
    case Qt::Key_Space:
        Q_EMIT detailsRequested();
        break;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT editRequested();
        break;
    default:
        QTableView::keyPressEvent(event);
        break;
    }
}

// By the keyboard, too: then at the current cell.
void GridView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    const QPoint place = event->reason() == QContextMenuEvent::Mouse
        ? event->globalPos()
        : viewport()->mapToGlobal(visualRect(currentIndex()).center());
    Q_EMIT menuRequested(place);
    event->accept();
}

void GridView::keepPlace()
{
    if (m_model->rowCount() == 0)
        return; // a filter that lets nothing through is no place to come back to
    const QModelIndex now = currentIndex();
    m_keptString = now.isValid() ? m_model->stringOf(now.row()) : -1;
    m_keptColumn = now.column();
    const bool inSight = now.isValid() && visualRect(now).intersects(viewport()->rect());
    const int row = inSight ? now.row() : rowAt(0);
    m_anchor = row < 0 ? -1 : m_model->stringOf(row);
    m_anchorOffset = row < 0 ? 0 : rowViewportPosition(row);
}

void GridView::restorePlace()
{
    if (m_model->rowCount() == 0 || m_keptColumn < 0)
        return;
    executeDelayedItemsLayout();
    const int column = std::min(m_keptColumn, m_model->columnCount() - 1);
    setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(m_keptString)), column));
    if (const int row = m_model->rowOf(m_anchor); row >= 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(row)
                                      - m_anchorOffset);
}

} // namespace lineup
