// SPDX-License-Identifier: Apache-2.0
#include "tablesetuppanel.h"

#include "common/accessible.h"
#include "common/icons.h"
#include "settings/settings.h"
#include "tableestimatebox.h"
#include "tablefilesbox.h"
#include "tablefontsbox.h"
#include "tableguidancebox.h"
#include "tablelanguagesbox.h"
#include "tablememory.h"
#include "tableplanner.h"
#include "tablerequestsbox.h"
#include "tablerulesbox.h"
#include "tablescopebox.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnsForTwo = 130; // average characters: from then on boxes stand beside each other

} // namespace

TableSetupPanel::TableSetupPanel(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_files(new TableFilesBox)
    , m_languages(new TableLanguagesBox)
    , m_scope(new TableScopeBox)
    , m_requests(new TableRequestsBox)
    , m_guidance(new TableGuidanceBox)
    , m_fonts(new TableFontsBox)
    , m_rules(new TableRulesBox)
    , m_estimate(new TableEstimateBox)
    , m_scroll(new QScrollArea(this))
    , m_columns(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_problem(new QLabel(this))
    , m_start(new QPushButton(this))
    , m_planner(new TablePlanner(this))
{
    build();
    connectBoxes();
    const QJsonObject remembered = m_settings->tables();
    m_scope->restore(remembered.value("scope"_L1).toObject());
    m_requests->restore(remembered.value("requests"_L1).toObject());
    m_fonts->restore(remembered.value("fonts"_L1).toObject());
    if (const QJsonObject prompt = remembered.value("prompt"_L1).toObject(); !prompt.isEmpty())
        m_guidance->setPromptTemplate(
            { prompt.value("system"_L1).toString(), prompt.value("user"_L1).toString(), {} });
    retranslate();
    replan();
}

TableSetupPanel::~TableSetupPanel() = default;

void TableSetupPanel::build()
{
    auto *content = new QWidget;
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->addLayout(m_columns);
    contentLayout->addStretch();
    auto *first = new QVBoxLayout;
    for (QWidget *box : { static_cast<QWidget *>(m_files), static_cast<QWidget *>(m_languages),
                          static_cast<QWidget *>(m_scope), static_cast<QWidget *>(m_rules) })
        first->addWidget(box);
    first->addStretch();
    auto *second = new QVBoxLayout;
    for (QWidget *box : { static_cast<QWidget *>(m_requests), static_cast<QWidget *>(m_guidance),
                          static_cast<QWidget *>(m_fonts), static_cast<QWidget *>(m_estimate) })
        second->addWidget(box);
    second->addStretch();
    m_columns->addLayout(first, 1);
    m_columns->addLayout(second, 1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"setupProblem"_s);
    m_start->setObjectName(u"startTableButton"_s);
    m_start->setIcon(icon(u"send"_s));
    m_start->setDefault(true);
    auto *footer = new QHBoxLayout;
    const QStyle *look = style();
    footer->setContentsMargins(look->pixelMetric(QStyle::PM_LayoutLeftMargin), 0,
                               look->pixelMetric(QStyle::PM_LayoutRightMargin),
                               look->pixelMetric(QStyle::PM_LayoutBottomMargin));
    footer->addWidget(m_problem, 1);
    footer->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(footer);
}

void TableSetupPanel::connectBoxes()
{
    connect(m_languages, &TableLanguagesBox::changed, this, [this] {
        m_guidance->setLanguages(m_languages->languages());
        m_fonts->setLanguages(m_languages->languages());
        replan();
    });
    connect(m_scope, &TableScopeBox::changed, this, &TableSetupPanel::replan);
    connect(m_requests, &TableRequestsBox::changed, this, &TableSetupPanel::replan);
    connect(m_guidance, &TableGuidanceBox::changed, this, &TableSetupPanel::replan);
    connect(m_fonts, &TableFontsBox::changed, this, &TableSetupPanel::replan);
    connect(m_rules, &TableRulesBox::changed, this, &TableSetupPanel::replan);
    connect(m_rules, &TableRulesBox::fileChosen, this, [this](const QString &path) {
        if (!m_table.source.in.isEmpty())
            m_settings->setTables(withRules(m_settings->tables(), m_table.source.in, path));
    });
    connect(m_requests, &TableRequestsBox::lineupChosen, this, &TableSetupPanel::lineupChosen);
    connect(m_requests, &TableRequestsBox::editLineupRequested, this, &TableSetupPanel::editLineupRequested);
    connect(m_planner, &TablePlanner::planned, this, &TableSetupPanel::showPlan);
    connect(m_start, &QPushButton::clicked, this, &TableSetupPanel::requestStart);
    // Whoever goes through the fields by keyboard sees where they are.
    connect(qApp, &QApplication::focusChanged, m_scroll, [this](QWidget *, QWidget *focused) {
        if (focused && m_scroll->widget()->isAncestorOf(focused))
            m_scroll->ensureWidgetVisible(focused);
    });
}

void TableSetupPanel::showReading(const QStringList &paths)
{
    m_files->showReading(paths);
    m_planned = false;
    showProblem(tr("The files are being read."));
    Q_EMIT startPossible();
}

void TableSetupPanel::showTable(const OpenedTable &table)
{
    const bool another = m_table.source.in != table.source.in;
    m_table = table;
    if (another)
        recallRules();
    m_planner->setFiles(table.files);
    m_files->showTable(table);
    m_guidance->showTable(table);
    m_languages->showTable(table);
    m_guidance->setLanguages(m_languages->languages());
    m_fonts->setLanguages(m_languages->languages());
    replan();
}

// Those of one table would find fault with another one for nothing.
void TableSetupPanel::recallRules()
{
    const QString file = rememberedRules(m_settings->tables(), m_table.source.in);
    if (file.isEmpty())
        m_rules->setRules({});
    else
        m_rules->readRules(file);
}

void TableSetupPanel::restore(const TableJob &job)
{
    m_languages->restore(job);
    m_scope->restore(job);
    m_requests->restore(job);
    m_guidance->restore(job);
    m_fonts->setFonts(job.fonts);
    m_rules->setRules(job.rules);
    replan();
}

void TableSetupPanel::setLineups(const QStringList &names, int current)
{
    m_requests->setLineups(names, current);
}

void TableSetupPanel::setLineup(const Lineup &lineup, const ModelCatalogue &catalogue)
{
    m_lineup = lineup;
    m_catalogue = catalogue;
    replan();
}

TableSetup TableSetupPanel::setup() const
{
    TableSetup setup{ m_table.source, m_languages->sourceLanguage(), m_languages->languages(),
                      m_scope->selection(), m_lineup };
    m_requests->apply(setup);
    m_guidance->apply(setup);
    m_fonts->apply(setup);
    m_rules->apply(setup);
    return setup;
}

void TableSetupPanel::replan()
{
    m_planned = false;
    if (m_table.source.in.isEmpty()) {
        m_estimate->clear();
        showProblem(tr("Open a file of strings first."));
    } else if (m_table.wantsSource) {
        m_estimate->clear();
        showProblem(tr("Name the file with the source texts first."));
    } else if (m_languages->sourceLanguage().isEmpty()) {
        m_estimate->clear();
        showProblem(tr("Choose the language to translate from."));
    } else {
        m_estimate->showReckoning();
        m_planner->ask(setup(), m_catalogue);
    }
    m_start->setEnabled(canStart());
    Q_EMIT startPossible();
}

void TableSetupPanel::showPlan(const TablePlan &plan)
{
    if (m_table.source.in.isEmpty() || m_table.wantsSource)
        return;
    m_plan = plan;
    m_planned = true;
    m_estimate->showPlan(plan);
    m_fonts->showPlan(plan);
    m_guidance->setFirstRequest(plan.firstRequest);
    showProblem(plan.problem);
    m_start->setEnabled(canStart());
    Q_EMIT startPossible();
}

void TableSetupPanel::showProblem(const QString &text)
{
    if (m_problem->text() == text)
        return;
    m_problem->setText(text);
    announce(m_problem, text);
}

void TableSetupPanel::setStartEnabled(bool enabled)
{
    m_startEnabled = enabled;
    m_start->setEnabled(canStart());
    m_start->setToolTip(enabled ? QString() : tr("Another table run is under way.").toHtmlEscaped());
    Q_EMIT startPossible();
}

bool TableSetupPanel::canStart() const
{
    return m_startEnabled && m_planned && !m_rules->isReading() && m_plan.problem.isEmpty()
        && !m_plan.job.strings.isEmpty();
}

void TableSetupPanel::requestStart()
{
    if (!canStart())
        return;
    remember();
    Q_EMIT startRequested(m_plan.job);
}

// What holds for the next table as well.
void TableSetupPanel::remember() const
{
    QJsonObject choice = m_settings->tables();
    choice.insert(u"scope"_s, m_scope->toJson());
    choice.insert(u"requests"_s, m_requests->toJson());
    choice.insert(u"fonts"_s, m_fonts->toJson());
    const PromptTemplate prompt = m_guidance->promptTemplate();
    if (prompt == defaultTablePrompt())
        choice.remove(u"prompt"_s);
    else
        choice.insert(u"prompt"_s, QJsonObject{ { u"system"_s, prompt.system }, { u"user"_s, prompt.user } });
    m_settings->setTables(choice);
}

void TableSetupPanel::focusFirst()
{
    m_files->setFocus(Qt::TabFocusReason);
    focusNextChild();
}

void TableSetupPanel::focusLineups()
{
    m_requests->focusLineups();
}

void TableSetupPanel::arrange()
{
    const bool wide = width() >= fontMetrics().averageCharWidth() * columnsForTwo;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void TableSetupPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TableSetupPanel::retranslate()
{
    m_start->setText(tr("Translate"));
}

void TableSetupPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        replan();
    }
    if (event->type() == QEvent::FontChange)
        arrange();
}

} // namespace lineup
