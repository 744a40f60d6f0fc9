// SPDX-License-Identifier: Apache-2.0
#include "markdownsanitizer.h"

#include "common/costlytext.h"
#include "displaytext.h"
#include "markdownlines.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

constexpr char16_t noDescription = 0x2060; // word joiner: stands for an empty image description

struct Piece
{
    int position;
    int length;
    QTextCharFormat format;
};

// Pieces with the same link or image that stand side by side are one.
template <typename Wanted, typename Same>
QList<Piece> pieces(const QTextDocument &document, Wanted wanted, Same same)
{
    QList<Piece> found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!wanted(fragment.charFormat()))
                continue;
            const bool joins = !found.isEmpty() && it != block.begin()
                && found.last().position + found.last().length == fragment.position()
                && same(found.last().format, fragment.charFormat());
            if (joins)
                found.last().length += fragment.length();
            else
                found.append({ fragment.position(), fragment.length(), fragment.charFormat() });
        }
    }
    return found;
}

QString imageText(const QTextCharFormat &format)
{
    QString description = format.property(QTextFormat::ImageAltText).toString();
    description.remove(QChar(noDescription));
    if (description.isEmpty())
        return QCoreApplication::translate("MarkdownSanitizer", "[image]");
    return QCoreApplication::translate("MarkdownSanitizer", "[image: %1]").arg(description);
}

// How many units the character takes that ends here; 0: it may stay.
int oddUnits(QStringView text, qsizetype last)
{
    const QChar c = text[last];
    if (c.isLowSurrogate() && last > 0 && text[last - 1].isHighSurrogate())
        return DisplayText::isPlainPair(text[last - 1], c) ? 0 : 2;
    if (c.isHighSurrogate() && last + 1 < text.size() && text[last + 1].isLowSurrogate())
        return 0; // was looked at with the other half
    const bool mayStay = DisplayText::isPlain(c.unicode()) || c == QChar::LineSeparator
        || c == QChar::ObjectReplacementCharacter;
    return mayStay ? 0 : 1;
}

// Written as entities, they come out of the importer.
void replaceOddCharacters(QTextDocument &document)
{
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        for (qsizetype i = text.size() - 1; i >= 0; --i) {
            const int units = oddUnits(text, i);
            if (units == 0)
                continue;
            cursor.setPosition(block.position() + int(i) + 1 - units);
            cursor.setPosition(block.position() + int(i) + 1, QTextCursor::KeepAnchor);
            cursor.insertText(QString(QChar::ReplacementCharacter));
        }
    }
}

// The importer turns a line end into a space; behind a kept line end that space would be an indent.
void tidyLineEnds(QTextDocument &document)
{
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        for (qsizetype i = text.size() - 1; i >= 0; --i) {
            if (text[i] != QChar::LineSeparator)
                continue;
            const bool space = i + 1 < text.size() && text[i + 1] == u' ';
            const bool last = i + 1 == text.size();
            if (!space && !last)
                continue;
            cursor.setPosition(block.position() + int(last ? i : i + 1));
            cursor.deleteChar();
        }
    }
}

} // namespace

bool MarkdownSanitizer::canRender(QStringView shown)
{
    constexpr qsizetype mostCostly = 4000; // as plain text they come in slices
    const auto costly = std::count_if(shown.begin(), shown.end(), isCostly);
    return costly <= mostCostly && isCheapMarkdown(shown);
}

QString MarkdownSanitizer::prepared(QStringView shown)
{
    QString out;
    out.reserve(shown.size() + 256);
    FenceTracker fence;
    const QList<QStringView> lines = shown.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines[i];
        QString text = line.toString();
        if (!fence.isCode(line)) {
            text.replace("![]"_L1, u"!["_s + QChar(noDescription) + u']');
            const bool more = i + 1 < lines.size() && isRunningText(line) && isRunningText(lines[i + 1])
                && !beginsMarkdownBlock(lines[i + 1]);
            if (more)
                text += QChar(QChar::LineSeparator);
        }
        out += text;
        if (i + 1 < lines.size())
            out += u'\n';
    }
    return out;
}

void MarkdownSanitizer::sanitize(QTextDocument &document) const
{
    flattenImages(document);
    replaceOddCharacters(document);
    tidyLineEnds(document);
    markLinks(document);
}

void MarkdownSanitizer::flattenImages(QTextDocument &document) const
{
    const auto isObject = [](const QTextCharFormat &format) {
        return format.isImageFormat() || format.objectType() != QTextFormat::NoObject;
    };
    const auto same = [](const QTextCharFormat &, const QTextCharFormat &) { return false; };
    const QList<Piece> images = pieces(document, isObject, same);
    for (qsizetype i = images.size() - 1; i >= 0; --i) {
        const Piece &image = images.at(i);
        QTextCharFormat format;
        format.setForeground(m_muted);
        QTextCursor cursor(&document);
        cursor.setPosition(image.position);
        cursor.setPosition(image.position + image.length, QTextCursor::KeepAnchor);
        cursor.insertText(DisplayText::shown(imageText(image.format)).repeated(image.length), format);
    }
}

void MarkdownSanitizer::markLinks(QTextDocument &document) const
{
    const auto isLink = [](const QTextCharFormat &format) { return format.isAnchor(); };
    const auto same
        = [](const QTextCharFormat &a, const QTextCharFormat &b) { return a.anchorHref() == b.anchorHref(); };
    const QList<Piece> links = pieces(document, isLink, same);
    for (qsizetype i = links.size() - 1; i >= 0; --i) {
        const Piece &link = links.at(i);
        const QString href = link.format.anchorHref();
        QTextCursor cursor(&document);
        cursor.setPosition(link.position);
        cursor.setPosition(link.position + link.length, QTextCursor::KeepAnchor);
        const QString text = cursor.selectedText();
        if (!isOpenable(QUrl(href))) {
            QTextCharFormat inert;
            inert.setFontWeight(link.format.fontWeight());
            cursor.setCharFormat(inert);
        }
        const QString where = destination(href);
        if (where.isEmpty() || text == href)
            continue;
        QTextCharFormat format;
        format.setForeground(m_muted);
        cursor.setPosition(link.position + link.length);
        cursor.insertText(u" ("_s + where + u')', format);
    }
}

bool MarkdownSanitizer::isOpenable(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    return url.isValid() && (scheme == "http"_L1 || scheme == "https"_L1) && !url.host().isEmpty();
}

QString MarkdownSanitizer::destination(const QString &href)
{
    constexpr qsizetype longest = 80;
    const QUrl url(href);
    if (isOpenable(url))
        return url.host(QUrl::FullyEncoded).left(longest);
    const qsizetype colon = href.indexOf(u':');
    if (colon <= 0)
        return DisplayText::shown(href).left(longest);
    return DisplayText::shown(href.left(colon + 1)).left(longest);
}

} // namespace lineup
