// SPDX-License-Identifier: Apache-2.0
#include "bulkpickdialog.h"

#include "common/accessible.h"
#include "gridwords.h"
#include "targetordermodel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace lineup {

namespace {

// A preview after every key would be more than anybody reads.
constexpr int previewDelayMs = 50;

QStringList labelsOf(const TableJob &job)
{
    QStringList labels;
    for (int target = 0; target < job.lineup.targets.size(); ++target)
        labels.append(GridWords::targetLabel(job, target));
    return labels;
}

} // namespace

BulkPickDialog::BulkPickDialog(TableSession *session, const std::vector<int> &strings,
                               const QList<int> &languages, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_strings(strings)
    , m_languages(languages)
    , m_model(new TargetOrderModel(labelsOf(session->job()), this))
    , m_list(new QListView(this))
    , m_up(new QPushButton(tr("Move &up"), this))
    , m_down(new QPushButton(tr("Move &down"), this))
    , m_withoutWarnings(new QCheckBox(tr("Take no answers with &warnings either"), this))
    , m_overPicks(new QCheckBox(tr("&Replace picks that there are"), this))
    , m_summary(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Pick many"));
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(previewDelayMs);
    const auto later = [this] { m_soon.start(); };
    connect(&m_soon, &QTimer::timeout, this, &BulkPickDialog::preview);
    connect(m_model, &QAbstractItemModel::dataChanged, this, later);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, later);
    connect(m_withoutWarnings, &QCheckBox::toggled, this, later);
    connect(m_overPicks, &QCheckBox::toggled, this, later);
    connect(session, &TableSession::cellsChanged, this, later);
    connect(session, &TableSession::findingsChanged, this, later);
    connect(session, &QObject::destroyed, this, &QDialog::reject);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &BulkPickDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    preview();
}

BulkPickDialog::~BulkPickDialog() = default;

void BulkPickDialog::build()
{
    auto *label = new QLabel(tr("For each of the %n row(s) shown, pick the first of these &targets whose "
                                "answer has no errors:",
                                nullptr, int(m_strings.size())),
                             this);
    label->setWordWrap(true);
    label->setBuddy(m_list);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Targets, best liked first"));
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    auto *moves = new QVBoxLayout;
    moves->addWidget(m_up);
    moves->addWidget(m_down);
    moves->addStretch();
    auto *line = new QHBoxLayout;
    line->addWidget(m_list, 1);
    line->addLayout(moves);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addLayout(line, 1);
    layout->addWidget(m_withoutWarnings);
    layout->addWidget(m_overPicks);
    layout->addWidget(m_summary);
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 64, fontMetrics().lineSpacing() * 22);
}

void BulkPickDialog::move(int step)
{
    const int row = m_list->currentIndex().row();
    if (m_model->move(row, step))
        m_list->setCurrentIndex(m_model->index(row + step, 0));
}

BulkPickWish BulkPickDialog::wish() const
{
    return { m_strings, m_languages, m_model->chosen(), m_withoutWarnings->isChecked(),
             m_overPicks->isChecked() };
}

void BulkPickDialog::preview()
{
    if (!m_session)
        return;
    const BulkPickWish wish = this->wish();
    const BulkPickPlan plan = bulkPickPlan(*m_session, wish);
    QStringList lines{ tr("%n translation(s) would be picked.", nullptr, int(plan.picks.size())) };
    for (qsizetype i = 0; i < wish.targets.size(); ++i) {
        if (plan.perTarget.at(i) > 0)
            lines.append(tr("%1: %2", "target, number of picks")
                             .arg(GridWords::targetLabel(m_session->job(), wish.targets.at(i)),
                                  locale().toString(plan.perTarget.at(i))));
    }
    if (plan.already > 0)
        lines.append(tr("%n are picked already and stay as they are.", nullptr, plan.already));
    if (plan.none > 0)
        lines.append(tr("%n have no answer that is good enough.", nullptr, plan.none));
    if (plan.unchecked > 0)
        lines.append(tr("%n are still being checked and are left out.", nullptr, plan.unchecked));
    m_summary->setText(lines.join(u'\n'));
    announce(m_summary, lines.first());
    QPushButton *button = m_buttons->button(QDialogButtonBox::Ok);
    button->setText(tr("&Pick %n", nullptr, int(plan.picks.size())));
    button->setEnabled(!plan.picks.isEmpty());
}

void BulkPickDialog::accept()
{
    if (!m_session)
        return;
    const BulkPickPlan plan = bulkPickPlan(*m_session, wish());
    if (!plan.picks.isEmpty())
        Q_EMIT picksChosen(plan.picks);
    QDialog::accept();
}

} // namespace lineup
