// SPDX-License-Identifier: Apache-2.0
#include "checker.h"

#include "checkcontext.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

FindingSink::FindingSink(QString check, int form, QList<Finding> *findings)
    : m_check(std::move(check))
    , m_form(form)
    , m_findings(findings)
{ }

Finding &FindingSink::add(Severity severity, const QString &message, const QList<TextRange> &target,
                          const QList<TextRange> &source)
{
    m_findings->append({ m_check, severity, message, source, target, m_form, std::nullopt });
    return m_findings->last();
}

void FindingSink::addFixable(Severity severity, const QString &message, const QString &fixedText,
                             const QList<TextRange> &target)
{
    add(severity, message, target).fixedText = fixedText;
}

const Check *findCheck(QStringView id)
{
    for (const Check &check : checks()) {
        if (id == QLatin1String(check.id))
            return &check;
    }
    return nullptr;
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Info:
        return u"info"_s;
    }
    return {};
}

Checker::Checker(CheckSettings settings)
    : m_settings(std::move(settings))
    , m_source(languageRules(m_settings.sourceLanguage.isEmpty() ? u"en"_s : m_settings.sourceLanguage))
    , m_target(languageRules(m_settings.targetLanguage))
{ }

QList<Finding> Checker::check(const CheckUnit &unit) const
{
    QList<Finding> findings;
    for (int form = 0; form < unit.forms.size(); ++form) {
        const CheckContext context(unit, form, m_settings, m_source, m_target);
        const bool empty = context.target().trimmed().isEmpty() || context.source().trimmed().isEmpty();
        for (const Check &check : checks()) {
            if (check.run == nullptr || (empty && !check.emptyToo))
                continue;
            const QString id = QLatin1String(check.id);
            if (m_settings.disabled.contains(id))
                continue;
            FindingSink sink(id, form, &findings);
            check.run(context, sink);
        }
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return findings;
}

} // namespace lineup
