// SPDX-License-Identifier: Apache-2.0
#include "metricsmodel.h"

#include "common/format.h"
#include "gridwords.h"

#include <QLocale>

namespace lineup {

namespace {

QString figure(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', 1) : unknownFigure();
}

} // namespace

MetricsModel::MetricsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void MetricsModel::setMetrics(const TableJob &job, const QList<TargetMetrics> &metrics)
{
    beginResetModel();
    m_languages.clear();
    m_targets.clear();
    for (const TableLanguage &language : job.languages)
        m_languages.append(GridWords::languageTitle(language.tag));
    for (int target = 0; target < job.lineup.targets.size(); ++target)
        m_targets.append(GridWords::targetLabel(job, target));
    m_metrics = metrics;
    endResetModel();
}

QString MetricsModel::asText() const
{
    QStringList lines;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            cells.append(row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                                 : index(row, column).data().toString());
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

int MetricsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_metrics.size());
}

int MetricsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MetricsModel::text(const TargetMetrics &metrics, int column) const
{
    switch (column) {
    case Language:
        return m_languages.value(metrics.language);
    case Target:
        return m_targets.value(metrics.target);
    case Pairs:
        return QLocale().toString(metrics.pairs);
    case Chrf:
        return figure(metrics.chrf2pp);
    case Bleu:
        return figure(metrics.bleu);
    case Ter:
        return figure(metrics.ter);
    case Compared:
        return QLocale().toString(metrics.compared);
    case Agreement:
        return figure(metrics.agreement);
    default:
        return {};
    }
}

QVariant MetricsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return text(m_metrics.at(index.row()), index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() > Target ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Language:
        return tip ? QString() : tr("Language");
    case Target:
        return tip ? QString() : tr("Target");
    case Pairs:
        return tip
            ? tr("Strings that are translated in the file and have an answer. Plurals and translations "
                 "that need review are left out.")
            : tr("In the file");
    case Chrf:
        return tip
            ? tr("How near the answers come to the translations in the file, by letters and words. 100 "
                 "is the same.")
            : tr("chrF2++");
    case Bleu:
        return tip ? tr("The same by words. It says nothing of languages without spaces between words.")
                   : tr("BLEU");
    case Ter:
        return tip ? tr("How many words would have to be changed for each 100. 0 is the same.") : tr("TER");
    case Compared:
        return tip ? tr("Strings that this and another target answered") : tr("Compared");
    case Agreement:
        return tip ? tr("chrF2 against the other targets' answers, on average. A target far below the others "
                        "is worth a look.")
                   : tr("Agreement");
    default:
        return {};
    }
}

} // namespace lineup
