// SPDX-License-Identifier: Apache-2.0
#include "themecolors.h"

#include "contrast.h"

namespace lineup {

namespace {

constexpr QRgb okabeItoBlue = 0xff0072b2;
constexpr QRgb okabeItoGreen = 0xff009e73;
constexpr QRgb okabeItoOrange = 0xffe69f00;
constexpr QRgb okabeItoVermillion = 0xffd55e00;
constexpr QRgb okabeItoPurple = 0xffcc79a7;
constexpr QRgb okabeItoSky = 0xff56b4e9;

// WCAG 2.1: the AA level; and the AAA level of text for people who asked for high contrast.
struct Ratios
{
    double text = 4.5;
    double shape = 3.0;
};

Ratios ratiosFor(const QPalette &palette)
{
    constexpr double blackOnWhite = 20.5;
    const bool high
        = contrastRatio(palette.color(QPalette::Text), palette.color(QPalette::Base)) >= blackOnWhite;
    return high ? Ratios{ 7.0, 4.5 } : Ratios{};
}

const ThemeColor &forStatus(const ThemeColors &colors, AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Running:
    case AnswerStatus::Cancelled:
        return colors.neutral;
    case AnswerStatus::Complete:
        return colors.complete;
    case AnswerStatus::Truncated:
        return colors.truncated;
    case AnswerStatus::Refused:
        return colors.refused;
    case AnswerStatus::Failed:
        return colors.failed;
    }
    Q_UNREACHABLE();
}

} // namespace

const ThemeColor &ThemeColors::forState(AnswerPhase phase, AnswerStatus status) const
{
    switch (phase) {
    case AnswerPhase::Idle:
    case AnswerPhase::Waiting:
        return neutral;
    case AnswerPhase::Thinking:
        return thinking;
    case AnswerPhase::Streaming:
        return streaming;
    case AnswerPhase::Retrying:
        return retrying;
    case AnswerPhase::Ended:
        return forStatus(*this, status);
    }
    Q_UNREACHABLE();
}

ThemeColors themeColors(const QPalette &palette)
{
    const QList<QColor> backgrounds{ palette.color(QPalette::Window), palette.color(QPalette::Base),
                                     palette.color(QPalette::AlternateBase),
                                     palette.color(QPalette::Button) };
    const Ratios ratios = ratiosFor(palette);
    const auto color = [&backgrounds, ratios](const QColor &from) {
        return ThemeColor{ withContrast(from, backgrounds, ratios.shape),
                           withContrast(from, backgrounds, ratios.text) };
    };
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    ThemeColors colors;
    colors.neutral = color(mixed(text, base, 0.6));
    colors.thinking = color(okabeItoPurple);
    colors.streaming = color(okabeItoBlue);
    colors.retrying = color(okabeItoOrange);
    colors.complete = color(okabeItoGreen);
    colors.truncated = color(okabeItoOrange);
    colors.refused = color(okabeItoPurple);
    colors.failed = color(okabeItoVermillion);
    colors.information = color(okabeItoSky);
    colors.mutedText = withContrast(mixed(text, base, 0.35), backgrounds, ratios.text);
    colors.faintLine = mixed(base, text, 0.14);
    colors.thinkingFill = mixed(base, colors.thinking.shape, 0.18);
    return colors;
}

} // namespace lineup
