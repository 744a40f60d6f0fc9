// SPDX-License-Identifier: Apache-2.0
#include "bracketscheck.h"

#include "checkcontext.h"
#include "checkwords.h"

#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString folded(QString text)
{
    // "Quit (_Q)" and "Quit (&Q)" name the key that chooses it.
    static const QRegularExpression key(uR"(\([_&]?\p{L}\))"_s,
                                        QRegularExpression::UseUnicodePropertiesOption);
    return text.remove(key)
        .replace(u'（', u'(')
        .replace(u'）', u')')
        .replace(u'［', u'[')
        .replace(u'］', u']')
        .replace(u'｛', u'{')
        .replace(u'｝', u'}');
}

// Quotes are a matter of language; brackets are of the text.
bool isCounted(const QString &pair)
{
    return pair == "()"_L1 || pair == "[]"_L1 || pair == "{}"_L1;
}

// "a) this b) that"
bool isList(const QString &text, const QString &pair)
{
    static const QRegularExpression item(uR"((?:^|\s)\w{1,2}\))"_s);
    return pair == "()"_L1 && text.contains(item);
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QString source = folded(context.maskedSource());
    const QString target = folded(context.maskedTarget());
    for (const QString &pair : { u"()"_s, u"[]"_s, u"{}"_s, u"「」"_s, u"『』"_s, u"【】"_s, u"«»"_s }) {
        const auto balance
            = [&pair](const QString &text) { return text.count(pair.at(0)) - text.count(pair.at(1)); };
        if (balance(target) != 0 && balance(source) == 0 && !isList(target, pair)) {
            sink.add(Severity::Warning, CheckWords::tr("A bracket or quote “%1” has no partner.").arg(pair));
        } else if (isCounted(pair) && source.count(pair.at(0)) != target.count(pair.at(0))) {
            sink.add(Severity::Info,
                     CheckWords::tr("There are more or fewer brackets “%1” than in the source.").arg(pair));
        }
    }
}

} // namespace

Check bracketsCheck()
{
    return { "brackets", [] { return CheckWords::tr("Brackets"); }, run };
}

} // namespace lineup
