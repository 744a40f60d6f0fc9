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

Checker::Checker(CheckSettings settings)
    : m_settings(std::move(settings))
    , m_source(languageRules(m_settings.sourceLanguage.isEmpty() ? u"en"_s : m_settings.sourceLanguage))
    , m_target(languageRules(m_settings.targetLanguage))
{
    for (const Check &check : checks()) {
        const QString id = QLatin1String(check.id);
        if (check.run != nullptr && !m_settings.disabled.contains(id))
            m_enabled.append({ id, &check });
    }
}

QList<Finding> Checker::check(const CheckUnit &unit) const
{
    QList<Finding> findings;
    for (int form = 0; form < unit.forms.size(); ++form)
        checkForm(unit, form, &findings);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return findings;
}

// The form of a single number may be made after the source's singular ("One orc") or after its plural
// ("%d orcs"); it is held to the one that it fits better.
void Checker::checkForm(const CheckUnit &unit, int form, QList<Finding> *findings) const
{
    const bool hasChoice = !unit.sourcePlural.isEmpty() && unit.sourcePlural != unit.source
        && unit.forms.size() > 1 && unit.forms.at(form).oneNumber;
    const QString &first = unit.sourcePlural.isEmpty() || hasChoice ? unit.source : unit.sourcePlural;
    const CheckContext context(unit, form, first, m_settings, m_source, m_target);
    const CheckContext other(unit, form, unit.sourcePlural, m_settings, m_source, m_target);
    const bool empty = context.target().trimmed().isEmpty() || context.source().trimmed().isEmpty();
    for (const auto &[id, check] : m_enabled) {
        if (empty && !check->emptyToo)
            continue;
        QList<Finding> found;
        FindingSink sink(id, form, &found);
        check->run(context, sink);
        if (hasChoice && !found.isEmpty()) {
            QList<Finding> alternative;
            FindingSink otherSink(id, form, &alternative);
            check->run(other, otherSink);
            if (alternative.size() < found.size())
                found = alternative;
        }
        *findings += found;
    }
}

} // namespace lineup
