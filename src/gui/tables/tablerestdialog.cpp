// SPDX-License-Identifier: Apache-2.0
#include "tablerestdialog.h"

#include "common/format.h"
#include "dialogsize.h"
#include "sheets/showntext.h"
#include "strings/languagetags.h"
#include "work/tablefindings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace lineup {

namespace {

// A box with the targets in a cell.
class TargetDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        auto *box = new QComboBox(parent);
        box->addItem(TableRestModel::tr("Leave this language out"));
        if (const auto *model = qobject_cast<const TableRestModel *>(index.model()))
            box->addItems(model->targetNames());
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentIndex(index.data(Qt::EditRole).toInt() + 1);
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (const auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentIndex() - 1, Qt::EditRole);
    }
};

} // namespace

TableRestModel::Scores TableRestModel::scoresOf(const TableJob &pilot, const QList<TableCell> &cells)
{
    Scores scores(pilot.languages.size(), QList<Score>(pilot.lineup.targets.size()));
    const TableFindings findings(pilot);
    for (const TableCell &cell : cells) {
        Score &score = scores[cell.place.language][cell.place.target];
        score.picks += cell.answer.picked ? 1 : 0;
        if (cell.answer.status != AnswerStatus::Complete || TableFindings::hasErrors(findings.ofCell(cell)))
            ++score.faulty;
    }
    return scores;
}

TableRestModel::TableRestModel(const TableJob &pilot, const Scores &scores, QObject *parent)
    : QAbstractTableModel(parent)
{
    for (const Target &target : pilot.lineup.targets) {
        m_ids.append(target.id);
        m_names.append(shownLine(target.displayName()));
    }
    for (qsizetype i = 0; i < pilot.languages.size(); ++i) {
        const QList<Score> &own = scores.at(i);
        const auto best = std::min_element(own.cbegin(), own.cend(), [](const Score &a, const Score &b) {
            return a.picks != b.picks ? a.picks > b.picks : a.faulty < b.faulty;
        });
        m_rows.append({ pilot.languages.at(i).tag, own, int(best - own.cbegin()) });
    }
}

QMap<QString, QString> TableRestModel::targets() const
{
    QMap<QString, QString> targets;
    for (const Row &row : m_rows) {
        if (row.chosen >= 0)
            targets.insert(row.language, m_ids.at(row.chosen));
    }
    return targets;
}

int TableRestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TableRestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TableRestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::EditRole && index.column() == Chosen)
        return row.chosen;
    if (role != Qt::DisplayRole)
        return {};
    const bool chosen = row.chosen >= 0;
    switch (Column(index.column())) {
    case Language:
        return languageName(row.language);
    case Chosen:
        return chosen ? m_names.at(row.chosen) : tr("Leave this language out");
    case Picks:
        return chosen ? QLocale().toString(row.scores.at(row.chosen).picks) : unknownFigure();
    case Faults:
        return chosen ? QLocale().toString(row.scores.at(row.chosen).faulty) : unknownFigure();
    case ColumnCount:
        break;
    }
    return {};
}

bool TableRestModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Chosen
        || role != Qt::EditRole)
        return false;
    const int chosen = value.toInt();
    if (chosen < -1 || chosen >= m_ids.size())
        return false;
    m_rows[index.row()].chosen = chosen;
    Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT targetsChanged();
    return true;
}

QVariant TableRestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Language:
        return tr("Language");
    case Chosen:
        return tr("Target for the rest");
    case Picks:
        return tr("Picks in the pilot");
    case Faults:
        return tr("Failed or with errors");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags TableRestModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Chosen ? flags | Qt::ItemIsEditable : flags;
}

TableRestDialog::TableRestDialog(const TableJob &pilot, const TableRestModel::Scores &scores, QWidget *parent)
    : QDialog(parent)
    , m_model(new TableRestModel(pilot, scores, this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Run the rest"));
    auto *hint
        = new QLabel(tr("The strings that the pilot did not draw are translated by one target for each "
                        "language."),
                     this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    auto *view = new QTableView(this);
    view->setModel(m_model);
    view->setAccessibleName(tr("Targets by language"));
    view->setItemDelegateForColumn(TableRestModel::Chosen, new TargetDelegate(view));
    view->setEditTriggers(QAbstractItemView::AllEditTriggers);
    view->verticalHeader()->hide();
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->horizontalHeader()->setSectionResizeMode(TableRestModel::Chosen, QHeaderView::Stretch);
    view->setCurrentIndex(m_model->index(0, TableRestModel::Chosen));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Translate the rest"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(view, 1);
    layout->addWidget(m_buttons);
    resizeToText(this, 90, 16);
    connect(m_model, &TableRestModel::targetsChanged, this,
            [this] { m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_model->targets().isEmpty()); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &TableRestDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &TableRestDialog::reject);
}

void TableRestDialog::accept()
{
    // An open editor's choice counts, too.
    m_buttons->setFocus();
    if (m_model->targets().isEmpty())
        return;
    Q_EMIT targetsChosen(m_model->targets());
    QDialog::accept();
}

} // namespace lineup
