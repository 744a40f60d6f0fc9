// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "palettes.h"

#include <QDBusVariant>
#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <optional>

class QDBusPendingCallWatcher;

namespace lineup {

// What the desktop says of colours, through the settings interface of the XDG desktop portal. start() returns
// at once: the bus is connected in a thread of its own, every call is asynchronous, and without a bus or a
// portal nothing is ever reported. Values follow the desktop's changes and a portal that starts later.
class PortalSettings : public QObject
{
    Q_OBJECT
public:
    explicit PortalSettings(QObject *parent = nullptr);
    ~PortalSettings() override;

    void start();

    // Unset: not known, or the desktop has no preference.
    std::optional<ColorScheme> colorScheme() const { return m_colorScheme; }
    Contrast contrast() const { return m_contrast; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void onConnected();
    void readAll();
    void read(const QString &key);
    void onRead(const QString &key, QDBusPendingCallWatcher *watcher);
    void take(const QString &key, const QVariant &value);

    QString m_connectionName;
    QFutureWatcher<void> m_connecting;
    std::optional<ColorScheme> m_colorScheme;
    Contrast m_contrast = Contrast::Normal;
};

} // namespace lineup
