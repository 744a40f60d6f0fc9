// SPDX-License-Identifier: Apache-2.0
#include "llmidscheck.h"

#include "checkcontext.h"
#include "checkwords.h"

#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.formIndex() == 0) {
        for (const QString &fault : context.unit().replyFaults)
            sink.add(Severity::Error, fault);
    }
    const QString target = context.target().trimmed();
    static const QRegularExpression json(uR"(^[\[{]\s*(?:\{\s*)?"[\w.\-]+"\s*:)"_s);
    if (target.contains(json) && !context.source().contains(json))
        sink.add(Severity::Error, CheckWords::tr("The text is JSON instead of a translation."),
                 { { 0, context.target().size() } });
    const QString &id = context.unit().id;
    constexpr int shortestId = 4;
    if (id.size() >= shortestId && target.startsWith(id) && !context.source().startsWith(id)
        && target.mid(id.size()).trimmed().startsWith(u':'))
        sink.add(Severity::Error, CheckWords::tr("The text begins with its id."), { { 0, id.size() } });
}

} // namespace

Check llmIdsCheck()
{
    return { "llm-ids", [] { return CheckWords::tr("Faults of the reply"); }, run, true };
}

} // namespace lineup
