// SPDX-License-Identifier: Apache-2.0
#include "tableestimatebox.h"

#include "tableestimatemodel.h"
#include "ui_tableestimatebox.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRowsShown = 8; // further ones scroll

} // namespace

TableEstimateBox::TableEstimateBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableEstimateBox>())
    , m_model(new TableEstimateModel(this))
{
    m_ui->setupUi(this);
    m_ui->estimateView->setModel(m_model);
    m_ui->estimateView->verticalHeader()->hide();
    m_ui->estimateView->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->estimateView->horizontalHeader()->setSectionResizeMode(TableEstimateModel::Target,
                                                                 QHeaderView::Stretch);
    clear();
}

TableEstimateBox::~TableEstimateBox() = default;

void TableEstimateBox::showPlan(const TablePlan &plan)
{
    m_estimate = plan.estimate;
    m_maxCostUsd = plan.job.maxCostUsd;
    m_model->setEstimate(plan.estimate, plan.job.lineup);
    showWords();
}

void TableEstimateBox::showReckoning()
{
    m_ui->estimateLabel->setText(tr("Reckoning…"));
}

void TableEstimateBox::clear()
{
    m_estimate = {};
    m_model->setEstimate({}, {});
    showWords();
}

QString TableEstimateBox::words() const
{
    if (m_estimate.cells == 0)
        return tr("Nothing to translate yet.");
    const QString amount = tr("%1, %2", "counts")
                               .arg(tr("%Ln string(s)", nullptr, m_estimate.strings),
                                    tr("%Ln translation(s) in all", nullptr, m_estimate.cells));
    QStringList sentences;
    if (m_estimate.unpriced < m_estimate.targets.size())
        sentences += tr("%1: %2, est.", "counts; an amount of money")
                         .arg(amount, TableEstimateModel::range(m_estimate.lowUsd, m_estimate.highUsd));
    else
        sentences += tr("%1.", "counts").arg(amount);
    if (m_estimate.unpriced > 0)
        sentences += tr("The price of %Ln target(s) is not known.", nullptr, m_estimate.unpriced);
    if (m_estimate.unpriced > 0 && m_maxCostUsd)
        sentences += tr("The limit of costs does not hold for them.");
    else if (m_maxCostUsd && m_estimate.highUsd > *m_maxCostUsd)
        sentences += tr("The run may pause at its limit of costs; it can be gone on with.");
    return sentences.join(u' ');
}

void TableEstimateBox::showWords()
{
    m_ui->estimateLabel->setText(words());
    const int rows = std::min(m_model->rowCount(), mostRowsShown);
    m_ui->estimateView->setVisible(rows > 0);
    const QHeaderView *header = m_ui->estimateView->horizontalHeader();
    m_ui->estimateView->setFixedHeight(header->sizeHint().height()
                                       + rows * m_ui->estimateView->verticalHeader()->defaultSectionSize()
                                       + m_ui->estimateView->horizontalScrollBar()->sizeHint().height()
                                       + 2 * m_ui->estimateView->frameWidth());
}

void TableEstimateBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showWords();
}

} // namespace lineup
