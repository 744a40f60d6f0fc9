// SPDX-License-Identifier: Apache-2.0
#include "common/appearance.h"
#include "common/portalsettings.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

const auto service = "org.freedesktop.portal.Desktop"_L1;
const auto path = "/org/freedesktop/portal/desktop"_L1;

} // namespace

// The desktop's side, on a connection of its own.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    FakePortal()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"fake-portal"_s))
    {
        m_bus.registerObject(
            path, this, QDBusConnection::ExportScriptableSlots | QDBusConnection::ExportScriptableSignals);
    }
    ~FakePortal() override
    {
        m_bus.unregisterService(service);
        m_bus.unregisterObject(path);
        m_bus = QDBusConnection(QString());
        QDBusConnection::disconnectFromBus(u"fake-portal"_s);
    }

    bool appear() { return m_bus.registerService(service); }
    void change(const QString &key, uint value, const QString &group = u"org.freedesktop.appearance"_s)
    {
        values[key] = value;
        Q_EMIT SettingChanged(group, key, QDBusVariant(value));
    }

    QHash<QString, uint> values;
    bool silent = false;
    int reads = 0;

public Q_SLOTS:
    Q_SCRIPTABLE QDBusVariant Read(const QString &group, const QString &key, const QDBusMessage &message)
    {
        ++reads;
        if (silent || group != "org.freedesktop.appearance"_L1 || !values.contains(key)) {
            message.setDelayedReply(true);
            if (!silent)
                m_bus.send(message.createErrorReply(u"org.freedesktop.portal.Error.NotFound"_s, u"no"_s));
            return {};
        }
        // As real portals do: a variant in a variant.
        return QDBusVariant(QVariant::fromValue(QDBusVariant(values.value(key))));
    }

Q_SIGNALS:
    Q_SCRIPTABLE void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    QDBusConnection m_bus;
};

class TestPortalSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAndFollows();
    void unknownKeysAndGroupsAreIgnored();
    void portalThatStartsLater();
    void portalThatNeverAnswers();
    void appearanceFollowsThePortal();
    void chosenModeOutranksThePortal();
    void goneBeforeTheBusAnswered();
};

void TestPortalSettings::readsAndFollows()
{
    FakePortal portal;
    portal.values = { { u"color-scheme"_s, 1 }, { u"contrast"_s, 0 } };
    QVERIFY(portal.appear());
    PortalSettings settings;
    settings.start();
    QTRY_COMPARE(settings.colorScheme(), ColorScheme::Dark);
    QCOMPARE(settings.contrast(), Contrast::Normal);
    portal.change(u"color-scheme"_s, 2);
    QTRY_COMPARE(settings.colorScheme(), ColorScheme::Light);
    portal.change(u"contrast"_s, 1);
    QTRY_COMPARE(settings.contrast(), Contrast::High);
    portal.change(u"color-scheme"_s, 0);
    QTRY_VERIFY(!settings.colorScheme());
}

void TestPortalSettings::unknownKeysAndGroupsAreIgnored()
{
    FakePortal portal;
    portal.values = { { u"color-scheme"_s, 1 } };
    QVERIFY(portal.appear());
    PortalSettings settings;
    settings.start();
    QTRY_COMPARE(settings.colorScheme(), ColorScheme::Dark);
    QSignalSpy spy(&settings, &PortalSettings::changed);
    portal.change(u"accent-color"_s, 2);
    portal.change(u"color-scheme"_s, 2, u"org.example.other"_s);
    portal.change(u"contrast"_s, 1); // comes after the others
    QTRY_COMPARE(settings.contrast(), Contrast::High);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(settings.colorScheme(), ColorScheme::Dark);
}

void TestPortalSettings::portalThatStartsLater()
{
    FakePortal portal;
    portal.values = { { u"color-scheme"_s, 1 } };
    PortalSettings settings;
    settings.start();
    // Registered again and again, because nothing tells when the watch is in place.
    QTRY_VERIFY(portal.appear() && settings.colorScheme() == ColorScheme::Dark);
}

void TestPortalSettings::portalThatNeverAnswers()
{
    FakePortal portal;
    portal.silent = true;
    QVERIFY(portal.appear());
    Appearance appearance(AppearanceMode::System);
    QTRY_COMPARE_GE(portal.reads, 2);
    QCOMPARE(appearance.scheme(), ColorScheme::Light);
}

void TestPortalSettings::appearanceFollowsThePortal()
{
    QApplication::setPalette(QPalette(QColor(0xee, 0xee, 0xee)));
    FakePortal portal;
    portal.values = { { u"color-scheme"_s, 1 }, { u"contrast"_s, 0 } };
    QVERIFY(portal.appear());
    Appearance appearance(AppearanceMode::System);
    QTRY_COMPARE(schemeOf(QApplication::palette()), ColorScheme::Dark);
    portal.change(u"contrast"_s, 1);
    QTRY_COMPARE(QApplication::palette().color(QPalette::Base), QColor(Qt::black));
    portal.change(u"color-scheme"_s, 2);
    QTRY_COMPARE(QApplication::palette().color(QPalette::Base), QColor(Qt::white));
}

void TestPortalSettings::chosenModeOutranksThePortal()
{
    FakePortal portal;
    portal.values = { { u"color-scheme"_s, 1 }, { u"contrast"_s, 1 } };
    QVERIFY(portal.appear());
    Appearance appearance(AppearanceMode::Light);
    QTRY_COMPARE(appearance.contrast(), Contrast::High);
    QCOMPARE(appearance.scheme(), ColorScheme::Light);
    appearance.setMode(AppearanceMode::System);
    QTRY_COMPARE(appearance.scheme(), ColorScheme::Dark);
}

void TestPortalSettings::goneBeforeTheBusAnswered()
{
    FakePortal portal;
    portal.values = { { u"color-scheme"_s, 1 } };
    QVERIFY(portal.appear());
    {
        PortalSettings settings;
        settings.start();
    }
    PortalSettings second;
    second.start();
    QTRY_COMPARE(second.colorScheme(), ColorScheme::Dark);
}

QTEST_MAIN(TestPortalSettings)
#include "tst_portalsettings.moc"
