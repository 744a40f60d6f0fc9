// SPDX-License-Identifier: Apache-2.0
#include "rehearsaltable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 oneFaultIn = 9; // texts with placeholders

// What programs fill in or read as markup; it stays as it is.
const QRegularExpression &placeholder()
{
    static const QRegularExpression form(
        u"%(?:\\([^)]*\\))?[-+ 0#]*(?:\\d+\\$)?[\\d.*]*[A-Za-z]|\\{[^{}]*\\}|<[^<>]*>|\\$[A-Za-z_.]+\\|?|"
        "\\[[^\\[\\]]*\\]|\\\\.|@[A-Z_]+@"_s);
    return form;
}

quint32 hashOf(const QString &text)
{
    quint32 hash = 2166136261u;
    for (const QChar character : text)
        hash = (hash ^ character.unicode()) * 16777619u;
    return hash;
}

// Each character of the cast has marks of its own.
QString marked(const QString &text, const RehearsalCharacter &character)
{
    static const QString letters = u"aeiounyAEIOUNY"_s;
    static const QStringList alphabets{ u"áéíóúńýÁÉÍÓÚŃÝ"_s, u"äëïöüñÿÄËÏÖÜÑŸ"_s, u"àèìòùǹỳÀÈÌÒÙǸỲ"_s,
                                        u"âêîôûňŷÂÊÎÔÛŇŶ"_s };
    const QString &alphabet = alphabets.at(qsizetype(hashOf(character.id)) % alphabets.size());
    QString result;
    for (const QChar letter : text) {
        const qsizetype at = letters.indexOf(letter);
        result += at < 0 ? letter : alphabet.at(at);
    }
    return result;
}

QString rehearsed(const QString &text, const RehearsalCharacter &character)
{
    const bool faulty = hashOf(character.id + text) % oneFaultIn == 0;
    QString result;
    qsizetype done = 0;
    qsizetype last = -1;
    auto matches = placeholder().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += marked(text.mid(done, match.capturedStart() - done), character);
        last = result.size();
        result += match.captured();
        done = match.capturedEnd();
    }
    if (faulty && last >= 0)
        result.truncate(last);
    return result + marked(text.mid(done), character);
}

QJsonObject entryFor(const QJsonObject &asked, const RehearsalCharacter &character)
{
    QJsonObject entry{ { u"id"_s, asked.value("id"_L1) } };
    const QString text = asked.value("text"_L1).toString();
    const QJsonObject forms = asked.value("forms"_L1).toObject();
    if (forms.isEmpty()) {
        entry.insert(u"text"_s, rehearsed(text, character));
        return entry;
    }
    const QString many = asked.value("plural"_L1).toString(text);
    QJsonObject texts;
    for (auto form = forms.begin(); form != forms.end(); ++form)
        texts.insert(form.key(), rehearsed(form.key() == "one"_L1 ? text : many, character));
    entry.insert(u"forms"_s, texts);
    return entry;
}

} // namespace

std::optional<RehearsalText> rehearsalTableReply(const RehearsalCharacter &character, const QString &prompt)
{
    const qsizetype begin = prompt.lastIndexOf(u"\n[\n"_s);
    if (begin < 0)
        return {};
    const QJsonArray asked = QJsonDocument::fromJson(prompt.mid(begin).trimmed().toUtf8()).array();
    if (asked.isEmpty() || !asked.first().toObject().contains("id"_L1))
        return {};
    QJsonArray entries;
    for (const auto string : asked)
        entries.append(entryFor(string.toObject(), character));
    const QJsonObject reply{ { u"translations"_s, entries } };
    return RehearsalText{ QString::fromUtf8(QJsonDocument(reply).toJson()), {} };
}

} // namespace lineup
