// SPDX-License-Identifier: Apache-2.0
#include "unchangedcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

#include <QSet>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// What is left to translate: no placeholders, addresses, paths, file names, numbers and signs.
QString essence(const QString &masked)
{
    static const QRegularExpression ignored(
        uR"((?<![\w.+\-])[\w.+\-]{1,64}+@[\w\-]{1,250}\S{0,250}|\bhttps?://\S+|(?:[#@]|\.{0,2}/)\w[\w./\-]*)"
        uR"(|(?<![\w.])\w[\w\-]{0,63}+\.[a-z][a-z0-9]{0,3}(?![\w.])|[^\p{L}\s]+)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return withoutMasks(masked).replace(ignored, u" "_s).simplified();
}

// "Hmm", "Grr" and "Ruaarrr", and abbreviations: no vowel, or one letter three times in a row.
bool isSound(const QString &word)
{
    bool hasVowel = false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const QChar letter = word.at(i).toLower();
        hasVowel = hasVowel || !letter.isLetter() || letter.unicode() > u'z' || u"aeiouy"_s.contains(letter);
        const bool thrice
            = i + 2 < word.size() && word.at(i + 1).toLower() == letter && word.at(i + 2).toLower() == letter;
        if (thrice)
            return true;
    }
    return !hasVowel;
}

// Words of computers and games that most languages took over as they are.
bool isInternational(const QString &word)
{
    static const QSet<QString> words{
        u"admin"_s,    u"arcade"_s,   u"audio"_s,  u"avatar"_s,   u"beta"_s,   u"bonus"_s,    u"boss"_s,
        u"browser"_s,  u"cache"_s,    u"chat"_s,   u"chip"_s,     u"club"_s,   u"code"_s,     u"combo"_s,
        u"computer"_s, u"cursor"_s,   u"demo"_s,   u"download"_s, u"email"_s,  u"firewall"_s, u"format"_s,
        u"frame"_s,    u"hardware"_s, u"hex"_s,    u"host"_s,     u"hotel"_s,  u"info"_s,     u"internet"_s,
        u"joystick"_s, u"kilogram"_s, u"laser"_s,  u"level"_s,    u"link"_s,   u"login"_s,    u"logout"_s,
        u"menu"_s,     u"meta"_s,     u"metal"_s,  u"modem"_s,    u"normal"_s, u"okay"_s,     u"online"_s,
        u"offline"_s,  u"panda"_s,    u"ping"_s,   u"pixel"_s,    u"plugin"_s, u"port"_s,     u"radar"_s,
        u"radio"_s,    u"reset"_s,    u"robot"_s,  u"router"_s,   u"server"_s, u"shader"_s,   u"skin"_s,
        u"software"_s, u"start"_s,    u"status"_s, u"super"_s,    u"taxi"_s,   u"team"_s,     u"test"_s,
        u"ultra"_s,    u"update"_s,   u"url"_s,    u"version"_s,  u"video"_s,  u"virus"_s,    u"web"_s,
    };
    return words.contains(word.toLower());
}

// Initials, codes, shouting, sounds and words that everybody knows are the same in every language.
bool isTranslatable(const QString &essence)
{
    const QStringList words = essence.split(u' ', Qt::SkipEmptyParts);
    return std::any_of(words.cbegin(), words.cend(), [](const QString &word) {
        return word.size() > 2 && word != word.toUpper() && !isSound(word) && !isInternational(word);
    });
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.targetLanguage().code.isEmpty()
        || context.targetLanguage().code == context.sourceLanguage().code) {
        return;
    }
    const QString source = essence(context.maskedSource());
    if (source != essence(context.maskedTarget()) || !isTranslatable(source))
        return;
    const auto count = words(source, context.sourceLanguage().code).size();
    constexpr int phrase = 3;
    sink.add(count >= phrase ? Severity::Warning : Severity::Info,
             CheckWords::tr("The translation is the same as the source."));
}

} // namespace

Check unchangedCheck()
{
    return { "unchanged", [] { return CheckWords::tr("Not translated"); }, run };
}

} // namespace lineup
