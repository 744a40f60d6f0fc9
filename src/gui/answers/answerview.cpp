// SPDX-License-Identifier: Apache-2.0
#include "answerview.h"

#include "answeraccessible.h"
#include "common/costlytext.h"
#include "differencedocument.h"
#include "markdownsanitizer.h"
#include "plaindocument.h"
#include "readingplace.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextCursor>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

constexpr qsizetype largeText = 64 * 1024;
constexpr qsizetype smallPiece = 512; // as a stream brings them; pieces of a stored text are larger

QColor mutedColor(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const auto mix = [](int a, int b) { return (a * 65 + b * 35) / 100; };
    return QColor(mix(text.red(), base.red()), mix(text.green(), base.green()),
                  mix(text.blue(), base.blue()));
}

} // namespace

AnswerView::AnswerView(QWidget *parent)
    : QTextBrowser(parent)
{
    installAnswerAccessibility();
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    // The margins that keep lines short belong to the page, not to the panel around it.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    restart({});
    connect(this, &QTextBrowser::anchorClicked, this, &AnswerView::linkClicked);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (m_guard)
            return;
        m_follow = value >= verticalScrollBar()->maximum();
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &AnswerView::followEnd);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar *bar = verticalScrollBar();
        if (bar->maximum() > 0)
            Q_EMIT scrolled(double(bar->sliderPosition()) / bar->maximum());
    });
}

AnswerView::~AnswerView()
{
    if (m_pump)
        m_pump->remove(this);
}

void AnswerView::setReadingFont(const QFont &font)
{
    Place place = topPlace();
    const QSizeF page = document()->pageSize();
    joinLines(place);
    setFont(font);
    document()->setDefaultFont(font);
    if (document()->pageSize() != page)
        document()->setPageSize(page);
    limitLineLength();
    restorePlace(place);
}

void AnswerView::setText(const QString &raw)
{
    m_raw = raw;
    m_final = false;
    m_display.clear();
    m_reference.reset();
    setComparison({});
    restart(m_display.feed(raw));
    Q_EMIT shownTextChanged();
}

void AnswerView::append(const QString &raw)
{
    if (m_shows != Shows::Plain || m_final)
        setText(m_raw);
    m_raw += raw;
    addPending(m_display.feed(raw));
    wake();
}

// The document starts anew with `shown` waiting for the pump.
void AnswerView::restart(const QString &shown)
{
    ++m_serial;
    m_ordered = false;
    m_ready.reset();
    m_pending = shown;
    m_pendingStart = 0;
    m_inserted = 0;
    setCut(false);
    m_follow = true;
    m_shows = Shows::Plain;
    m_linesSplit = false;
    const QScopedValueRollback guard(m_guard, true);
    auto *document = new InertDocument;
    prepareDocument(*document, font());
    QTextCursor(document).setBlockFormat(answerBlockFormat());
    replaceDocument(document);
    wake();
}

void AnswerView::replaceDocument(QTextDocument *fresh)
{
    QTextDocument *old = document();
    const bool isOurs = old->parent() == this; // the first one belongs to the text control, which deletes it
    fresh->setParent(this);
    setDocument(fresh);
    if (isOurs)
        old->deleteLater();
}

void AnswerView::finish()
{
    if (m_final)
        return;
    m_final = true;
    addPending(m_display.finish());
    order();
    wake();
}

void AnswerView::setReference(const std::optional<QString> &reference)
{
    if (m_reference == reference)
        return;
    m_reference = reference;
    if (!m_final)
        return;
    if (m_shows != Shows::Plain && !canCompare()
        && (!m_markdownWanted || !MarkdownSanitizer::canRender(m_raw))) {
        const Place place = topPlace();
        restart(DisplayText::shown(m_raw));
        restorePlace(place);
    }
    order();
}

void AnswerView::setComparedAnyway(bool anyway)
{
    if (m_comparedAnyway == anyway)
        return;
    m_comparedAnyway = anyway;
    if (m_final && m_reference)
        order();
}

bool AnswerView::canCompare() const
{
    return m_reference && m_raw.size() <= longestDifference && m_reference->size() <= longestDifference;
}

// Asks a worker for the final document. A large text stays plain and is inserted piece by piece.
void AnswerView::order()
{
    ++m_serial;
    m_ready.reset();
    m_ordered = false;
    if (!canCompare()) {
        setComparison({ m_reference ? Comparison::Kind::TooLong : Comparison::Kind::None, 0 });
        if (!m_markdownWanted || m_raw.size() > largeText)
            return;
    }
    if (!m_pump)
        return;
    DocumentOrder order;
    order.kind = canCompare() ? DocumentOrder::Kind::Difference : DocumentOrder::Kind::Markdown;
    if (canCompare())
        order.reference = DisplayText::shown(*m_reference);
    order.markdown = m_markdownWanted;
    order.evenIfUnlike = m_comparedAnyway;
    order.text = DisplayText::shown(m_raw);
    order.font = font();
    order.muted = mutedColor(palette());
    order.link = palette().color(QPalette::Link);
    order.codeBackground = palette().color(QPalette::AlternateBase);
    const Shows shows = canCompare() ? Shows::Difference : Shows::Markdown;
    m_ordered = true;
    orderDocument(m_pump->workers(), order, this, [this, serial = m_serial, shows](BuiltDocument built) {
        if (serial == m_serial)
            take(std::move(built), shows);
    });
}

void AnswerView::take(BuiltDocument built, Shows shows)
{
    m_ordered = false;
    if (shows == Shows::Difference && built.document) {
        using Kind = Comparison::Kind;
        const Likeness likeness = built.likeness;
        setComparison({ likeness.unlike             ? Kind::Unlike
                            : likeness.changes == 0 ? Kind::Same
                                                    : Kind::Different,
                        likeness.changes });
    }
    m_ready = std::move(built.document);
    m_readyShows = shows;
    wake();
}

void AnswerView::setComparison(const Comparison &comparison)
{
    if (m_comparison.kind == comparison.kind && m_comparison.changes == comparison.changes)
        return;
    m_comparison = comparison;
    Q_EMIT comparisonChanged();
}

// Puts the built document in place; what the reader sees at the top stays there.
void AnswerView::install()
{
    Place place = topPlace();
    // A reader at the top stays there; only others need their place looked up.
    const QString before = place.position > 0 ? document()->toPlainText() : QString();
    const QScopedValueRollback guard(m_guard, true);
    replaceDocument(m_ready.release());
    m_shows = m_readyShows;
    m_linesSplit = false;
    m_pending.clear();
    m_pendingStart = 0;
    if (place.position > 0)
        place.position = int(samePlace(before, place.position, document()->toPlainText()));
    restorePlace(place);
    Q_EMIT shownTextChanged();
}

bool AnswerView::isOnScreen() const
{
    return isVisible() && !viewport()->visibleRegion().isEmpty();
}

bool AnswerView::flush(qsizetype maxUnits)
{
    if (m_ready) {
        install();
        return pendingUnits() > 0;
    }
    if (pendingUnits() > 0)
        insertPending(maxUnits);
    return pendingUnits() > 0;
}

void AnswerView::insertPending(qsizetype maxUnits)
{
    QStringView rest = QStringView(m_pending).sliced(m_pendingStart);
    qsizetype room = std::max<qsizetype>(1, mostUnits - m_inserted);
    if (room < rest.size() && rest[room].isLowSurrogate())
        ++room;
    rest = rest.first(std::min(room, rest.size()));
    // What is seen first comes first: the rest of a piece would be laid out before anything is painted.
    const qsizetype units = m_inserted == 0 ? screenUnits(rest, maxUnits) : affordableUnits(rest, maxUnits);
    {
        const QScopedValueRollback guard(m_guard, true);
        QTextCursor cursor(document());
        // Before the cursor moves: else Qt lays the block out to know where on the screen the cursor is.
        cursor.beginEditBlock();
        cursor.movePosition(QTextCursor::End);
        appendPlain(cursor, rest.first(units));
        cursor.endEditBlock();
        if (units <= smallPiece && splitLastLine(*document()))
            m_linesSplit = true;
    }
    m_pendingStart += units;
    m_inserted += units;
    if (pendingUnits() > 0 && (m_inserted >= mostUnits || document()->blockCount() >= mostLines))
        setCut(true);
    if (m_cut || pendingUnits() == 0) {
        m_pending.clear();
        m_pendingStart = 0;
    }
    followEnd();
    Q_EMIT shownTextChanged();
}

void AnswerView::addPending(const QString &shown)
{
    if (!m_cut)
        m_pending += shown;
}

void AnswerView::setCut(bool cut)
{
    if (std::exchange(m_cut, cut) != cut)
        Q_EMIT cutChanged();
}

// Before lines become wider or narrower. The document has no page size then.
void AnswerView::joinLines(Place &place)
{
    if (!std::exchange(m_linesSplit, false))
        return;
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(place.position, 0, document()->characterCount() - 1));
    joinSplitLines(*document());
    place.position = cursor.position();
    Q_EMIT shownTextChanged(); // whoever looked for something in it looks again
}

void AnswerView::wake()
{
    if (m_pump && (m_ready || pendingUnits() > 0))
        m_pump->request(this);
}

void AnswerView::followEnd()
{
    if (!m_follow || m_final)
        return;
    const QScopedValueRollback guard(m_guard, true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

QString AnswerView::shownText() const
{
    if (m_ready || pendingUnits() > 0 || m_cut)
        return DisplayText::shown(m_raw);
    return textBetween(*document(), 0, document()->characterCount() - 1);
}

void AnswerView::scrollToProportion(double proportion)
{
    const QScopedValueRollback guard(m_guard, true);
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(int(std::lround(proportion * bar->maximum())));
    m_follow = bar->value() >= bar->maximum();
}

} // namespace lineup
