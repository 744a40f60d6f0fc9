// SPDX-License-Identifier: Apache-2.0
#include "htmlanswers.h"

#include "htmlbars.h"
#include "reportwords.h"
#include "showntext.h"

namespace lineup {

namespace {

QByteArray isolated(const QString &text)
{
    return "<bdi>" + htmlEscaped(text) + "</bdi>";
}

QByteArray foreignText(const QString &text)
{
    return "<p class=\"text\" dir=\"auto\">" + htmlEscaped(text) + "</p>\n";
}

QByteArray marks(const QStringList &badges)
{
    QByteArray html;
    for (const QString &badge : badges)
        html += "<span class=\"mark picked-mark\">" + htmlEscaped(badge) + "</span> ";
    return html;
}

QByteArray remarkList(const QStringList &remarks)
{
    if (remarks.isEmpty())
        return {};
    QByteArray html = "<ul class=\"remarks small\">\n";
    for (const QString &remark : remarks)
        html += "<li dir=\"auto\">" + htmlEscaped(remark) + "</li>\n";
    return html + "</ul>\n";
}

bool isBad(const ReportAnswer &answer)
{
    return answer.status == AnswerStatus::Failed || answer.status == AnswerStatus::Refused;
}

QByteArray body(const ReportAnswer &answer)
{
    QByteArray html;
    if (!answer.text.isEmpty())
        html += foreignText(answer.text);
    if (!answer.failure.isEmpty())
        html += "<p class=\"failure\" dir=\"auto\">" + htmlEscaped(answer.failure) + "</p>\n";
    else if (answer.text.isEmpty())
        html += "<p class=\"soft\">" + htmlEscaped(ReportWords::noText()) + "</p>\n";
    return html;
}

} // namespace

QByteArray htmlFacts(const QList<ReportFact> &facts)
{
    if (facts.isEmpty())
        return {};
    QByteArray html = "<dl>\n";
    for (const ReportFact &fact : facts) {
        html += "<dt>" + isolated(fact.name) + "</dt>";
        if (fact.code)
            html += "<dd><details><summary>JSON</summary><pre dir=\"ltr\">" + htmlEscaped(fact.value)
                + "</pre></details></dd>\n";
        else
            html += "<dd class=\"text\" dir=\"auto\">" + htmlEscaped(fact.value) + "</dd>\n";
    }
    return html + "</dl>\n";
}

QByteArray htmlFigures(const ReportTable &table)
{
    QByteArray html = "<div class=\"wide\"><table class=\"figures\">\n<thead><tr>";
    for (qsizetype i = 0; i < table.header.size(); ++i) {
        html += i < table.wordColumns ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"fig\">";
        html += htmlEscaped(table.header.at(i)) + "</th>";
    }
    html += "</tr></thead>\n<tbody>\n";
    for (const QStringList &row : table.rows) {
        html += "<tr><th scope=\"row\">" + isolated(row.value(0)) + "</th>";
        for (qsizetype i = 1; i < row.size(); ++i) {
            html += QByteArray(i < table.wordColumns ? "<td" : "<td class=\"fig\"") + " data-name=\""
                + htmlEscaped(table.header.value(i)) + "\">" + isolated(row.at(i)) + "</td>";
        }
        html += "</tr>\n";
    }
    return html + "</tbody>\n</table></div>\n";
}

QByteArray htmlCard(const ReportAnswer &answer)
{
    QByteArray html = "<article class=\"card";
    html += answer.picked ? " picked" : "";
    html += isBad(answer) ? " failed" : "";
    html += "\">\n<header><h4>" + isolated(answer.label) + "</h4>" + marks(answer.badges)
        + (isBad(answer) ? "<span class=\"state bad\">" : "<span class=\"state\">")
        + htmlEscaped(answer.state) + "</span></header>\n<div>\n" + body(answer) + "</div>\n";
    if (answer.edited) {
        html += "<div class=\"edited\">\n<p class=\"small soft\">" + htmlEscaped(ReportWords::edited())
            + "</p>\n" + foreignText(*answer.edited) + "</div>\n";
    }
    html += "<footer class=\"small soft\"><p>" + isolated(answer.figures) + "</p>\n"
        + remarkList(answer.remarks) + "</footer>\n";
    return html + "</article>\n";
}

QByteArray htmlStringsHead(const SheetSource &source)
{
    const auto &targets = source.head().targets;
    QByteArray html = "<div class=\"wide\"><table class=\"strings\" style=\"--columns:"
        + QByteArray::number(targets.size() + 2) + "\">\n<thead><tr><th scope=\"col\">"
        + htmlEscaped(ReportWords::key()) + "</th><th scope=\"col\">" + htmlEscaped(ReportWords::source())
        + "</th>";
    for (const SheetTarget &target : targets)
        html += "<th scope=\"col\">" + isolated(shownLine(target.label)) + "</th>";
    return html + "</tr></thead>\n<tbody>\n";
}

QByteArray htmlStringsRow(const ReportSection &section)
{
    QByteArray html = "<tr><th scope=\"row\">" + isolated(section.key);
    for (const ReportFact &fact : section.facts)
        html += "<br><span class=\"small soft\">" + isolated(fact.value) + "</span>";
    html += "</th><td>" + foreignText(section.prompt) + "</td>";
    for (const ReportAnswer &answer : section.answers) {
        html += "<td>" + marks(answer.badges) + (answer.label.isEmpty() ? QByteArray() : body(answer));
        if (answer.edited)
            html += "<p class=\"small soft\">" + htmlEscaped(ReportWords::edited()) + "</p>"
                + foreignText(*answer.edited);
        html += remarkList(answer.remarks) + "</td>";
    }
    return html + "</tr>\n";
}

} // namespace lineup
