// SPDX-License-Identifier: Apache-2.0
#include "gridfilterbar.h"

#include "common/icons.h"
#include "common/wraplayout.h"
#include "gridwords.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <numeric>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

constexpr int searchDelayMs = 200;
constexpr int countsDelayMs = 100;

QString traitIcon(RowTrait trait)
{
    switch (trait) {
    case RowTrait::Failed:
        return u"square"_s;
    case RowTrait::Errors:
        return u"cross"_s;
    case RowTrait::Warnings:
        return u"warning"_s;
    case RowTrait::Disagreement:
        return u"diff"_s;
    case RowTrait::Unpicked:
        return u"pick"_s;
    case RowTrait::Edited:
        return u"edit"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

GridFilterBar::GridFilterBar(QWidget *parent)
    : QWidget(parent)
{
    build();
    setWords();
    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(searchDelayMs);
    m_countsSoon.setSingleShot(true);
    m_countsSoon.setInterval(countsDelayMs);
    connect(&m_searchSoon, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(m_search->text()); });
    connect(&m_countsSoon, &QTimer::timeout, this, &GridFilterBar::showCounts);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchSoon.start(); });
    connect(m_all, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            Q_EMIT filterChanged({});
    });
    for (size_t i = 0; i < allRowTraits.size(); ++i) {
        connect(m_traits.at(qsizetype(i)), &QToolButton::toggled, this, [this, i](bool on) {
            if (on)
                Q_EMIT filterChanged(allRowTraits.at(i));
        });
    }
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT orderChanged(GridModel::Order(m_order->currentData().toInt())); });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this](int index) {
        QList<int> languages{ index - 1 };
        if (index <= 0) {
            languages.resize(m_session ? m_session->job().languages.size() : 0);
            std::iota(languages.begin(), languages.end(), 0);
        }
        Q_EMIT languagesChanged(languages);
    });
    connect(m_refresh, &QToolButton::clicked, this, &GridFilterBar::refreshRequested);
    connect(m_bulk, &QToolButton::clicked, this, &GridFilterBar::bulkPickRequested);
    connect(m_metrics, &QToolButton::clicked, this, &GridFilterBar::metricsRequested);
}

QToolButton *GridFilterBar::makeButton(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    if (!name.isEmpty())
        button->setIcon(icon(name));
    return button;
}

// A label and its box stay together in one line.
QComboBox *GridFilterBar::addBox(QLabel *label)
{
    auto *pair = new QWidget(this);
    auto *layout = new QHBoxLayout(pair);
    layout->setContentsMargins({});
    auto *box = new QComboBox(pair);
    label->setParent(pair);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(box);
    layout->addWidget(label);
    layout->addWidget(box);
    return box;
}

void GridFilterBar::build()
{
    auto *layout = new WrapLayout(this);
    const int gap = fontMetrics().lineSpacing() / 4;
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    auto *group = new QButtonGroup(this);
    m_all = makeButton(u"filter"_s);
    m_all->setObjectName(u"filterAll"_s);
    for (const RowTrait trait : allRowTraits)
        m_traits.append(makeButton(traitIcon(trait)));
    for (QToolButton *button : QList<QToolButton *>{ m_all } + m_traits) {
        button->setCheckable(true);
        group->addButton(button);
        layout->addWidget(button);
    }
    m_all->setChecked(true);
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"tableSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"find"_s), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    layout->addWidget(m_search);
    m_languageLabel = new QLabel(this);
    m_language = addBox(m_languageLabel);
    layout->addWidget(m_language->parentWidget());
    m_orderLabel = new QLabel(this);
    m_order = addBox(m_orderLabel);
    for (const GridModel::Order order :
         { GridModel::Order::File, GridModel::Order::Disagreement, GridModel::Order::Key })
        m_order->addItem({}, int(order));
    layout->addWidget(m_order->parentWidget());
    m_bulk = makeButton(u"pick"_s);
    m_metrics = makeButton(u"columns"_s);
    m_refresh = makeButton(u"retry"_s);
    m_state = new QLabel(this);
    m_state->setTextFormat(Qt::PlainText);
    layout->addWidget(m_bulk);
    layout->addWidget(m_metrics);
    layout->addWidget(m_state);
    layout->addWidget(m_refresh);
    m_refresh->hide();
}

void GridFilterBar::setTable(TableSession *session, GridFacts *facts)
{
    if (m_facts)
        m_facts->disconnect(this);
    m_session = session;
    m_facts = facts;
    if (facts) {
        // Counts change with every few cells; people read them now and then.
        connect(facts, &GridFacts::changed, this, [this] {
            if (!m_countsSoon.isActive())
                m_countsSoon.start();
        });
    }
    const QSignalBlocker blocker(m_language);
    m_language->setCurrentIndex(0); // another table begins with all of its languages
    fillLanguages();
    showCounts();
}

void GridFilterBar::fillLanguages()
{
    const int chosen = m_language->currentIndex();
    m_language->clear();
    m_language->addItem(tr("All languages"));
    const qsizetype languages = m_session ? m_session->job().languages.size() : 0;
    for (qsizetype i = 0; i < languages; ++i)
        m_language->addItem(GridWords::languageTitle(m_session->job().languages.at(i).tag));
    m_language->setCurrentIndex(chosen > 0 && chosen < m_language->count() ? chosen : 0);
    m_language->parentWidget()->setVisible(languages > 1);
}

void GridFilterBar::setWords()
{
    m_search->setAccessibleName(tr("Search keys, sources and translations"));
    m_search->setPlaceholderText(tr("Search"));
    m_languageLabel->setText(tr("Language"));
    m_orderLabel->setText(tr("Sort by"));
    m_order->setItemText(0, tr("File order"));
    m_order->setItemText(1, tr("Disagreement"));
    m_order->setItemText(2, tr("Key"));
    m_bulk->setText(tr("Pick many…"));
    m_bulk->setToolTip(tr("Pick the first answer without errors for all rows that are shown"));
    m_metrics->setText(tr("Metrics…"));
    m_metrics->setToolTip(tr("Compare the targets in figures"));
    m_all->setToolTip(tr("All strings"));
    for (size_t i = 0; i < allRowTraits.size(); ++i)
        m_traits.at(qsizetype(i))->setToolTip(GridWords::traitHelp(allRowTraits.at(i)));
    showCounts();
}

void GridFilterBar::showCounts()
{
    const QLocale locale;
    const auto label = [&locale](const QString &title, int count) {
        return tr("%1 (%2)", "filter, number of rows").arg(title, locale.toString(count));
    };
    m_all->setText(label(tr("All"), m_facts ? m_facts->rows() : 0));
    for (size_t i = 0; i < allRowTraits.size(); ++i) {
        const RowTrait trait = allRowTraits.at(i);
        m_traits.at(qsizetype(i))
            ->setText(label(GridWords::traitTitle(trait), m_facts ? m_facts->count(trait) : 0));
    }
}

void GridFilterBar::showState(int shown, int stale, int pending)
{
    m_shown = shown;
    m_stale = stale;
    m_pending = pending;
    QString words = tr("%n row(s) shown", nullptr, shown);
    if (pending > 0)
        words = tr("%1, %2", "two counts").arg(words, tr("checking %n answer(s)", nullptr, pending));
    m_state->setText(words);
    m_refresh->setVisible(stale > 0);
    m_refresh->setText(tr("Update"));
    m_refresh->setToolTip(tr("%n row(s) that are shown do not match any more.", nullptr, stale));
}

void GridFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QString GridFilterBar::searchText() const
{
    return m_search->text();
}

void GridFilterBar::showAll()
{
    m_search->clear();
    m_searchSoon.stop();
    Q_EMIT searchChanged({});
    m_all->setChecked(true);
}

void GridFilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setWords();
    const QSignalBlocker blocker(m_language);
    fillLanguages();
    showState(m_shown, m_stale, m_pending);
}

} // namespace lineup
