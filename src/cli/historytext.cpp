// SPDX-License-Identifier: Apache-2.0
#include "historytext.h"

#include "runtext.h"
#include "terminaltext.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestBeginning = 100;
constexpr qsizetype mostAnswers = 50; // of one run: a string table has tens of thousands

// The first line with something in it; an ellipsis says that there is more.
QString beginning(const QString &text)
{
    const QString trimmed = harmlessText(text).trimmed();
    QString line = trimmed.section(u'\n', 0, 0).simplified();
    qsizetype length = longestBeginning;
    if (line.size() > length) {
        length -= line.at(length - 1).isHighSurrogate() ? 1 : 0;
        return line.left(length) + u'…';
    }
    return line + (trimmed.contains(u'\n') ? u" …"_s : u""_s);
}

QString labelOf(const Answer &answer)
{
    return harmlessText(answer.label.isEmpty() ? answer.targetId : answer.label).simplified();
}

QString contentOf(const Answer &answer)
{
    if (answer.error && answer.text.isEmpty())
        return beginning(RunWords::error(*answer.error));
    return answer.text.isEmpty() ? QString() : beginning(answer.text);
}

} // namespace

QString storedRunAsText(const Run &run, bool decorated)
{
    const QString when
        = run.startedAt.isValid() ? run.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) : u"–"_s;
    QString head = when + u"   "_s + harmlessText(run.id).simplified() + u"   "_s
        + harmlessText(run.lineup.name).simplified();
    head = head.trimmed();
    QString text = (decorated ? u"\x1b[1m"_s + head + u"\x1b[0m"_s : head) + u'\n';
    text += u"  > "_s + beginning(run.prompt.user()) + u'\n';
    qsizetype label = 0;
    qsizetype status = 0;
    const QList<Answer> shown = run.answers.first(std::min(mostAnswers, run.answers.size()));
    for (const Answer &answer : shown) {
        label = std::max(label, labelOf(answer).size());
        status = std::max(status, RunWords::status(answer.status).size());
    }
    for (const Answer &answer : shown) {
        const QString seconds = answer.timing.totalMs ? RunWords::seconds(*answer.timing.totalMs) : u"–"_s;
        const QString line = labelOf(answer).leftJustified(label) + u"   "_s
            + RunWords::status(answer.status).leftJustified(status) + u"   "_s + seconds.rightJustified(8)
            + u"   "_s + contentOf(answer);
        text += u"  "_s + line.trimmed() + u'\n';
    }
    if (const auto rest = int(run.answers.size() - shown.size()); rest > 0)
        text += u"  "_s
            + RunWords::tr("… and %n more. “lineup-cli export” writes all of them.", nullptr, rest) + u'\n';
    return text;
}

} // namespace lineup
