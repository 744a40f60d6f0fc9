// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QMap>
#include <QString>
#include <QVariant>

namespace lineup::test {

using Attributes = QMap<QString, QString>;

// The secret structure of the Secret Service specification: (oayays).
struct DBusSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
QDBusArgument &operator<<(QDBusArgument &argument, const DBusSecret &secret);
const QDBusArgument &operator>>(const QDBusArgument &argument, DBusSecret &secret);
using DBusSecrets = QMap<QDBusObjectPath, DBusSecret>;

// org.freedesktop.secrets with one collection, on an own connection to the session bus, that does what real
// services do at their worst: locked, refusing, silent. Speaks only the "plain" algorithm. Lives in the
// test's thread.
class MockSecretService : public QDBusVirtualObject
{
    Q_OBJECT
public:
    enum class Prompt { Unlock, Dismiss, Ignore };

    MockSecretService();
    ~MockSecretService() override;

    bool start(); // takes the service's name
    void stop();

    bool locked = false;
    bool hung = false; // owns the name and never answers
    bool hungAfterLook = false; // answers about itself, but not about its items
    bool refusesWrites = false;
    Prompt prompt = Prompt::Dismiss;
    int prompts = 0; // how often a person was asked
    int reads = 0; // how often a secret was handed out

    qsizetype itemCount() const { return m_items.size(); }
    QStringList values() const; // as stored
    void deleteItems() { m_items.clear(); }
    // What hungAfterLook held back.
    void answerLate();
    // The person unlocks at last what Prompt::Ignore left open.
    void finishIgnoredPrompt();

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;
    QString introspect(const QString &) const override { return {}; }

private:
    struct Item
    {
        Attributes attributes;
        QString label;
        QByteArray value;
        QString contentType;
    };

    void service(const QDBusMessage &message);
    void collection(const QDBusMessage &message);
    void item(const QDBusMessage &message);
    void properties(const QDBusMessage &message);
    QVariantMap propertiesOf(const QString &path, const QString &interface) const;
    void openSession(const QDBusMessage &message);
    void createItem(const QDBusMessage &message);
    void runPrompt(const QDBusMessage &message);
    void completePrompt(bool dismissed);
    QList<QDBusObjectPath> matching(const Attributes &wanted) const;
    DBusSecret secretOf(const QString &path, const QDBusObjectPath &session);
    void reply(const QDBusMessage &message, const QVariantList &arguments);
    void refuse(const QDBusMessage &message, const QString &name);

    QDBusConnection m_bus;
    QMap<QString, Item> m_items;
    QList<QDBusMessage> m_heldBack;
    int m_lastItem = 0;
};

} // namespace lineup::test

Q_DECLARE_METATYPE(lineup::test::DBusSecret)
