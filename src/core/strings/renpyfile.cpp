// SPDX-License-Identifier: Apache-2.0
#include "renpyfile.h"

#include "languagetags.h"
#include "renpytext.h"
#include "stringwords.h"

#include <QHash>
#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Say
{
    RenpyText text;
    TextSpan line;
};

// One block of dialogue, or one pair of texts.
struct RenpyPlace
{
    QList<Say> sources; // of dialogue: the commented lines
    QList<Say> targets;
    TextSpan passLine; // a block whose only statement does nothing
    qsizetype end = 0; // behind the last commented line, or the old text's line
};

class RenpyCarrier : public StringCarrier
{
public:
    explicit RenpyCarrier(const QList<RenpyPlace> &places)
        : m_places(places)
    { }

    bool canMark() const override { return false; }
    StringEdits edits(const StringFile &file, const StringUnit &unit,
                      const StringChange &change) const override;

private:
    QByteArray newLines(const StringFile &file, const RenpyPlace &place, const QStringList &lines) const;

    QList<RenpyPlace> m_places;
};

StringEdits RenpyCarrier::edits(const StringFile &file, const StringUnit &unit,
                                const StringChange &change) const
{
    const RenpyPlace &place = m_places.at(unit.slot);
    if (change.targets.size() != 1)
        return { {}, StringWords::tr("The number of forms does not fit.") };
    if (!file.text.encodes(change.targets.constFirst()))
        return { {},
                 StringWords::tr("The text has characters that the file's encoding, %1, lacks.")
                     .arg(QString::fromLatin1(file.text.encoding())) };
    // Several lines of dialogue are one unit with line breaks between them.
    const bool several = place.sources.size() > 1 || place.targets.size() > 1;
    QStringList lines = several ? change.targets.constFirst().split(u'\n') : change.targets;
    StringEdits result;
    for (qsizetype i = 0; i < std::min(lines.size(), place.targets.size()); ++i) {
        const RenpyText &text = place.targets.at(i).text;
        if (text.text != lines.at(i))
            result.edits.append(
                { text.span.begin, text.span.size(), writeRenpyText(lines.at(i), text.quote) });
    }
    for (qsizetype i = lines.size(); i < place.targets.size(); ++i)
        result.edits.append({ place.targets.at(i).line.begin, place.targets.at(i).line.size(), {} });
    if (lines.size() <= place.targets.size())
        return result;
    const QByteArray added = newLines(file, place, lines);
    if (place.passLine.isValid())
        result.edits.append({ place.passLine.begin, place.passLine.size(), added });
    else
        result.edits.append(
            { place.targets.isEmpty() ? place.end : place.targets.constLast().line.end, 0, added });
    return result;
}

// Lines for the texts that have none yet, each like the source's line that it stands for.
QByteArray RenpyCarrier::newLines(const StringFile &file, const RenpyPlace &place,
                                  const QStringList &lines) const
{
    const QByteArray &utf8 = file.text.utf8();
    QByteArray result;
    for (qsizetype i = place.targets.size(); i < lines.size(); ++i) {
        const Say &model = place.sources.at(std::min(i, place.sources.size() - 1));
        const QByteArray line = utf8.mid(model.line.begin, model.line.size());
        const qsizetype hash = line.indexOf('#');
        const QByteArray indent = line.left(hash);
        const QByteArray before
            = utf8.mid(model.line.begin + hash + 1, model.text.span.begin - model.line.begin - hash - 1)
                  .trimmed();
        QByteArray behind = utf8.mid(model.text.span.end, model.line.end - model.text.span.end);
        if (!behind.endsWith('\n'))
            behind += file.text.lineEnd();
        result += indent + before + (before.isEmpty() || before.endsWith('(') ? "" : " ")
            + writeRenpyText(lines.at(i), model.text.quote) + behind;
    }
    const qsizetype at = place.passLine.isValid() ? 0
        : place.targets.isEmpty()                 ? place.end
                                                  : place.targets.constLast().line.end;
    if (at > 0 && utf8.at(at - 1) != '\n')
        result.prepend(file.text.lineEnd());
    return result;
}

class Renpy
{
public:
    explicit Renpy(const SourceText &text);
    StringReadResult read();

private:
    void readLine(TextSpan line);
    void readHeader(const QByteArray &language, const QByteArray &id, TextSpan line);
    void readDialogue(QByteArrayView content, qsizetype contentAt, TextSpan line);
    void readPair(QByteArrayView content, qsizetype contentAt, TextSpan line);
    void readReference(QByteArrayView content);
    void finish();

    enum class Block { None, Dialogue, Strings };

    StringFile m_file;
    Block m_block = Block::None;
    RenpyPlace m_place;
    StringUnit m_unit;
    QStringList m_references; // that stand before what they belong to
    QList<RenpyPlace> m_places;
    QHash<QString, qsizetype> m_lines;
    QString m_error;
};

Renpy::Renpy(const SourceText &text)
{
    m_file.format = u"renpy"_s;
    m_file.text = text;
}

StringReadResult Renpy::read()
{
    const QByteArray &text = m_file.text.utf8();
    for (qsizetype begin = 0; begin < text.size() && m_error.isEmpty();) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        readLine({ begin, end });
        begin = end;
    }
    finish();
    if (!m_error.isEmpty())
        return { {}, m_error };
    m_file.carrier = std::make_shared<RenpyCarrier>(m_places);
    return { m_file, {} };
}

void Renpy::readLine(TextSpan line)
{
    const QByteArrayView raw = m_file.text.view(line);
    qsizetype indent = 0;
    while (indent < raw.size() && (raw[indent] == ' ' || raw[indent] == '\t'))
        ++indent;
    const QByteArrayView content = raw.sliced(indent);
    if (content.trimmed().isEmpty())
        return;
    if (line.size() > SourceText::maxFieldBytes) {
        m_error = StringWords::tooLong(m_file.text.line(line.begin));
        return;
    }
    if (indent == 0 && !content.startsWith('#')) {
        finish();
        m_block = Block::None;
        static const QRegularExpression header(u"^translate\\s+(\\w+)\\s+(\\w+)\\s*:"_s);
        const QRegularExpressionMatch match = header.match(QString::fromUtf8(content));
        if (match.hasMatch())
            readHeader(match.captured(1).toUtf8(), match.captured(2).toUtf8(), line);
        return;
    }
    if (indent == 0) {
        finish();
        readReference(content);
    } else if (m_block == Block::Dialogue) {
        readDialogue(content, line.begin + indent, line);
    } else if (m_block == Block::Strings) {
        readPair(content, line.begin + indent, line);
    }
}

void Renpy::readReference(QByteArrayView content)
{
    static const QRegularExpression place(u"^#\\s*(\\S.*:\\d+)\\s*$"_s);
    const QRegularExpressionMatch match = place.match(QString::fromUtf8(content));
    if (match.hasMatch())
        m_references.append(match.captured(1));
}

void Renpy::readHeader(const QByteArray &language, const QByteArray &id, TextSpan line)
{
    if (m_file.targetLanguage.isEmpty())
        m_file.targetLanguage = languageTag(QString::fromUtf8(language));
    if (id == "strings") {
        m_block = Block::Strings;
        m_references.clear();
        return;
    }
    if (id == "python" || id == "style")
        return;
    m_block = Block::Dialogue;
    m_unit.id = QString::fromUtf8(id);
    m_unit.line = m_file.text.line(line.begin);
}

void Renpy::readDialogue(QByteArrayView content, qsizetype contentAt, TextSpan line)
{
    const bool comment = content.startsWith('#');
    const qsizetype from = contentAt + (comment ? 1 : 0);
    const QByteArray statement = content.sliced(comment ? 1 : 0).trimmed().toByteArray();
    if (statement == "pass" && !comment) {
        m_place.passLine = line;
        return;
    }
    // Sounds that belong to a line, and commands of the screen, have no text to translate.
    for (const char *other : { "voice ", "play ", "queue ", "stop ", "nvl ", "$", "window ", "scene ",
                               "show ", "hide ", "with ", "jump ", "call ", "pause " }) {
        if (statement.startsWith(other))
            return;
    }
    const auto text = findRenpyText(m_file.text.utf8(), from, line.end);
    if (!text) {
        if (!comment)
            m_file.warn(contentAt, StringWords::tr("This line has no text that ends and was passed over."));
        return;
    }
    if (comment) {
        m_place.sources.append({ *text, line });
        m_place.end = line.end;
    } else {
        m_place.targets.append({ *text, line });
    }
}

void Renpy::readPair(QByteArrayView content, qsizetype contentAt, TextSpan line)
{
    const bool isOld = content.startsWith("old ");
    if (content.startsWith('#')) {
        finish();
        readReference(content);
        return;
    }
    const auto text = isOld || content.startsWith("new ")
        ? findRenpyText(m_file.text.utf8(), contentAt, line.end)
        : std::nullopt;
    if (!text) {
        m_file.warn(contentAt, StringWords::tr("This line is no pair of texts and was passed over."));
        return;
    }
    if (isOld) {
        finish();
        m_place.sources = { { *text, line } };
        m_place.end = line.end;
        m_unit.id = text->text;
        m_unit.context = u"strings"_s;
        m_unit.line = m_file.text.line(line.begin);
    } else if (m_place.sources.isEmpty() || !m_place.targets.isEmpty()) {
        m_file.warn(contentAt, StringWords::tr("There is no old text for this new one."));
    } else {
        m_place.targets = { { *text, line } };
    }
}

void Renpy::finish()
{
    StringUnit unit = m_unit;
    const RenpyPlace place = m_place;
    m_unit = {};
    m_place = {};
    if (unit.line == 0)
        return;
    const QStringList references = std::exchange(m_references, {});
    if (place.sources.isEmpty() || (m_block == Block::Strings && place.targets.isEmpty())) {
        m_file.warn(-1, StringWords::tr("“%1” has no text to translate.").arg(unit.id));
        m_file.warnings.last().line = unit.line;
        return;
    }
    unit.references = references;
    const auto joined = [](const QList<Say> &says) {
        QStringList texts;
        for (const Say &say : says)
            texts.append(say.text.text);
        return texts.join(u'\n');
    };
    unit.source = joined(place.sources);
    unit.targets = { joined(place.targets) };
    if (m_block == Block::Dialogue)
        unit.speaker = place.sources.constFirst().text.speaker;
    unit.state = unit.target().isEmpty() ? StringState::Untranslated : StringState::Translated;
    unit.slot = m_places.size();
    m_places.append(place);
    if (m_lines.contains(unit.id))
        m_file.warnings.append({ unit.line, StringWords::sameAsLine(m_lines.value(unit.id)) });
    else
        m_lines.insert(unit.id, unit.line);
    m_file.units.append(unit);
    if (m_file.units.size() > StringFile::maxUnits)
        m_error = StringWords::tooMany();
}

bool recognises(const SourceText &text, const QString &ending)
{
    const QByteArrayView start
        = QByteArrayView(text.utf8()).first(std::min<qsizetype>(text.utf8().size(), 65536));
    return ending == u"rpy" || start.startsWith("translate ") || start.contains("\ntranslate ");
}

StringReadResult read(const SourceText &text, const StringReadOptions &)
{
    return Renpy(text).read();
}

} // namespace

StringFormat renpyFormat()
{
    return {
        u"renpy"_s, [] { return StringWords::tr("Ren’Py translation"); }, { u"rpy"_s }, recognises, read
    };
}

} // namespace lineup
