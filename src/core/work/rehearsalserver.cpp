// SPDX-License-Identifier: Apache-2.0
#include "rehearsalserver.h"

#include "rehearsalcast.h"
#include "rehearsallistener.h"

#include <QCoreApplication>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(quint16 port)
{
    return u"http://127.0.0.1:%1"_s.arg(port);
}

QString baseUrlFor(const QString &protocol, quint16 port)
{
    if (protocol == u"anthropic")
        return addressOf(port);
    return addressOf(port) + (protocol == u"gemini" ? u"/v1beta"_s : u"/v1"_s);
}

} // namespace

RehearsalServer::RehearsalServer(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName("rehearsal"_L1);
    connect(&m_thread, &QThread::finished, this, &RehearsalServer::onThreadFinished);
}

RehearsalServer::~RehearsalServer()
{
    m_thread.disconnect(this);
    m_thread.quit();
    m_thread.wait();
}

void RehearsalServer::start(quint16 port)
{
    if (m_active)
        return;
    m_active = true;
    m_stopping = false;
    m_failure.clear();
    auto *listener = new RehearsalListener;
    listener->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, listener, &QObject::deleteLater);
    connect(listener, &RehearsalListener::listening, this, &RehearsalServer::onListening);
    connect(listener, &RehearsalListener::failed, this, &RehearsalServer::onFailed);
    m_thread.start();
    QMetaObject::invokeMethod(
        listener, [listener, port] { listener->listen(port); }, Qt::QueuedConnection);
}

void RehearsalServer::stop()
{
    m_port = 0;
    m_stopping = true;
    m_thread.quit();
}

QString RehearsalServer::address() const
{
    return addressOf(m_port);
}

void RehearsalServer::onListening(quint16 port)
{
    if (m_stopping)
        return;
    m_port = port;
    Q_EMIT started(port);
}

void RehearsalServer::onFailed(const QString &message)
{
    m_failure = message;
    m_thread.quit();
}

void RehearsalServer::onThreadFinished()
{
    m_active = false;
    m_port = 0;
    if (m_failure.isEmpty())
        Q_EMIT stopped();
    else
        Q_EMIT failed(m_failure);
}

Lineup rehearsalLineup(quint16 port)
{
    Lineup lineup;
    lineup.name = QCoreApplication::translate("lineup::RehearsalServer", "Rehearsal (canned texts)");
    const RehearsalCast cast = RehearsalCast::builtIn();
    for (const RehearsalCharacter &character : cast.characters()) {
        if (!character.inLineup)
            continue;
        Target target;
        target.id = character.id;
        target.label = QCoreApplication::translate("lineup::RehearsalServer", "%1 (canned)",
                                                   "%1 is the name of a character")
                           .arg(character.name);
        target.provider = u"rehearsal"_s;
        target.protocol = character.protocol;
        target.baseUrl = baseUrlFor(character.protocol, port);
        target.model = character.id;
        lineup.targets.append(target);
    }
    return lineup;
}

bool needsRehearsal(const Lineup &lineup)
{
    return std::any_of(lineup.targets.cbegin(), lineup.targets.cend(),
                       [](const Target &target) { return target.provider == "rehearsal"_L1; });
}

Lineup withPresentRehearsal(Lineup lineup, quint16 port)
{
    const Lineup present = rehearsalLineup(port);
    for (Target &target : lineup.targets) {
        for (const Target &known : present.targets) {
            if (target.provider == "rehearsal"_L1 && known.id == target.id)
                target.baseUrl = known.baseUrl;
        }
    }
    return lineup;
}

} // namespace lineup
