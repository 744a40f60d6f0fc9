// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checksettings.h"
#include "checkunit.h"
#include "languagerules.h"

namespace lineup {

// A form of a translation beside its source, as the checks look at it. Lives as long as unit and settings,
// and within one thread.
class CheckContext
{
public:
    // `against` is the source, or its plural.
    CheckContext(const CheckUnit &unit, int form, const QString &against, const CheckSettings &settings,
                 const LanguageRules &source, const LanguageRules &target);

    const CheckUnit &unit() const { return m_unit; }
    const CheckSettings &settings() const { return m_settings; }
    const LanguageRules &sourceLanguage() const { return m_sourceLanguage; }
    const LanguageRules &targetLanguage() const { return m_targetLanguage; }
    int formIndex() const { return m_formIndex; }
    const CheckForm &form() const { return m_unit.forms.at(m_formIndex); }

    // What this form is compared with.
    const QString &source() const { return m_source; }
    const QString &target() const { return form().text; }
    PlaceholderFamilies families() const { return m_families; }

    // The texts with U+FFFC in place of every unit of placeholders and tags, so that ranges stay the same.
    const QString &maskedSource() const;
    const QString &maskedTarget() const;
    // Their words; found once.
    const QList<TextRange> &maskedSourceWords() const;
    const QList<TextRange> &maskedTargetWords() const;

private:
    QString masked(const QString &text) const;

    const CheckUnit &m_unit;
    const CheckSettings &m_settings;
    const LanguageRules &m_sourceLanguage;
    const LanguageRules &m_targetLanguage;
    int m_formIndex;
    QString m_source;
    PlaceholderFamilies m_families;
    mutable std::optional<QString> m_maskedSource;
    mutable std::optional<QString> m_maskedTarget;
    mutable std::optional<QList<TextRange>> m_sourceWords;
    mutable std::optional<QList<TextRange>> m_targetWords;
};

inline constexpr char16_t maskedUnit = u'\ufffc';

} // namespace lineup
