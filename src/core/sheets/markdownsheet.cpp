// SPDX-License-Identifier: Apache-2.0
#include "markdownsheet.h"

#include "report.h"
#include "reportwords.h"
#include "sheetout.h"
#include "showntext.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString heading(int level, const QString &text)
{
    return QString(level, u'#') + u' ' + markdownEscaped(text) + u"\n\n"_s;
}

QString line(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString table(const ReportTable &table)
{
    QStringList cells;
    QStringList rules;
    for (qsizetype i = 0; i < table.header.size(); ++i) {
        cells.append(markdownEscaped(table.header.at(i)));
        rules.append(i < table.wordColumns ? u"---"_s : u"---:"_s);
    }
    QString text = line(cells) + line(rules);
    for (const QStringList &row : table.rows) {
        cells.clear();
        for (const QString &cell : row)
            cells.append(markdownEscaped(cell));
        text += line(cells);
    }
    return text + u'\n';
}

QString factList(const QList<ReportFact> &facts)
{
    QString text;
    QString code; // after the list, which a fence would end
    for (const ReportFact &fact : facts) {
        if (fact.code)
            code += u"**%1**\n\n"_s.arg(markdownEscaped(fact.name)) + markdownFence(fact.value);
        else
            text += u"- **%1**: "_s.arg(markdownEscaped(fact.name)) + markdownEscaped(fact.value) + u'\n';
    }
    return (text.isEmpty() ? text : text + u'\n') + code;
}

QString fenced(const QString &title, const QString &text)
{
    return text.isEmpty() ? QString() : heading(3, title) + markdownFence(text);
}

QString answerText(const ReportAnswer &answer, int level)
{
    QStringList parts{ answer.label };
    parts += answer.badges;
    parts.append(answer.state);
    QString text = heading(level, parts.join(u" · "_s));
    if (!answer.text.isEmpty())
        text += markdownFence(answer.text);
    if (!answer.failure.isEmpty())
        text += u"**%1**\n\n"_s.arg(markdownEscaped(answer.failure));
    else if (answer.text.isEmpty())
        text += u"*%1*\n\n"_s.arg(markdownEscaped(ReportWords::noText()));
    if (answer.edited)
        text += u"*%1*\n\n"_s.arg(markdownEscaped(ReportWords::edited())) + markdownFence(*answer.edited);
    QStringList remarks = answer.remarks;
    if (!answer.figures.isEmpty())
        remarks.prepend(answer.figures);
    for (const QString &remark : remarks)
        text += u"- "_s + markdownEscaped(remark) + u'\n';
    return remarks.isEmpty() ? text : text + u'\n';
}

QString runText(const ReportSection &section, bool onlyOne)
{
    QString text = onlyOne ? QString() : heading(2, section.title);
    text += factList(section.facts) + fenced(ReportWords::systemPrompt(), section.system)
        + fenced(ReportWords::prompt(), section.prompt);
    text += heading(3, ReportWords::summary()) + table(section.figures);
    text += heading(3, ReportWords::answers());
    for (const ReportAnswer &answer : section.answers)
        text += answerText(answer, 4);
    return text + heading(3, ReportWords::provenance()) + factList(section.provenance);
}

QString stringText(const ReportSection &section)
{
    QString text = heading(3, section.key) + factList(section.facts) + markdownFence(section.prompt);
    for (const ReportAnswer &answer : section.answers) {
        if (!answer.label.isEmpty())
            text += answerText(answer, 4);
    }
    return text;
}

SheetResult write(const SheetSource &source, const SheetOptions &options, QIODevice *device,
                  SheetProgress &progress)
{
    SheetOut out(device, progress);
    const ReportHead head = reportHead(source, options, progress);
    const auto put = [&out](const QString &text) { out.write(text.toUtf8()); };
    put(heading(1, head.title) + markdownEscaped(head.subtitle) + u"\n\n"_s);
    if (head.totals)
        put(heading(2, ReportWords::overall()) + table(*head.totals));
    const qsizetype rows = source.rowCount();
    QString language;
    for (qsizetype row = 0; row < rows; ++row) {
        const ReportSection section = reportSection(source, row, options);
        if (section.language != language)
            put(heading(2, section.language));
        language = section.language;
        put(head.isTable ? stringText(section) : runText(section, rows == 1));
        if (!out.rowDone(row + 1, rows))
            break;
    }
    put(u"---\n\n"_s + factList(head.provenance));
    return out.result();
}

} // namespace

QString markdownEscaped(const QString &text)
{
    static constexpr QStringView special = u"\\`*_[]<>#!|~&$@";
    QString result;
    result.reserve(text.size() + text.size() / 8);
    bool onlyDigits = true; // so far
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\n') {
            result += u"<br>"_s;
            continue;
        }
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        // Only the beginning of the text can begin a list: line ends are no line ends of Markdown any more.
        const bool list = QStringView(u"-+.)").contains(c) && (next.isSpace() || next.isNull()) && onlyDigits;
        const bool address = (c == u':' && next == u'/') || (c == u'.' && text.mid(i - 3, 3) == u"www");
        onlyDigits = onlyDigits && c.isDigit();
        if (special.contains(c) || list || address)
            result += u'\\';
        result += c == u'\t' ? QChar(u' ') : c;
    }
    return result;
}

QString markdownFence(const QString &text)
{
    qsizetype longest = 0;
    qsizetype current = 0;
    for (const QChar c : text) {
        current = c == u'`' ? current + 1 : 0;
        longest = std::max(longest, current);
    }
    const QString fence(std::max<qsizetype>(3, longest + 1), u'`');
    return fence + u"text\n"_s + text + (text.endsWith(u'\n') ? u""_s : u"\n"_s) + fence + u"\n\n"_s;
}

SheetFormat markdownFormat()
{
    return { u"md"_s,
             QCoreApplication::translate("lineup::MarkdownSheet", "Markdown text"),
             { u"md"_s, u"markdown"_s },
             true,
             write };
}

} // namespace lineup
