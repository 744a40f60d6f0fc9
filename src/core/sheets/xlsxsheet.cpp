// SPDX-License-Identifier: Apache-2.0
#include "xlsxsheet.h"

#include "sheets/celltext.h"
#include "sheets/xlsxparts.h"

#include <QCoreApplication>
#include <QDateTime>

#include <memory>
#include <vector>
#include <xlsxwriter.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Xlsx
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxSheet)
};

constexpr qsizetype progressStep = 100; // rows
constexpr qsizetype maxLanguageSheets = 60; // the other languages share one

void setProperties(lxw_workbook *book, const SheetHead &head)
{
    const QByteArray title = cellParts(harmlessCellText(head.title), 200).constFirst().toUtf8();
    const QByteArray comments = Xlsx::tr("Made by Lineup %1").arg(head.appVersion).toUtf8();
    const QByteArray subject = Xlsx::tr("Comparison of AI providers' answers").toUtf8();
    lxw_doc_properties properties{};
    properties.title = const_cast<char *>(title.constData());
    properties.subject = const_cast<char *>(subject.constData());
    properties.comments = const_cast<char *>(comments.constData());
    properties.created = time_t(QDateTime::currentSecsSinceEpoch());
    workbook_set_properties(book, &properties);
}

// The sheets, in their order.
struct Parts
{
    Parts(XlsxBook &book, const SheetOptions &options)
        : decision(book)
        , summary(book)
        , comparisons(makeComparisons(book, options))
        , answers(book, options)
        , charts(book)
        , provenance(book)
    { }

    using Comparisons = std::vector<std::unique_ptr<XlsxComparison>>;

    static Comparisons makeComparisons(XlsxBook &book, const SheetOptions &options)
    {
        const QStringList &languages = book.head().languages;
        Comparisons list;
        if (languages.size() <= maxLanguageSheets) {
            for (const QString &language : languages)
                list.push_back(std::make_unique<XlsxComparison>(book, options, language));
        }
        if (list.empty())
            list.push_back(std::make_unique<XlsxComparison>(book, options, QString()));
        return list;
    }

    XlsxComparison &comparison(const QString &language)
    {
        for (const std::unique_ptr<XlsxComparison> &each : comparisons) {
            if (each->language() == language)
                return *each;
        }
        return *comparisons.front();
    }

    void finish(const SheetFigures &figures)
    {
        decision.fill(figures);
        summary.fill(figures);
        for (const std::unique_ptr<XlsxComparison> &each : comparisons)
            each->finish();
        answers.finish();
        charts.fill(figures);
        provenance.fill();
    }

    XlsxDecision decision;
    XlsxSummary summary;
    Comparisons comparisons;
    XlsxAnswers answers;
    XlsxCharts charts;
    XlsxProvenance provenance;
};

SheetResult write(const SheetSource &source, const SheetOptions &options, QIODevice *device,
                  SheetProgress &progress)
{
    XlsxBook book(source.head());
    if (!book.isOpen()) {
        return SheetResult::failed(
            Xlsx::tr("There is no folder for temporary files to put the workbook together in."));
    }
    setProperties(book.handle(), source.head());
    Parts parts(book, options);
    const qsizetype rows = source.rowCount();
    SheetFigures figures(source.head(), rows);
    for (qsizetype i = 0; i < rows; ++i) {
        if (progress.isCancelled())
            return SheetResult::cancelled();
        const SheetRow row = source.row(i);
        figures.add(row);
        parts.comparison(row.language).add(row);
        if (!parts.answers.add(row)) {
            return SheetResult::failed(
                Xlsx::tr("A workbook's sheet holds %1 rows, and there are more answers. "
                         "Export fewer runs, or choose CSV.")
                    .arg(source.head().locale.toString(LXW_ROW_MAX)));
        }
        if ((i + 1) % progressStep == 0 || i + 1 == rows)
            progress.rowsDone(i + 1, rows);
    }
    parts.finish(figures);
    return book.finish(device, progress);
}

} // namespace

SheetFormat xlsxFormat()
{
    return { u"xlsx"_s, Xlsx::tr("Excel workbook"), { u"xlsx"_s }, false, write, true };
}

} // namespace lineup
