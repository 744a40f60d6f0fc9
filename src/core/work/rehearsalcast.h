// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

class QJsonArray;
class QJsonObject;

namespace lineup {

// Who answers in a rehearsal: a model of the built-in loopback provider, with the pace of a real one.
struct RehearsalCharacter
{
    enum class Behaviour {
        Answers,
        Limited, // 429 with Retry-After once, then an answer
        Cut, // the connection breaks off in the middle of the answer
    };

    QString id; // the model's name on the wire
    QString name;
    QString protocol; // how rehearsalLineup() asks it; the server answers every character in every protocol
    QString style; // which of a topic's texts it speaks
    int firstTokenMs = 0;
    double tokensPerSecond = 1;
    bool reasons = false; // sends a topic's reasoning before its text
    Behaviour behaviour = Behaviour::Answers;
    bool inLineup = false;

    friend bool operator==(const RehearsalCharacter &, const RehearsalCharacter &) = default;
};

struct RehearsalText
{
    QString text;
    QString reasoning; // empty where the character does not reason aloud

    friend bool operator==(const RehearsalText &, const RehearsalText &) = default;
};

// The canned texts of the rehearsal and who speaks them, from resources/rehearsal/cast.json. A value. The
// same prompt to the same character gives the same text: keywords in the prompt choose the topic and the
// language, a hash of the prompt whatever is left open.
class RehearsalCast
{
public:
    // Reads the cast that is compiled into the program.
    static RehearsalCast builtIn();
    // A broken file gives an empty cast.
    static RehearsalCast fromJson(const QByteArray &json);

    const QList<RehearsalCharacter> &characters() const { return m_characters; }
    // nullptr where there is none of that id.
    const RehearsalCharacter *find(QStringView id) const;
    RehearsalText answer(const RehearsalCharacter &character, const QString &prompt) const;

private:
    struct Topic
    {
        QStringList keywords;
        bool general = false; // may answer a prompt that has no keyword
        QString reasoning;
        QHash<QString, QHash<QString, QStringList>> texts; // by style, by language
    };

    void readCharacters(const QJsonArray &array);
    void readTopics(const QJsonArray &array);
    void readLanguages(const QJsonObject &object);
    const Topic *topicFor(const QString &prompt, quint32 hash) const;
    QString languageOf(const QString &prompt) const;

    QList<RehearsalCharacter> m_characters;
    QList<Topic> m_topics;
    QList<std::pair<QString, QStringList>> m_languages; // code, keywords
};

} // namespace lineup
