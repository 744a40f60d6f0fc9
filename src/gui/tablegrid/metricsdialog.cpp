// SPDX-License-Identifier: Apache-2.0
#include "metricsdialog.h"

#include "common/accessible.h"
#include "common/background.h"
#include "metricsmodel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace lineup {

namespace {

constexpr int tickMs = 100;
// Fewer strings do not rank anything.
constexpr int fewPairs = 20;

} // namespace

MetricsDialog::MetricsDialog(const TableSession &session, QWidget *parent)
    : QDialog(parent)
    , m_job(session.job())
    , m_computing(std::make_shared<MetricsProgress>())
    , m_model(new MetricsModel(this))
    , m_table(new QTableView(this))
    , m_note(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_copy(new QPushButton(tr("&Copy table"), this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Metrics"));
    build();
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model->asText()); });
    connect(&m_tick, &QTimer::timeout, this, [this] { m_progress->setValue(m_computing->rows); });
    compute(metricsInput(session));
}

MetricsDialog::~MetricsDialog()
{
    m_computing->cancelled = true;
}

void MetricsDialog::build()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Metrics by language and target"));
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setText(tr("Reading the table…"));
    m_progress->setAccessibleName(tr("Strings that are counted"));
    m_copy->setEnabled(false);
    m_buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().lineSpacing() * 24);
}

void MetricsDialog::compute(const MetricsInput &input)
{
    m_progress->setRange(0, std::max(1, input.rows()));
    m_note->setText(tr("Counting letters and words of %n string(s)…", nullptr, input.rows()));
    m_tick.start(tickMs);
    runInBackground(
        this, [input, progress = m_computing] { return targetMetrics(input, *progress); },
        [this](const QList<TargetMetrics> &metrics) { show(metrics); });
}

void MetricsDialog::show(const QList<TargetMetrics> &metrics)
{
    m_tick.stop();
    m_progress->hide();
    m_model->setMetrics(m_job, metrics);
    m_table->resizeColumnsToContents();
    m_copy->setEnabled(!metrics.isEmpty());
    const bool few = std::any_of(metrics.cbegin(), metrics.cend(), [](const TargetMetrics &one) {
        return one.pairs > 0 && one.pairs < fewPairs;
    });
    QString note
        = tr("The figures compare the answers with the translations in the file and with each other. "
             "They do not say which translation is right.");
    if (few)
        note = tr("%1 Figures of fewer than %2 strings do not rank targets.", "a sentence before")
                   .arg(note, locale().toString(fewPairs));
    m_note->setText(note);
    announce(m_note, note);
}

} // namespace lineup
