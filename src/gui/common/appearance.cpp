// SPDX-License-Identifier: Apache-2.0
#include "appearance.h"

#include "appstyle.h"
#include "portalsettings.h"

#include <QApplication>
#include <QToolTip>

namespace lineup {

using namespace Qt::StringLiterals;

std::optional<AppearanceMode> appearanceModeFromName(QStringView name)
{
    for (const AppearanceMode mode :
         { AppearanceMode::System, AppearanceMode::Light, AppearanceMode::Dark }) {
        if (appearanceModeName(mode) == name)
            return mode;
    }
    return std::nullopt;
}

QString appearanceModeName(AppearanceMode mode)
{
    switch (mode) {
    case AppearanceMode::System:
        return u"system"_s;
    case AppearanceMode::Light:
        return u"light"_s;
    case AppearanceMode::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

Appearance::Appearance(AppearanceMode mode, QObject *parent)
    : QObject(parent)
    , m_mode(mode)
    , m_platformScheme(schemeOf(QGuiApplication::palette())) // before it is replaced below
    , m_portal(new PortalSettings(this))
{
    QApplication::setStyle(new AppStyle);
    apply();
    connect(m_portal, &PortalSettings::changed, this, &Appearance::apply);
    m_portal->start();
}

void Appearance::setMode(AppearanceMode mode)
{
    m_mode = mode;
    apply();
}

ColorScheme Appearance::scheme() const
{
    switch (m_mode) {
    case AppearanceMode::System:
        return m_portal->colorScheme().value_or(m_platformScheme);
    case AppearanceMode::Light:
        return ColorScheme::Light;
    case AppearanceMode::Dark:
        return ColorScheme::Dark;
    }
    Q_UNREACHABLE();
}

Contrast Appearance::contrast() const
{
    return m_portal->contrast();
}

void Appearance::apply()
{
    const auto wanted = std::pair(scheme(), contrast());
    if (m_applied == wanted)
        return;
    m_applied = wanted;
    const QPalette palette = themePalette(wanted.first, wanted.second);
    QApplication::setPalette(palette);
    // The platform's theme gives tooltips a palette of their own, which would stay behind.
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

} // namespace lineup
