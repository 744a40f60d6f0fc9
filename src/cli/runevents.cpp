// SPDX-License-Identifier: Apache-2.0
#include "runevents.h"

#include "run/comparisonrun.h"
#include "terminaltext.h"

#include <QJsonDocument>

#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray line(const QJsonObject &object)
{
    return harmlessJson(QJsonDocument(object).toJson(QJsonDocument::Compact)) + '\n';
}

// As runToJson() does it with the answer's whole text, so that the joined deltas are that text.
QString wellFormed(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

RunEvents::RunEvents(const ComparisonRun &run, Sink sink, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_sink(std::move(sink))
{
    connect(&run, &ComparisonRun::requestSent, this,
            [this](int index, double atMs, int attempt) { write(index, u"sent"_s, atMs, attempt); });
    connect(&run, &ComparisonRun::firstToken, this,
            [this](int index, double atMs, int attempt) { write(index, u"first-token"_s, atMs, attempt); });
    connect(&run, &ComparisonRun::textArrived, this, &RunEvents::onText);
    connect(&run, &ComparisonRun::retryScheduled, this,
            [this](int index, double atMs, int attempt, int waitMs, const AnswerError &error) {
                write(index, u"retry"_s, atMs, attempt,
                      { { u"waitMs"_s, waitMs }, { u"kind"_s, errorKindName(error.kind) } });
            });
    connect(&run, &ComparisonRun::answerFinished, this, &RunEvents::onFinished);
}

void RunEvents::writeRun(std::optional<BestCriterion> best)
{
    QJsonObject object = runToJson(m_run.run(), best);
    object.insert("event"_L1, u"run"_s);
    m_sink(line(object));
}

void RunEvents::write(int index, const QString &event, double atMs, int attempt, const QJsonObject &more)
{
    QJsonObject object = more;
    object.insert("ms"_L1, std::round(atMs * 1000) / 1000);
    object.insert("target"_L1, m_run.run().answers.at(index).targetId);
    object.insert("event"_L1, event);
    object.insert("attempt"_L1, attempt);
    m_sink(line(object));
}

void RunEvents::onText(int index, const QString &text, double atMs, int attempt)
{
    QString whole = text;
    if (m_heldBack.contains(index))
        whole.prepend(m_heldBack.take(index));
    if (!whole.isEmpty() && whole.back().isHighSurrogate()) {
        m_heldBack.insert(index, whole.back());
        whole.chop(1);
    }
    if (!whole.isEmpty())
        write(index, u"delta"_s, atMs, attempt, { { u"text"_s, wellFormed(whole) } });
}

void RunEvents::onFinished(int index, double atMs)
{
    flushHeldBack(index, atMs);
    const Answer &answer = m_run.run().answers.at(index);
    write(index, u"finished"_s, atMs, answer.attempts,
          { { u"status"_s, statusName(answer.status) }, { u"error"_s, errorToJson(answer.error) } });
}

void RunEvents::flushHeldBack(int index, double atMs)
{
    if (!m_heldBack.contains(index))
        return;
    const QString half(m_heldBack.take(index));
    write(index, u"delta"_s, atMs, m_run.run().answers.at(index).attempts,
          { { u"text"_s, wellFormed(half) } });
}

} // namespace lineup
