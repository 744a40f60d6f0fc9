// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "palettes.h"
#include "settings/settingvalues.h"

#include <QObject>
#include <QPalette>
#include <QStringView>

#include <optional>

namespace lineup {

class PortalSettings;

// The words of --appearance and of the settings file: "system", "light", "dark".
std::optional<AppearanceMode> appearanceModeFromName(QStringView name);
QString appearanceModeName(AppearanceMode mode);

// Style and palette of the whole application: Fusion with the program's own colours, light or dark as the
// mode, else the desktop's portal, else the platform's palette says, and in high contrast where the desktop
// asks for it. One per program, made in main() right after the QApplication and before the first widget;
// GUI thread. Widgets hear of a change as QEvent::PaletteChange.
class Appearance : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(AppearanceMode mode, QObject *parent = nullptr);

    AppearanceMode mode() const { return m_mode; }
    void setMode(AppearanceMode mode);

    // What is in force now.
    ColorScheme scheme() const;
    Contrast contrast() const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    AppearanceMode m_mode;
    ColorScheme m_platformScheme;
    PortalSettings *m_portal;
    std::optional<std::pair<ColorScheme, Contrast>> m_applied;
};

} // namespace lineup
