// SPDX-License-Identifier: Apache-2.0
#include "papersheet.h"

#include "paperbars.h"
#include "papertable.h"
#include "sheets/reportwords.h"

#include <QFontDatabase>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr QColor softColor(0x45, 0x4d, 0x58);
constexpr QColor barColor(0x00, 0x72, 0xb2);
constexpr QColor goodColor(0x00, 0x54, 0x3f);
constexpr QColor badColor(0x8a, 0x33, 0x00);
constexpr QColor lineColor(0xb8, 0xc0, 0xca);
constexpr PaperStyle textStyle{ 9.5, false, ink };
constexpr PaperStyle softStyle{ 8.5, false, softColor };

// Puts one sheet on pages, once to count them and once to paint.
class PaperSheet
{
    Q_DECLARE_TR_FUNCTIONS(lineup::PaperSheet)
public:
    PaperSheet(const SheetSource &source, const SheetOptions &options, const SheetProgress &progress)
        : m_source(source)
        , m_options(options)
        , m_progress(progress)
        , m_text([&progress] { return progress.isCancelled(); })
        , m_head(reportHead(source, options, progress))
    { }

    SheetResult paint(QPagedPaintDevice *device);

private:
    PaperFrame frame(int pages) const;
    bool paintOn(PaperPage &page, qsizetype rowsBefore);
    void paintTitle(PaperPage &page);
    void paintRun(PaperPage &page, const ReportSection &section, bool onlyOne);
    void paintString(PaperPage &page, const ReportSection &section);
    void paintAnswer(PaperPage &page, const ReportAnswer &answer);
    void paintAnswerHead(PaperPage &page, const ReportAnswer &answer);
    void heading(PaperPage &page, const QString &words, double points);
    void paintPrompt(PaperPage &page, const QString &words, const QString &prompt);
    QString missingWords() const;

    const SheetSource &m_source;
    const SheetOptions &m_options;
    const SheetProgress &m_progress;
    PaperText m_text;
    ReportHead m_head;
};

PaperFrame PaperSheet::frame(int pages) const
{
    return { m_head.title, u"%1 · %2"_s.arg(ReportWords::kicker(), m_head.subtitle), m_head.rightToLeft,
             pages };
}

void PaperSheet::heading(PaperPage &page, const QString &words, double points)
{
    page.space(page.points(points * 0.9));
    // A heading does not stay behind alone at the end of a page.
    page.need(page.points(points * 1.5 + 60));
    m_text.flow(page, words, { points, true, ink }, 0, page.width());
    page.advance(page.points(points * 0.25));
}

void PaperSheet::paintTitle(PaperPage &page)
{
    m_text.flow(page, ReportWords::kicker(), { 8, true, softColor }, 0, page.width());
    m_text.flow(page, m_head.title, { 17, true, ink }, 0, page.width());
    m_text.flow(page, m_head.subtitle, softStyle, 0, page.width());
    page.advance(page.points(5));
    if (QPainter *painter = page.painter())
        painter->fillRect(page.place(0, page.width(), page.points(1.5)), barColor);
    page.advance(page.points(8));
}

void PaperSheet::paintPrompt(PaperPage &page, const QString &words, const QString &prompt)
{
    if (prompt.isEmpty())
        return;
    heading(page, words, 10.5);
    const double indent = page.points(9);
    m_text.flow(page, prompt, textStyle, indent, page.width() - indent, barColor);
}

void PaperSheet::paintAnswerHead(PaperPage &page, const ReportAnswer &answer)
{
    const bool bad = answer.status == AnswerStatus::Failed || answer.status == AnswerStatus::Refused;
    QStringList marks = answer.badges;
    marks.append(answer.state);
    const QString state = marks.join(u" · "_s);
    const PaperStyle label{ 10, true, ink };
    const PaperStyle mark{ 8.5, true, bad ? badColor : answer.badges.isEmpty() ? softColor : goodColor };
    const double pad = page.points(4);
    const double half = page.width() * 0.6 - 2 * pad;
    const double rest = page.width() * 0.4 - 2 * pad;
    const double height
        = std::max(m_text.height(page, answer.label, label, half), m_text.height(page, state, mark, rest));
    page.space(page.points(9));
    // The head and some of its text stand on one page.
    page.need(height + 2 * pad + page.points(45));
    if (QPainter *painter = page.painter()) {
        painter->fillRect(page.place(0, page.width(), height + 2 * pad), QColor(0xee, 0xf1, 0xf5));
        m_text.draw(page, answer.label, label, page.place(pad, half, height + pad).adjusted(0, pad, 0, 0));
        m_text.draw(
            page, state, mark,
            page.place(page.width() - rest - pad, rest, height + pad).adjusted(0, pad + page.points(1), 0, 0),
            true);
    }
    page.advance(height + 2 * pad + page.points(4));
}

void PaperSheet::paintAnswer(PaperPage &page, const ReportAnswer &answer)
{
    paintAnswerHead(page, answer);
    const double indent = page.points(9);
    const double width = page.width() - indent;
    const QColor rule = answer.picked ? goodColor : lineColor;
    if (!answer.text.isEmpty())
        m_text.flow(page, answer.text, textStyle, indent, width, rule);
    if (!answer.failure.isEmpty())
        m_text.flow(page, answer.failure, { 9, true, badColor }, indent, width, rule);
    else if (answer.text.isEmpty())
        m_text.flow(page, ReportWords::noText(), softStyle, indent, width, rule);
    if (answer.edited) {
        page.space(page.points(3));
        m_text.flow(page, ReportWords::edited(), { 8.5, true, softColor }, indent, width, rule);
        m_text.flow(page, *answer.edited, textStyle, indent, width, rule);
    }
    page.advance(page.points(2));
    if (!answer.figures.isEmpty())
        m_text.flow(page, answer.figures, softStyle, indent, width);
    for (const QString &remark : answer.remarks)
        m_text.flow(page, remark, softStyle, indent, width);
}

void PaperSheet::paintRun(PaperPage &page, const ReportSection &section, bool onlyOne)
{
    if (!onlyOne)
        heading(page, section.title, 14);
    paintFacts(page, m_text, section.facts);
    paintPrompt(page, ReportWords::systemPrompt(), section.system);
    paintPrompt(page, ReportWords::prompt(), section.prompt);
    heading(page, ReportWords::summary(), 10.5);
    paintTable(page, m_text, section.figures);
    if (std::any_of(section.bars.begin(), section.bars.end(),
                    [](const ReportBar &bar) { return bar.firstMs || bar.endMs; })) {
        heading(page, ReportWords::times(), 10.5);
        paintBars(page, m_text, section.bars, m_source.head().locale);
    }
    heading(page, ReportWords::answers(), 10.5);
    for (const ReportAnswer &answer : section.answers)
        paintAnswer(page, answer);
    heading(page, ReportWords::provenance(), 10.5);
    paintFacts(page, m_text, section.provenance);
}

void PaperSheet::paintString(PaperPage &page, const ReportSection &section)
{
    heading(page, section.key, 10.5);
    paintFacts(page, m_text, section.facts);
    const double indent = page.points(9);
    m_text.flow(page, section.prompt, textStyle, indent, page.width() - indent, barColor);
    for (const ReportAnswer &answer : section.answers) {
        if (!answer.label.isEmpty())
            paintAnswer(page, answer);
    }
}

bool PaperSheet::paintOn(PaperPage &page, qsizetype rowsBefore)
{
    paintTitle(page);
    if (m_head.totals) {
        heading(page, ReportWords::overall(), 10.5);
        paintTable(page, m_text, *m_head.totals);
    }
    const qsizetype rows = m_source.rowCount();
    QString language;
    for (qsizetype row = 0; row < rows; ++row) {
        const ReportSection section = reportSection(m_source, row, m_options);
        if (section.language != language)
            heading(page, section.language, 14);
        language = section.language;
        if (m_head.isTable)
            paintString(page, section);
        else
            paintRun(page, section, rows == 1);
        m_progress.rowsDone(rowsBefore + row + 1, 2 * rows);
        if (m_progress.isCancelled() || page.hasFailed())
            return false;
    }
    page.space(page.points(10));
    paintFacts(page, m_text, m_head.provenance);
    return !page.hasFailed();
}

QString PaperSheet::missingWords() const
{
    if (m_text.missing().isEmpty())
        return {};
    QList<char32_t> codes(m_text.missing().begin(), m_text.missing().end());
    std::sort(codes.begin(), codes.end());
    QStringList examples;
    for (const char32_t code : codes.mid(0, 5))
        examples.append(u"U+%1"_s.arg(uint(code), 4, 16, QLatin1Char('0')).toUpper());
    return tr("No installed font has %n of the characters in this sheet (%1). They are shown as boxes; "
              "install a "
              "font for them and export again.",
              nullptr, int(codes.size()))
        .arg(examples.join(u", "_s));
}

SheetResult PaperSheet::paint(QPagedPaintDevice *device)
{
    if (QFontDatabase::families().isEmpty())
        return SheetResult::failed(
            tr("No fonts are installed, so no page can be made. Install a font, for example DejaVu Sans."));
    PaperPage counted(device, nullptr, frame(0));
    if (!paintOn(counted, 0))
        return SheetResult::cancelled();
    QPainter painter;
    if (!painter.begin(device))
        return SheetResult::failed(tr("The pages could not be made."));
    PaperPage page(device, &painter, frame(counted.number()));
    const bool complete = paintOn(page, m_source.rowCount());
    const bool ended = painter.end();
    if (m_progress.isCancelled())
        return SheetResult::cancelled();
    if (!complete || !ended)
        return SheetResult::failed(tr("The pages could not be made."));
    return { SheetResult::Status::Written, missingWords() };
}

} // namespace

SheetResult paintSheet(const SheetSource &source, const SheetOptions &options, QPagedPaintDevice *device,
                       SheetProgress &progress)
{
    return PaperSheet(source, options, progress).paint(device);
}

} // namespace lineup
