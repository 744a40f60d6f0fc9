// SPDX-License-Identifier: Apache-2.0
#include "xlifffile.h"

#include "languagetags.h"
#include "stringwords.h"
#include "xliffcarrier.h"
#include "xmlstringreader.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

using Kind = XmlToken::Kind;

class Xliff : public XmlStringReader
{
public:
    explicit Xliff(const SourceText &text)
        : XmlStringReader(u"xliff"_s, text)
    { }

private:
    void start(const XmlToken &token) override;
    void end(const XmlToken &token) override;
    std::shared_ptr<const StringCarrier> carrier() const override
    {
        return std::make_shared<XliffCarrier>(m_secondVersion, m_style, m_places);
    }
    void startFile(const XmlToken &token);
    void startGroup(const XmlToken &token);
    void startUnit(const XmlToken &token);
    void readSource(const XmlToken &token, bool segmented);
    void readTarget(const XmlToken &token);
    void readNote(const XmlToken &token);
    void readContext(const XmlToken &token);
    void finishUnit();
    void addPlaced(const StringUnit &unit, const QList<XliffPlace> &places);
    StringState stateOf() const;
    QByteArrayView own(QByteArrayView name) const;
    bool contentOf(const XmlToken &token, TextSpan &content);

    struct Group
    {
        QString id;
        QString name;
        bool plural = false;
        qsizetype firstUnit = -1; // of a plural
    };

    XmlStyle m_style{ false };
    QByteArray m_prefix; // of the root, with its colon
    bool m_secondVersion = false;
    QString m_original;
    QList<Group> m_groups;
    StringUnit m_unit; // being read
    XliffPlace m_place;
    bool m_inUnit = false;
    bool m_translatable = true; // of the file
    int m_segments = 0;
    QList<QList<XliffPlace>> m_places;
};

// The name without the prefix that the format has in this file; empty: an element of something else.
QByteArrayView Xliff::own(QByteArrayView name) const
{
    if (!name.startsWith(m_prefix) || name.sliced(m_prefix.size()).contains(':'))
        return {};
    return name.sliced(m_prefix.size());
}

void Xliff::start(const XmlToken &token)
{
    // The element's parent: the scanner has already entered an element that is not closed at once.
    const QByteArrayView parent = own(m_scanner.parent(token.selfClosing ? 0 : 1));
    if (token.name.endsWith("xliff") && m_scanner.parent(token.selfClosing ? 0 : 1).isEmpty()) {
        m_prefix = token.name.chopped(5).toByteArray();
        m_secondVersion = attribute(token, "version").startsWith(u'2');
        m_file.sourceLanguage = languageTag(attribute(token, "srcLang"));
        m_file.targetLanguage = languageTag(attribute(token, "trgLang"));
        return;
    }
    const QByteArrayView name = own(token.name);
    const QByteArrayView unit = m_secondVersion ? QByteArrayView("segment") : QByteArrayView("trans-unit");
    if (name == "file")
        startFile(token);
    else if (name == "group" && !token.selfClosing)
        startGroup(token);
    else if (name == (m_secondVersion ? QByteArrayView("unit") : unit) && !token.selfClosing)
        startUnit(token);
    else if (m_inUnit && name == "segment" && m_secondVersion)
        m_place.segmentTag = token.span;
    else if (m_inUnit && parent == unit && (name == "source" || name == "seg-source"))
        readSource(token, name == "seg-source");
    else if (m_inUnit && parent == unit && name == "target")
        readTarget(token);
    else if (m_inUnit && name == "note" && (parent == unit || parent == "notes"))
        readNote(token);
    else if (m_inUnit && name == "context")
        readContext(token);
}

void Xliff::startFile(const XmlToken &token)
{
    m_original = attribute(token, "original");
    if (m_original.isEmpty())
        m_original = attribute(token, "id");
    m_translatable = attribute(token, "translate") != u"no";
    if (m_file.sourceLanguage.isEmpty())
        m_file.sourceLanguage = languageTag(attribute(token, "source-language"));
    if (m_file.targetLanguage.isEmpty())
        m_file.targetLanguage = languageTag(attribute(token, "target-language"));
}

void Xliff::startGroup(const XmlToken &token)
{
    Group group;
    group.id = attribute(token, "id");
    group.name = attribute(token, m_secondVersion ? "name" : "resname");
    group.plural = attribute(token, "restype") == u"x-gettext-plurals";
    m_groups.append(group);
}

void Xliff::startUnit(const XmlToken &token)
{
    m_unit = {};
    m_place = {};
    m_segments = 0;
    m_inUnit = true;
    m_place.unitTag = token.span;
    m_unit.id = m_original + u'#' + attribute(token, "id");
    m_unit.line = m_file.text.line(token.span.begin);
    m_unit.translatable = m_translatable && attribute(token, "translate") != u"no";
    QStringList names;
    for (const Group &group : std::as_const(m_groups)) {
        if (!group.name.isEmpty())
            names.append(group.name);
    }
    m_unit.context = names.join(u'/');
    if (attribute(token, "approved") == u"yes")
        m_unit.flags.append(u"approved"_s);
    if (!m_unit.translatable)
        m_unit.flags.append(u"translate=no"_s);
    const QString name = attribute(token, m_secondVersion ? "name" : "resname");
    if (!name.isEmpty())
        m_unit.comments.append({ StringComment::Kind::Metadata, u"name"_s, name });
    bool ok = false;
    const int limit = attribute(token, m_secondVersion ? "slr:sizeRestriction" : "maxwidth").toInt(&ok);
    if (!ok || limit <= 0)
        return;
    const QString unit = attribute(token, "size-unit");
    // Without a unit, version 1.2 counts pixels.
    const bool pixels = !m_secondVersion && (unit.isEmpty() || unit == u"pixel");
    if (pixels || m_secondVersion || unit == u"char" || unit == u"byte")
        m_unit.limit = StringLimit{ limit,
                                    pixels                ? StringLimit::Unit::Pixels
                                        : unit == u"byte" ? StringLimit::Unit::Bytes
                                                          : StringLimit::Unit::Characters };
}

bool Xliff::contentOf(const XmlToken &token, TextSpan &content)
{
    content = m_scanner.skipElement(token);
    if (content.isValid() && content.size() > SourceText::maxFieldBytes)
        m_error = StringWords::tooLong(m_file.text.line(token.span.begin));
    return content.isValid() && m_error.isEmpty();
}

void Xliff::readSource(const XmlToken &token, bool segmented)
{
    TextSpan content;
    if (!contentOf(token, content))
        return;
    m_place.sourceEnd = { content.end, m_scanner.at() };
    if (segmented)
        return;
    m_place.sourceTag = token.span;
    m_place.source = content;
    m_style.observe(m_file.text.utf8(), content);
    m_unit.source = readXmlInline(m_file.text.utf8(), content).text;
}

void Xliff::readTarget(const XmlToken &token)
{
    TextSpan content;
    if (!contentOf(token, content))
        return;
    m_place.targetTag = token.span;
    m_place.target = content;
    m_style.observe(m_file.text.utf8(), content);
    m_unit.targets = { readXmlInline(m_file.text.utf8(), content).text };
    if (!m_secondVersion && !attribute(token, "state").isEmpty())
        m_unit.flags.append(u"state="_s + attribute(token, "state"));
}

void Xliff::readNote(const XmlToken &token)
{
    TextSpan content;
    if (!contentOf(token, content))
        return;
    const QString from = attribute(token, "from") + attribute(token, "category");
    const bool translator = from.contains(u"translator", Qt::CaseInsensitive);
    m_unit.comments.append({ translator ? StringComment::Kind::Translator : StringComment::Kind::Developer,
                             {},
                             readXmlInline(m_file.text.utf8(), content).text });
}

void Xliff::readContext(const XmlToken &token)
{
    TextSpan content;
    if (!contentOf(token, content))
        return;
    const QString type = attribute(token, "context-type");
    const QString text = readXmlInline(m_file.text.utf8(), content).text;
    if (type == u"sourcefile")
        m_unit.references.append(text);
    else if (type == u"linenumber" && !m_unit.references.isEmpty())
        m_unit.references.last() += u':' + text;
    else if (type == u"linenumber")
        m_unit.references.append(m_original + u':' + text);
}

StringState Xliff::stateOf() const
{
    if (m_unit.target().isEmpty())
        return StringState::Untranslated;
    const QByteArray &text = m_file.text.utf8();
    if (m_secondVersion) {
        const XmlToken tag = XmlScanner::tagAt(text, m_place.segmentTag);
        return attribute(tag, "state") == u"initial" ? StringState::Fuzzy : StringState::Translated;
    }
    const QString state = attribute(XmlScanner::tagAt(text, m_place.targetTag), "state");
    return state == u"new" || state.startsWith(u"needs-") ? StringState::Fuzzy : StringState::Translated;
}

void Xliff::end(const XmlToken &token)
{
    const QByteArrayView name = own(token.name);
    if (name == "group" && !m_groups.isEmpty()) {
        m_groups.removeLast();
    } else if (name == "segment" && m_inUnit && m_secondVersion) {
        const StringUnit shared = m_unit;
        if (m_place.sourceTag.isValid()) {
            const XmlToken segment = XmlScanner::tagAt(m_file.text.utf8(), m_place.segmentTag);
            const QString id = attribute(segment, "id");
            // A unit of one segment has no need to name it.
            if (m_segments > 0)
                m_unit.id += u'/' + (id.isEmpty() ? QString::number(m_segments + 1) : id);
            finishUnit();
        }
        ++m_segments;
        m_unit = shared;
        m_unit.source.clear();
        m_unit.targets.clear();
        m_place = { m_place.unitTag, {}, {}, {}, {}, {}, {} };
    } else if (name == "unit" && m_secondVersion) {
        m_inUnit = false;
    } else if (name == "trans-unit" && m_inUnit) {
        if (m_place.sourceTag.isValid())
            finishUnit();
        else
            m_file.warn(token.span.begin, StringWords::tr("The string has no source and was passed over."));
        m_inUnit = false;
    }
}

void Xliff::finishUnit()
{
    if (m_unit.targets.isEmpty())
        m_unit.targets.append(QString());
    m_unit.state = stateOf();
    Group *group = m_groups.isEmpty() ? nullptr : &m_groups.last();
    if (group && group->plural && group->firstUnit >= 0) {
        StringUnit &first = m_file.units[group->firstUnit];
        if (first.targets.size() == 1)
            first.sourcePlural = m_unit.source;
        first.targets += m_unit.targets;
        if (first.state == StringState::Translated && m_unit.state == StringState::Fuzzy)
            first.state = m_unit.state;
        m_places[first.slot].append(m_place);
        return;
    }
    if (group && group->plural) {
        group->firstUnit = m_file.units.size();
        m_unit.plural = true;
        m_unit.sourcePlural = m_unit.source;
        // The forms are named "id[0]", "id[1]", ...
        const qsizetype bracket = m_unit.id.lastIndexOf(u'[');
        if (!group->id.isEmpty())
            m_unit.id = m_original + u'#' + group->id;
        else if (bracket > 0)
            m_unit.id.truncate(bracket);
    }
    addPlaced(m_unit, { m_place });
}

void Xliff::addPlaced(const StringUnit &unit, const QList<XliffPlace> &places)
{
    StringUnit added = unit;
    added.slot = m_places.size();
    m_places.append(places);
    addUnit(added, places.constFirst().unitTag.begin);
}

bool recognises(const SourceText &text, const QString &)
{
    const QByteArray start = text.utf8().left(4096);
    const qsizetype at = start.indexOf("xliff");
    return start.trimmed().startsWith('<') && at > 0 && start.contains("version");
}

StringReadResult read(const SourceText &text, const StringReadOptions &)
{
    return Xliff(text).read();
}

} // namespace

StringFormat xliffFormat()
{
    return {
        u"xliff"_s, [] { return StringWords::tr("XLIFF"); }, { u"xlf"_s, u"xliff"_s }, recognises, read
    };
}

} // namespace lineup
