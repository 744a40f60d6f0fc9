// SPDX-License-Identifier: Apache-2.0
#include "llmpreamblecheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString preamblePattern()
{
    return uR"(^\s*(?:(?:sure|certainly|of course|okay|ok)[,!.]?\s+)?(?:here(?:['’]s| is| are)\b[^\n:]{0,80}(?:translation|version|text)[^\n:]{0,60}[:：]|(?:the )?translat(?:ion|ed text)(?: in(?:to)? \w+)?\s*[:：]|(?:hier ist |die )?(?:die )?(?:deutsche )?übersetzung[^\n:]{0,40}[:：]|voici (?:la|une) traduction[^\n:]{0,40}[:：]|(?:la |une )?traduction\s*[:：]|(?:aquí (?:está|tienes) )?(?:la )?traducción[^\n:]{0,40}[:：]|(?:ecco )?(?:la )?traduzione[^\n:]{0,40}[:：]|(?:oto )?tłumaczenie[^\n:]{0,40}[:：]|(?:вот )?перевод[^\n:]{0,40}[:：]|(?:以下は)?翻訳[^\n：:]{0,20}[:：]|(?:以下是)?(?:翻译|翻譯)[^\n：:]{0,20}[:：]|번역[^\n:]{0,20}[:：])\s*)"_s;
}

// Quotes around the whole of a text that has none.
void checkQuotes(const CheckContext &context, FindingSink &sink)
{
    static const QStringList pairs{ u"\"\""_s, u"''"_s, u"“”"_s, u"„“"_s,      u"«»"_s,
                                    u"「」"_s, u"``"_s, u"‘’"_s, u"”"_s + u'”' };
    const QString source = context.source().trimmed();
    const QString target = context.target().trimmed();
    if (target.size() < 3)
        return;
    const auto quoted = [](const QString &text, const QString &pair) {
        return text.size() > 2 && text.front() == pair.at(0) && text.back() == pair.at(1)
            && !QStringView(text).sliced(1, text.size() - 2).contains(pair.at(0));
    };
    for (const QString &pair : pairs) {
        const bool opened = source.startsWith(u'"') || source.startsWith(u'“') || source.startsWith(u'\'')
            || source.startsWith(u'‘') || source.startsWith(u'«') || source.startsWith(u'「')
            || source.startsWith(u'`') || source.startsWith(u'„') || source.startsWith(u'<');
        if (quoted(target, pair) && !opened) {
            sink.addFixable(Severity::Warning,
                            CheckWords::tr("The whole text stands in quotes that the source does not have."),
                            target.sliced(1, target.size() - 2));
            return;
        }
    }
}

// "Delfador: …" where the source has no name, or the other way round; a translated name is one, too.
void checkSpeaker(const CheckContext &context, FindingSink &sink)
{
    const QString &speaker = context.unit().speaker;
    if (speaker.isEmpty())
        return;
    constexpr qsizetype longestName = 60;
    const QString prefix = speaker + u':';
    const bool wanted = context.source().startsWith(prefix, Qt::CaseInsensitive);
    const bool found = context.target().startsWith(prefix, Qt::CaseInsensitive);
    if (wanted && !found && context.target().left(longestName).indexOf(u':') < 0
        && context.target().left(longestName).indexOf(u'：') < 0) {
        sink.add(Severity::Warning, CheckWords::tr("The speaker's name before the text is missing."));
    }
    if (found && !wanted)
        sink.addFixable(Severity::Error, CheckWords::tr("The speaker's name was put before the text."),
                        context.target().mid(prefix.size()).trimmed(), { { 0, prefix.size() } });
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QString &source = context.source();
    const QString &target = context.target();
    static const QRegularExpression preamble(preamblePattern(), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression note(
        uR"((?:\n|\()\s{0,20}(?:\*+)?(?:note|translator['’]s note|explanation|anmerkung|hinweis|remarque|nota|uwaga|примечание|注|備考|參考)(?:\*+)?\s*[:：])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression refusal(
        uR"(^\s*(?:I['’]m sorry|I am sorry|Sorry, (?:but )?I|I (?:can(?:no|['’])t|am unable to) (?:help|assist|translate|provide|comply)|As an AI))"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto report = [&](const QRegularExpression &pattern, const QString &message) {
        const QList<TextRange> found = rangesOf(pattern, target);
        if (!found.isEmpty() && !source.contains(pattern))
            sink.add(Severity::Error, message, found);
    };
    if (const QRegularExpressionMatch match = preamble.match(target);
        match.hasMatch() && !source.contains(preamble)) {
        const QString rest = target.mid(match.capturedEnd()).trimmed();
        sink.addFixable(Severity::Error, CheckWords::tr("The model talks before the translation begins."),
                        rest, { { match.capturedStart(), match.capturedLength() } });
    }
    // A source with headed lines has notes of its own, in words that the pattern does not know.
    if (!source.contains(u'\n') || !source.contains(u':'))
        report(note, CheckWords::tr("The model has added a note."));
    report(refusal, CheckWords::tr("The model refuses instead of translating."));
    checkQuotes(context, sink);
    checkSpeaker(context, sink);
}

} // namespace

Check llmPreambleCheck()
{
    return { "llm-preamble", [] { return CheckWords::tr("Talk around the text"); }, run };
}

} // namespace lineup
