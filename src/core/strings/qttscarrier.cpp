// SPDX-License-Identifier: Apache-2.0
#include "qttscarrier.h"

#include "stringwords.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray indentBefore(const QByteArray &text, qsizetype at)
{
    qsizetype begin = at;
    while (begin > 0 && (text.at(begin - 1) == ' ' || text.at(begin - 1) == '\t'))
        --begin;
    return text.mid(begin, at - begin);
}

QString byteCharacter(const QByteArray &text, const XmlToken &token)
{
    const QString value = xmlAttribute(text, token, "value");
    bool ok = false;
    const uint number = value.startsWith(u'x') ? value.mid(1).toUInt(&ok, 16) : value.toUInt(&ok);
    return ok && number > 0 && number < 0x110000
        ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&number), 1)
        : QString();
}

} // namespace

QList<TextSpan> numerusForms(const QByteArray &text, TextSpan translation)
{
    QList<TextSpan> forms;
    XmlScanner scanner(text, translation);
    for (XmlToken token = scanner.next();
         token.kind != XmlToken::Kind::Finished && token.kind != XmlToken::Kind::Broken;
         token = scanner.next()) {
        if (token.kind != XmlToken::Kind::Start || token.name != "numerusform")
            continue;
        const TextSpan content = scanner.skipElement(token);
        if (content.isValid())
            forms.append(content);
    }
    return forms;
}

QString readQtTsText(const QByteArray &text, TextSpan content)
{
    QString result;
    XmlScanner scanner(text, content);
    for (;;) {
        const XmlToken token = scanner.next();
        if (token.kind == XmlToken::Kind::Finished || token.kind == XmlToken::Kind::Broken)
            return result;
        const TextSpan inner = token.content;
        if (token.kind == XmlToken::Kind::Text)
            result += decodeXml(QByteArrayView(text).sliced(inner.begin, inner.size()));
        else if (token.kind == XmlToken::Kind::CData)
            result += QString::fromUtf8(QByteArrayView(text).sliced(inner.begin, inner.size()));
        else if (token.kind == XmlToken::Kind::Start && token.name == "byte")
            result += byteCharacter(text, token);
    }
}

QtTsCarrier::QtTsCarrier(const XmlStyle &style, const QList<QtTsPlace> &places)
    : m_style(style)
    , m_places(places)
{ }

QByteArray QtTsCarrier::encode(const StringFile &file, const QString &text) const
{
    QByteArray result;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !hasXmlForbidden(text.mid(i, 1)))
            continue;
        result += m_style.encode(text.mid(from, i - from), {}, file.text);
        if (i < text.size())
            result += "<byte value=\"x" + QByteArray::number(text.at(i).unicode(), 16) + "\"/>";
        from = i + 1;
    }
    return result;
}

StringEdits QtTsCarrier::edits(const StringFile &file, const StringUnit &unit,
                               const StringChange &change) const
{
    const QtTsPlace &place = m_places.at(unit.slot);
    if (place.hasVariants)
        return { {}, StringWords::tr("The translation has variants of different lengths; edit it by hand.") };
    if (change.targets.isEmpty() || (!unit.plural && change.targets.size() != 1))
        return { {}, StringWords::tr("The number of forms does not fit.") };
    const bool empty = std::all_of(change.targets.begin(), change.targets.end(),
                                   [](const QString &target) { return target.isEmpty(); });
    const bool wasUnfinished = unit.state != StringState::Translated;
    const bool unfinished
        = empty || (change.mark == StringMark::Keep ? wasUnfinished : change.mark == StringMark::Fuzzy);
    const QByteArray &text = file.text.utf8();
    StringEdits result;
    if (!place.translationTag.isValid()) {
        const QByteArray indent = indentBefore(text, place.sourceTag.begin);
        const QByteArray content = unit.plural ? formLines(file, place, change.targets)
                                               : encode(file, change.targets.constFirst());
        // The end tag's own indentation stands before it already.
        const QByteArray outer = indentBefore(text, place.messageEnd.begin);
        result.edits.append({ place.messageEnd.begin - outer.size(), 0,
                              indent + (unfinished ? "<translation type=\"unfinished\">" : "<translation>")
                                  + content + "</translation>" + file.text.lineEnd() });
        return result;
    }
    const bool isMarked = XmlScanner::tagAt(text, place.translationTag).attribute("type") != nullptr;
    if (unfinished && !isMarked)
        result.edits.append(withXmlAttribute(text, place.translationTag, "type", "unfinished"));
    else if (!unfinished && isMarked)
        result.edits += withoutXmlAttribute(text, place.translationTag, "type");
    if (unit.plural)
        editForms(file, place, unit, change.targets, result.edits);
    else if (change.targets != unit.targets)
        replaceContent(text, place, encode(file, change.targets.constFirst()), result.edits);
    return result;
}

void QtTsCarrier::editForms(const StringFile &file, const QtTsPlace &place, const StringUnit &unit,
                            const QStringList &targets, QList<TextEdit> &edits) const
{
    const QList<TextSpan> forms = numerusForms(file.text.utf8(), place.translation);
    const bool closed = std::any_of(forms.begin(), forms.end(), [&file](TextSpan form) {
        return form.size() == 0 && file.text.utf8().at(form.begin - 2) == '/';
    });
    if (forms.size() != targets.size() || closed) {
        replaceContent(file.text.utf8(), place, formLines(file, place, targets), edits);
        return;
    }
    for (qsizetype i = 0; i < forms.size(); ++i) {
        if (targets.at(i) != unit.targets.value(i))
            edits.append({ forms.at(i).begin, forms.at(i).size(), encode(file, targets.at(i)) });
    }
}

QByteArray QtTsCarrier::formLines(const StringFile &file, const QtTsPlace &place,
                                  const QStringList &targets) const
{
    const QByteArray outer = indentBefore(file.text.utf8(), place.sourceTag.begin);
    const QByteArray step = outer.startsWith('\t') ? QByteArray("\t") : QByteArray("    ");
    const QByteArray end = file.text.lineEnd();
    QByteArray lines = end;
    for (const QString &target : targets)
        lines += outer + step + "<numerusform>" + encode(file, target) + "</numerusform>" + end;
    return lines + outer;
}

void QtTsCarrier::replaceContent(const QByteArray &text, const QtTsPlace &place, const QByteArray &content,
                                 QList<TextEdit> &edits) const
{
    const XmlToken tag = XmlScanner::tagAt(text, place.translationTag);
    if (!tag.selfClosing) {
        edits.append({ place.translation.begin, place.translation.size(), content });
        return;
    }
    const qsizetype behind = tag.attributes.isEmpty() ? tag.span.begin + 1 + tag.name.size()
                                                      : tag.attributes.constLast().whole.end;
    edits.append({ behind, tag.span.end - behind, '>' + content + "</translation>" });
}

} // namespace lineup
