// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace lineup::test {

// A real gnome-keyring-daemon with a private home on the session bus of this process (which must be private
// too). Stopped by the destructor.
class KeyringSession
{
public:
    KeyringSession();
    ~KeyringSession();
    Q_DISABLE_COPY_MOVE(KeyringSession)

    static bool isInstalled();
    // Starts it, unlocked, and returns once org.freedesktop.secrets has an owner.
    bool start();
    bool lock();
    bool unlock();
    bool deleteItems();
    QString home() const { return m_home.path(); }

private:
    QTemporaryDir m_home;
    QProcess m_daemon;
};

} // namespace lineup::test
