// SPDX-License-Identifier: Apache-2.0
#include "runtext.h"

#include "terminaltext.h"

#include <QList>
#include <QLocale>

#include <algorithm>
#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 5;
using Cells = std::array<QString, columns>; // label, status, seconds, tokens, cost

QString tokens(const Answer &answer)
{
    if (!answer.usage.outputTokens)
        return RunWords::tr("tokens unknown");
    return RunWords::tr("%n token(s)", nullptr, int(*answer.usage.outputTokens));
}

QString cost(const Answer &answer)
{
    if (!answer.costUsd)
        return RunWords::tr("cost unknown");
    if (*answer.costUsd == 0)
        return RunWords::tr("no cost");
    // Answers cost fractions of a cent.
    return RunWords::tr("cost est. $%1").arg(QLocale().toString(*answer.costUsd, 'f', 6));
}

Cells cellsOf(const Answer &answer)
{
    const QString label = answer.label.isEmpty() ? answer.targetId : answer.label;
    return { harmlessText(label).simplified(), RunWords::status(answer.status),
             answer.timing.totalMs ? RunWords::seconds(*answer.timing.totalMs) : u"–"_s, tokens(answer),
             cost(answer) };
}

QString headerLine(const Cells &cells, const std::array<qsizetype, columns> &widths, bool decorated)
{
    QString line = u"== "_s;
    for (size_t i = 0; i < cells.size(); ++i) {
        // Words to the left, figures to the right.
        const bool words = i < 2;
        line += words ? cells[i].leftJustified(widths[i]) : cells[i].rightJustified(widths[i]);
        line += u"   "_s;
    }
    line = line.trimmed();
    return decorated ? u"\x1b[1m"_s + line + u"\x1b[0m"_s : line;
}

QString bodyOf(const Answer &answer)
{
    QString body;
    if (!answer.text.isEmpty())
        body += harmlessText(answer.text).trimmed() + u'\n';
    if (answer.error)
        body += harmlessText(RunWords::error(*answer.error)) + u'\n';
    else if (answer.text.isEmpty())
        body += RunWords::tr("(no text)") + u'\n';
    for (const QString &notice : answer.notices)
        body += RunWords::tr("Note: %1").arg(harmlessText(notice)) + u'\n';
    return body;
}

} // namespace

QString RunWords::status(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Running:
        return tr("running");
    case AnswerStatus::Complete:
        return tr("complete");
    case AnswerStatus::Truncated:
        return tr("truncated");
    case AnswerStatus::Refused:
        return tr("refused");
    case AnswerStatus::Failed:
        return tr("failed");
    case AnswerStatus::Cancelled:
        return tr("cancelled");
    }
    Q_UNREACHABLE();
}

QString RunWords::error(const AnswerError &error)
{
    const QString what = error.message.simplified();
    if (error.httpStatus > 0)
        return tr("Error: %1 (%2, HTTP status %3)")
            .arg(what, errorKindName(error.kind))
            .arg(error.httpStatus);
    return tr("Error: %1 (%2)").arg(what, errorKindName(error.kind));
}

QString RunWords::seconds(double ms)
{
    return tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

QString RunWords::summary(const Run &run)
{
    const auto complete = std::count_if(run.answers.begin(), run.answers.end(), [](const Answer &answer) {
        return answer.status == AnswerStatus::Complete;
    });
    return tr("%1 of %n answer(s) complete after %2.", nullptr, int(run.answers.size()))
        .arg(QLocale().toString(qlonglong(complete)), seconds(run.wallMs));
}

QString RunWords::best(const Run &run, BestCriterion criterion)
{
    const int index = bestAnswer(run, criterion);
    const QString name = bestCriterionName(criterion);
    if (index < 0)
        return tr("Best (%1): none, no complete answer qualifies.").arg(name);
    return tr("Best (%1): %2").arg(name, run.answers.at(index).label);
}

QString runAsText(const Run &run, std::optional<BestCriterion> best, bool decorated)
{
    QList<Cells> rows;
    std::array<qsizetype, columns> widths{};
    for (const Answer &answer : run.answers) {
        rows.append(cellsOf(answer));
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], rows.last()[i].size());
    }
    QString text;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        text += headerLine(rows.at(i), widths, decorated) + u'\n';
        text += bodyOf(run.answers.at(i)) + u'\n';
    }
    text += RunWords::summary(run) + u'\n';
    if (best)
        text += harmlessText(RunWords::best(run, *best)) + u'\n';
    return text;
}

} // namespace lineup
