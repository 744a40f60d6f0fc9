// SPDX-License-Identifier: Apache-2.0
#include "gamefont.h"

#include <QList>

#include <algorithm>
#include <hb-ot.h>
#include <hb.h>

namespace lineup {

namespace {

constexpr double unitsPerPixel = 1024; // so fine that rounding does not add up

template <typename T>
using HbPointer = std::unique_ptr<T, void (*)(T *)>;

// Spaces, digits and marks take the script of what stands before them.
bool isOfAnyScript(QChar::Script script)
{
    return script == QChar::Script_Common || script == QChar::Script_Inherited
        || script == QChar::Script_Unknown;
}

// Where the next stretch of one script begins.
qsizetype endOfRun(QStringView line, qsizetype from)
{
    QChar::Script script = QChar::Script_Common;
    qsizetype at = from;
    while (at < line.size()) {
        const bool pair
            = line.at(at).isHighSurrogate() && at + 1 < line.size() && line.at(at + 1).isLowSurrogate();
        const char32_t character
            = pair ? QChar::surrogateToUcs4(line.at(at), line.at(at + 1)) : char32_t(line.at(at).unicode());
        const QChar::Script own = QChar::script(character);
        if (!isOfAnyScript(own)) {
            if (!isOfAnyScript(script) && own != script)
                return at;
            script = own;
        }
        at += pair ? 2 : 1;
    }
    return at;
}

} // namespace

bool GameFont::isSupported()
{
    return true;
}

GameFont::GameFont(const QByteArray &bytes, double pixels, hb_font_t *font)
    : m_bytes(bytes)
    , m_pixels(pixels)
    , m_font(font)
{ }

GameFont::~GameFont()
{
    hb_font_destroy(m_font);
}

std::shared_ptr<const GameFont> GameFont::read(const QByteArray &bytes, double pixels, int index)
{
    if (bytes.isEmpty() || !(pixels > 0) || index < 0)
        return {};
    const HbPointer<hb_blob_t> blob(
        hb_blob_create(bytes.constData(), unsigned(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr),
        hb_blob_destroy);
    if (unsigned(index) >= hb_face_count(blob.get()))
        return {};
    const HbPointer<hb_face_t> face(hb_face_create(blob.get(), unsigned(index)), hb_face_destroy);
    HbPointer<hb_font_t> font(hb_font_create(face.get()), hb_font_destroy);
    const int scale = qRound(pixels * unitsPerPixel);
    hb_font_set_scale(font.get(), scale, scale);
    hb_font_make_immutable(font.get());
    const auto made = std::shared_ptr<const GameFont>(new GameFont(bytes, pixels, font.release()));
    // What is not a font has no glyphs, and fonts of pictures lack the tables that tell widths and signs.
    constexpr char32_t common[] = { U' ', U'0', U'A', U'あ', U'ا', U'क', U'ก', U'א', U'α', U'а' };
    const bool readable = hb_face_get_glyph_count(face.get()) > 0
        && std::any_of(std::begin(common), std::end(common), [&](char32_t c) { return made->hasGlyph(c); });
    return readable ? made : nullptr;
}

double GameFont::runWidth(QStringView line, qsizetype from, qsizetype length,
                          const QByteArray &language) const
{
    const HbPointer<hb_buffer_t> buffer(hb_buffer_create(), hb_buffer_destroy);
    hb_buffer_add_utf16(buffer.get(), reinterpret_cast<const uint16_t *>(line.utf16()), int(line.size()),
                        unsigned(from), int(length));
    hb_buffer_guess_segment_properties(buffer.get());
    // Else it would be that of the machine, and widths would differ from one to the next.
    hb_buffer_set_language(buffer.get(),
                           hb_language_from_string(language.isEmpty() ? "en" : language.constData(), -1));
    hb_shape(m_font, buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    double width = 0;
    for (unsigned i = 0; i < count; ++i)
        width += places[i].x_advance;
    return width / unitsPerPixel;
}

double GameFont::width(QStringView line, const QString &language) const
{
    const QByteArray tag = language.toLatin1();
    double width = 0;
    for (qsizetype from = 0; from < line.size();) {
        const qsizetype end = endOfRun(line, from);
        width += runWidth(line, from, end - from, tag);
        from = end;
    }
    return width;
}

bool GameFont::hasGlyph(char32_t character) const
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_font, character, &glyph) != 0 && glyph != 0;
}

// A sign may be drawn from its parts.
bool GameFont::has(char32_t character) const
{
    if (hasGlyph(character))
        return true;
    if (QChar::decompositionTag(character) != QChar::Canonical)
        return false;
    const auto parts = QChar::decomposition(character).toUcs4();
    return std::all_of(parts.cbegin(), parts.cend(), [this](char32_t part) { return hasGlyph(part); });
}

} // namespace lineup
