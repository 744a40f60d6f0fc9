// SPDX-License-Identifier: Apache-2.0
#include "llmfencecheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    const QString &source = context.source();
    const QString &target = context.target();
    static const QRegularExpression fence(uR"(^\s*```[^\n]*\n?|\n?```\s*$)"_s);
    if (target.contains("```"_L1) && !source.contains("```"_L1)) {
        QString fixed = target;
        fixed.remove(fence);
        sink.addFixable(Severity::Error, CheckWords::tr("The text stands in a code fence."), fixed,
                        rangesOf(fence, target));
    }
    static const QRegularExpression bold(uR"(\*\*[^*\n]+\*\*)"_s);
    if (const QList<TextRange> found = rangesOf(bold, target);
        !found.isEmpty() && !source.contains("**"_L1)) {
        QString fixed = target;
        fixed.remove(u"**"_s);
        sink.addFixable(Severity::Warning, CheckWords::tr("There is Markdown that the source does not have."),
                        fixed, found);
    }
}

} // namespace

Check llmFenceCheck()
{
    return { "llm-fence", [] { return CheckWords::tr("Added Markdown"); }, run };
}

} // namespace lineup
