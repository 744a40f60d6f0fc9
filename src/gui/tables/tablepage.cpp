// SPDX-License-Identifier: Apache-2.0
#include "tablepage.h"

#include "common/icons.h"
#include "prompt/banner.h"
#include "tablecontroller.h"
#include "tablegrid/tablegrid.h"
#include "tablesetuppanel.h"
#include "tablestrip.h"

#include <QDragEnterEvent>
#include <QEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

TablePage::TablePage(Settings *settings, TableController *controller, QWidget *parent)
    : QWidget(parent)
    , m_notice(new Banner)
    , m_stack(new QStackedWidget(this))
    , m_title(new QLabel)
    , m_hint(new QLabel)
    , m_open(new QPushButton)
    , m_setup(new TableSetupPanel(settings))
    , m_run(new QWidget)
    , m_strip(new TableStrip(controller))
    , m_grid(new TableGrid)
{
    setAcceptDrops(true);
    setObjectName(u"tablePage"_s);
    auto *runLayout = new QVBoxLayout(m_run);
    runLayout->setContentsMargins(0, 0, 0, 0);
    runLayout->addWidget(m_strip);
    runLayout->addWidget(m_grid, 1);
    connect(controller, &TableController::sessionChanged, m_grid,
            [this, controller] { m_grid->setSession(controller->session()); });
    m_start = invitation();
    for (QWidget *page : { m_start, static_cast<QWidget *>(m_setup), m_run })
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_notice->setClosable(true);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    connect(m_open, &QPushButton::clicked, this, &TablePage::openRequested);
    retranslate();
}

QWidget *TablePage::invitation()
{
    auto *page = new QWidget;
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    m_title->setFont(large);
    for (QLabel *label : { m_title, m_hint }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_open->setObjectName(u"openTableButton"_s);
    m_open->setIcon(icon(u"open"_s));
    auto *layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addWidget(m_open, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void TablePage::retranslate()
{
    m_title->setText(tr("Translate the strings of a game"));
    m_hint->setText(
        tr("Open the file that the game uses, or drop it here: PO, XLIFF, CSV, TSV, Excel, JSON, Qt "
           "or Ren’Py. Several files are one for each language. Nothing is sent before you say "
           "so, and nothing is written before you look at it."));
    m_open->setText(tr("Open files…"));
}

void TablePage::show(QWidget *page)
{
    if (m_stack->currentWidget() == page)
        return;
    const bool hadFocus = isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(page);
    if (hadFocus)
        focusFirst();
    Q_EMIT shownChanged();
}

void TablePage::showSetup()
{
    show(m_setup);
}

void TablePage::showRun()
{
    show(m_run);
}

bool TablePage::isSetupShown() const
{
    return m_stack->currentWidget() == m_setup;
}

bool TablePage::isRunShown() const
{
    return m_stack->currentWidget() == m_run;
}

QList<QWidget *> TablePage::regions() const
{
    if (isRunShown())
        return { m_strip, m_grid };
    return { isSetupShown() ? static_cast<QWidget *>(m_setup) : m_start };
}

void TablePage::focusRegion(QWidget *region)
{
    if (region == m_strip || region == m_setup || region == m_start)
        focusFirst();
    else
        region->setFocus(Qt::TabFocusReason);
}

void TablePage::focusFirst()
{
    if (isRunShown())
        m_strip->focusFirst();
    else if (isSetupShown())
        m_setup->focusFirst();
    else
        m_open->setFocus(Qt::TabFocusReason);
}

void TablePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TablePage::dropEvent(QDropEvent *event)
{
    const QStringList paths = localFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
}

void TablePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace lineup
