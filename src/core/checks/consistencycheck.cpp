// SPDX-License-Identifier: Apache-2.0
#include "consistencycheck.h"

#include "checker.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

Check consistencyCheck()
{
    return { "consistency", [] { return CheckWords::tr("Consistency"); }, nullptr };
}

void TableChecker::add(const CheckUnit &unit)
{
    const QString &target = unit.forms.first().text;
    if (unit.isPlural() || target.trimmed().isEmpty())
        return;
    QStringList &targets = m_targetsOfSource[unit.source];
    if (!targets.contains(target))
        targets.append(target);
    QStringList &sources = m_sourcesOfTarget[target];
    if (!sources.contains(unit.source))
        sources.append(unit.source);
}

QList<Finding> TableChecker::findings(const CheckUnit &unit) const
{
    QList<Finding> findings;
    const QString &target = unit.forms.first().text;
    if (unit.isPlural() || target.trimmed().isEmpty())
        return findings;
    FindingSink sink(u"consistency"_s, 0, &findings);
    QStringList others = m_targetsOfSource.value(unit.source);
    others.removeAll(target);
    if (!others.isEmpty())
        sink.add(Severity::Warning,
                 CheckWords::tr("The same source is also translated as %1.").arg(quotedList(others)));
    QStringList sources = m_sourcesOfTarget.value(target);
    sources.removeAll(unit.source);
    // Case and signs at the end are often all that differs.
    sources.removeIf(
        [&unit](const QString &source) { return source.compare(unit.source, Qt::CaseInsensitive) == 0; });
    if (!sources.isEmpty())
        sink.add(Severity::Info,
                 CheckWords::tr("The same translation also stands for %1.").arg(quotedList(sources)));
    return findings;
}

} // namespace lineup
