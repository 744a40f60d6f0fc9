// SPDX-License-Identifier: Apache-2.0
#include "portalsettings.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QPromise>
#include <QUuid>

#include <thread>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr QLatin1StringView portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr QLatin1StringView settingsInterface = "org.freedesktop.portal.Settings"_L1;
constexpr QLatin1StringView appearanceGroup = "org.freedesktop.appearance"_L1;
constexpr QLatin1StringView colorSchemeKey = "color-scheme"_L1;
constexpr QLatin1StringView contrastKey = "contrast"_L1;

// Read() wraps its variant in a second one; the signal does not.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

std::optional<ColorScheme> schemeFrom(uint value)
{
    if (value == 1)
        return ColorScheme::Dark;
    if (value == 2)
        return ColorScheme::Light;
    return std::nullopt;
}

} // namespace

PortalSettings::PortalSettings(QObject *parent)
    : QObject(parent)
    , m_connectionName(u"portal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    connect(&m_connecting, &QFutureWatcher<void>::finished, this, &PortalSettings::onConnected);
}

PortalSettings::~PortalSettings()
{
    QDBusConnection::disconnectFromBus(m_connectionName);
}

void PortalSettings::start()
{
    // Connecting waits for the bus's answer, and a bus that hangs must not hang the window. The thread
    // belongs to nobody, so that an unanswered attempt can be left behind; no object stays behind with it.
    QPromise<void> connected;
    m_connecting.setFuture(connected.future());
    std::thread([name = m_connectionName, connected = std::move(connected)]() mutable {
        connected.start();
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
        connected.finish();
    }).detach();
}

void PortalSettings::onConnected()
{
    QDBusConnection bus(m_connectionName);
    if (!bus.isConnected())
        return;
    // The bus library finds a slot's types by their names, which are unknown before they are first used.
    qRegisterMetaType<QDBusVariant>();
    // Without a service name: naming it would ask the bus for its owner and wait for the reply.
    bus.connect(QString(), portalPath, settingsInterface, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    auto *watcher
        = new QDBusServiceWatcher(portalService, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &PortalSettings::readAll);
    readAll();
}

void PortalSettings::readAll()
{
    read(colorSchemeKey);
    read(contrastKey);
}

void PortalSettings::read(const QString &key)
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(portalService, portalPath, settingsInterface, u"Read"_s);
    message << appearanceGroup << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection(m_connectionName).asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, key](QDBusPendingCallWatcher *finished) { onRead(key, finished); });
}

void PortalSettings::onRead(const QString &key, QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (!reply.isError())
        take(key, reply.value().variant());
}

void PortalSettings::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearanceGroup)
        take(key, value.variant());
}

void PortalSettings::take(const QString &key, const QVariant &value)
{
    bool ok = false;
    const uint number = unwrapped(value).toUInt(&ok);
    if (!ok)
        return;
    const auto previous = std::pair(m_colorScheme, m_contrast);
    if (key == colorSchemeKey)
        m_colorScheme = schemeFrom(number);
    else if (key == contrastKey)
        m_contrast = number == 1 ? Contrast::High : Contrast::Normal;
    if (previous != std::pair(m_colorScheme, m_contrast))
        Q_EMIT changed();
}

} // namespace lineup
