// SPDX-License-Identifier: Apache-2.0
#include "checkcontext.h"

#include "checktools.h"
#include "formatflags.h"
#include "textmarkup.h"

namespace lineup {

using namespace Qt::StringLiterals;

CheckContext::CheckContext(const CheckUnit &unit, int form, const QString &against,
                           const CheckSettings &settings, const LanguageRules &source,
                           const LanguageRules &target)
    : m_unit(unit)
    , m_settings(settings)
    , m_sourceLanguage(source)
    , m_targetLanguage(target)
    , m_formIndex(form)
    , m_source(against)
    , m_families(flaggedFamilies(unit.flags, settings.families))
{ }

const QList<TextRange> &CheckContext::maskedSourceWords() const
{
    if (!m_sourceWords)
        m_sourceWords = words(maskedSource(), m_sourceLanguage.code);
    return *m_sourceWords;
}

const QList<TextRange> &CheckContext::maskedTargetWords() const
{
    if (!m_targetWords)
        m_targetWords = words(maskedTarget(), m_targetLanguage.code);
    return *m_targetWords;
}

const QString &CheckContext::maskedSource() const
{
    if (!m_maskedSource)
        m_maskedSource = masked(m_source);
    return *m_maskedSource;
}

const QString &CheckContext::maskedTarget() const
{
    if (!m_maskedTarget)
        m_maskedTarget = masked(target());
    return *m_maskedTarget;
}

QString CheckContext::masked(const QString &text) const
{
    QString result = text;
    const auto mask = [&result](const TextRange &range) {
        for (qsizetype i = range.start; i < range.start + range.length; ++i)
            result[i] = QChar(maskedUnit);
    };
    for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
        if (!m_families.testFlag(info.family))
            continue;
        for (const Placeholder &placeholder : placeholdersOf(info.family, text))
            mask(placeholder.range);
    }
    for (const UserPlaceholder &family : m_settings.userPlaceholders) {
        for (const Placeholder &placeholder : placeholdersOf(family, text))
            mask(placeholder.range);
    }
    for (const TextTag &tag : textTags(text))
        mask(tag.range);
    return result;
}

} // namespace lineup
