// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"

#include <QObject>
#include <QString>
#include <QThread>

namespace lineup {

class RehearsalListener;

// The built-in loopback provider: a real HTTP server on 127.0.0.1, in a thread of its own, that answers with
// canned texts at the pace of real providers, so that everything can be tried without keys. It speaks
// openai-chat (/v1/chat/completions), anthropic (/v1/messages) and gemini (/v1beta/models/…) and lists its
// models for each. Who answers how is written in resources/rehearsal/cast.json; the rule by which `limited`
// turns requests away in RehearsalLimiter.
//
// start() ends in started() or failed(), stop() in stopped(); each may be called again afterwards. The
// destructor hangs up on every client and joins the thread.
class RehearsalServer : public QObject
{
    Q_OBJECT
public:
    explicit RehearsalServer(QObject *parent = nullptr);
    ~RehearsalServer() override;

    // 0: any free port. Does nothing unless the server is stopped.
    void start(quint16 port = 0);
    // Hangs up on every client, also in the middle of an answer. Does nothing while the server is stopped.
    void stop();

    bool isRunning() const { return m_port != 0; }
    quint16 port() const { return m_port; } // 0 unless it accepts connections
    QString address() const; // "http://127.0.0.1:PORT"

Q_SIGNALS:
    void started(quint16 port);
    void failed(const QString &message); // why it cannot listen, for people
    void stopped();

private:
    void onListening(quint16 port);
    void onFailed(const QString &message);
    void onThreadFinished();

    QThread m_thread;
    QString m_failure;
    quint16 m_port = 0;
    bool m_active = false; // between start() and stopped() or failed()
    bool m_stopping = false;
};

// The targets of the rehearsal that runs at `port`. Every label says that its texts are canned; no target
// needs a key.
Lineup rehearsalLineup(quint16 port);

bool needsRehearsal(const Lineup &lineup);
// A lineup from the history: the rehearsal listens at another port each time that it starts.
Lineup withPresentRehearsal(Lineup lineup, quint16 port);

} // namespace lineup
