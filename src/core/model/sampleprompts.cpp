// SPDX-License-Identifier: Apache-2.0
#include "sampleprompts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Outside the namespace, as the macro needs it: a static library's resources are linked only when asked for.
static void initPromptResources()
{
    Q_INIT_RESOURCE(lineup_model);
}

namespace lineup {

using namespace Qt::StringLiterals;

QList<SamplePrompt> samplePrompts()
{
    initPromptResources();
    QFile file(u":/lineup/prompts/samples.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).object().value("samples"_L1).toArray();
    QList<SamplePrompt> samples;
    for (const auto row : rows) {
        const QJsonObject json = row.toObject();
        SamplePrompt sample;
        sample.id = json.value("id"_L1).toString();
        sample.title = json.value("title"_L1).toString();
        sample.prompt.system = json.value("system"_L1).toString();
        sample.prompt.user = json.value("user"_L1).toString();
        const QJsonObject variables = json.value("variables"_L1).toObject();
        for (auto it = variables.begin(); it != variables.end(); ++it)
            sample.prompt.variables.insert(it.key(), it.value().toString());
        samples.append(sample);
    }
    return samples;
}

} // namespace lineup
