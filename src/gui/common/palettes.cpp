// SPDX-License-Identifier: Apache-2.0
#include "palettes.h"

#include "contrast.h"

namespace lineup {

namespace {

// The colours that a theme chooses; the rest of the palette follows from them.
struct Theme
{
    QRgb window;
    QRgb base;
    QRgb alternateBase;
    QRgb text;
    QRgb button;
    QRgb highlight;
    QRgb highlightedText;
    QRgb link;
    QRgb linkVisited;
    QRgb toolTipBase;
    QRgb toolTipText;
    double disabledShare; // how far disabled text fades into its background
    double placeholderShare;
};

constexpr Theme lightTheme{ 0xfff3f4f6, 0xffffffff, 0xfff7f8fa, 0xff1b1f24, 0xffeceef1,
                            0xff0063a3, 0xffffffff, 0xff0063a3, 0xff7a4a78, 0xffffffff,
                            0xff1b1f24, 0.45,       0.35 };
constexpr Theme darkTheme{ 0xff23262b, 0xff1a1c20, 0xff202328, 0xffe6e8eb, 0xff2e3238, 0xff2f7fc1, 0xffffffff,
                           0xff6cb6f0, 0xffd9a2c4, 0xff2e3238, 0xffe6e8eb, 0.45,       0.35 };
constexpr Theme highLightTheme{ 0xffffffff, 0xffffffff, 0xffffffff, 0xff000000, 0xffffffff,
                                0xff00298f, 0xffffffff, 0xff00298f, 0xff5a0070, 0xffffffff,
                                0xff000000, 0.4,        0.25 };
constexpr Theme highDarkTheme{ 0xff000000, 0xff000000, 0xff000000, 0xffffffff, 0xff000000,
                               0xffffe100, 0xff000000, 0xff8fd0ff, 0xffffb0f0, 0xff000000,
                               0xffffffff, 0.4,        0.25 };

const Theme &theme(ColorScheme scheme, Contrast contrast)
{
    if (contrast == Contrast::High)
        return scheme == ColorScheme::Dark ? highDarkTheme : highLightTheme;
    return scheme == ColorScheme::Dark ? darkTheme : lightTheme;
}

// Fusion draws frames and grooves from these; in high contrast they are made from the text colour, because
// shades of a black or white button would be invisible.
void setShades(QPalette &palette, const Theme &from, ColorScheme scheme, Contrast contrast)
{
    const QColor button(from.button);
    const QColor text(from.text);
    const bool high = contrast == Contrast::High;
    const bool dark = scheme == ColorScheme::Dark;
    palette.setColor(QPalette::Light, high ? text : mixed(button, Qt::white, dark ? 0.12 : 0.8));
    palette.setColor(QPalette::Midlight, high ? text : mixed(button, Qt::white, dark ? 0.06 : 0.4));
    palette.setColor(QPalette::Mid, high ? text : mixed(button, text, 0.2));
    palette.setColor(QPalette::Dark, high ? text : mixed(button, dark ? Qt::black : text, 0.35));
    palette.setColor(QPalette::Shadow, high ? text : mixed(button, Qt::black, 0.6));
}

void setDisabled(QPalette &palette, const Theme &from)
{
    const auto faded = [&from](QRgb text, QRgb background) {
        return mixed(QColor(text), QColor(background), from.disabledShare);
    };
    const QColor onWindow = faded(from.text, from.window);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, onWindow);
    palette.setColor(QPalette::Disabled, QPalette::Text, faded(from.text, from.base));
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, faded(from.text, from.button));
    palette.setColor(QPalette::Disabled, QPalette::Highlight,
                     mixed(QColor(from.highlight), QColor(from.window), 0.6));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(from.text));
    palette.setColor(QPalette::Disabled, QPalette::Link, onWindow);
    palette.setColor(QPalette::Disabled, QPalette::LinkVisited, onWindow);
}

} // namespace

QPalette themePalette(ColorScheme scheme, Contrast contrast)
{
    const Theme &from = theme(scheme, contrast);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(from.window));
    palette.setColor(QPalette::WindowText, QColor(from.text));
    palette.setColor(QPalette::Base, QColor(from.base));
    palette.setColor(QPalette::AlternateBase, QColor(from.alternateBase));
    palette.setColor(QPalette::Text, QColor(from.text));
    palette.setColor(QPalette::PlaceholderText,
                     mixed(QColor(from.text), QColor(from.base), from.placeholderShare));
    palette.setColor(QPalette::Button, QColor(from.button));
    palette.setColor(QPalette::ButtonText, QColor(from.text));
    palette.setColor(QPalette::BrightText, QColor(from.highlightedText));
    palette.setColor(QPalette::Highlight, QColor(from.highlight));
    palette.setColor(QPalette::HighlightedText, QColor(from.highlightedText));
    palette.setColor(QPalette::Link, QColor(from.link));
    palette.setColor(QPalette::LinkVisited, QColor(from.linkVisited));
    palette.setColor(QPalette::ToolTipBase, QColor(from.toolTipBase));
    palette.setColor(QPalette::ToolTipText, QColor(from.toolTipText));
    setShades(palette, from, scheme, contrast);
    setDisabled(palette, from);
    return palette;
}

ColorScheme schemeOf(const QPalette &palette)
{
    return relativeLuminance(palette.color(QPalette::Window))
            < relativeLuminance(palette.color(QPalette::WindowText))
        ? ColorScheme::Dark
        : ColorScheme::Light;
}

} // namespace lineup
