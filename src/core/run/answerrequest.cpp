// SPDX-License-Identifier: Apache-2.0
#include "answerrequest.h"

#include "keytransport.h"
#include "model/costestimate.h"
#include "model/redactor.h"
#include "net/networkpool.h"
#include "retrypolicy.h"
#include "transportfailure.h"

#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSslError>
#include <QTimer>

#include <algorithm>

namespace lineup {

namespace {

constexpr int drainMs = 500;
constexpr qsizetype longestPiece = 80; // of a text that is quoted

} // namespace

AnswerRequest::AnswerRequest(AnswerJob job, NetworkPool *pool, const Redactor *redactor,
                             std::shared_ptr<AnswerSink> sink)
    : m_job(std::move(job))
    , m_pool(pool)
    , m_redactor(redactor)
    , m_sink(std::move(sink))
    , m_protocol(findProtocol(m_job.target.protocol))
    , m_text(m_job.key)
    , m_reasoning(m_job.key)
    , m_answer(blankAnswer(m_job.target, m_job.sample, m_job.take))
    , m_connect(this)
    , m_firstToken(this)
    , m_idle(this)
    , m_total(this)
    , m_retry(this)
    , m_grace(this)
    , m_read(this)
{
    m_read.setSingleShot(true);
    connect(&m_read, &QTimer::timeout, this, &AnswerRequest::readSlice);
    m_answer.text = m_job.earlierText;
    connect(&m_connect, &Deadline::expired, this, [this] { timedOut(Timer::Connect); });
    connect(&m_firstToken, &Deadline::expired, this, [this] { timedOut(Timer::FirstToken); });
    connect(&m_idle, &Deadline::expired, this, [this] { timedOut(Timer::Idle); });
    connect(&m_total, &Deadline::expired, this, [this] { timedOut(Timer::Total); });
    connect(&m_retry, &Deadline::expired, this, &AnswerRequest::sendAttempt);
    connect(&m_grace, &Deadline::expired, this, &AnswerRequest::streamEnded);
}

AnswerRequest::~AnswerRequest()
{
    cancel();
}

void AnswerRequest::start()
{
    if (!m_protocol) {
        fail(ErrorKind::InvalidRequest,
             tr("Lineup does not know the protocol \"%1\".").arg(m_job.target.protocol));
        return;
    }
    if (m_job.target.baseUrl.host().isEmpty()) {
        fail(ErrorKind::InvalidRequest, tr("This target has no address. Enter one in the lineup."));
        return;
    }
    const QString refusal = m_protocol->refusal(m_job.prompt, m_job.options);
    if (!refusal.isEmpty()) {
        fail(ErrorKind::InvalidRequest, refusal);
        return;
    }
    m_total.start(m_job.target.totalMs);
    checkTransport();
}

void AnswerRequest::checkTransport()
{
    checkKeyTransport(m_job.target, m_job.key, this, [this](const std::optional<AnswerError> &refusal) {
        if (m_ended)
            return;
        if (refusal)
            fail(refusal->kind, refusal->message);
        else
            sendAttempt();
    });
}

void AnswerRequest::sendAttempt()
{
    dropReply();
    m_parser = m_protocol->createParser(m_job.target);
    m_request = m_protocol->request(m_job.target, m_job.prompt, m_job.options);
    if (m_answer.attempts == 0)
        noteWithheld();
    m_errorBody.clear();
    m_tlsErrors.clear();
    m_marker.reset();
    m_wireBytes = 0;
    m_headRead = false;
    m_builder.beginAttempt(m_answer, nowMs());
    m_connect.start(m_job.target.connectMs);
    m_firstToken.start(m_job.target.firstTokenMs);
    if (m_job.target.firstTokenMs == 0)
        m_idle.start(m_job.target.idleMs);
    post(AnswerUpdate::Kind::Sent);
    watch(m_pool->send(m_request, authHeader(m_job.target.auth, m_job.key), m_job.target.target.http2));
}

void AnswerRequest::noteWithheld()
{
    for (const QString &parameter : std::as_const(m_request.withheldParameters))
        m_answer.notices.append(tr("This model does not take \"%1\"; it was not sent.").arg(parameter));
}

void AnswerRequest::noteLost()
{
    for (const QString &piece : m_protocol->lost(m_job.prompt, m_job.options, m_answer.text))
        m_answer.notices.append(tr("The translation lacks “%1”.").arg(piece.left(longestPiece)));
}

void AnswerRequest::watch(QNetworkReply *reply)
{
    m_reply = reply;
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_connect.stop(); });
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) {
        if (sent > 0)
            m_connect.stop();
    });
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors.append(error.errorString());
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, &AnswerRequest::readHead);
    connect(reply, &QNetworkReply::readyRead, this, &AnswerRequest::scheduleRead);
    connect(reply, &QNetworkReply::finished, this, &AnswerRequest::scheduleRead);
}

ProviderError AnswerRequest::failureOf(QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return transportFailure(*reply, m_request.url, m_tlsErrors);
    if (status >= 300 && status < 400) {
        const QUrl to = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        return redirectFailure(status, m_request.url, to);
    }
    RawHeaders headers;
    for (const auto &[name, value] : reply->rawHeaderPairs())
        headers.append({ name, value });
    return m_protocol->error(status, headers, m_errorBody, m_request.optionalParameters);
}

void AnswerRequest::attemptFailed(const ProviderError &failure)
{
    passRest();
    if (failure.refused) {
        const QString gap = m_answer.text.isEmpty() ? QString() : QStringLiteral("\n\n");
        arrived(gap + m_redactor->redacted(failure.error.message), AnswerUpdate::Kind::Text);
        m_answer.finishReason = QStringLiteral("content_filter");
        end(AnswerStatus::Refused);
        return;
    }
    if (m_builder.hasArrived()) {
        fail(failure);
        return;
    }
    if (retriesWithout(failure))
        return;
    if (!failure.retryable || m_retriesUsed >= m_job.target.retries) {
        fail(failure);
        return;
    }
    waitAndRetry(failure);
}

// A model that refuses an optional parameter is asked once more without it.
bool AnswerRequest::retriesWithout(const ProviderError &failure)
{
    const QString &parameter = failure.refusedParameter;
    if (parameter.isEmpty() || m_job.options.omit.contains(parameter))
        return false;
    m_job.options.omit.append(parameter);
    m_answer.notices.append(
        tr("The model does not accept \"%1\"; the request was sent again without it.").arg(parameter));
    AnswerUpdate update{
        AnswerUpdate::Kind::Retry, nowMs(), m_answer.attempts, {}, 0, withoutKey(failure.error), {}, {}
    };
    m_sink->post(m_job.index, std::move(update));
    sendAttempt();
    return true;
}

void AnswerRequest::waitAndRetry(const ProviderError &failure)
{
    const int attempt = m_answer.attempts;
    const int wait = retryWaitMs(failure, m_retriesUsed + 1, QRandomGenerator::global()->generateDouble());
    if (wait > longestSilentWaitMs && !m_job.interactive) {
        ProviderError tooLong = failure;
        tooLong.error.message = tr("%1 The provider asks to wait %n second(s).", nullptr, wait / 1000)
                                    .arg(failure.error.message);
        fail(tooLong);
        return;
    }
    ++m_retriesUsed;
    dropReply();
    m_connect.stop();
    m_firstToken.stop();
    m_idle.stop();
    m_builder.beginRetryWait(m_answer, nowMs());
    AnswerUpdate update{ AnswerUpdate::Kind::Retry, nowMs(), attempt, {}, wait,
                         withoutKey(failure.error), {},      m_limits };
    m_sink->post(m_job.index, std::move(update));
    m_retry.start(std::max(1, wait));
}

void AnswerRequest::timedOut(Timer timer)
{
    const auto seconds = [](int ms) { return QString::number(double(ms) / 1000, 'g', 6); };
    ProviderError failure;
    failure.error.kind = ErrorKind::Timeout;
    switch (timer) {
    case Timer::Connect:
        failure.error.message = tr("No connection to %1 within %2 s.")
                                    .arg(hostAndPort(m_request.url), seconds(m_job.target.connectMs));
        failure.retryable = true;
        attemptFailed(failure);
        return;
    case Timer::FirstToken:
        failure.error.message = tr("No answer within %1 s. The request may have been billed.")
                                    .arg(seconds(m_job.target.firstTokenMs));
        break;
    case Timer::Idle:
        failure.error.message
            = tr("Nothing came for %1 s. What arrived is kept.").arg(seconds(m_job.target.idleMs));
        break;
    case Timer::Total:
        failure.error.message = tr("The answer took longer than %1 s. What arrived is kept.")
                                    .arg(seconds(m_job.target.totalMs));
        break;
    }
    if (m_marker)
        streamEnded();
    else
        fail(failure);
}

void AnswerRequest::cancel()
{
    if (!m_ended)
        end(m_marker && *m_marker != AnswerStatus::Failed ? *m_marker : AnswerStatus::Cancelled);
}

void AnswerRequest::fail(ErrorKind kind, const QString &message)
{
    ProviderError failure;
    failure.error.kind = kind;
    failure.error.message = message;
    fail(failure);
}

void AnswerRequest::fail(const ProviderError &failure)
{
    if (m_ended)
        return;
    AnswerError error = withoutKey(failure.error);
    if (error.requestId.isEmpty())
        error.requestId = m_answer.requestId;
    m_answer.error = error;
    end(AnswerStatus::Failed);
}

AnswerError AnswerRequest::withoutKey(AnswerError error) const
{
    error.message = m_redactor->redacted(error.message);
    error.detail = m_redactor->redacted(error.detail);
    error.requestId = m_redactor->redacted(error.requestId);
    return error;
}

void AnswerRequest::end(AnswerStatus status)
{
    if (!m_ended)
        passRest();
    if (m_ended)
        return;
    m_ended = true;
    const double now = m_marker && m_markerMs ? *m_markerMs : nowMs();
    if (m_marker && status != AnswerStatus::Cancelled)
        drainReply();
    else
        dropReply();
    for (Deadline *deadline : { &m_connect, &m_firstToken, &m_idle, &m_total, &m_retry, &m_grace })
        deadline->stop();
    m_read.stop();
    m_builder.end(m_answer, status, now);
    if (status == AnswerStatus::Complete)
        noteLost();
    m_answer.costUsd = costUsd(m_job.target, m_answer.usage, QDateTime::currentDateTimeUtc());
    AnswerUpdate update{ AnswerUpdate::Kind::Finished,       nowMs(), m_answer.attempts, {}, 0, {},
                         std::make_shared<Answer>(m_answer), m_limits };
    m_sink->post(m_job.index, std::move(update));
    Q_EMIT ended();
    deleteLater();
}

// abort() emits finished() from within, so the reply is disconnected first. Nothing is read from it any more,
// and the socket closes at once unless the response was complete.
void AnswerRequest::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    if (reply->isRunning())
        reply->abort();
    reply->deleteLater();
}

// A finished answer's connection is worth keeping for the next one: the few bytes that end the response are
// read by nobody in particular, for a moment.
void AnswerRequest::drainReply()
{
    QNetworkReply *reply = m_reply;
    if (!reply || !reply->isRunning()) {
        dropReply();
        return;
    }
    m_reply = nullptr;
    reply->disconnect(this);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] { reply->readAll(); });
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    QTimer::singleShot(drainMs, reply, &QNetworkReply::abort);
}

void AnswerRequest::post(AnswerUpdate::Kind kind, const QString &text)
{
    m_sink->post(m_job.index, { kind, nowMs(), m_answer.attempts, text, 0, {}, {}, {} });
}

} // namespace lineup
