// SPDX-License-Identifier: Apache-2.0
#include "qttsfile.h"

#include "languagetags.h"
#include "qttscarrier.h"
#include "stringwords.h"
#include "xmlstringreader.h"

#include <QHash>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

using Kind = XmlToken::Kind;

class QtTs : public XmlStringReader
{
public:
    explicit QtTs(const SourceText &text)
        : XmlStringReader(u"ts"_s, text)
    { }

private:
    void start(const XmlToken &token) override;
    void end(const XmlToken &token) override;
    std::shared_ptr<const StringCarrier> carrier() const override
    {
        return std::make_shared<QtTsCarrier>(m_style, m_places);
    }
    void startMessage(const XmlToken &token);
    void readLocation(const XmlToken &token);
    void readTranslation(const XmlToken &token, TextSpan content);
    void readPart(const XmlToken &token, TextSpan content);
    void finishMessage(const XmlToken &end);

    XmlStyle m_style{ true };
    QString m_context;
    StringUnit m_unit; // being read
    QtTsPlace m_place;
    QString m_comment;
    QString m_type;
    bool m_inMessage = false;
    QString m_locationFile;
    QHash<QString, int> m_locationLines; // locations are told relative to the one before
    QList<QtTsPlace> m_places;
};

void QtTs::start(const XmlToken &token)
{
    const QByteArrayView parent = m_scanner.parent(token.selfClosing ? 0 : 1);
    if (token.name == "TS") {
        m_file.targetLanguage = languageTag(attribute(token, "language"));
        m_file.sourceLanguage = languageTag(attribute(token, "sourcelanguage"));
    } else if (token.name == "context") {
        m_context.clear();
    } else if (token.name == "message" && !token.selfClosing) {
        startMessage(token);
    } else if (token.name == "location" && m_inMessage) {
        readLocation(token);
    } else if ((parent == "context" && token.name == "name") || (m_inMessage && parent == "message")) {
        const TextSpan content = m_scanner.skipElement(token);
        if (!content.isValid())
            return;
        if (content.size() > SourceText::maxFieldBytes)
            m_error = StringWords::tooLong(m_file.text.line(token.span.begin));
        else if (token.name == "name")
            m_context = readQtTsText(m_file.text.utf8(), content);
        else
            readPart(token, content);
    }
}

void QtTs::startMessage(const XmlToken &token)
{
    m_unit = {};
    m_place = {};
    m_comment.clear();
    m_type.clear();
    m_inMessage = true;
    m_place.messageTag = token.span;
    m_unit.line = m_file.text.line(token.span.begin);
    m_unit.plural = attribute(token, "numerus") == u"yes";
    if (const QString id = attribute(token, "id"); !id.isEmpty())
        m_unit.comments.append({ StringComment::Kind::Metadata, u"id"_s, id });
}

void QtTs::readLocation(const XmlToken &token)
{
    const QString file = attribute(token, "filename");
    if (!file.isEmpty())
        m_locationFile = file;
    const QString line = attribute(token, "line");
    bool ok = false;
    const int number = line.toInt(&ok);
    if (!ok || qAbs(number) > 100'000'000)
        return;
    const bool relative = line.startsWith(u'+') || line.startsWith(u'-');
    int &last = m_locationLines[m_locationFile];
    last = relative ? int(qBound(qint64(0), qint64(last) + number, qint64(1'000'000'000))) : number;
    m_unit.references.append(m_locationFile + u':' + QString::number(last));
}

void QtTs::readPart(const XmlToken &token, TextSpan content)
{
    const QByteArray &text = m_file.text.utf8();
    if (token.name == "source") {
        m_place.sourceTag = token.span;
        m_style.observe(m_file.text.utf8(), content);
        m_unit.source = readQtTsText(text, content);
    } else if (token.name == "translation") {
        readTranslation(token, content);
    } else if (token.name == "comment") {
        m_comment = readQtTsText(text, content);
    } else if (token.name == "oldsource") {
        m_unit.previousSource = readQtTsText(text, content);
    } else if (token.name == "extracomment") {
        m_unit.comments.append({ StringComment::Kind::Developer, {}, readQtTsText(text, content) });
    } else if (token.name == "translatorcomment") {
        m_unit.comments.append({ StringComment::Kind::Translator, {}, readQtTsText(text, content) });
    }
}

void QtTs::readTranslation(const XmlToken &token, TextSpan content)
{
    const QByteArray &text = m_file.text.utf8();
    m_place.translationTag = token.span;
    m_place.translation = content;
    m_place.hasVariants = m_file.text.view(content).contains("<lengthvariant");
    m_type = attribute(token, "type");
    m_style.observe(m_file.text.utf8(), content);
    if (!m_unit.plural) {
        m_unit.targets = { readQtTsText(text, content) };
        return;
    }
    for (const TextSpan form : numerusForms(text, content))
        m_unit.targets.append(readQtTsText(text, form));
}

void QtTs::end(const XmlToken &token)
{
    if (token.name == "message" && m_inMessage) {
        finishMessage(token);
        m_inMessage = false;
    }
}

void QtTs::finishMessage(const XmlToken &end)
{
    // What the program no longer has.
    if (m_type == u"obsolete" || m_type == u"vanished")
        return;
    if (!m_place.sourceTag.isValid()) {
        m_file.warn(end.span.begin, StringWords::tr("The string has no source and was passed over."));
        return;
    }
    m_place.messageEnd = end.span;
    if (m_unit.targets.isEmpty())
        m_unit.targets.append(QString());
    if (m_unit.plural)
        m_unit.sourcePlural = m_unit.source;
    m_unit.context = m_context;
    m_unit.id = m_context + u'|' + m_unit.source + u'|' + m_comment;
    if (!m_comment.isEmpty())
        m_unit.comments.prepend({ StringComment::Kind::Developer, {}, m_comment });
    if (!m_type.isEmpty())
        m_unit.flags.append(m_type);
    const bool empty = std::all_of(m_unit.targets.begin(), m_unit.targets.end(),
                                   [](const QString &target) { return target.isEmpty(); });
    m_unit.state = empty          ? StringState::Untranslated
        : m_type == u"unfinished" ? StringState::Fuzzy
                                  : StringState::Translated;
    m_unit.slot = m_places.size();
    m_places.append(m_place);
    addUnit(m_unit, m_place.messageTag.begin);
}

bool recognises(const SourceText &text, const QString &)
{
    const QByteArray start = text.utf8().left(4096).trimmed();
    return start.startsWith('<')
        && (start.contains("<TS ") || start.contains("<TS>") || start.contains("<!DOCTYPE TS"));
}

StringReadResult read(const SourceText &text, const StringReadOptions &)
{
    return QtTs(text).read();
}

} // namespace

StringFormat qtTsFormat()
{
    return { u"ts"_s, [] { return StringWords::tr("Qt Linguist (TS)"); }, { u"ts"_s }, recognises, read };
}

} // namespace lineup
