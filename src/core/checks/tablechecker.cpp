// SPDX-License-Identifier: Apache-2.0
#include "checkcontext.h"
#include "checker.h"
#include "checktools.h"
#include "checkwords.h"
#include "languageguess.h"

#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Beyond this a table's language is known.
constexpr qsizetype enoughLetters = 20'000;
// Short texts are full of names; fewer letters say little.
constexpr qsizetype fewestLetters = 200;

// Only in case and in signs at the end.
bool isAlike(const QString &a, const QString &b)
{
    const auto plain = [](const QString &text) {
        QStringView view(text);
        while (!view.isEmpty() && !view.back().isLetterOrNumber())
            view.chop(1);
        return view;
    };
    return plain(a).compare(plain(b), Qt::CaseInsensitive) == 0;
}

} // namespace

TableChecker::TableChecker(const CheckSettings &settings)
    : m_consistency(!settings.disabled.contains(u"consistency"_s))
    , m_language(!settings.disabled.contains(u"language"_s) && !settings.targetLanguage.isEmpty()
                 && canGuessLanguages())
    , m_target(languageRules(settings.targetLanguage))
    , m_settings(settings)
{ }

void TableChecker::add(const CheckUnit &unit)
{
    const QString &target = unit.forms.first().text;
    if (target.trimmed().isEmpty() || unit.source.trimmed().isEmpty())
        return;
    addShortText(unit);
    if (unit.isPlural() || !m_consistency)
        return;
    addUse(m_targetsOfSource[unit.source], { unit.context, target });
    addUse(m_sourcesOfTarget[target], { unit.context, unit.source });
}

// A text that stands for thousands of others is told as well by a few of them.
void TableChecker::addUse(QList<Use> &uses, const Use &use)
{
    constexpr qsizetype mostUses = 20;
    if (uses.size() < mostUses && !uses.contains(use))
        uses.append(use);
}

QString TableChecker::shortText(const CheckUnit &unit) const
{
    const QString &target = unit.forms.first().text;
    if (!m_language || target == unit.source || target.size() > 4 * fewestLettersToGuess)
        return {};
    const CheckContext context(unit, 0, unit.source, m_settings, m_target, m_target);
    const QString text = withoutMasks(context.maskedTarget());
    return isEnoughToGuess(text) ? QString() : text;
}

void TableChecker::addShortText(const CheckUnit &unit)
{
    if (m_shortTexts.size() < enoughLetters)
        m_shortTexts += shortText(unit) + u'\n';
}

QList<Finding> TableChecker::findings(const CheckUnit &unit) const
{
    QList<Finding> findings;
    if (unit.forms.first().text.trimmed().isEmpty() || unit.source.trimmed().isEmpty())
        return findings;
    findLanguage(unit, &findings);
    if (!unit.isPlural() && m_consistency)
        findDifferences(unit, &findings);
    return findings;
}

void TableChecker::findLanguage(const CheckUnit &unit, QList<Finding> *findings) const
{
    if (!m_language)
        return;
    if (!m_shortLanguage) {
        const auto guess = m_shortTexts.size() < fewestLetters ? std::nullopt : guessLanguage(m_shortTexts);
        m_shortLanguage = guess && !isLanguage(*guess, m_target) ? guess->code : QString();
    }
    if (m_shortLanguage->isEmpty() || shortText(unit).trimmed().isEmpty())
        return;
    const QString name = QLocale::languageToString(QLocale(*m_shortLanguage).language());
    FindingSink(u"language"_s, 0, findings)
        .add(Severity::Warning, CheckWords::tr("Taken together, the short texts look like %1.").arg(name));
}

void TableChecker::findDifferences(const CheckUnit &unit, QList<Finding> *findings) const
{
    const QString &target = unit.forms.first().text;
    QStringList here;
    QStringList elsewhere;
    for (const Use &use : m_targetsOfSource.value(unit.source)) {
        if (use.text != target)
            (use.context == unit.context ? here : elsewhere).append(use.text);
    }
    FindingSink sink(u"consistency"_s, 0, findings);
    if (!here.isEmpty())
        sink.add(Severity::Warning,
                 CheckWords::tr("The same source is also translated as %1.").arg(quotedList(here)));
    else if (!elsewhere.isEmpty())
        sink.add(Severity::Info,
                 CheckWords::tr("In another context the same source is translated as %1.")
                     .arg(quotedList(elsewhere)));
    QStringList sources;
    for (const Use &use : m_sourcesOfTarget.value(target)) {
        if (!sources.contains(use.text) && !isAlike(use.text, unit.source))
            sources.append(use.text);
    }
    if (!sources.isEmpty())
        sink.add(Severity::Info,
                 CheckWords::tr("The same translation also stands for %1.").arg(quotedList(sources)));
}

} // namespace lineup
