// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetwords.h"
#include "xlsxparts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <xlsxwriter.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxSummary)
};

// Whoever wants more prompts finds each one beside its answers.
constexpr qsizetype maxPrompts = 20;
constexpr double labelWidth = 40;
constexpr double promptWidth = 130; // of the cells that a prompt is written over

enum Column : uint16_t {
    LabelColumn,
    ProviderColumn,
    ModelColumn,
    ReturnedColumn,
    ParametersColumn,
    CompleteColumn,
    FailedColumn,
    OtherwiseColumn,
    RetriedColumn,
    FirstTokenColumn,
    TotalColumn,
    InputTokensColumn,
    OutputTokensColumn,
    CostColumn,
    InputPriceColumn,
    OutputPriceColumn,
    PriceDateColumn,
    RatingColumn,
};

QString parametersText(const QJsonObject &parameters)
{
    QStringList parts;
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        const QJsonValue value = it.value();
        const bool composed = value.isObject() || value.isArray();
        const QString text = value.isObject()
            ? QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact))
            : composed ? QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact))
                       : value.toVariant().toString();
        parts.append(it.key() + u": "_s + text);
    }
    return parts.join(u'\n');
}

QString criterionText(BestCriterion criterion)
{
    switch (criterion) {
    case BestCriterion::Fastest:
        return Words::tr("Fastest");
    case BestCriterion::Cheapest:
        return Words::tr("Cheapest");
    case BestCriterion::Shortest:
        return Words::tr("Shortest");
    case BestCriterion::Longest:
        return Words::tr("Longest");
    }
    Q_UNREACHABLE();
}

std::optional<double> asNumber(const std::optional<qint64> &number)
{
    return number ? std::optional(double(*number)) : std::nullopt;
}

std::optional<double> medianSeconds(const QList<double> &ms)
{
    const std::optional<double> value = percentile(ms, 0.5);
    return value ? std::optional(*value / 1000) : std::nullopt;
}

} // namespace

XlsxSummary::XlsxSummary(XlsxBook &book)
    : m_book(book)
    , m_sheet(book.addSheet(Words::tr("Summary"), XlsxBook::Rows::Kept))
{
    m_book.preparePage(m_sheet, std::nullopt);
    worksheet_set_column(m_sheet, LabelColumn, LabelColumn, labelWidth, nullptr);
    worksheet_set_column(m_sheet, ProviderColumn, ProviderColumn, 32, nullptr);
    worksheet_set_column(m_sheet, ModelColumn, ReturnedColumn, 24, nullptr);
    worksheet_set_column(m_sheet, ParametersColumn, ParametersColumn, 26, nullptr);
    worksheet_set_column(m_sheet, CompleteColumn, RatingColumn, 11, nullptr);
}

void XlsxSummary::fill(const SheetFigures &figures)
{
    m_book.text(m_sheet, 0, 0, Words::tr("Summary: %1").arg(m_book.head().title), m_book.styles().title);
    worksheet_set_row(m_sheet, 0, 28, nullptr);
    uint32_t row = targets(2, figures);
    row = best(row + 1, figures);
    row = runs(row + 1);
    prompts(row + 1);
}

uint32_t XlsxSummary::targets(uint32_t row, const SheetFigures &figures)
{
    const QStringList headers{ Words::tr("Target"),
                               Words::tr("Provider"),
                               Words::tr("Model asked for"),
                               Words::tr("Model as returned"),
                               Words::tr("Parameters"),
                               Words::tr("Complete"),
                               Words::tr("Failed"),
                               Words::tr("Cut off, declined or stopped"),
                               Words::tr("Retried"),
                               Words::tr("First token, median (s)"),
                               Words::tr("Whole answer, median (s)"),
                               Words::tr("Input tokens"),
                               Words::tr("Output tokens"),
                               Words::tr("Cost, estimated"),
                               Words::tr("Price of 1M input tokens"),
                               Words::tr("Price of 1M output tokens"),
                               Words::tr("Prices as of"),
                               Words::tr("Mean rating (1 to 5)") };
    for (qsizetype i = 0; i < headers.size(); ++i)
        m_book.text(m_sheet, row, uint16_t(i), headers.at(i), m_book.styles().header);
    worksheet_set_row(m_sheet, row, 48, nullptr);
    const uint32_t first = ++row;
    for (qsizetype i = 0; i < figures.targets().size(); ++i)
        target(row++, i, figures.targets().at(i));
    if (row == first)
        return row;
    sums(row, first, row - 1, figures);
    return row + 1;
}

void XlsxSummary::target(uint32_t row, qsizetype index, const TargetFigures &figures)
{
    const XlsxStyles &styles = m_book.styles();
    const SheetTarget &target = m_book.head().targets.at(index);
    const std::array<qsizetype, 4> counts{ figures.complete, figures.failed, figures.otherwise,
                                           figures.retried };
    m_book.text(m_sheet, row, LabelColumn, target.label, styles.label);
    m_book.text(m_sheet, row, ProviderColumn, target.provider, styles.text);
    m_book.text(m_sheet, row, ModelColumn, target.model, styles.text);
    m_book.text(m_sheet, row, ReturnedColumn, figures.modelsReturned.join(u'\n'), styles.text);
    m_book.text(m_sheet, row, ParametersColumn, parametersText(target.parameters), styles.text);
    const double height = std::max(XlsxBook::heightOf(figures.modelsReturned.join(u'\n'), 24),
                                   XlsxBook::heightOf(parametersText(target.parameters), 26));
    worksheet_set_row(m_sheet, row, height, nullptr);
    for (size_t i = 0; i < counts.size(); ++i)
        worksheet_write_number(m_sheet, row, uint16_t(CompleteColumn + i), double(counts.at(i)),
                               styles.integer);
    const QString none = Words::tr("no answers");
    m_book.figure(m_sheet, row, FirstTokenColumn, medianSeconds(figures.firstTokenMs), styles.seconds, none);
    m_book.figure(m_sheet, row, TotalColumn, medianSeconds(figures.totalMs), styles.seconds, none);
    const QString unreported = Words::tr("not reported");
    m_book.figure(m_sheet, row, InputTokensColumn, asNumber(figures.inputTokens), styles.integer, unreported);
    m_book.figure(m_sheet, row, OutputTokensColumn, asNumber(figures.outputTokens), styles.integer,
                  unreported);
    const QString unpriced = Words::tr("not known");
    const bool priced = figures.priced > 0;
    m_book.figure(m_sheet, row, CostColumn, priced ? std::optional(figures.costUsd) : std::nullopt,
                  styles.smallMoney, unpriced);
    const bool listed = !target.prices.isEmpty();
    const SheetPrice price = listed ? target.prices.last() : SheetPrice{};
    m_book.figure(m_sheet, row, InputPriceColumn, listed ? std::optional(price.price.input) : std::nullopt,
                  styles.money, unpriced);
    m_book.figure(m_sheet, row, OutputPriceColumn, listed ? std::optional(price.price.output) : std::nullopt,
                  styles.money, unpriced);
    const QString date = m_book.head().locale.toString(price.asOf, QLocale::ShortFormat);
    const QString source = price.users ? Words::tr("your own price") : date.isEmpty() ? unpriced : date;
    m_book.text(m_sheet, row, PriceDateColumn, source, listed ? styles.text : styles.missing);
    m_book.figure(m_sheet, row, RatingColumn, figures.meanRating(), styles.decimal, Words::tr("no ratings"));
}

void XlsxSummary::sums(uint32_t row, uint32_t first, uint32_t last, const SheetFigures &figures)
{
    const XlsxStyles &styles = m_book.styles();
    std::array<double, 9> values{};
    for (const TargetFigures &target : figures.targets()) {
        values[0] += double(target.complete);
        values[1] += double(target.failed);
        values[2] += double(target.otherwise);
        values[3] += double(target.retried);
        values[6] += double(target.inputTokens.value_or(0));
        values[7] += double(target.outputTokens.value_or(0));
        values[8] += target.costUsd;
    }
    m_book.text(m_sheet, row, LabelColumn, Words::tr("All targets, as far as known"), styles.label);
    for (const uint16_t column :
         std::to_array<uint16_t>({ CompleteColumn, FailedColumn, OtherwiseColumn, RetriedColumn,
                                   InputTokensColumn, OutputTokensColumn, CostColumn })) {
        std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range{};
        lxw_rowcol_to_range(range.data(), first, column, last, column);
        const QByteArray formula = "=SUM(" + QByteArray(range.data()) + ")";
        worksheet_write_formula_num(m_sheet, row, column, formula.constData(),
                                    column == CostColumn ? styles.boldMoney : styles.boldInteger,
                                    values.at(column - CompleteColumn));
    }
}

uint32_t XlsxSummary::best(uint32_t row, const SheetFigures &figures)
{
    const XlsxStyles &styles = m_book.styles();
    m_book.text(m_sheet, row, 0, Words::tr("Best of the complete answers"), styles.header);
    m_book.text(m_sheet, row++, 1, Words::tr("Target"), styles.header);
    for (const BestCriterion criterion : figures.criteria()) {
        const qsizetype index = figures.mostWins(criterion);
        m_book.text(m_sheet, row, 0, criterionText(criterion), styles.label);
        if (index < 0) {
            m_book.text(m_sheet, row++, 1, Words::tr("no complete answer qualifies"), styles.missing);
            continue;
        }
        const QString label = m_book.head().targets.at(index).label;
        const auto wins = int(figures.targets().at(index).wins.value(criterion));
        const QString prompts = Words::tr("%n prompt(s)", nullptr, wins);
        m_book.text(m_sheet, row++, 1, Words::tr("%1: %2").arg(label, prompts), styles.text);
    }
    return row;
}

uint32_t XlsxSummary::runs(uint32_t row)
{
    const XlsxStyles &styles = m_book.styles();
    const SheetHead &head = m_book.head();
    const QStringList headers{ Words::tr("Run"),   Words::tr("Started"), Words::tr("Lineup"),
                               Words::tr("Title"), Words::tr("Made by"), Words::tr("Duration (s)") };
    for (qsizetype i = 0; i < headers.size(); ++i)
        m_book.text(m_sheet, row, uint16_t(i), headers.at(i), styles.header);
    for (const SheetRunInfo &run : head.runs) {
        ++row;
        m_book.text(m_sheet, row, 0, run.id, styles.text);
        m_book.text(m_sheet, row, 1, SheetWords::moment(run.startedAt, head.timeZone, head.locale),
                    styles.text);
        m_book.text(m_sheet, row, 2, run.lineupName, styles.text);
        m_book.text(m_sheet, row, 3, run.title, styles.text);
        m_book.text(m_sheet, row, 4, u"Lineup "_s + run.appVersion, styles.text);
        worksheet_write_number(m_sheet, row, 5, run.wallMs / 1000, styles.seconds);
    }
    return row + 1;
}

uint32_t XlsxSummary::prompts(uint32_t row)
{
    const XlsxStyles &styles = m_book.styles();
    const QList<SheetRunInfo> &runs = m_book.head().runs;
    m_book.text(m_sheet, row, 0, Words::tr("Prompt of the run"), styles.header);
    worksheet_merge_range(m_sheet, row, 1, row, ParametersColumn, "", styles.header);
    m_book.text(m_sheet, row++, 1, Words::tr("As it was sent"), styles.header);
    const auto prompt = [this, &styles, &row](const QString &label, const QString &text, const QString &id,
                                              const QString &what) {
        if (text.isEmpty())
            return;
        m_book.text(m_sheet, row, 0, label, styles.label);
        worksheet_merge_range(m_sheet, row, 1, row, ParametersColumn, "", styles.text);
        // Merged cells do not grow with their text by themselves.
        const double height
            = std::max(XlsxBook::heightOf(label, labelWidth), XlsxBook::heightOf(text, promptWidth));
        worksheet_set_row(m_sheet, row, height, nullptr);
        m_book.longText(m_sheet, row++, 1, text, styles.text, id, what);
    };
    for (qsizetype i = 0; i < std::min(maxPrompts, runs.size()); ++i) {
        const SheetRunInfo &run = runs.at(i);
        const QString name = runs.size() > 1 ? u"%1\n"_s.arg(run.id) : QString();
        prompt(name + Words::tr("System prompt"), run.systemPrompt, run.id, u"system prompt"_s);
        prompt(name + Words::tr("Prompt"), run.userPrompt, run.id, u"prompt"_s);
    }
    if (runs.size() > maxPrompts) {
        m_book.text(m_sheet, row++, 0, Words::tr("The other prompts stand in the sheet Comparison."),
                    styles.subtitle);
    }
    return row;
}

} // namespace lineup
