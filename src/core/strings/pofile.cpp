// SPDX-License-Identifier: Apache-2.0
#include "pofile.h"

#include "languagetags.h"
#include "pluralforms.h"
#include "pocarrier.h"
#include "poreader.h"
#include "stringwords.h"

#include <QHash>
#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar contextSeparator(u'\u0004');

bool isUnrealComment(const QByteArray &comment)
{
    return comment.startsWith("Key:\t") || comment.startsWith("SourceLocation:\t")
        || comment.startsWith("InfoMetaData:\t");
}

bool isUnreal(const QList<PoEntry> &entries)
{
    qsizetype seen = 0;
    qsizetype marked = 0;
    for (const PoEntry &entry : entries) {
        if (entry.isHeader())
            continue;
        marked += entry.context.isThere()
                && std::any_of(entry.extractedComments.begin(), entry.extractedComments.end(),
                               isUnrealComment)
            ? 1
            : 0;
        if (++seen == 50)
            break;
    }
    return marked > 0 && marked * 2 >= seen;
}

// "female^Wose": what tells two sources apart stands before the text itself.
QString inlineContextOf(const QString &source, const QString &target)
{
    static const QRegularExpression question(u"^\\?[\\w -]{1,60}:"_s);
    static const QRegularExpression caret(u"^[^\\^\\n<>{}$%\\\\]{1,100}\\^(?=.)"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match
        = source.startsWith(u'?') ? question.match(source) : caret.match(source);
    if (!match.hasMatch() || (!source.startsWith(u'?') && target.contains(u'^')))
        return {};
    return match.captured(0);
}

QString speakerOf(const QStringList &comments)
{
    static const QRegularExpression speaker(u"\\bspeaker=\\s*([^,;\\s][^,;]*)"_s);
    static const QRegularExpression quoted(u"^\"Speaker\"\\s*:\\s*\"([^\"]*)\""_s,
                                           QRegularExpression::CaseInsensitiveOption);
    for (const QString &comment : comments) {
        for (const QRegularExpression &form : { speaker, quoted }) {
            const QRegularExpressionMatch match = form.match(comment);
            if (match.hasMatch())
                return match.captured(1).trimmed();
        }
    }
    return {};
}

QStringList toStrings(const QList<QByteArray> &list)
{
    QStringList strings;
    for (const QByteArray &text : list)
        strings.append(QString::fromUtf8(text));
    return strings;
}

QList<StringComment> commentsOf(const PoEntry &entry)
{
    QList<StringComment> comments;
    for (const QByteArray &text : entry.translatorComments) {
        if (!text.trimmed().isEmpty())
            comments.append({ StringComment::Kind::Translator, {}, QString::fromUtf8(text) });
    }
    for (const QByteArray &text : entry.extractedComments) {
        const qsizetype tab = text.indexOf(":\t");
        if (tab > 0 && !text.left(tab).contains(' '))
            comments.append({ StringComment::Kind::Metadata, QString::fromUtf8(text.left(tab)),
                              QString::fromUtf8(text.mid(tab + 2)) });
        else if (!text.isEmpty())
            comments.append({ StringComment::Kind::Developer, {}, QString::fromUtf8(text) });
    }
    return comments;
}

class Po
{
public:
    Po(const SourceText &text, const StringReadOptions &options);
    StringReadResult read();

private:
    void readHeader(const PoEntry &header);
    void findPluralForms(bool plurals);
    StringUnit unitOf(const PoEntry &entry) const;
    void addUnits(const QList<PoEntry> &entries);
    void checkForms(const PoEntry &entry);

    StringFile m_file;
    QString m_language;
    QByteArray m_pluralHeader;
    bool m_unreal = false;
};

Po::Po(const SourceText &text, const StringReadOptions &options)
    : m_language(languageTag(options.language))
{
    m_file.format = u"po"_s;
    m_file.text = text;
}

StringReadResult Po::read()
{
    PoReader reader(m_file);
    const QList<PoEntry> entries = reader.entries();
    if (!reader.error().isEmpty())
        return { {}, reader.error() };
    if (entries.isEmpty() && !m_file.warnings.isEmpty())
        return { {}, StringWords::tr("This is not a PO file, or every entry in it is broken.") };
    const auto header
        = std::find_if(entries.begin(), entries.end(), [](const PoEntry &entry) { return entry.isHeader(); });
    if (header != entries.end())
        readHeader(*header);
    if (m_file.targetLanguage.isEmpty())
        m_file.targetLanguage = m_language;
    m_unreal = isUnreal(entries);
    findPluralForms(std::any_of(entries.begin(), entries.end(),
                                [](const PoEntry &entry) { return entry.plural.isThere(); }));
    addUnits(entries);
    return { m_file, {} };
}

void Po::readHeader(const PoEntry &header)
{
    const QByteArray value = header.targets.value(0).value;
    for (const QByteArray &line : value.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray content = colon < 0 ? QByteArray() : line.mid(colon + 1).trimmed();
        if (name == "language" && !content.isEmpty()) {
            m_file.targetLanguage = languageTag(QString::fromUtf8(content));
            if (m_file.targetLanguage.isEmpty())
                m_file.warn(header.id.span.begin,
                            StringWords::tr("The header names a language that is unknown."));
        } else if (name == "plural-forms") {
            m_pluralHeader = content;
        } else if (name == "x-source-language") {
            m_file.sourceLanguage = languageTag(QString::fromUtf8(content));
        }
    }
}

void Po::findPluralForms(bool plurals)
{
    // Templates carry words in place of the rule.
    const bool isTemplate = m_pluralHeader.contains("INTEGER");
    QString problem;
    if (!m_pluralHeader.isEmpty() && !isTemplate) {
        const PluralHeader header = readPluralHeader(m_pluralHeader, m_file.targetLanguage);
        m_file.pluralForms = header.forms;
        problem = header.problem;
    } else if (plurals && !isTemplate) {
        problem = StringWords::tr("The file's header has no plural rule.");
    }
    if (!problem.isEmpty()) {
        m_file.warn(-1,
                    m_file.targetLanguage.isEmpty()
                        ? problem
                        : StringWords::tr("%1 The rule that the language usually has is used.").arg(problem));
    }
    if (m_file.pluralForms.isEmpty() && !m_file.targetLanguage.isEmpty())
        m_file.pluralForms = pluralFormsOf(m_file.targetLanguage);
}

StringUnit Po::unitOf(const PoEntry &entry) const
{
    StringUnit unit;
    unit.source = QString::fromUtf8(entry.id.value);
    unit.context = QString::fromUtf8(entry.context.value);
    unit.plural = entry.plural.isThere();
    unit.sourcePlural = QString::fromUtf8(entry.plural.value);
    for (const PoField &target : entry.targets)
        unit.targets.append(QString::fromUtf8(target.value));
    if (!unit.plural)
        unit.targets.resize(1);
    unit.id = unit.source;
    if (m_unreal && entry.context.isThere())
        unit.id = unit.context;
    else if (entry.context.isThere())
        unit.id = unit.context + contextSeparator + unit.source;
    unit.comments = commentsOf(entry);
    QStringList texts;
    for (const StringComment &comment : std::as_const(unit.comments))
        texts.append(comment.text);
    unit.speaker = speakerOf(texts);
    unit.references = toStrings(entry.references);
    unit.flags = toStrings(entry.flags);
    unit.limit = lengthLimitIn(unit.flags);
    if (!unit.limit)
        unit.limit = sizeLimitIn(unit.flags);
    unit.previousSource = QString::fromUtf8(entry.previousId);
    unit.line = m_file.text.line(entry.id.span.begin);
    // The compiler of these files looks at the first form alone, too.
    unit.state = unit.targets.constFirst().isEmpty() ? StringState::Untranslated
        : unit.flags.contains(u"fuzzy"_s)            ? StringState::Fuzzy
                                                     : StringState::Translated;
    if (!m_unreal)
        unit.inlineContext = inlineContextOf(unit.source, unit.target());
    return unit;
}

void Po::checkForms(const PoEntry &entry)
{
    const qsizetype begin = entry.id.span.begin;
    if (!entry.plural.isThere() && entry.targets.size() > 1)
        m_file.warn(begin, StringWords::tr("The entry has several translations but no plural."));
    else if (entry.plural.isThere() && !m_file.pluralForms.isEmpty()
             && entry.targets.size() != m_file.pluralForms.size()
             && !entry.targets.constFirst().value.isEmpty())
        m_file.warn(begin,
                    StringWords::tr("The entry has %n plural forms, unlike the language.", nullptr,
                                    int(entry.targets.size())));
}

void Po::addUnits(const QList<PoEntry> &entries)
{
    QList<PoEntry> kept;
    QHash<QString, qsizetype> seen;
    bool header = false;
    for (const PoEntry &entry : entries) {
        if (entry.isHeader()) {
            if (header)
                m_file.warn(entry.id.span.begin, StringWords::tr("The file has a second header."));
            header = true;
            continue;
        }
        checkForms(entry);
        StringUnit unit = unitOf(entry);
        unit.slot = kept.size();
        if (seen.contains(unit.id))
            m_file.warn(entry.id.span.begin, StringWords::sameAsLine(seen.value(unit.id)));
        else
            seen.insert(unit.id, unit.line);
        m_file.units.append(unit);
        kept.append(entry);
    }
    m_file.carrier = std::make_shared<PoCarrier>(m_file.text, kept);
}

bool recognises(const SourceText &text, const QString &ending)
{
    const QByteArrayView start
        = QByteArrayView(text.utf8()).first(std::min<qsizetype>(text.utf8().size(), 65536));
    const QByteArray first = start.first(std::min<qsizetype>(start.size(), 64)).toByteArray().trimmed();
    if (first.startsWith('<') || first.startsWith('{'))
        return false;
    return ending == u"po" || ending == u"pot" || start.startsWith("msgid \"")
        || start.contains("\nmsgid \"");
}

StringReadResult read(const SourceText &text, const StringReadOptions &options)
{
    return Po(text, options).read();
}

} // namespace

StringFormat poFormat()
{
    return {
        u"po"_s, [] { return StringWords::tr("gettext (PO)"); }, { u"po"_s, u"pot"_s }, recognises, read
    };
}

} // namespace lineup
