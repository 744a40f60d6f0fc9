// SPDX-License-Identifier: Apache-2.0
#include "exportwords.h"

#include <QCoreApplication>

namespace lineup::exportWords {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::ExportWords)
};

} // namespace

QString hint(const QString &formatId)
{
    if (formatId == "xlsx"_L1)
        return Words::tr("To filter, rate and decide, and to take back with “Import reviewed sheet”.");
    if (formatId == "html"_L1)
        return Words::tr("One page for any browser, on a telephone too. It loads nothing from elsewhere.");
    if (formatId == "pdf"_L1)
        return Words::tr("Numbered pages to print or to send.");
    if (formatId == "csv"_L1)
        return Words::tr("One row an answer, for spreadsheet programs and scripts; can be taken back.");
    if (formatId == "tsv"_L1)
        return Words::tr("One row an answer, separated by tabs; can be taken back.");
    if (formatId == "md"_L1)
        return Words::tr("Text with headings for wikis, tickets and chats.");
    if (formatId == "json"_L1)
        return Words::tr("Everything about the run, for programs.");
    return {};
}

QString csvHint(const QLocale &locale)
{
    const QString modes
        = Words::tr("Safe puts an apostrophe in front of texts that a spreadsheet program would run as a "
                    "formula, and importing takes it off again. Exact changes nothing: for programs only.");
    // Where the comma separates decimals, spreadsheet programs separate cells by semicolons.
    if (locale.decimalPoint() != u","_s)
        return modes;
    return Words::tr("%1 %2", "two sentences")
        .arg(modes,
             Words::tr(
                 "Cells are separated by commas: open the file through the spreadsheet program's import, "
                 "or choose the Excel workbook."));
}

} // namespace lineup::exportWords
