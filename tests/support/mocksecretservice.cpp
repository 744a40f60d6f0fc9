// SPDX-License-Identifier: Apache-2.0
#include "mocksecretservice.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusVariant>

namespace lineup::test {

using namespace Qt::StringLiterals;

namespace {

const QString busName = u"org.freedesktop.secrets"_s;
const QString root = u"/org/freedesktop/secrets"_s;
const QString collectionPath = u"/org/freedesktop/secrets/collection/main"_s;
const QString defaultAlias = u"/org/freedesktop/secrets/aliases/default"_s;
const QString promptPath = u"/org/freedesktop/secrets/prompt/p1"_s;
const QString sessionPath = u"/org/freedesktop/secrets/session/s1"_s;
const QString interfacePrefix = u"org.freedesktop.Secret."_s;
const QString lockedError = u"org.freedesktop.Secret.Error.IsLocked"_s;
const QString noObjectError = u"org.freedesktop.Secret.Error.NoSuchObject"_s;

QVariant path(const QString &text)
{
    return QVariant::fromValue(QDBusObjectPath(text));
}

QVariant paths(const QList<QDBusObjectPath> &list)
{
    return QVariant::fromValue(list);
}

} // namespace

QDBusArgument &operator<<(QDBusArgument &argument, const DBusSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, DBusSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

MockSecretService::MockSecretService()
    : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"mock secret service"_s))
{
    qDBusRegisterMetaType<Attributes>();
    qDBusRegisterMetaType<DBusSecret>();
    qDBusRegisterMetaType<DBusSecrets>();
    m_bus.registerVirtualObject(root, this, QDBusConnection::SubPath);
}

MockSecretService::~MockSecretService()
{
    stop();
    m_bus.unregisterObject(root, QDBusConnection::UnregisterTree);
    QDBusConnection::disconnectFromBus(u"mock secret service"_s);
}

bool MockSecretService::start()
{
    return m_bus.registerService(busName);
}

void MockSecretService::stop()
{
    m_bus.unregisterService(busName);
}

QStringList MockSecretService::values() const
{
    QStringList list;
    for (const Item &entry : m_items)
        list.append(QString::fromUtf8(entry.value));
    return list;
}

bool MockSecretService::handleMessage(const QDBusMessage &message, const QDBusConnection &)
{
    if (hung)
        return true; // as if it were still working on it
    const QString interface = message.interface();
    const bool aboutItself
        = message.member() == u"ReadAlias" || interface == u"org.freedesktop.DBus.Properties";
    if (hungAfterLook && !aboutItself) {
        m_heldBack.append(message);
        return true;
    }
    if (interface == u"org.freedesktop.DBus.Properties")
        properties(message);
    else if (interface == interfacePrefix + u"Service"_s)
        service(message);
    else if (interface == interfacePrefix + u"Collection"_s)
        collection(message);
    else if (interface == interfacePrefix + u"Item"_s)
        item(message);
    else if (interface == interfacePrefix + u"Prompt"_s)
        runPrompt(message);
    else
        return false;
    return true;
}

void MockSecretService::answerLate()
{
    const QList<QDBusMessage> messages = std::exchange(m_heldBack, {});
    for (const QDBusMessage &message : messages)
        handleMessage(message, m_bus);
}

void MockSecretService::finishIgnoredPrompt()
{
    locked = false;
    completePrompt(false);
}

void MockSecretService::service(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    const QString member = message.member();
    if (member == u"OpenSession") {
        openSession(message);
    } else if (member == u"ReadAlias") {
        reply(message, { path(arguments.value(0) == u"default"_s ? collectionPath : u"/"_s) });
    } else if (member == u"SearchItems") {
        const QList<QDBusObjectPath> found = matching(qdbus_cast<Attributes>(arguments.value(0)));
        const QList<QDBusObjectPath> none;
        reply(message, { paths(locked ? none : found), paths(locked ? found : none) });
    } else if (member == u"Unlock") {
        const auto wanted = qdbus_cast<QList<QDBusObjectPath>>(arguments.value(0));
        reply(message,
              { paths(locked ? QList<QDBusObjectPath>() : wanted), path(locked ? promptPath : u"/"_s) });
    } else if (member == u"GetSecrets") {
        DBusSecrets secrets;
        const auto wanted = qdbus_cast<QList<QDBusObjectPath>>(arguments.value(0));
        for (const QDBusObjectPath &one : wanted) {
            if (!locked && m_items.contains(one.path()))
                secrets.insert(one, secretOf(one.path(), arguments.value(1).value<QDBusObjectPath>()));
        }
        reply(message, { QVariant::fromValue(secrets) });
    } else {
        refuse(message, u"org.freedesktop.DBus.Error.UnknownMethod"_s);
    }
}

void MockSecretService::openSession(const QDBusMessage &message)
{
    if (message.arguments().value(0) != u"plain"_s) {
        refuse(message, u"org.freedesktop.DBus.Error.NotSupported"_s);
        return;
    }
    reply(message, { QVariant::fromValue(QDBusVariant(QString())), path(sessionPath) });
}

void MockSecretService::collection(const QDBusMessage &message)
{
    if (message.member() != u"CreateItem")
        refuse(message, u"org.freedesktop.DBus.Error.UnknownMethod"_s);
    else if (locked)
        refuse(message, lockedError);
    else if (refusesWrites)
        refuse(message, u"org.freedesktop.DBus.Error.AccessDenied"_s);
    else
        createItem(message);
}

void MockSecretService::createItem(const QDBusMessage &message)
{
    const auto given = qdbus_cast<QVariantMap>(message.arguments().value(0));
    const auto secret = qdbus_cast<DBusSecret>(message.arguments().value(1));
    const auto attributes = qdbus_cast<Attributes>(given.value(interfacePrefix + u"Item.Attributes"_s));
    const QList<QDBusObjectPath> same = matching(attributes);
    const QString place
        = same.isEmpty() ? u"%1/i%2"_s.arg(collectionPath).arg(++m_lastItem) : same.first().path();
    m_items.insert(place,
                   { attributes, given.value(interfacePrefix + u"Item.Label"_s).toString(), secret.value,
                     secret.contentType });
    reply(message, { path(place), path(u"/"_s) });
}

void MockSecretService::item(const QDBusMessage &message)
{
    if (!m_items.contains(message.path())) {
        refuse(message, noObjectError);
    } else if (locked) {
        refuse(message, lockedError);
    } else if (message.member() == u"Delete") {
        m_items.remove(message.path());
        reply(message, { path(u"/"_s) });
    } else if (message.member() == u"GetSecret") {
        const auto session = message.arguments().value(0).value<QDBusObjectPath>();
        reply(message, { QVariant::fromValue(secretOf(message.path(), session)) });
    } else {
        refuse(message, u"org.freedesktop.DBus.Error.UnknownMethod"_s);
    }
}

void MockSecretService::properties(const QDBusMessage &message)
{
    const QVariantMap all = propertiesOf(message.path(), message.arguments().value(0).toString());
    if (message.member() == u"GetAll")
        reply(message, { all });
    else if (message.member() == u"Get" && all.contains(message.arguments().value(1).toString()))
        reply(message,
              { QVariant::fromValue(QDBusVariant(all.value(message.arguments().value(1).toString()))) });
    else
        refuse(message, u"org.freedesktop.DBus.Error.UnknownProperty"_s);
}

QVariantMap MockSecretService::propertiesOf(const QString &object, const QString &interface) const
{
    if (interface == interfacePrefix + u"Service"_s)
        return { { u"Collections"_s, paths({ QDBusObjectPath(collectionPath) }) } };
    const QVariantMap common{ { u"Locked"_s, locked },
                              { u"Created"_s, QVariant::fromValue(quint64(0)) },
                              { u"Modified"_s, QVariant::fromValue(quint64(0)) } };
    QVariantMap result = common;
    if (interface == interfacePrefix + u"Collection"_s) {
        QList<QDBusObjectPath> all;
        for (auto entry = m_items.begin(); entry != m_items.end(); ++entry)
            all.append(QDBusObjectPath(entry.key()));
        result.insert(u"Items"_s, paths(all));
        result.insert(u"Label"_s, u"main"_s);
        return result;
    }
    result.insert(u"Attributes"_s, QVariant::fromValue(m_items.value(object).attributes));
    result.insert(u"Label"_s, m_items.value(object).label);
    return result;
}

void MockSecretService::runPrompt(const QDBusMessage &message)
{
    reply(message, {});
    ++prompts;
    if (prompt == Prompt::Unlock)
        locked = false;
    if (prompt != Prompt::Ignore)
        completePrompt(prompt == Prompt::Dismiss);
}

void MockSecretService::completePrompt(bool dismissed)
{
    QDBusMessage signal
        = QDBusMessage::createSignal(promptPath, interfacePrefix + u"Prompt"_s, u"Completed"_s);
    QList<QDBusObjectPath> unlocked;
    if (!dismissed)
        unlocked.append(QDBusObjectPath(collectionPath));
    signal << dismissed << QVariant::fromValue(QDBusVariant(paths(unlocked)));
    m_bus.send(signal);
}

QList<QDBusObjectPath> MockSecretService::matching(const Attributes &wanted) const
{
    QList<QDBusObjectPath> found;
    for (auto entry = m_items.begin(); entry != m_items.end(); ++entry) {
        bool same = true;
        for (auto one = wanted.begin(); one != wanted.end(); ++one)
            same = same && entry->attributes.value(one.key()) == one.value();
        if (same)
            found.append(QDBusObjectPath(entry.key()));
    }
    return found;
}

DBusSecret MockSecretService::secretOf(const QString &object, const QDBusObjectPath &session)
{
    ++reads;
    const Item &entry = m_items[object];
    return { session, QByteArray(), entry.value, entry.contentType };
}

void MockSecretService::reply(const QDBusMessage &message, const QVariantList &arguments)
{
    m_bus.send(message.createReply(arguments));
}

void MockSecretService::refuse(const QDBusMessage &message, const QString &name)
{
    m_bus.send(message.createErrorReply(name, u"refused by the test"_s));
}

} // namespace lineup::test
