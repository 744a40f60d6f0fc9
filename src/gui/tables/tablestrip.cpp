// SPDX-License-Identifier: Apache-2.0
#include "tablestrip.h"

#include "common/accessible.h"
#include "common/errortext.h"
#include "common/format.h"
#include "common/icons.h"
#include "model/provider.h"
#include "sheets/showntext.h"
#include "tablecontroller.h"
#include "tablegrid/tablesession.h"
#include "ui_tablestrip.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr double steadyMs = 1000; // before that a rate says nothing

} // namespace

TableStrip::TableStrip(TableController *controller, QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::TableStrip>())
    , m_controller(controller)
{
    m_ui->setupUi(this);
    m_ui->stopRunButton->setIcon(icon(u"stop"_s));
    m_ui->goOnButton->setIcon(icon(u"continue"_s));
    m_ui->retryButton->setIcon(icon(u"retry"_s));
    m_ui->writeButton->setIcon(icon(u"export"_s));
    connect(m_ui->setupButton, &QPushButton::clicked, this, &TableStrip::setupRequested);
    connect(m_ui->restButton, &QPushButton::clicked, this, &TableStrip::restRequested);
    connect(m_ui->writeButton, &QPushButton::clicked, this, &TableStrip::writeBackRequested);
    connect(m_ui->pauseButton, &QPushButton::clicked, m_controller, &TableController::pause);
    connect(m_ui->stopRunButton, &QPushButton::clicked, m_controller, &TableController::stop);
    connect(m_ui->goOnButton, &QPushButton::clicked, this, &TableStrip::goOnRequested);
    connect(m_ui->retryButton, &QPushButton::clicked, this, &TableStrip::goOnRequested);
    connect(m_controller, &TableController::sessionChanged, this, &TableStrip::refresh);
    connect(m_controller, &TableController::stateChanged, this, &TableStrip::refresh);
    connect(m_controller, &TableController::progressed, this, &TableStrip::refreshFigures);
    refresh();
}

TableStrip::~TableStrip() = default;

QString TableStrip::title() const
{
    const TableSession *session = m_controller->session();
    if (!session)
        return {};
    const QString what = shownLine(session->head().prompt.user());
    return session->job().sample > 0 ? tr("Pilot: %1").arg(what) : what;
}

QString TableStrip::stateWords() const
{
    switch (m_controller->state()) {
    case TableController::State::None:
        return {};
    case TableController::State::Running:
        return tr("Translating");
    case TableController::State::Paused:
        return m_controller->progress().running > 0 ? tr("Pausing: what was asked for still arrives")
                                                    : tr("Paused");
    case TableController::State::AtCap:
        return tr("Paused at the limit of %1").arg(formatCost(m_controller->maxCostUsd()));
    case TableController::State::Stopped:
        return tr("Not finished");
    case TableController::State::Done:
        return tr("Finished");
    }
    return {};
}

QString TableStrip::figures() const
{
    const TableProgress progress = m_controller->progress();
    const QLocale locale;
    QStringList parts{
        stateWords(), tr("%1 of %Ln done", nullptr, progress.cells).arg(locale.toString(progress.finished))
    };
    if (progress.failed > 0)
        parts += tr("%Ln failed", nullptr, progress.failed);
    parts += progress.costKnown
        ? tr("%1 so far").arg(formatEstimatedCost(progress.costUsd))
        : tr("%1 so far, not all costs are known").arg(formatEstimatedCost(progress.costUsd));
    const double ms = m_controller->elapsedMs();
    const int done = progress.finished - m_controller->finishedBefore();
    if (m_controller->isRunning() && ms >= steadyMs && done > 0) {
        const double perSecond = done / (ms / 1000);
        parts += tr("%1 a second").arg(locale.toString(perSecond, 'f', perSecond < 10 ? 1 : 0));
        if (m_controller->state() == TableController::State::Running && progress.finished < progress.cells)
            parts
                += tr("%1 left").arg(formatSeconds((progress.cells - progress.finished) / perSecond * 1000));
    }
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString TableStrip::notes() const
{
    if (!m_controller->session())
        return {};
    QStringList lines;
    const QHash<int, TableController::TargetNote> notes = m_controller->notes();
    QList<int> targets = notes.keys();
    std::sort(targets.begin(), targets.end());
    for (const int index : std::as_const(targets)) {
        const TableController::TargetNote note = notes.value(index);
        const Target &target = m_controller->session()->job().lineup.targets.at(index);
        const Provider *provider = findProvider(target.provider);
        const QString name = shownLine(target.displayName());
        const QString why = errorTitle(note.error.kind, provider ? provider->name : QString());
        const double leftMs = double(note.untilMs - QDateTime::currentMSecsSinceEpoch());
        lines += note.stopped
            ? tr("%1 is not asked any more. %2 %3", "a target; why in a sentence; what its provider said")
                  .arg(name, why, shownTitle(note.error.message, 200))
            : tr("%1 is asked again in %2. %3", "a target; a time; why in a sentence")
                  .arg(name, formatSeconds(std::max(0.0, leftMs)), why);
    }
    return lines.join(u'\n');
}

void TableStrip::refreshFigures()
{
    const TableProgress progress = m_controller->progress();
    m_ui->progressBar->setRange(0, std::max(1, progress.cells));
    m_ui->progressBar->setValue(progress.finished);
    m_ui->figuresLabel->setText(figures());
    const QString remarks = notes();
    m_ui->notesLabel->setVisible(!remarks.isEmpty());
    if (remarks == m_ui->notesLabel->text())
        return;
    const bool isNew = m_ui->notesLabel->text().isEmpty();
    m_ui->notesLabel->setText(remarks);
    if (isNew)
        announce(m_ui->notesLabel, remarks);
}

void TableStrip::refreshButtons()
{
    using State = TableController::State;
    const State state = m_controller->state();
    const TableProgress progress = m_controller->progress();
    const bool running = m_controller->isRunning();
    const bool hadFocus = m_ui->pauseButton->hasFocus() || m_ui->stopRunButton->hasFocus()
        || m_ui->goOnButton->hasFocus() || m_ui->retryButton->hasFocus();
    m_ui->pauseButton->setVisible(state == State::Running);
    m_ui->stopRunButton->setVisible(running);
    m_ui->goOnButton->setVisible(state == State::Paused || state == State::AtCap || state == State::Stopped);
    m_ui->goOnButton->setText(state == State::AtCap ? tr("Go on with more…") : tr("Go on"));
    m_ui->retryButton->setVisible(state == State::Done && progress.failed > 0);
    m_ui->retryButton->setText(tr("Retry %Ln failed", nullptr, progress.failed));
    const bool isPilot = m_controller->session() && m_controller->session()->job().sample > 0;
    m_ui->restButton->setVisible(isPilot && !running);
    m_ui->writeButton->setEnabled(!running && m_controller->session());
    m_ui->setupButton->setEnabled(m_controller->session());
    if (hadFocus && !focusWidget())
        focusFirst();
}

void TableStrip::focusFirst()
{
    for (QPushButton *button :
         { m_ui->pauseButton, m_ui->goOnButton, m_ui->retryButton, m_ui->writeButton, m_ui->setupButton }) {
        if (button->isVisibleTo(this) && button->isEnabled()) {
            button->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void TableStrip::refresh()
{
    m_ui->titleLabel->setText(title());
    m_ui->titleLabel->setToolTip(title().toHtmlEscaped());
    refreshFigures();
    refreshButtons();
    announce(this, figures());
}

void TableStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    refresh();
}

} // namespace lineup
