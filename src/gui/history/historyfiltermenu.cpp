// SPDX-License-Identifier: Apache-2.0
#include "historyfiltermenu.h"

#include "common/format.h"
#include "common/icons.h"
#include "storage/historystore.h"

#include <QActionGroup>

namespace lineup {

namespace {

constexpr int longestName = 60;

// A name from a file as the text of a menu: short, and its "&" is no mnemonic.
QString menuText(const QString &name)
{
    QString text = name.simplified();
    if (text.size() > longestName)
        text = text.left(longestName) + QChar(0x2026);
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

HistoryFilterMenu::HistoryFilterMenu(HistoryStore *store, QWidget *parent)
    : QMenu(parent)
    , m_store(store)
    , m_starred(addAction(QString()))
    , m_states(addMenu(QString()))
    , m_days(addMenu(QString()))
    , m_lineups(addMenu(QString()))
    , m_models(addMenu(QString()))
    , m_tags(addMenu(QString()))
{
    m_starred->setCheckable(true);
    connect(m_starred, &QAction::toggled, this, [this](bool on) {
        HistoryFilter filter = m_filter;
        filter.starredOnly = on;
        change(filter);
    });
    connect(this, &QMenu::aboutToShow, this, &HistoryFilterMenu::fill);
    retranslate();
    fill();
}

void HistoryFilterMenu::retranslate()
{
    m_starred->setText(tr("&Starred only"));
    m_states->setTitle(tr("S&tate"));
    m_days->setTitle(tr("&When"));
    m_lineups->setTitle(tr("&Lineup"));
    m_models->setTitle(tr("&Model"));
    m_tags->setTitle(tr("T&ag"));
    fillStates();
    fillDays();
}

void HistoryFilterMenu::setFilter(const HistoryFilter &filter)
{
    HistoryFilter wanted = filter;
    wanted.text.clear();
    change(wanted);
    m_starred->setChecked(wanted.starredOnly);
}

void HistoryFilterMenu::clearFilter()
{
    setFilter({});
}

void HistoryFilterMenu::fill()
{
    fillStates();
    fillDays();
    m_store->lineupNames(
        this, [this](const QStringList &names) { fillNames(m_lineups, names, &HistoryFilter::lineup); });
    m_store->models(this,
                    [this](const QStringList &names) { fillNames(m_models, names, &HistoryFilter::model); });
    m_store->tags(this, [this](const QStringList &names) { fillNames(m_tags, names, &HistoryFilter::tag); });
}

void HistoryFilterMenu::fillStates()
{
    m_states->clear();
    auto *group = new QActionGroup(m_states);
    const auto add = [this, group](const QString &text, const std::optional<AnswerStatus> &status) {
        QAction *action = m_states->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filter.status == status);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, status] {
            HistoryFilter filter = m_filter;
            filter.status = status;
            change(filter);
        });
        return action;
    };
    add(tr("&Any state"), std::nullopt);
    for (const AnswerStatus status : { AnswerStatus::Complete, AnswerStatus::Truncated, AnswerStatus::Refused,
                                       AnswerStatus::Failed, AnswerStatus::Cancelled, AnswerStatus::Running })
        add(statusText(status), status)
            ->setIcon(stateIcon(status == AnswerStatus::Running ? AnswerPhase::Streaming : AnswerPhase::Ended,
                                status));
}

// Whole days of this computer's calendar; today is one of them.
void HistoryFilterMenu::fillDays()
{
    m_days->clear();
    auto *group = new QActionGroup(m_days);
    const auto add = [this, group](const QString &text, const QDateTime &from) {
        QAction *action = m_days->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filter.startedFrom == from);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, from] {
            HistoryFilter filter = m_filter;
            filter.startedFrom = from;
            change(filter);
        });
    };
    const QDate today = QDate::currentDate();
    add(tr("&Any day"), {});
    add(tr("&Today"), today.startOfDay());
    add(tr("Last &7 days"), today.addDays(-6).startOfDay());
    add(tr("Last &30 days"), today.addDays(-29).startOfDay());
}

void HistoryFilterMenu::fillNames(QMenu *menu, const QStringList &names, QString HistoryFilter::*member)
{
    menu->clear();
    auto *group = new QActionGroup(menu);
    const auto add = [this, menu, group, member](const QString &text, const QString &name) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filter.*member == name);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, member, name] {
            HistoryFilter filter = m_filter;
            filter.*member = name;
            change(filter);
        });
    };
    add(tr("A&ny"), {});
    for (const QString &name : names) {
        if (!name.isEmpty())
            add(menuText(name), name);
    }
    menu->setEnabled(!names.isEmpty());
}

void HistoryFilterMenu::change(const HistoryFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
}

} // namespace lineup
