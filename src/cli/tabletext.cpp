// SPDX-License-Identifier: Apache-2.0
#include "tabletext.h"

#include "model/finding.h"
#include "sheets/sheetwords.h"
#include "terminaltext.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString oneLine(const QString &text)
{
    return harmlessText(text).replace(u'\n', u'⏎').replace(u'\t', u' ');
}

QString answerText(const SheetAnswer &given, const QString &label)
{
    const Answer &answer = given.answer;
    const QString mark = answer.picked ? u"★ "_s : QString();
    QString text = u"  %1%2: "_s.arg(mark, oneLine(label));
    if (answer.status == AnswerStatus::Complete)
        text += oneLine(answer.editedText.value_or(answer.text));
    else
        text += oneLine(u"[%1] %2 %3"_s.arg(SheetWords::status(answer.status), answer.text,
                                            SheetWords::reason(answer)))
                    .trimmed();
    text += u'\n';
    for (const Finding &finding : given.findings)
        text += u"    %1: %2\n"_s.arg(severityName(finding.severity), oneLine(finding.message));
    return text;
}

} // namespace

QString tableAsText(const SheetSource &source)
{
    QString text;
    const bool several = source.head().runs.size() > 1;
    QString before;
    for (qsizetype i = 0; i < source.rowCount(); ++i) {
        const SheetRow row = source.row(i);
        const QString part = row.language + row.runId;
        if (part != before && several)
            text += u"== %1, %2 ==\n\n"_s.arg(row.language,
                                              oneLine(SheetWords::tableRun(source.head(), row.runId)));
        else if (part != before)
            text += u"== %1 ==\n\n"_s.arg(row.language);
        before = part;
        text += oneLine(row.source) + u'\n';
        for (qsizetype target = 0; target < row.answers.size(); ++target) {
            if (const auto &answer = row.answers.at(target))
                text += answerText(*answer, source.head().targets.at(target).label);
        }
        text += u'\n';
    }
    return text;
}

} // namespace lineup
