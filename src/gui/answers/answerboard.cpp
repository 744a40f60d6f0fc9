// SPDX-License-Identifier: Apache-2.0
#include "answerboard.h"

#include "answerfinder.h"
#include "answerview.h"
#include "columnsarea.h"
#include "findbar.h"
#include "gridarea.h"
#include "linkquestion.h"
#include "streampump.h"
#include "tabsarea.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lineup {

namespace {

constexpr int narrowestColumn = 36; // average characters of the reading font
constexpr int lowestPanel = 16; // lines of it
constexpr double smallestFont = 6;
constexpr double largestFont = 48;

PanelArea *createArea(AnswerBoard::LayoutMode mode)
{
    switch (mode) {
    case AnswerBoard::LayoutMode::Columns:
        return new ColumnsArea;
    case AnswerBoard::LayoutMode::Grid:
        return new GridArea;
    case AnswerBoard::LayoutMode::Tabs:
        return new TabsArea;
    }
    Q_UNREACHABLE();
}

} // namespace

AnswerBoard::AnswerBoard(QWidget *parent)
    : QWidget(parent)
    , m_pump(new StreamPump(this))
    , m_find(new FindBar)
    , m_finder(new AnswerFinder(this))
    , m_hiddenBar(new QWidget)
    , m_hiddenLabel(new QLabel)
    , m_empty(new QWidget)
    , m_emptyLabel(new QLabel)
    , m_areaLayout(new QVBoxLayout)
    , m_readingFont(font())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    buildBars(layout);
    layout->addLayout(m_areaLayout, 1);
    layout->addWidget(m_empty, 1);
    m_area = createArea(m_mode);
    m_areaLayout->addWidget(m_area);
    m_slices.setSingleShot(true);
    connect(&m_slices, &QTimer::timeout, this, &AnswerBoard::showSlice);
    connectFind();
    arrange();
}

AnswerBoard::~AnswerBoard() = default;

void AnswerBoard::buildBars(QVBoxLayout *layout)
{
    m_find->hide();
    layout->addWidget(m_find);
    auto *hiddenLayout = new QHBoxLayout(m_hiddenBar);
    auto *showAllButton = new QPushButton;
    showAllButton->setObjectName(QStringLiteral("showAllButton"));
    hiddenLayout->addWidget(m_hiddenLabel, 1);
    hiddenLayout->addWidget(showAllButton);
    connect(showAllButton, &QPushButton::clicked, this, &AnswerBoard::showAll);
    m_hiddenBar->hide();
    layout->addWidget(m_hiddenBar);

    auto *emptyLayout = new QVBoxLayout(m_empty);
    auto *promptButton = new QPushButton;
    promptButton->setObjectName(QStringLiteral("writePromptButton"));
    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    emptyLayout->addStretch();
    emptyLayout->addWidget(m_emptyLabel);
    emptyLayout->addWidget(promptButton, 0, Qt::AlignHCenter);
    emptyLayout->addStretch();
    connect(promptButton, &QPushButton::clicked, this, &AnswerBoard::promptRequested);
    nameBars();
}

void AnswerBoard::nameBars()
{
    m_emptyLabel->setText(tr("No answers yet. Write a prompt and send it to every target at once."));
    m_empty->findChild<QPushButton *>()->setText(tr("Write a prompt"));
    m_hiddenBar->findChild<QPushButton *>()->setText(tr("Show all"));
    m_hiddenLabel->setText(tr("%n answer(s) are hidden.", nullptr, int(m_hidden.size())));
}

void AnswerBoard::setElapsedMs(double ms)
{
    for (AnswerPanel *panel : std::as_const(m_panels))
        panel->setElapsedMs(ms);
}

AnswerPanel *AnswerBoard::createPanel(int index)
{
    auto *panel = new AnswerPanel(m_pump);
    constexpr int numberKeys = 9;
    panel->setNumber(index < numberKeys ? index + 1 : 0);
    panel->setReadingFont(m_readingFont);
    const auto forward = [this, panel, index](auto from, auto to) {
        connect(panel, from, this, [this, index, to] { Q_EMIT(this->*to)(index); });
    };
    forward(&AnswerPanel::pickRequested, &AnswerBoard::pickRequested);
    forward(&AnswerPanel::retryRequested, &AnswerBoard::retryRequested);
    forward(&AnswerPanel::continueRequested, &AnswerBoard::continueRequested);
    forward(&AnswerPanel::cancelRequested, &AnswerBoard::cancelRequested);
    connect(panel, &AnswerPanel::ratingChosen, this,
            [this, index](std::optional<int> rating) { Q_EMIT ratingChosen(index, rating); });
    connect(panel, &AnswerPanel::noteEdited, this,
            [this, index](const QString &note) { Q_EMIT noteEdited(index, note); });
    connect(panel, &AnswerPanel::textEdited, this,
            [this, index](const std::optional<QString> &text) { Q_EMIT textEdited(index, text); });
    connect(panel, &AnswerPanel::hideRequested, this, [this, index] { hidePanel(index); });
    connect(panel, &AnswerPanel::openAloneRequested, this, [this, index] { openAlone(index); });
    connect(panel, &AnswerPanel::differencesRequested, this,
            [this, index] { setDiffReference(index == m_reference ? -1 : index); });
    connect(panel, &AnswerPanel::neighbourRequested, this,
            [this, index](int step) { focusFrom(index + step, step); });
    connectView(panel);
    return panel;
}

void AnswerBoard::connectView(AnswerPanel *panel)
{
    AnswerView *view = panel->view();
    connect(view, &AnswerView::fontStepRequested, this, &AnswerBoard::stepFont);
    connect(view, &AnswerView::linkClicked, this,
            [this](const QUrl &url) { askToOpen(this, url, [this, url] { Q_EMIT linkActivated(url); }); });
    connect(view, &AnswerView::scrolled, this, [this, panel](double proportion) {
        if (!m_synchronized)
            return;
        for (AnswerPanel *other : std::as_const(m_panels)) {
            if (other != panel)
                other->view()->scrollToProportion(proportion);
        }
    });
}

void AnswerBoard::setLayoutMode(LayoutMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_area->setPanels({});
    delete std::exchange(m_area, createArea(mode));
    m_areaLayout->addWidget(m_area);
    arrange();
}

void AnswerBoard::setSynchronizedScrolling(bool on)
{
    m_synchronized = on;
}

void AnswerBoard::setReadingFont(const QFont &font)
{
    if (font == m_readingFont)
        return;
    m_readingFont = font;
    for (AnswerPanel *panel : std::as_const(m_panels))
        panel->setReadingFont(font);
    measure();
    Q_EMIT readingFontChanged(font);
}

void AnswerBoard::stepFont(int step)
{
    QFont font = m_readingFont;
    const double size = font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
    font.setPointSizeF(std::clamp(size + step, smallestFont, largestFont));
    setReadingFont(font);
}

// The panels that are not hidden, into the present area; all sizes follow from the fonts.
void AnswerBoard::arrange()
{
    QList<AnswerPanel *> shown;
    for (int i = 0; i < m_panels.size(); ++i) {
        if (!m_hidden.contains(i))
            shown.append(m_panels[i]);
    }
    m_empty->setVisible(m_count == 0);
    m_area->setVisible(m_count > 0);
    m_hiddenBar->setVisible(!m_hidden.isEmpty());
    nameBars();
    m_area->setPanels(shown);
    for (int i : std::as_const(m_hidden)) {
        m_panels[i]->setParent(this); // an area lets go of what it does not show
        m_panels[i]->hide();
    }
    m_finder->setPanels(shown);
    measure();
}

void AnswerBoard::measure()
{
    const QFontMetrics metrics(m_readingFont);
    int width = metrics.averageCharWidth() * narrowestColumn;
    for (const AnswerPanel *panel : std::as_const(m_panels))
        width = std::max(width, panel->neededWidth());
    m_area->setPanelMinimum({ width, metrics.lineSpacing() * lowestPanel });
}

void AnswerBoard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        nameBars();
        measure();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
    } else if (event->type() == QEvent::PaletteChange) {
        m_finder->markAll();
    }
}

} // namespace lineup
