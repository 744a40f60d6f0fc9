// SPDX-License-Identifier: Apache-2.0
#include "bulkpickdialog.h"
#include "celldetail.h"
#include "gridfacts.h"
#include "gridfilterbar.h"
#include "gridmodel.h"
#include "gridview.h"
#include "gridwords.h"
#include "metricsdialog.h"
#include "tablegrid.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>

namespace lineup {

void TableGrid::focusSearch()
{
    m_filters->focusSearch();
}

RevealPlace TableGrid::revealer()
{
    return [grid = QPointer<TableGrid>(this)](const TablePlace &place) {
        if (grid)
            grid->reveal(place);
    };
}

void TableGrid::reveal(const TablePlace &place)
{
    const int row = m_model->rowOf(place.row);
    if (row < 0)
        return;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const GridColumn &one = m_model->column(column);
        if (one.language == place.language && one.target == place.target)
            m_view->setCurrentIndex(m_model->index(row, column));
    }
}

void TableGrid::choose(const TablePlace &place, bool picked)
{
    const TableCell *cell = m_session ? m_session->cell(place) : nullptr;
    if (!cell || cell->forms.isEmpty() || cell->answer.picked == picked)
        return;
    m_undo.push(new PicksCommand(m_session, { { place, picked } }, revealer(),
                                 picked ? tr("pick") : tr("taking back a pick")));
}

void TableGrid::pick(int number)
{
    const std::optional<TablePlace> place = currentPlace();
    if (!place)
        return;
    if (number == 0) {
        const int picked = m_session->pickedTarget(place->row, place->language);
        if (picked >= 0)
            choose({ place->row, place->language, picked }, false);
    } else if (number <= m_session->job().lineup.targets.size()) {
        choose({ place->row, place->language, number - 1 }, true);
    }
}

// Of a cell that holds no answer: what is picked.
void TableGrid::edit()
{
    const std::optional<TablePlace> place = currentPlace();
    if (!place)
        return;
    setDetailShown(true);
    m_detail->edit(place->target);
}

void TableGrid::copy()
{
    const QModelIndex now = m_view->currentIndex();
    if (m_session && now.isValid())
        QGuiApplication::clipboard()->setText(
            GridWords::rawText(*m_session, m_model->stringOf(now.row()), m_model->column(now.column())));
}

void TableGrid::showMenu(const QPoint &globalPosition)
{
    const std::optional<TablePlace> place = currentPlace();
    if (!place)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const TableJob &job = m_session->job();
    for (int target = 0; target < job.lineup.targets.size(); ++target) {
        QString label = GridWords::targetLabel(job, target);
        label.replace(u'&', QStringLiteral("&&"));
        const TableCell *cell = m_session->cell({ place->row, place->language, target });
        QAction *pick = menu->addAction(tr("Pick %1", "target").arg(label), this,
                                        [this, target] { this->pick(target + 1); });
        pick->setCheckable(true);
        pick->setChecked(cell && cell->answer.picked);
        pick->setEnabled(cell && !cell->forms.isEmpty());
    }
    QAction *none = menu->addAction(tr("Take the pick back"), this, [this] { pick(0); });
    none->setEnabled(m_session->pickedTarget(place->row, place->language) >= 0);
    menu->addSeparator();
    menu->addAction(tr("Edit"), this, &TableGrid::edit)->setEnabled(place->target >= 0);
    menu->addAction(m_detail->isHidden() ? tr("Show details") : tr("Hide details"), this,
                    [this] { setDetailShown(m_detail->isHidden()); });
    menu->addAction(tr("Copy text"), this, &TableGrid::copy);
    menu->popup(globalPosition);
}

void TableGrid::askReason(const TablePlace &place, const Finding &finding)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Ignore finding"));
    dialog->setInputMode(QInputDialog::TextInput);
    dialog->setLabelText(tr("Why is this all right? The reason is kept with the run."));
    dialog->setOkButtonText(tr("Ignore"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, place, finding](const QString &reason) {
        if (m_session) {
            m_undo.push(new IgnoreCommand(m_session, place, finding, reason.trimmed(), revealer(),
                                          tr("ignoring a finding")));
        }
    });
    dialog->open();
}

void TableGrid::pickMany()
{
    if (!m_session)
        return;
    auto *dialog = new BulkPickDialog(m_session, m_model->strings(), m_facts->languages(), this);
    connect(dialog, &BulkPickDialog::picksChosen, this, [this](const QList<PickChange> &picks) {
        if (m_session)
            m_undo.push(new PicksCommand(m_session, picks, revealer(),
                                         tr("picking %n translation(s)", nullptr, int(picks.size()))));
    });
    dialog->open();
}

void TableGrid::takeVerdicts(const QList<CellVerdict> &verdicts)
{
    if (m_session && !verdicts.isEmpty())
        m_undo.push(new VerdictsCommand(m_session, verdicts, revealer(), tr("import of a sheet")));
}

void TableGrid::showMetrics()
{
    if (m_session)
        (new MetricsDialog(*m_session, this))->open();
}

} // namespace lineup
