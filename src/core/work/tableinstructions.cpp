// SPDX-License-Identifier: Apache-2.0
#include "strings/languagetags.h"
#include "tableglossary.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableInstructions)
};

} // namespace

QString TableInstructions::of(const QString &language) const
{
    QStringList parts{ byLanguage.value(u"*"_s) };
    const QStringList languages = byLanguage.keys();
    const qsizetype own = bestLanguage(languages, language);
    if (own >= 0 && languages.at(own) != "*"_L1)
        parts.append(byLanguage.value(languages.at(own)));
    parts.removeAll(QString());
    return parts.join(u'\n');
}

TableInstructions readTableInstructions(const QByteArray &bytes)
{
    const std::optional<QString> text = promptFromBytes(bytes);
    if (!text)
        return { {}, Words::tr("The instructions are not readable as text.") };
    const QJsonDocument json = QJsonDocument::fromJson(text->toUtf8());
    if (!json.isObject())
        return { { { u"*"_s, text->trimmed() } }, {} };
    TableInstructions instructions;
    const QJsonObject object = json.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString tag = it.key() == "*"_L1 ? it.key() : languageTag(it.key());
        if (tag.isEmpty() || !it->isString())
            return { {}, Words::tr("“%1” is not a language with a text.").arg(it.key()) };
        instructions.byLanguage.insert(tag, it->toString().trimmed());
    }
    return instructions;
}

} // namespace lineup
