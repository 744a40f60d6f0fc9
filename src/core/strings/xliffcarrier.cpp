// SPDX-License-Identifier: Apache-2.0
#include "xliffcarrier.h"

#include "stringwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// The space that a line begins with, where nothing else stands before `at`; a line break included.
QByteArray indentBefore(const QByteArray &text, qsizetype at)
{
    qsizetype begin = at;
    while (begin > 0 && (text.at(begin - 1) == ' ' || text.at(begin - 1) == '\t'))
        --begin;
    if (begin == 0 || text.at(begin - 1) != '\n')
        return {};
    --begin;
    if (begin > 0 && text.at(begin - 1) == '\r')
        --begin;
    return text.mid(begin, at - begin);
}

bool wantsReview(const QString &state)
{
    return state == u"new" || state.startsWith(u"needs-");
}

} // namespace

XliffCarrier::XliffCarrier(bool secondVersion, const XmlStyle &style, const QList<QList<XliffPlace>> &places)
    : m_secondVersion(secondVersion)
    , m_style(style)
    , m_places(places)
{ }

StringEdits XliffCarrier::edits(const StringFile &file, const StringUnit &unit,
                                const StringChange &change) const
{
    const QList<XliffPlace> &places = m_places.at(unit.slot);
    if (change.targets.size() != places.size())
        return { {}, StringWords::tr("The file has %n forms for this string.", nullptr, int(places.size())) };
    StringEdits result;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const XliffPlace &place = places.at(i);
        const QString &target = change.targets.at(i);
        QByteArray newState;
        const bool adds = !place.targetTag.isValid();
        const StringMark mark = target.isEmpty() ? StringMark::Keep : change.mark;
        if (!m_secondVersion && adds && mark == StringMark::Fuzzy)
            newState = " state=\"needs-review-translation\"";
        if (target != unit.targets.value(i)) {
            const QByteArray content = targetText(file, place, target, result.refusal);
            if (!result.refusal.isEmpty())
                return { {}, result.refusal };
            editTarget(file, place, content, newState, result.edits);
        }
        if (m_secondVersion)
            editSecondState(file.text.utf8(), place, mark, result.edits);
        else if (!adds || mark == StringMark::Fuzzy)
            editFirstState(file.text.utf8(), place, mark, result.edits);
    }
    return result;
}

QByteArray XliffCarrier::targetText(const StringFile &file, const XliffPlace &place, const QString &target,
                                    QString &refusal) const
{
    if (hasXmlForbidden(target)) {
        refusal = StringWords::tr("The text has a control character, which XML cannot hold.");
        return {};
    }
    QStringList tags = readXmlInline(file.text.utf8(), place.source).tags;
    if (place.target.isValid())
        tags += readXmlInline(file.text.utf8(), place.target).tags;
    const QByteArray content = m_style.encode(target, tags, file.text);
    if (!isBalancedXml(content))
        refusal = StringWords::tr("The tags of the text are not closed in the order they were opened.");
    return content;
}

void XliffCarrier::editTarget(const StringFile &file, const XliffPlace &place, const QByteArray &content,
                              QByteArray attributes, QList<TextEdit> &edits) const
{
    const QByteArray &text = file.text.utf8();
    const XmlToken sourceTag = XmlScanner::tagAt(text, place.sourceTag);
    const QByteArray prefix = sourceTag.name.chopped(6).toByteArray(); // all but "source"
    const QByteArray name = prefix + "target";
    if (!place.targetTag.isValid()) {
        if (sourceTag.attribute("xml:space"))
            attributes.prepend(' '
                               + text.mid(sourceTag.attribute("xml:space")->whole.begin,
                                          sourceTag.attribute("xml:space")->whole.size())
                                     .trimmed());
        edits.append({ place.sourceEnd.end, 0,
                       indentBefore(text, place.sourceTag.begin) + '<' + name + attributes + '>' + content
                           + "</" + name + '>' });
        return;
    }
    const XmlToken tag = XmlScanner::tagAt(text, place.targetTag);
    if (!tag.selfClosing) {
        edits.append({ place.target.begin, place.target.size(), content });
        return;
    }
    // "/>", with the space that may stand before it, becomes a tag of its own.
    const qsizetype behind = tag.attributes.isEmpty() ? tag.span.begin + 1 + tag.name.size()
                                                      : tag.attributes.constLast().whole.end;
    edits.append({ behind, tag.span.end - behind, '>' + content + "</" + tag.name.toByteArray() + '>' });
}

void XliffCarrier::editFirstState(const QByteArray &text, const XliffPlace &place, StringMark mark,
                                  QList<TextEdit> &edits) const
{
    if (mark == StringMark::Keep)
        return;
    const XmlToken unit = XmlScanner::tagAt(text, place.unitTag);
    if (mark == StringMark::Fuzzy && xmlAttribute(text, unit, "approved") == u"yes")
        edits.append(withXmlAttribute(text, place.unitTag, "approved", "no"));
    if (!place.targetTag.isValid())
        return;
    const QString state = xmlAttribute(text, XmlScanner::tagAt(text, place.targetTag), "state");
    TextEdit edit;
    if (mark == StringMark::Fuzzy && !wantsReview(state))
        edit = withXmlAttribute(text, place.targetTag, "state", "needs-review-translation");
    else if (mark == StringMark::Translated && wantsReview(state))
        edit = withXmlAttribute(text, place.targetTag, "state", "translated");
    else
        return;
    // Before the content at the same place, where the tag closes itself.
    edits.prepend(edit);
}

void XliffCarrier::editSecondState(const QByteArray &text, const XliffPlace &place, StringMark mark,
                                   QList<TextEdit> &edits) const
{
    if (mark == StringMark::Keep || !place.segmentTag.isValid())
        return;
    const XmlToken segment = XmlScanner::tagAt(text, place.segmentTag);
    const QString state = xmlAttribute(text, segment, "state");
    const bool toReview = mark == StringMark::Fuzzy;
    if (toReview == (state == u"initial") || (!toReview && state.isEmpty()))
        return;
    // Where the tag gets a state of its own, what a program added to the old one no longer fits.
    edits.append(withXmlAttribute(text, place.segmentTag, "state", toReview ? "initial" : "translated"));
    edits += withoutXmlAttribute(text, place.segmentTag, "subState");
}

} // namespace lineup
