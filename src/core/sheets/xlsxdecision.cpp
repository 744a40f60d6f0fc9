// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetwords.h"
#include "xlsxparts.h"

#include <algorithm>
#include <array>
#include <xlsxwriter.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxDecision)
};

constexpr double modelWidth = 26;
constexpr double policyWidth = 36;
constexpr uint32_t recommendationRow = 3;
constexpr uint32_t volumeRow = 7;
constexpr uint32_t headerRow = 8;
constexpr uint32_t firstRow = 9;
constexpr std::array<double, 3> volumes{ 10'000, 100'000, 1'000'000 }; // prompts a year, to begin with

enum Column : uint16_t {
    Label,
    Model,
    Asked,
    Answered,
    Errors,
    Accepted,
    Edited,
    Rating,
    FirstTokenMedian,
    FirstTokenSlow,
    TotalMedian,
    TotalSlow,
    CostPerThousand,
    Yearly,
    Policy = Yearly + volumes.size(),
};

QString modelText(const SheetTarget &target)
{
    return target.provider.isEmpty() ? target.model : target.provider + u" · "_s + target.model;
}

std::optional<double> secondsAt(const QList<double> &ms, double share)
{
    const std::optional<double> value = percentile(ms, share);
    return value ? std::optional(*value / 1000) : std::nullopt;
}

} // namespace

XlsxDecision::XlsxDecision(XlsxBook &book)
    : m_book(book)
    , m_sheet(book.addSheet(Words::tr("Decision"), XlsxBook::Rows::Kept))
{
    m_book.preparePage(m_sheet, headerRow);
    worksheet_set_column(m_sheet, Label, Label, 24, nullptr);
    worksheet_set_column(m_sheet, Model, Model, modelWidth, nullptr);
    worksheet_set_column(m_sheet, Asked, CostPerThousand, 11.5, nullptr);
    worksheet_set_column(m_sheet, Yearly, Policy - 1, 14, nullptr);
    worksheet_set_column(m_sheet, Policy, Policy, policyWidth, nullptr);
    worksheet_freeze_panes(m_sheet, firstRow, Model);
}

void XlsxDecision::fill(const SheetFigures &figures)
{
    heading();
    recommendation();
    volumes();
    header();
    uint32_t row = firstRow;
    for (qsizetype i = 0; i < figures.targets().size(); ++i)
        target(row++, i, figures.targets().at(i));
    notes(row + 1);
}

void XlsxDecision::heading()
{
    const SheetHead &head = m_book.head();
    m_book.text(m_sheet, 0, 0, head.title, m_book.styles().title);
    worksheet_set_row(m_sheet, 0, 28, nullptr);
    QList<QDateTime> starts;
    for (const SheetRunInfo &run : head.runs)
        starts.append(run.startedAt);
    if (starts.isEmpty())
        return;
    const auto [first, last] = std::minmax_element(starts.cbegin(), starts.cend());
    const QString from = SheetWords::moment(*first, head.timeZone, head.locale);
    const QString to = SheetWords::moment(*last, head.timeZone, head.locale);
    const QString runs = Words::tr("%n run(s)", nullptr, int(starts.size()));
    const QString when = starts.size() == 1 ? Words::tr("Run of %1").arg(from)
                                            : Words::tr("%1, from %2 to %3").arg(runs, from, to);
    m_book.text(m_sheet, 1, 0, when, m_book.styles().subtitle);
}

void XlsxDecision::recommendation()
{
    const XlsxStyles &styles = m_book.styles();
    const std::array<QString, 3> labels{ Words::tr("Recommendation"), Words::tr("Decided by"),
                                         Words::tr("Decided on") };
    for (uint32_t i = 0; i < labels.size(); ++i) {
        const uint32_t row = recommendationRow + i;
        m_book.text(m_sheet, row, 0, labels.at(i), styles.label);
        worksheet_merge_range(m_sheet, row, 1, row, TotalSlow, "", styles.input);
    }
    worksheet_set_row(m_sheet, recommendationRow, 48, nullptr);
}

void XlsxDecision::volumes()
{
    const XlsxStyles &styles = m_book.styles();
    worksheet_merge_range(m_sheet, volumeRow, TotalMedian, volumeRow, CostPerThousand, "", styles.label);
    m_book.text(m_sheet, volumeRow, TotalMedian, Words::tr("Prompts a year, yours to change:"), styles.label);
    worksheet_set_row(m_sheet, volumeRow, 32, nullptr);
    for (size_t i = 0; i < lineup::volumes.size(); ++i)
        worksheet_write_number(m_sheet, volumeRow, uint16_t(Yearly + i), lineup::volumes.at(i),
                               styles.volume);
    lxw_data_validation validation{};
    const QByteArray title = Words::tr("Prompts a year").left(32).toUtf8();
    const QByteArray message = Words::tr("Enter a number of 0 or more.").left(255).toUtf8();
    validation.validate = LXW_VALIDATION_TYPE_DECIMAL;
    validation.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    validation.value_number = 0;
    validation.error_title = const_cast<char *>(title.constData());
    validation.error_message = const_cast<char *>(message.constData());
    worksheet_data_validation_range(m_sheet, volumeRow, Yearly, volumeRow, Policy - 1, &validation);
}

void XlsxDecision::header()
{
    const QString yearly = Words::tr("Cost a year");
    const QStringList headers{ Words::tr("Target"),
                               Words::tr("Provider and model"),
                               Words::tr("Answers asked for (n)"),
                               Words::tr("Answered"),
                               Words::tr("Errors found per 1,000 answers"),
                               Words::tr("Accepted as it was"),
                               Words::tr("Accepted with edits"),
                               Words::tr("Mean rating (1 to 5)"),
                               Words::tr("First token, median (s)"),
                               Words::tr("First token, 90% within (s)"),
                               Words::tr("Whole answer, median (s)"),
                               Words::tr("Whole answer, 90% within (s)"),
                               Words::tr("Cost per 1,000 prompts"),
                               yearly,
                               yearly,
                               yearly,
                               Words::tr("Data policy") };
    for (qsizetype i = 0; i < headers.size(); ++i)
        m_book.text(m_sheet, headerRow, uint16_t(i), headers.at(i), m_book.styles().header);
    worksheet_set_row(m_sheet, headerRow, 48, nullptr);
}

void XlsxDecision::target(uint32_t row, qsizetype index, const TargetFigures &figures)
{
    const XlsxStyles &styles = m_book.styles();
    const SheetTarget &target = m_book.head().targets.at(index);
    const bool checked = m_book.head().checked;
    m_book.text(m_sheet, row, Label, target.label, styles.label);
    m_book.text(m_sheet, row, Model, modelText(target), styles.text);
    worksheet_write_number(m_sheet, row, Asked, double(figures.asked), styles.integer);
    m_book.figure(m_sheet, row, Answered, figures.answeredShare(), styles.percent, Words::tr("not asked"));
    m_book.figure(m_sheet, row, Errors, figures.errorsPerThousand(checked), styles.decimal,
                  checked ? Words::tr("no answers") : Words::tr("no checks"));
    const QString noPick = Words::tr("no picks");
    m_book.figure(m_sheet, row, Accepted, figures.acceptedShare(), styles.percent, noPick);
    m_book.figure(m_sheet, row, Edited, figures.editedShare(), styles.percent, noPick);
    m_book.figure(m_sheet, row, Rating, figures.meanRating(), styles.decimal, Words::tr("no ratings"));
    const QString noTime = Words::tr("no answers");
    m_book.figure(m_sheet, row, FirstTokenMedian, secondsAt(figures.firstTokenMs, 0.5), styles.seconds,
                  noTime);
    m_book.figure(m_sheet, row, FirstTokenSlow, secondsAt(figures.firstTokenMs, 0.9), styles.seconds, noTime);
    m_book.figure(m_sheet, row, TotalMedian, secondsAt(figures.totalMs, 0.5), styles.seconds, noTime);
    m_book.figure(m_sheet, row, TotalSlow, secondsAt(figures.totalMs, 0.9), styles.seconds, noTime);
    costs(row, figures);
    worksheet_set_row(m_sheet, row,
                      std::max(XlsxBook::heightOf(target.dataPolicy, policyWidth),
                               XlsxBook::heightOf(modelText(target), modelWidth)),
                      nullptr);
    const bool policy = !target.dataPolicy.isEmpty();
    m_book.text(m_sheet, row, Policy, policy ? target.dataPolicy : Words::tr("not stated in the lineup"),
                policy ? styles.text : styles.missing);
}

void XlsxDecision::costs(uint32_t row, const TargetFigures &figures)
{
    const XlsxStyles &styles = m_book.styles();
    const std::optional<double> cost = figures.costPerThousand();
    m_book.figure(m_sheet, row, CostPerThousand, cost, styles.money, Words::tr("no price known"));
    for (size_t i = 0; i < lineup::volumes.size(); ++i) {
        const auto column = uint16_t(Yearly + i);
        std::array<char, LXW_MAX_CELL_NAME_LENGTH> price{};
        std::array<char, LXW_MAX_CELL_NAME_LENGTH> volume{};
        lxw_rowcol_to_cell(price.data(), row, CostPerThousand);
        lxw_rowcol_to_cell(volume.data(), volumeRow, column);
        const QString formula = u"=IF(ISNUMBER(%1),%1/1000*%2,\"\")"_s.arg(
            QString::fromLatin1(price.data()), QString::fromLatin1(volume.data()));
        if (cost) {
            worksheet_write_formula_num(m_sheet, row, column, formula.toLatin1().constData(), styles.money,
                                        *cost / 1000 * lineup::volumes.at(i));
        } else {
            worksheet_write_formula_str(m_sheet, row, column, formula.toLatin1().constData(), styles.money,
                                        "");
        }
    }
}

void XlsxDecision::notes(uint32_t row)
{
    const QStringList notes{
        Words::tr("Times are those of answers that arrived, from the last attempt's sending on. Half of them "
                  "were as fast as the median or faster."),
        Words::tr("Accepted: share of the prompts with a pick in which this target's answer was picked."),
        Words::tr("Costs are estimates from listed prices; see the sheet Summary for the prices and their "
                  "date. A figure that is not known says why and is never counted as 0."),
        Words::tr(
            "To review answers, fill in the dashed cells in the sheet Answers and send the file back.")
    };
    for (const QString &note : notes)
        m_book.text(m_sheet, row++, 0, note, m_book.styles().subtitle);
}

} // namespace lineup
