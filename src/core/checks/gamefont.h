// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <memory>

struct hb_font_t;

namespace lineup {

// A font that a game draws its texts in, at one size: how wide a line comes out, joined and stacked as its
// script wants, and which signs there are. Widths are in pixels, neither hinted nor rounded, and not mixed
// with other fonts. It never changes, so that any number of threads may ask it at once.
class GameFont
{
public:
    // Whether this program was built with what it takes.
    static bool isSupported();
    // nullptr: this is no font with outlines. `index`: which one of a collection.
    static std::shared_ptr<const GameFont> read(const QByteArray &bytes, double pixels, int index = 0);
    ~GameFont();
    Q_DISABLE_COPY_MOVE(GameFont)

    double pixels() const { return m_pixels; }
    // `language`: a tag, for languages that have signs of their own; it may be empty.
    double width(QStringView line, const QString &language = {}) const;
    bool has(char32_t character) const;

private:
    GameFont(const QByteArray &bytes, double pixels, hb_font_t *font);

    double runWidth(QStringView line, qsizetype from, qsizetype length, const QByteArray &language) const;
    bool hasGlyph(char32_t character) const;

    QByteArray m_bytes; // that the font reads
    double m_pixels;
    hb_font_t *m_font; // owned
};

} // namespace lineup
