// SPDX-License-Identifier: Apache-2.0
#include "keyringsession.h"

#include "mocksecretservice.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
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

// What its own control program does, over D-Bus: there is nobody here to answer a prompt.
bool KeyringSession::unlock()
{
    qDBusRegisterMetaType<DBusSecret>();
    const QString path = u"/org/freedesktop/secrets"_s;
    const QDBusMessage session = call(path, u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
                                      { u"plain"_s, QVariant::fromValue(QDBusVariant(QString())) });
    const DBusSecret secret{
        session.arguments().value(1).value<QDBusObjectPath>(), {}, password, u"text/plain"_s
    };
    const QDBusMessage unlocked = call(
        path, u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
        { QVariant::fromValue(defaultCollection()), QVariant::fromValue(secret) });
    if (unlocked.type() == QDBusMessage::ErrorMessage)
        qWarning() << "unlocking:" << unlocked.errorMessage();
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
