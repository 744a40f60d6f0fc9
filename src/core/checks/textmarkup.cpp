// SPDX-License-Identifier: Apache-2.0
#include "textmarkup.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> &knownNames()
{
    static const QSet<QString> names = [] {
        const QString list = u"a abbr align allcaps alpha b big blockquote body bold br center char code "
                             u"color cspace del div em"
                             " font font-weight format gradient h1 h2 h3 h4 h5 h6 head header hr html i img "
                             "indent ins italic jump"
                             " kbd li line-height line-indent link lowercase margin mark mspace nobr noparse "
                             "ol outline p page pos"
                             " pre q ref rotate s shadow size small smallcaps space span sprite strike "
                             "strong style sub sup table"
                             " tbody td th thead title tr tt u ul uppercase voffset width"_s;
        const QStringList words = list.split(u' ');
        return QSet<QString>(words.begin(), words.end());
    }();
    return names;
}

const QSet<QString> &knownSquareNames()
{
    static const QSet<QString> names{ u"b"_s,     u"i"_s,    u"u"_s,      u"s"_s,     u"url"_s,    u"img"_s,
                                      u"color"_s, u"size"_s, u"center"_s, u"right"_s, u"left"_s,   u"quote"_s,
                                      u"code"_s,  u"font"_s, u"wave"_s,   u"shake"_s, u"rainbow"_s };
    return names;
}

const QSet<QString> &knownBraceNames()
{
    static const QSet<QString> names{
        u"a"_s,     u"alpha"_s, u"alt"_s,          u"art"_s,  u"b"_s,      u"clear"_s, u"color"_s,
        u"cps"_s,   u"done"_s,  u"fast"_s,         u"font"_s, u"i"_s,      u"image"_s, u"k"_s,
        u"noalt"_s, u"nw"_s,    u"outlinecolor"_s, u"p"_s,    u"plain"_s,  u"rb"_s,    u"rt"_s,
        u"s"_s,     u"size"_s,  u"space"_s,        u"u"_s,    u"vspace"_s, u"w"_s
    };
    return names;
}

// What people read of an attribute is translated with the rest.
QString comparedAttributes(QString attributes)
{
    static const QRegularExpression readable(
        uR"(\b(?:title|alt|text|label|tooltip)\s*=\s*("[^"]*"|'[^']*'))"_s);
    static const QRegularExpression equals(uR"(\s*=\s*)"_s);
    attributes.remove(readable);
    attributes.replace(equals, u"="_s);
    return attributes.replace(u'\'', u'"').simplified();
}

TextTag tagOf(const QRegularExpressionMatch &match)
{
    TextTag tag;
    tag.range = { match.capturedStart(), match.capturedLength() };
    tag.closing = match.capturedLength(1) > 0;
    tag.name = match.captured(2).toLower();
    QString attributes = match.captured(3).trimmed();
    tag.selfClosing = attributes.endsWith(u'/');
    if (tag.selfClosing)
        attributes.chop(1);
    tag.attributes = comparedAttributes(attributes);
    return tag;
}

QList<TextTag> angleTags(QStringView text)
{
    // TextMeshPro reads no more than 128 characters as a tag.
    static const QRegularExpression pattern(
        uR"(<(/?)(#(?=[0-9A-Fa-f]{3,8}>)|[A-Za-z][\w:.\-]*)?((?:[\s=][^<>]{0,200}|[0-9A-Fa-f]{3,8})?/?)>)"_s);
    QList<TextTag> found;
    auto iterator = pattern.globalMatch(text);
    while (iterator.hasNext()) {
        const TextTag tag = tagOf(iterator.next());
        const bool unreal = tag.name.isEmpty() && tag.closing;
        if (!tag.name.isEmpty() || unreal)
            found.append(tag);
    }
    // Unreal closes whatever is open with "</>".
    const bool closesAll
        = std::any_of(found.cbegin(), found.cend(), [](const TextTag &tag) { return tag.name.isEmpty(); });
    QSet<QString> closed;
    for (const TextTag &tag : std::as_const(found)) {
        if (tag.closing)
            closed.insert(tag.name);
    }
    found.removeIf([&closed, closesAll](const TextTag &tag) {
        return !tag.closing && !tag.selfClosing && tag.name != "#"_L1 && !knownNames().contains(tag.name)
            && !tag.attributes.contains(u'=') && !closed.contains(tag.name) && !closesAll;
    });
    return found;
}

QList<TextTag> bracketTags(QStringView text, const QRegularExpression &pattern, const QSet<QString> &names)
{
    QList<TextTag> found;
    auto iterator = pattern.globalMatch(text);
    while (iterator.hasNext()) {
        const TextTag tag = tagOf(iterator.next());
        if (names.contains(tag.name))
            found.append(tag);
    }
    return found;
}

} // namespace

QList<TextTag> textTags(QStringView text)
{
    static const QRegularExpression square(uR"(\[(/?)([A-Za-z]\w*)((?:[=\s][^\[\]]*)?)\])"_s);
    static const QRegularExpression brace(uR"(\{(/?)([A-Za-z]\w*)((?:=[^{}]*)?)\})"_s);
    static const QRegularExpression braceTags(uR"(\{(?:/|\w+=))"_s);
    QList<TextTag> tags;
    if (text.contains(u'<'))
        tags += angleTags(text);
    if (text.contains(u'['))
        tags += bracketTags(text, square, knownSquareNames());
    // "{a}" alone may be a variable; a closed one, or one with a value, is a tag.
    if (text.contains(u'{') && braceTags.match(text).hasMatch())
        tags += bracketTags(text, brace, knownBraceNames());
    std::sort(tags.begin(), tags.end(),
              [](const TextTag &a, const TextTag &b) { return a.range.start < b.range.start; });
    return tags;
}

} // namespace lineup
