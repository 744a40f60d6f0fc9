// SPDX-License-Identifier: Apache-2.0
#include "ollamaparser.h"

#include "finishreasons.h"
#include "wirejson.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const FinishReasons &reasons()
{
    static const FinishReasons list{ { u"length"_s }, {}, { u"error"_s } };
    return list;
}

} // namespace

void OllamaParser::takeObject(const QString &, const QJsonObject &object)
{
    model(object.value("model"_L1).toString());
    takeMessage(object.value("message"_L1).toObject());
    if (!object.value("done"_L1).toBool())
        return;
    Usage counts;
    counts.inputTokens = tokenCount(object.value("prompt_eval_count"_L1));
    counts.outputTokens = tokenCount(object.value("eval_count"_L1));
    usage(counts);
    const QString reason = object.value("done_reason"_L1).toString();
    finished(reasons().status(reason), reason);
    terminal();
}

void OllamaParser::takeBeforeError(const QJsonObject &object)
{
    takeMessage(object.value("message"_L1).toObject());
}

void OllamaParser::takeMessage(const QJsonObject &message)
{
    reasoning(message.value("thinking"_L1).toString());
    text(message.value("content"_L1).toString());
}

} // namespace lineup
