// SPDX-License-Identifier: Apache-2.0
// How an AnswerRequest reads its response; what it sends and how it ends is in answerrequest.cpp.
#include "answerrequest.h"

#include <QNetworkReply>

#include <algorithm>

namespace lineup {

namespace {

constexpr qint64 largestAnswerBytes = 16 * 1024 * 1024;
constexpr qint64 sliceBytes = 64 * 1024; // for each answer and turn of the event loop
constexpr qint64 largestWireBytes = 64 * 1024 * 1024;
// Usage and [DONE] follow the end marker at once; a server that then keeps the connection open is not waited
// for.
constexpr int graceMs = 2000;

} // namespace

void AnswerRequest::readHead()
{
    m_connect.stop();
    if (m_headRead || !m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return;
    m_headRead = true;
    RawHeaders headers;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        headers.append({ name, value });
    m_limits = rateLimitsOf(headers);
    if (status >= 200 && status < 300)
        m_parser->begin(headers);
}

// Not in the slot of readyRead(): reading there lets Qt deliver the next piece at once, and a fast stream
// would keep the thread's timers and the other answers waiting.
void AnswerRequest::scheduleRead()
{
    if (!m_read.isActive())
        m_read.start();
}

void AnswerRequest::readSlice()
{
    readHead();
    if (m_ended || !m_reply)
        return;
    const QPointer<QNetworkReply> reply = m_reply;
    // read() gets memory for as much as it is asked for, also for a token.
    const QByteArray bytes = m_reply->read(std::min(sliceBytes, m_reply->bytesAvailable()));
    if (!bytes.isEmpty())
        take(bytes);
    if (m_ended || m_reply != reply)
        return;
    if (m_reply->bytesAvailable() > 0)
        scheduleRead();
    else if (m_reply->isFinished())
        replyEnded();
}

void AnswerRequest::take(const QByteArray &bytes)
{
    startIdle();
    m_wireBytes += bytes.size();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || status >= 300) {
        m_errorBody += bytes.left(largestErrorBody - m_errorBody.size());
        if (m_errorBody.size() >= largestErrorBody)
            replyEnded();
    } else if (m_wireBytes > largestWireBytes) {
        fail(ErrorKind::TooLarge, tr("The answer was stopped: more than 64 MB came over the line."));
    } else {
        handle(m_parser->feed(bytes));
    }
}

// The limit on silence between bytes. Until the first token the first-token timer judges silence, unless the
// target names an idle limit of its own: a model that thinks for ten minutes sends nothing meanwhile.
void AnswerRequest::startIdle()
{
    if (m_firstToken.isActive() && !m_job.target.target.timeouts.idleMs)
        return;
    m_idle.start(m_job.target.idleMs);
}

void AnswerRequest::handle(const AnswerEvents &events)
{
    // Any event may end the answer or start another attempt; what is left then belongs to nobody.
    const QPointer<QNetworkReply> reply = m_reply;
    for (const AnswerEvent &event : events) {
        handleEvent(event);
        if (m_ended || m_reply != reply)
            return;
    }
}

void AnswerRequest::handleEvent(const AnswerEvent &event)
{
    if (const auto *delta = std::get_if<TextDelta>(&event)) {
        arrived(m_text.pass(delta->text), AnswerUpdate::Kind::Text);
    } else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event)) {
        arrived(m_reasoning.pass(reasoning->text), AnswerUpdate::Kind::Reasoning);
    } else if (const auto *report = std::get_if<UsageReport>(&event)) {
        m_builder.addUsage(m_answer, report->usage);
    } else if (const auto *model = std::get_if<ModelReport>(&event)) {
        m_answer.modelReturned = m_text.cleaned(model->model);
    } else if (const auto *id = std::get_if<RequestIdReport>(&event)) {
        m_answer.requestId = m_text.cleaned(id->id);
    } else if (const auto *marker = std::get_if<Finished>(&event)) {
        handleFinished(*marker);
    } else if (std::holds_alternative<Terminal>(event)) {
        streamEnded();
    } else if (const auto *error = std::get_if<StreamError>(&event)) {
        if (m_marker)
            streamEnded();
        else
            attemptFailed(error->error);
    } else if (std::holds_alternative<SkippedLine>(event)) {
        ++m_answer.skippedLines;
    }
}

void AnswerRequest::handleFinished(const Finished &event)
{
    m_firstToken.stop();
    if (m_marker)
        return;
    passRest();
    m_marker = event.status;
    m_markerMs = nowMs();
    m_answer.finishReason = m_text.cleaned(event.reason);
    m_answer.continuationToken = m_text.cleaned(event.continuationToken);
    m_grace.start(graceMs);
}

void AnswerRequest::arrived(const QString &text, AnswerUpdate::Kind kind)
{
    if (text.isEmpty())
        return;
    const double now = nowMs();
    if (kind == AnswerUpdate::Kind::Text)
        m_builder.addText(m_answer, text, now);
    else
        m_builder.addReasoning(m_answer, text, now);
    m_firstToken.stop();
    startIdle();
    AnswerUpdate update{ kind, now, m_answer.attempts, text, 0, {}, {}, {} };
    m_sink->post(m_job.index, std::move(update));
    if (m_builder.arrivedBytes() > largestAnswerBytes)
        fail(ErrorKind::TooLarge, tr("The answer was stopped at 16 MB. What arrived is kept."));
}

// What was held back because it began as the key does.
void AnswerRequest::passRest()
{
    arrived(m_reasoning.rest(), AnswerUpdate::Kind::Reasoning);
    arrived(m_text.rest(), AnswerUpdate::Kind::Text);
}

void AnswerRequest::replyEnded()
{
    readHead();
    const QPointer<QNetworkReply> reply = m_reply;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || status >= 300) {
        attemptFailed(failureOf(m_reply));
        return;
    }
    handle(m_parser->finish());
    if (!m_ended && m_reply == reply)
        streamEnded();
}

// The end of the stream: by the end marker, or without it.
void AnswerRequest::streamEnded()
{
    if (m_ended)
        return;
    if (!m_marker) {
        fail(ErrorKind::Interrupted,
             m_builder.hasArrived() ? tr("The connection ended before the answer did. What arrived is kept.")
                                    : tr("The connection ended before the answer began."));
        return;
    }
    if (*m_marker != AnswerStatus::Failed) {
        end(*m_marker);
        return;
    }
    ProviderError failure;
    failure.error.kind = ErrorKind::Server;
    failure.error.message = tr("The provider ended the answer with \"%1\".").arg(m_answer.finishReason);
    fail(failure);
}

} // namespace lineup
