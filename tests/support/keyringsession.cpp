// SPDX-License-Identifier: Apache-2.0
#include "keyringsession.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDir>
#include <QStandardPaths>
#include <QTest>

namespace lineup::test {

using namespace Qt::StringLiterals;

namespace {

const QString secrets = u"org.freedesktop.secrets"_s;
const QString program = u"gnome-keyring-daemon"_s;
const QByteArray password = "test password\n";

QDBusMessage call(const QString &path, const QString &interface, const QString &member,
                  const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(secrets, path, interface, member);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

QDBusObjectPath defaultCollection()
{
    const QDBusMessage reply = call(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s,
                                    u"ReadAlias"_s, { u"default"_s });
    return reply.arguments().value(0).value<QDBusObjectPath>();
}

QVariant property(const QString &name)
{
    const QDBusMessage reply = call(defaultCollection().path(), u"org.freedesktop.DBus.Properties"_s,
                                    u"Get"_s, { u"org.freedesktop.Secret.Collection"_s, name });
    return reply.arguments().value(0).value<QDBusVariant>().variant();
}

} // namespace

KeyringSession::KeyringSession()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QDir(m_home.path()).mkpath(u"run"_s);
    QFile::setPermissions(m_home.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, m_home.filePath(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.filePath(u"run"_s));
    environment.remove(u"DISPLAY"_s);
    m_daemon.setProcessEnvironment(environment);
    m_daemon.setStandardErrorFile(QProcess::nullDevice());
}

KeyringSession::~KeyringSession()
{
    m_daemon.terminate();
    if (!m_daemon.waitForFinished(3000))
        m_daemon.kill();
    m_daemon.waitForFinished(3000);
}

bool KeyringSession::isInstalled()
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

bool KeyringSession::start()
{
    m_daemon.start(program, { u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s });
    if (!m_daemon.waitForStarted())
        return false;
    m_daemon.write(password);
    m_daemon.closeWriteChannel();
    QDBusConnectionInterface *bus = QDBusConnection::sessionBus().interface();
    return QTest::qWaitFor([bus] { return bus->isServiceRegistered(secrets).value(); }, 10000);
}

bool KeyringSession::lock()
{
    call(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"Lock"_s,
         { QVariant::fromValue(QList<QDBusObjectPath>{ defaultCollection() }) });
    return property(u"Locked"_s).toBool();
}

bool KeyringSession::unlock()
{
    QProcess unlocker;
    unlocker.setProcessEnvironment(m_daemon.processEnvironment());
    unlocker.setStandardErrorFile(QProcess::nullDevice());
    unlocker.start(program, { u"--unlock"_s });
    unlocker.waitForStarted();
    unlocker.write(password);
    unlocker.closeWriteChannel();
    unlocker.waitForFinished();
    return !property(u"Locked"_s).toBool();
}

bool KeyringSession::deleteItems()
{
    const auto items = qdbus_cast<QList<QDBusObjectPath>>(property(u"Items"_s));
    for (const QDBusObjectPath &item : items)
        call(item.path(), u"org.freedesktop.Secret.Item"_s, u"Delete"_s, {});
    return !items.isEmpty() && qdbus_cast<QList<QDBusObjectPath>>(property(u"Items"_s)).isEmpty();
}

} // namespace lineup::test
