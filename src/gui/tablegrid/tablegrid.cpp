// SPDX-License-Identifier: Apache-2.0
#include "tablegrid.h"

#include "cellchecking.h"
#include "celldetail.h"
#include "common/background.h"
#include "gridfacts.h"
#include "gridfilterbar.h"
#include "gridmodel.h"
#include "gridsearch.h"
#include "gridview.h"
#include "gridwords.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

// Cells that came since the last search are looked at with it now and then.
constexpr int searchAgainMs = 2000;

} // namespace

TableGrid::TableGrid(QWidget *parent)
    : QWidget(parent)
    , m_undoAction(m_undo.createUndoAction(this))
    , m_redoAction(m_undo.createRedoAction(this))
    , m_filters(new GridFilterBar(this))
    , m_model(new GridModel(this))
    , m_view(new GridView(this))
    , m_detail(new CellDetail(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new QLabel(this))
{
    build();
    listen();
    listenToDetail();
    showState();
}

TableGrid::~TableGrid()
{
    setSession(nullptr);
}

void TableGrid::build()
{
    m_undoAction->setShortcuts(QKeySequence::Undo);
    m_redoAction->setShortcuts(QKeySequence::Redo);
    for (QAction *action : { m_undoAction, m_redoAction }) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_view->setObjectName(u"tableView"_s);
    m_detail->setObjectName(u"tableDetail"_s);
    m_view->setGridModel(m_model);
    auto *none = new QWidget(this);
    auto *noneLayout = new QVBoxLayout(none);
    auto *all = new QPushButton(tr("Show all rows"), none);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    noneLayout->addStretch();
    noneLayout->addWidget(m_empty);
    noneLayout->addWidget(all, 0, Qt::AlignHCenter);
    noneLayout->addStretch();
    connect(all, &QPushButton::clicked, m_filters, &GridFilterBar::showAll);
    m_pages->addWidget(m_view);
    m_pages->addWidget(none);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_detail->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_filters);
    layout->addWidget(m_splitter, 1);
    setFocusProxy(m_view);
}

void TableGrid::listen()
{
    m_searchAgain.setSingleShot(true);
    m_searchAgain.setInterval(searchAgainMs);
    connect(&m_searchAgain, &QTimer::timeout, this, [this] { search(m_filters->searchText(), true); });
    connect(m_filters, &GridFilterBar::filterChanged, this,
            [this](const std::optional<RowTrait> &trait) { m_model->setFilter(trait); });
    connect(m_filters, &GridFilterBar::orderChanged, this,
            [this](GridModel::Order order) { m_model->setOrder(order); });
    connect(m_filters, &GridFilterBar::refreshRequested, this, [this] { m_model->apply(); });
    connect(m_filters, &GridFilterBar::languagesChanged, this, [this](const QList<int> &languages) {
        if (!m_facts)
            return;
        m_facts->setLanguages(languages);
        m_model->updateColumns();
    });
    connect(m_filters, &GridFilterBar::searchChanged, this,
            [this](const QString &text) { search(text, false); });
    connect(m_filters, &GridFilterBar::bulkPickRequested, this, &TableGrid::pickMany);
    connect(m_filters, &GridFilterBar::metricsRequested, this, &TableGrid::showMetrics);
    connect(m_view, &GridView::pickRequested, this, &TableGrid::pick);
    connect(m_view, &GridView::editRequested, this, &TableGrid::edit);
    connect(m_view, &GridView::copyRequested, this, &TableGrid::copy);
    connect(m_view, &GridView::menuRequested, this, &TableGrid::showMenu);
    connect(m_view, &GridView::detailsRequested, this, [this] { setDetailShown(m_detail->isHidden()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TableGrid::showCurrent);
    followModel();
}

void TableGrid::followModel()
{
    connect(m_model, &GridModel::staleChanged, this, &TableGrid::showState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TableGrid::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TableGrid::showState);
}

void TableGrid::listenToDetail()
{
    connect(m_detail, &CellDetail::closeRequested, this, [this] { setDetailShown(false); });
    connect(m_detail, &CellDetail::pickRequested, this, &TableGrid::choose);
    connect(m_detail, &CellDetail::ignoreRequested, this, &TableGrid::askReason);
    connect(m_detail, &CellDetail::editingFinished, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_detail, &CellDetail::textEdited, this,
            [this](const TablePlace &place, const std::optional<QString> &text) {
                if (m_session)
                    m_undo.push(new EditCommand(m_session, place, text, revealer(), tr("edit")));
            });
    connect(m_detail, &CellDetail::fixRequested, this, [this](const TablePlace &place, const QString &text) {
        if (m_session)
            m_undo.push(new EditCommand(m_session, place, text, revealer(), tr("fix")));
    });
    connect(m_detail, &CellDetail::countRequested, this,
            [this](const TablePlace &place, const Finding &finding) {
                if (m_session)
                    m_undo.push(new IgnoreCommand(m_session, place, finding, {}, revealer(),
                                                  tr("counting a finding again")));
            });
}

void TableGrid::setSession(TableSession *session)
{
    if (session == m_session && session)
        return;
    m_searchAgain.stop();
    ++m_searches;
    if (m_session)
        m_session->disconnect(this);
    m_detail->setTable(nullptr, nullptr, nullptr);
    m_filters->setTable(nullptr, nullptr);
    m_model->setTable(nullptr, nullptr, nullptr);
    m_undo.clear();
    m_facts.reset();
    m_scores.reset();
    m_checking.reset();
    m_session = session;
    if (session)
        startTable(session);
    showState();
}

void TableGrid::startTable(TableSession *session)
{
    m_checking = std::make_unique<CellChecking>(session);
    m_scores = std::make_unique<RowScores>(session);
    m_facts = std::make_unique<GridFacts>(session, m_scores.get());
    connect(session, &QObject::destroyed, this, [this] { setSession(nullptr); });
    connect(session, &TableSession::cellsChanged, this, [this] {
        if (!m_filters->searchText().isEmpty() && !m_searchAgain.isActive())
            m_searchAgain.start();
    });
    connect(m_checking.get(), &CellChecking::pendingChanged, this, [this](int pending) {
        showState();
        Q_EMIT uncheckedCellsChanged(pending);
    });
    m_filters->setTable(session, m_facts.get());
    m_model->setTable(session, m_scores.get(), m_facts.get());
    m_detail->setTable(session, m_scores.get(), m_checking.get());
    QStringList keys;
    for (const TableString &string : session->job().strings)
        keys.append(string.id);
    runInBackground(
        m_facts.get(), [keys] { return keyRanks(keys); },
        [this](const std::vector<int> &ranks) { m_model->setKeyRanks(ranks); });
    search(m_filters->searchText(), false);
    if (m_model->rowCount() > 0) {
        const int column = std::min(2, m_model->columnCount() - 1);
        m_view->setCurrentIndex(m_model->index(0, column));
    }
}

int TableGrid::uncheckedCells() const
{
    return m_checking ? m_checking->pending() : 0;
}

void TableGrid::search(const QString &text, bool again)
{
    ++m_searches;
    if (!m_session)
        return;
    if (text.isEmpty()) {
        m_model->setFound({});
        return;
    }
    // An answer for another text, or of another table, comes too late.
    runInBackground(
        m_facts.get(),
        [job = m_session->job(), cells = m_session->cells(), text] { return searchRows(job, cells, text); },
        [this, again, search = m_searches](const QBitArray &found) {
            if (search != m_searches)
                return;
            if (again)
                m_model->updateFound(found);
            else
                m_model->setFound(found);
        });
}

void TableGrid::showState()
{
    const int shown = m_model->rowCount();
    m_filters->showState(shown, m_model->staleRows(), uncheckedCells());
    m_filters->setEnabled(m_session);
    m_empty->setText(m_session ? tr("No string matches the filter and the search.")
                               : tr("No table is open."));
    if (auto *all = m_empty->parentWidget()->findChild<QPushButton *>())
        all->setVisible(m_session);
    m_pages->setCurrentIndex(shown > 0 ? 0 : 1);
}

std::optional<TablePlace> TableGrid::currentPlace() const
{
    const QModelIndex now = m_view->currentIndex();
    if (!m_session || !now.isValid() || m_facts->languages().isEmpty())
        return {};
    const GridColumn &column = m_model->column(now.column());
    const int row = m_model->stringOf(now.row());
    const int language = column.language < 0 ? m_facts->languages().first() : column.language;
    const int target = column.target < 0 ? m_session->pickedTarget(row, language) : column.target;
    return TablePlace{ row, language, target };
}

void TableGrid::showCurrent()
{
    const std::optional<TablePlace> place = currentPlace();
    if (place && !m_detail->isHidden())
        m_detail->showPlace(place->row, place->language, place->target);
}

void TableGrid::setDetailShown(bool shown)
{
    if (!shown)
        m_detail->finishEditing();
    const bool inside = m_detail->isAncestorOf(focusWidget());
    m_detail->setVisible(shown);
    if (shown && !std::exchange(m_detailPlaced, true))
        m_splitter->setSizes({ height() / 2, height() / 2 });
    if (shown)
        showCurrent();
    else if (inside)
        m_view->setFocus(Qt::OtherFocusReason);
    if (m_view->currentIndex().isValid())
        m_view->scrollTo(m_view->currentIndex());
}

} // namespace lineup
