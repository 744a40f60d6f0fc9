// SPDX-License-Identifier: Apache-2.0
#include "rehearsalcast.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>

// Resources of a static library are registered only when somebody asks; the macro does not work inside a
// namespace.
static void registerRehearsalResources()
{
    Q_INIT_RESOURCE(rehearsal);
}

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

RehearsalCharacter::Behaviour behaviourFromName(const QString &name)
{
    if (name == u"limited")
        return RehearsalCharacter::Behaviour::Limited;
    if (name == u"cut")
        return RehearsalCharacter::Behaviour::Cut;
    return RehearsalCharacter::Behaviour::Answers;
}

// QHash's seed differs from run to run; the answer to a prompt must not.
quint32 stableHash(const QString &text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1);
    return qFromBigEndian<quint32>(digest.constData());
}

// Latin keywords match where no Latin word goes on, so that "bark" is not found in "embark"; those of other
// scripts match anywhere.
bool containsKeyword(const QString &text, const QString &keyword)
{
    const bool wordStart = !keyword.isEmpty() && keyword.front().script() == QChar::Script_Latin;
    qsizetype at = text.indexOf(keyword);
    while (at >= 0) {
        if (!wordStart || at == 0 || text[at - 1].script() != QChar::Script_Latin)
            return true;
        at = text.indexOf(keyword, at + 1);
    }
    return false;
}

qsizetype hits(const QString &text, const QStringList &keywords)
{
    return std::count_if(keywords.begin(), keywords.end(),
                         [&text](const QString &keyword) { return containsKeyword(text, keyword); });
}

} // namespace

RehearsalCast RehearsalCast::builtIn()
{
    registerRehearsalResources();
    QFile file(u":/rehearsal/cast.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return fromJson(file.readAll());
}

RehearsalCast RehearsalCast::fromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    RehearsalCast cast;
    if (root.value("cast"_L1).toInt() != 1)
        return cast;
    cast.readCharacters(root.value("characters"_L1).toArray());
    cast.readTopics(root.value("topics"_L1).toArray());
    cast.readLanguages(root.value("languages"_L1).toObject());
    return cast;
}

void RehearsalCast::readCharacters(const QJsonArray &array)
{
    for (const auto item : array) {
        const QJsonObject object = item.toObject();
        RehearsalCharacter character;
        character.id = object.value("id"_L1).toString();
        character.name = object.value("name"_L1).toString(character.id);
        character.protocol = object.value("protocol"_L1).toString();
        character.style = object.value("style"_L1).toString();
        character.firstTokenMs = object.value("firstTokenMs"_L1).toInt();
        character.tokensPerSecond = qMax(1.0, object.value("tokensPerSecond"_L1).toDouble());
        character.reasons = object.value("reasons"_L1).toBool();
        character.behaviour = behaviourFromName(object.value("behaviour"_L1).toString());
        character.inLineup = object.value("inLineup"_L1).toBool();
        m_characters.append(character);
    }
}

void RehearsalCast::readTopics(const QJsonArray &array)
{
    for (const auto item : array) {
        const QJsonObject object = item.toObject();
        Topic topic;
        for (const QString &keyword : object.value("keywords"_L1).toVariant().toStringList())
            topic.keywords.append(keyword.toCaseFolded());
        topic.general = object.value("general"_L1).toBool();
        topic.reasoning = object.value("reasoning"_L1).toString();
        const QJsonObject styles = object.value("answers"_L1).toObject();
        for (auto style = styles.begin(); style != styles.end(); ++style) {
            const QJsonObject languages = style.value().toObject();
            for (auto language = languages.begin(); language != languages.end(); ++language)
                topic.texts[style.key()].insert(language.key(), language.value().toVariant().toStringList());
        }
        m_topics.append(topic);
    }
}

void RehearsalCast::readLanguages(const QJsonObject &object)
{
    for (auto language = object.begin(); language != object.end(); ++language) {
        QStringList keywords;
        const QStringList given = language.value().toVariant().toStringList();
        for (const QString &keyword : given)
            keywords.append(keyword.toCaseFolded());
        m_languages.append({ language.key(), keywords });
    }
}

const RehearsalCharacter *RehearsalCast::find(QStringView id) const
{
    for (const RehearsalCharacter &character : m_characters) {
        if (character.id == id)
            return &character;
    }
    return nullptr;
}

RehearsalText RehearsalCast::answer(const RehearsalCharacter &character, const QString &prompt) const
{
    const QString folded = prompt.toCaseFolded();
    const quint32 hash = stableHash(prompt);
    const Topic *topic = topicFor(folded, hash);
    if (!topic)
        return {};
    const QHash<QString, QStringList> byLanguage = topic->texts.value(character.style);
    QStringList texts = byLanguage.value(languageOf(folded));
    if (texts.isEmpty())
        texts = byLanguage.value(u"en"_s);
    if (texts.isEmpty())
        return {};
    return { texts.at(hash % quint32(texts.size())), character.reasons ? topic->reasoning : QString() };
}

const RehearsalCast::Topic *RehearsalCast::topicFor(const QString &prompt, quint32 hash) const
{
    const Topic *best = nullptr;
    qsizetype bestHits = 0;
    QList<const Topic *> general;
    for (const Topic &topic : m_topics) {
        const qsizetype found = hits(prompt, topic.keywords);
        if (found > bestHits) {
            best = &topic;
            bestHits = found;
        }
        if (topic.general)
            general.append(&topic);
    }
    if (best || general.isEmpty())
        return best;
    return general.at((hash >> 8) % quint32(general.size()));
}

QString RehearsalCast::languageOf(const QString &prompt) const
{
    for (const auto &[code, keywords] : m_languages) {
        if (hits(prompt, keywords) > 0)
            return code;
    }
    return u"en"_s;
}

} // namespace lineup
