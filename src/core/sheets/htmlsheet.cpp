// SPDX-License-Identifier: Apache-2.0
#include "htmlsheet.h"

#include "htmlanswers.h"
#include "htmlbars.h"
#include "htmlstyle.h"
#include "report.h"
#include "reportwords.h"
#include "sheetout.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray pageHead(const ReportHead &head)
{
    return "<!DOCTYPE html>\n<html lang=\"" + htmlEscaped(head.languageTag) + "\" dir=\""
        + (head.rightToLeft ? "rtl" : "ltr")
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"generator\" content=\"Lineup " LINEUP_VERSION "\">\n<title>"
        + htmlEscaped(head.title) + "</title>\n" + htmlStyle() + "</head>\n<body>\n" + htmlPatterns()
        + "<main>\n<header>\n<p class=\"kicker\">" + htmlEscaped(ReportWords::kicker())
        + "</p>\n<h1 dir=\"auto\">" + htmlEscaped(head.title) + "</h1>\n<p class=\"soft\">"
        + htmlEscaped(head.subtitle) + "</p>\n</header>\n";
}

QByteArray runNavigation(const SheetSource &source, const SheetOptions &options)
{
    QByteArray html = "<nav>\n<h2>" + htmlEscaped(ReportWords::contents()) + "</h2>\n<ol>\n";
    for (qsizetype row = 0; row < source.rowCount(); ++row) {
        const ReportSection section = reportSection(source, row, options);
        html += "<li><a href=\"#run-" + QByteArray::number(row + 1) + "\"><bdi>" + htmlEscaped(section.title)
            + "</bdi></a> <span class=\"small soft\">" + htmlEscaped(section.when) + "</span></li>\n";
    }
    return html + "</ol>\n</nav>\n";
}

QByteArray promptBlock(const QString &heading, const QString &text)
{
    if (text.isEmpty())
        return {};
    return "<h3>" + htmlEscaped(heading) + "</h3>\n<p class=\"prompt text\" dir=\"auto\">" + htmlEscaped(text)
        + "</p>\n";
}

QByteArray runSection(const ReportSection &section, qsizetype row, bool onlyOne, const QLocale &locale)
{
    QByteArray html = onlyOne ? QByteArray("<section>\n")
                              : "<section class=\"run\" id=\"run-" + QByteArray::number(row + 1)
            + "\">\n<h2 dir=\"auto\">" + htmlEscaped(section.title) + "</h2>\n";
    html += htmlFacts(section.facts);
    html += promptBlock(ReportWords::systemPrompt(), section.system);
    html += promptBlock(ReportWords::prompt(), section.prompt);
    html += "<h3>" + htmlEscaped(ReportWords::summary()) + "</h3>\n" + htmlFigures(section.figures);
    if (const QByteArray bars = htmlBars(section.bars, locale); !bars.isEmpty())
        html += "<h3>" + htmlEscaped(ReportWords::times()) + "</h3>\n" + bars;
    html += "<h3>" + htmlEscaped(ReportWords::answers()) + "</h3>\n<div class=\"cards\">\n";
    for (const ReportAnswer &answer : section.answers)
        html += htmlCard(answer);
    html += "</div>\n<h3>" + htmlEscaped(ReportWords::provenance()) + "</h3>\n"
        + htmlFacts(section.provenance);
    return html + "</section>\n";
}

const auto stringsEnd = "</tbody>\n</table>\n</div>\n";

bool writeStrings(const SheetSource &source, const SheetOptions &options, SheetOut &out)
{
    const qsizetype rows = source.rowCount();
    QString language;
    for (qsizetype row = 0; row < rows; ++row) {
        const ReportSection section = reportSection(source, row, options);
        if (row > 0 && section.language != language)
            out.write(stringsEnd);
        if (!section.language.isEmpty() && section.language != language)
            out.write("<h2><bdi>" + htmlEscaped(section.language) + "</bdi></h2>\n");
        if (row == 0 || section.language != language)
            out.write(htmlStringsHead(source));
        language = section.language;
        out.write(htmlStringsRow(section));
        if (!out.rowDone(row + 1, rows))
            return false;
    }
    if (rows > 0)
        out.write(stringsEnd);
    return true;
}

bool writeRows(const SheetSource &source, const SheetOptions &options, const ReportHead &head, SheetOut &out)
{
    if (head.isTable)
        return writeStrings(source, options, out);
    const qsizetype rows = source.rowCount();
    for (qsizetype row = 0; row < rows; ++row) {
        const ReportSection section = reportSection(source, row, options);
        out.write(runSection(section, row, rows == 1, source.head().locale));
        if (!out.rowDone(row + 1, rows))
            return false;
    }
    return true;
}

SheetResult write(const SheetSource &source, const SheetOptions &options, QIODevice *device,
                  SheetProgress &progress)
{
    SheetOut out(device, progress);
    const ReportHead head = reportHead(source, options, progress);
    out.write(pageHead(head));
    if (head.totals)
        out.write("<h2>" + htmlEscaped(ReportWords::overall()) + "</h2>\n" + htmlFigures(*head.totals));
    if (!head.isTable && source.rowCount() > 1)
        out.write(runNavigation(source, options));
    if (writeRows(source, options, head, out)) {
        out.write("<footer class=\"page-foot\">\n" + htmlFacts(head.provenance)
                  + "</footer>\n</main>\n</body>\n</html>\n");
    }
    return out.result();
}

} // namespace

SheetFormat htmlFormat()
{
    return { u"html"_s,
             QCoreApplication::translate("lineup::HtmlSheet", "HTML page"),
             { u"html"_s, u"htm"_s },
             true,
             write };
}

} // namespace lineup
