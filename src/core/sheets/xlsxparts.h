// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/answercolumns.h"
#include "sheets/sheetfigures.h"
#include "sheets/xlsxbook.h"

#include <QList>

namespace lineup {

// The sheets of a workbook. Each is added by its constructor, so that they stand in the order in which these
// are made; those of figures are filled when the last row has been added up.

// For management: one line a target, volumes to enter, a recommendation to fill in.
class XlsxDecision
{
public:
    explicit XlsxDecision(XlsxBook &book);
    void fill(const SheetFigures &figures);

private:
    void heading();
    void recommendation();
    void header();
    void volumes();
    void target(uint32_t row, qsizetype index, const TargetFigures &figures);
    void costs(uint32_t row, const TargetFigures &figures);
    void notes(uint32_t row);

    XlsxBook &m_book;
    lxw_worksheet *m_sheet;
};

// What was run, and what came of it.
class XlsxSummary
{
public:
    explicit XlsxSummary(XlsxBook &book);
    void fill(const SheetFigures &figures);

private:
    uint32_t runs(uint32_t row);
    uint32_t prompts(uint32_t row);
    uint32_t targets(uint32_t row, const SheetFigures &figures);
    void target(uint32_t row, qsizetype index, const TargetFigures &figures);
    void sums(uint32_t row, uint32_t first, uint32_t last, const SheetFigures &figures);
    uint32_t best(uint32_t row, const SheetFigures &figures);

    XlsxBook &m_book;
    lxw_worksheet *m_sheet;
};

// One row a prompt or string, one column a target, figures in groups that fold away. One sheet a language.
class XlsxComparison
{
public:
    XlsxComparison(XlsxBook &book, const SheetOptions &options, const QString &language);
    void add(const SheetRow &row);
    void finish();
    const QString &language() const { return m_language; }

private:
    enum class Field { Id, Number, Run, Key, Source, Context, Speaker, Reference, MaxLength, Pick };
    struct Metric
    {
        QString id; // of the answer column that it is
        QString header;
        lxw_format *format;
        AnswerColumn column = {};
    };

    void chooseMetrics(const SheetOptions &options);
    void columns();
    void headers();
    QString header(Field field) const;
    QString fieldText(Field field, const SheetRow &row, const QString &id) const;
    void field(uint16_t column, Field field, const SheetRow &row, const QString &id, qsizetype winner);
    void answer(uint16_t column, const std::optional<SheetAnswer> &cell, bool wins);
    void metrics(uint16_t first, const std::optional<SheetAnswer> &cell);
    void metric(uint16_t column, const Metric &metric, const SheetAnswer &cell);
    uint16_t firstTarget() const { return uint16_t(m_fields.size()); }
    uint16_t firstMetric(qsizetype target) const;
    double answerWidth() const; // characters
    double heightOf(const SheetRow &row) const; // points
    uint16_t lastColumn() const;

    XlsxBook &m_book;
    std::optional<BestCriterion> m_best;
    QString m_language;
    QList<Field> m_fields;
    QList<Metric> m_metrics;
    lxw_worksheet *m_sheet;
    uint32_t m_row;
    qsizetype m_number = 0;
};

// Tidy: one row an answer, as a table for pivots; the columns that a reviewer fills in.
class XlsxAnswers
{
public:
    XlsxAnswers(XlsxBook &book, const SheetOptions &options);
    bool add(const SheetRow &row); // false: a sheet holds no more rows
    void finish();

private:
    void chooseColumns();
    void layout();
    double heightOf(const SheetRow &row, const SheetAnswer &answer) const; // points
    void cell(uint16_t column, const QVariant &value, const SheetAnswer &answer);
    lxw_format *format(const AnswerColumn &column) const;
    void validation();
    void table();

    XlsxBook &m_book;
    QList<AnswerColumn> m_columns;
    QStringList m_headers; // each once, as tables want them
    lxw_worksheet *m_sheet;
    uint32_t m_row;
};

// Bars of times, first token and the rest, and of costs, with the figures they are drawn from.
class XlsxCharts
{
public:
    explicit XlsxCharts(XlsxBook &book);
    void fill(const SheetFigures &figures);

private:
    void figures(const SheetFigures &figures);
    void times(uint32_t last);
    void costs(uint32_t last);

    XlsxBook &m_book;
    lxw_worksheet *m_sheet;
};

// What was asked of whom: requests' settings as JSON, without keys.
class XlsxProvenance
{
public:
    explicit XlsxProvenance(XlsxBook &book);
    void fill();

private:
    void part(uint32_t row, const SheetRunInfo &run, const QString &name, const QJsonObject &json);

    XlsxBook &m_book;
    lxw_worksheet *m_sheet;
};

} // namespace lineup
