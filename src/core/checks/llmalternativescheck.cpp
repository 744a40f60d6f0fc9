// SPDX-License-Identifier: Apache-2.0
#include "llmalternativescheck.h"

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
    static const QRegularExpression numbered(
        uR"((?:^|\n)\s{0,20}(?:\*\*)?(?:option|variant|alternative|version|wersja|вариант|選択肢|方案)?\s*(?:1|a)\s*[.):：][^\n]+\n{1,5}\s{0,20}(?:\*\*)?(?:option|variant|alternative|version|wersja|вариант|選択肢|方案)?\s*(?:2|b)\s*[.):：])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression alternatively(
        uR"((?:\n|^|[.!?]\s{1,5})\s{0,20}(?:(?:alternatively|alternativ)\s*,|(?:or|alternatively|alternative|oder|alternativ|ou(?: bien)?|o bien|oppure|albo|lub|или|または|或者|또는)\s*[:：])\s)"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const QRegularExpression &pattern : { numbered, alternatively }) {
        const QList<TextRange> found = rangesOf(pattern, target);
        if (found.isEmpty() || source.contains(pattern))
            continue;
        sink.add(Severity::Warning, CheckWords::tr("The model seems to offer several translations."), found);
        return;
    }
}

} // namespace

Check llmAlternativesCheck()
{
    return { "llm-alternatives", [] { return CheckWords::tr("Several alternatives"); }, run };
}

} // namespace lineup
