// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerbuilder.h"
#include "answersink.h"
#include "deadline.h"
#include "model/keysieve.h"
#include "model/prompt.h"
#include "model/resolvedtarget.h"
#include "model/secret.h"
#include "protocols/protocol.h"
#include "protocols/ratelimits.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QNetworkReply;

namespace lineup {

class NetworkPool;
class Redactor;

// What one answer needs to be asked for.
struct AnswerJob
{
    int index = 0; // of the answer in its run
    ResolvedTarget target;
    Prompt prompt;
    Secret key;
    RequestOptions options;
    QString earlierText; // "continue": what the answer already has
    int sample = 1;
    int take = 1;
    bool interactive = true; // false: a wait over a minute fails at once
    QElapsedTimer clock; // started with the run
};

// One answer in the making: sends the request, reads the stream, waits and retries, and ends exactly once.
//
// Life cycle: start() hands the first attempt to the network; each attempt is connecting, waiting for the
// first token, streaming; a failed attempt of which nothing arrived may be followed by a retry wait and
// another attempt. The sink gets Sent for every attempt (one attempt is one POST on the wire), Text and
// Reasoning in order, Retry for every wait, and exactly one Finished: also on cancel() and when this object
// is deleted early. Then it deletes itself. Lives in the network thread.
class AnswerRequest : public QObject
{
    Q_OBJECT
public:
    AnswerRequest(AnswerJob job, NetworkPool *pool, const Redactor *redactor,
                  std::shared_ptr<AnswerSink> sink);
    ~AnswerRequest() override;

    void start();
    void cancel();

Q_SIGNALS:
    void ended();

private:
    static constexpr qsizetype largestErrorBody = 256 * 1024;
    enum class Timer { Connect, FirstToken, Idle, Total };

    void checkTransport();
    void sendAttempt();
    void noteWithheld();
    void noteLost();
    void watch(QNetworkReply *reply);
    void readHead();
    void scheduleRead();
    void readSlice();
    void take(const QByteArray &bytes);
    void handle(const AnswerEvents &events);
    void handleEvent(const AnswerEvent &event);
    void handleFinished(const Finished &event);
    void arrived(const QString &text, AnswerUpdate::Kind kind);
    void passRest();
    AnswerError withoutKey(AnswerError error) const;
    void replyEnded();
    void streamEnded();
    ProviderError failureOf(QNetworkReply *reply);
    void attemptFailed(const ProviderError &failure);
    bool retriesWithout(const ProviderError &failure);
    void waitAndRetry(const ProviderError &failure);
    void timedOut(Timer timer);
    void startIdle();
    void fail(ErrorKind kind, const QString &message);
    void fail(const ProviderError &failure);
    void end(AnswerStatus status);
    void dropReply();
    void drainReply();
    double nowMs() const { return double(m_job.clock.nsecsElapsed()) / 1e6; }
    void post(AnswerUpdate::Kind kind, const QString &text = {});

    AnswerJob m_job;
    NetworkPool *m_pool;
    const Redactor *m_redactor;
    std::shared_ptr<AnswerSink> m_sink;
    const Protocol *m_protocol;
    KeySieve m_text;
    KeySieve m_reasoning;
    Answer m_answer;
    AnswerBuilder m_builder;
    std::unique_ptr<AnswerParser> m_parser;
    QPointer<QNetworkReply> m_reply;
    HttpRequest m_request;
    RateLimits m_limits; // of the last response
    QStringList m_tlsErrors;
    QByteArray m_errorBody;
    std::optional<AnswerStatus> m_marker; // the provider's end marker was seen
    std::optional<double> m_markerMs;
    qint64 m_wireBytes = 0;
    int m_retriesUsed = 0;
    bool m_headRead = false;
    bool m_ended = false;
    Deadline m_connect;
    Deadline m_firstToken;
    Deadline m_idle;
    Deadline m_total;
    Deadline m_retry;
    Deadline m_grace;
    QTimer m_read;
};

} // namespace lineup
