// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "displaytext.h"
#include "documentbuilder.h"
#include "streampump.h"

#include <QPointer>
#include <QTextBrowser>

#include <memory>
#include <optional>

namespace lineup {

// Shows one foreign text, read-only: plain while it grows, as Markdown once it is final, or as differences
// from another text. Loads and opens nothing. The reader's place is kept, except for a reader who stands at
// the end, where the view follows. Positions are UTF-16 units.
class AnswerView : public QTextBrowser, public StreamPump::Client
{
    Q_OBJECT
public:
    explicit AnswerView(QWidget *parent = nullptr);
    ~AnswerView() override;

    // Not owned; without one nothing is ever inserted.
    void setPump(StreamPump *pump) { m_pump = pump; }
    // Whether the final text is laid out as Markdown; off for reasoning.
    void setMarkdownWanted(bool wanted) { m_markdownWanted = wanted; }
    void setReadingFont(const QFont &font);

    // Replaces everything by text that may still grow.
    void setText(const QString &raw);
    void append(const QString &raw);
    // The text is final: laid out in a worker, in place of the plain text.
    void finish();
    // Shows what differs from `reference` (unset: the text itself). For final texts.
    void setReference(const std::optional<QString> &reference);
    // Shows differences also from a text that has almost nothing in common with this one.
    void setComparedAnyway(bool anyway);
    // What the comparison came to; None before it is shown.
    struct Comparison
    {
        enum class Kind { None, Same, Different, Unlike, TooLong };
        Kind kind = Kind::None;
        int changes = 0;
    };
    const Comparison &comparison() const { return m_comparison; }

    const QString &rawText() const { return m_raw; }
    // The same text as rawText(), which others keep too: it is in memory once from now on.
    void shareText(const QString &same)
    {
        Q_ASSERT(same == m_raw);
        m_raw = same;
    }
    int hiddenCharacters() const { return m_display.hiddenCharacters(); }
    bool isFinal() const { return m_final; }
    // Everything that is to be seen is in the document.
    bool isSettled() const { return pendingUnits() == 0 && !m_ready && !m_ordered; }
    bool isRendered() const { return m_shows != Shows::Plain; }
    // All that is to be read, without breaks that are for display only.
    QString shownText() const;
    // Qt holds some hundred bytes for each line and cannot place lines beyond 33,554,431 pixels: of a longer
    // text the document has the beginning only, and rawText() the whole.
    static constexpr qsizetype mostUnits = 2 * 1024 * 1024;
    static constexpr int mostLines = 100'000;
    bool isCut() const { return m_cut; }

    // Scrolls to a proportion (0 to 1) without telling.
    void scrollToProportion(double proportion);

    // Scrolls so that a position of the document can be seen; that is where the reader is then.
    void revealPosition(int position);

    bool isOnScreen() const override;
    bool flush(qsizetype maxUnits) override;

    QVariant loadResource(int type, const QUrl &name) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // The reader scrolled to this proportion of the text.
    void scrolled(double proportion);
    // Ctrl+wheel: +1 larger, -1 smaller.
    void fontStepRequested(int step);
    void cutChanged(); // isCut()
    // What shownText() tells has changed.
    void shownTextChanged();
    void linkClicked(const QUrl &url);
    void comparisonChanged();
    // Alt and an arrow: the keyboard wants to go to the next answer (1) or the one before (-1).
    void neighbourRequested(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    void doSetSource(const QUrl &url, QTextDocument::ResourceType type) override;

private:
    enum class Shows { Plain, Markdown, Difference };
    struct Place
    {
        int position = 0;
        int offset = 0; // of that character's line from the top edge
    };

    qsizetype pendingUnits() const { return m_pending.size() - m_pendingStart; }
    void wake();
    void restart(const QString &shown);
    void replaceDocument(QTextDocument *document);
    void insertPending(qsizetype maxUnits);
    void addPending(const QString &shown);
    void setCut(bool cut);
    void joinLines(Place &place);
    void order();
    void take(BuiltDocument built, Shows shows);
    void setComparison(const Comparison &comparison);
    bool canCompare() const;
    void install();
    Place topPlace() const;
    void restorePlace(const Place &place);
    int lineStart(int position) const;
    void limitLineLength();
    void followEnd();
    QString rawBetween(int start, int end) const;
    QString keptBetween(int start, int end) const;

    QPointer<StreamPump> m_pump;
    DisplayText m_display;
    QString m_raw;
    QString m_pending; // shown text that is not in the document yet, from m_pendingStart
    qsizetype m_pendingStart = 0;
    qsizetype m_inserted = 0; // units of the plain text that the document has
    std::optional<QString> m_reference;
    std::unique_ptr<QTextDocument> m_ready; // built, waits for its turn of the pump
    Shows m_readyShows = Shows::Plain;
    Comparison m_comparison;
    Shows m_shows = Shows::Plain;
    quint64 m_serial = 0; // a result for an older order is dropped
    bool m_linesSplit = false;
    bool m_cut = false;
    bool m_ordered = false;
    bool m_final = false;
    bool m_markdownWanted = true;
    bool m_follow = true;
    bool m_comparedAnyway = false;
    bool m_guard = false; // the view itself moves its scroll bar
};

} // namespace lineup
