// SPDX-License-Identifier: Apache-2.0
#include "gridwords.h"

#include "answers/displaytext.h"
#include "checks/check.h"
#include "checks/checkcontext.h"
#include "checks/checktools.h"
#include "checks/sampletext.h"
#include "common/errortext.h"
#include "work/celltexts.h"

#include <QLocale>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

constexpr qsizetype mostChip = 24;
constexpr qsizetype mostSpokenFindings = 6;

QString cut(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : QString(text.left(most - 1) + QChar(0x2026));
}

// The one thing that a range of the source or of the answer names; empty where there are several.
QString named(const QString &text, const QList<TextRange> &ranges)
{
    QString name;
    for (const TextRange &range : ranges) {
        const QString one = text.mid(range.start, range.length);
        if (!name.isEmpty() && name != one)
            return {};
        name = one;
    }
    return cut(DisplayText::shown(name).simplified(), mostChip);
}

// With samples in place of placeholders, as the check counts it.
QString asCounted(const TableJob &job, const TableString &string, const QString &text)
{
    CheckUnit unit;
    unit.source = string.source;
    unit.flags = string.flags;
    unit.forms = { { text } };
    CheckSettings settings;
    settings.families = job.families;
    job.rules.applyTo(settings);
    const LanguageRules any;
    return withSamples(CheckContext(unit, 0, unit.source, settings, any, any));
}

bool isAboutPieces(const QString &check)
{
    static const QStringList pieces{ u"printf"_s,  u"brace"_s, u"smart"_s,   u"icu"_s,     u"unreal"_s,
                                     u"profile"_s, u"tags"_s,  u"numbers"_s, u"glossary"_s };
    return pieces.contains(check);
}

} // namespace

QString GridWords::languageTitle(const QString &tag)
{
    const QLocale locale(tag);
    if (locale.language() == QLocale::C || tag.isEmpty())
        return tag;
    const QString name = QLocale::languageToString(locale.language());
    return tr("%1 (%2)", "language, its tag").arg(name, tag);
}

QString GridWords::targetLabel(const TableJob &job, int target)
{
    return DisplayText::shown(job.lineup.targets.at(target).displayName()).simplified();
}

QString GridWords::columnTitle(const TableJob &job, const GridColumn &column)
{
    switch (column.kind) {
    case GridColumn::Kind::Key:
        return tr("Key");
    case GridColumn::Kind::Source:
        return tr("Source");
    case GridColumn::Kind::Reference:
        return tr("In the file");
    case GridColumn::Kind::Answer:
        return targetLabel(job, column.target);
    case GridColumn::Kind::Pick:
        return tr("Pick");
    }
    Q_UNREACHABLE();
}

QString GridWords::traitTitle(RowTrait trait)
{
    switch (trait) {
    case RowTrait::Failed:
        return tr("Failed");
    case RowTrait::Errors:
        return tr("Errors");
    case RowTrait::Warnings:
        return tr("Warnings");
    case RowTrait::Disagreement:
        return tr("Disagreement");
    case RowTrait::Unpicked:
        return tr("Unpicked");
    case RowTrait::Edited:
        return tr("Edited");
    }
    Q_UNREACHABLE();
}

QString GridWords::traitHelp(RowTrait trait)
{
    switch (trait) {
    case RowTrait::Failed:
        return tr("Strings with an answer that failed, was refused or was stopped");
    case RowTrait::Errors:
        return tr("Strings with an answer in which a check found an error that nobody ignores");
    case RowTrait::Warnings:
        return tr("Strings with an answer that a check warns of");
    case RowTrait::Disagreement:
        return tr("Strings whose answers have less than half in common");
    case RowTrait::Unpicked:
        return tr("Strings with answers of which none is picked yet");
    case RowTrait::Edited:
        return tr("Strings with an answer that was edited");
    }
    Q_UNREACHABLE();
}

QString GridWords::severityTitle(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return tr("Error");
    case Severity::Warning:
        return tr("Warning");
    case Severity::Info:
        return tr("Hint");
    }
    Q_UNREACHABLE();
}

QString GridWords::formTitle(const PluralForm &form)
{
    QStringList examples;
    for (const int example : form.examples)
        examples.append(QLocale().toString(example));
    return tr("%1 (%2)", "plural form, example numbers")
        .arg(form.category, examples.mid(0, 3).join(tr(", ", "between numbers")));
}

QString GridWords::limit(const StringLimit &limit)
{
    switch (limit.unit) {
    case StringLimit::Unit::Characters:
        return tr("At most %n character(s).", nullptr, limit.size);
    case StringLimit::Unit::Bytes:
        return tr("At most %n byte(s).", nullptr, limit.size);
    case StringLimit::Unit::Pixels:
        return limit.lines > 1 ? tr("At most %n pixel(s) wide, in at most %1 lines.", nullptr, limit.size)
                                     .arg(QLocale().toString(limit.lines))
                               : tr("At most %n pixel(s) wide.", nullptr, limit.size);
    }
    Q_UNREACHABLE();
}

QString GridWords::key(const QString &id)
{
    return QString(id).replace(QChar(4), u" · "_s);
}

QString GridWords::rawText(const TableSession &session, int row, const GridColumn &column)
{
    const TableJob &job = session.job();
    const TableString &string = job.strings.at(row);
    int target = column.target;
    switch (column.kind) {
    case GridColumn::Kind::Key:
        return key(string.id);
    case GridColumn::Kind::Source:
        return string.plural && !string.sourcePlural.isEmpty() ? string.source + u'\n' + string.sourcePlural
                                                               : string.source;
    case GridColumn::Kind::Reference:
        return referenceText(string, job.languages.at(column.language).tag);
    case GridColumn::Kind::Pick:
        target = session.pickedTarget(row, column.language);
        break;
    case GridColumn::Kind::Answer:
        break;
    }
    const TableCell *cell = target < 0 ? nullptr : session.cell({ row, column.language, target });
    return cell ? cellTexts(*cell).join(u'\n') : QString();
}

QString GridWords::text(const TableSession &session, int row, const GridColumn &column)
{
    return cut(DisplayText::shown(rawText(session, row, column).left(mostShown + 1)), mostShown);
}

QString GridWords::state(const TableSession &session, const TablePlace &place)
{
    if (!session.isAsked(place))
        return tr("Not asked for");
    const TableCell *cell = session.cell(place);
    if (!cell)
        return tr("No answer yet");
    switch (cell->answer.status) {
    case AnswerStatus::Running:
        return tr("No answer yet");
    case AnswerStatus::Complete:
    case AnswerStatus::Truncated:
        return cell->answer.text.isEmpty() ? tr("Empty answer") : QString();
    case AnswerStatus::Refused:
        return cell->forms.isEmpty() ? tr("Refused") : QString();
    case AnswerStatus::Failed:
        return cell->answer.error ? errorKindText(cell->answer.error->kind) : tr("Failed");
    case AnswerStatus::Cancelled:
        return tr("Stopped");
    }
    Q_UNREACHABLE();
}

QString GridWords::agreement(const Agreement &agreement, int target)
{
    const int size = agreement.size(target);
    return size < 2
        ? QString()
        : tr("%1 of %2 agree").arg(QLocale().toString(size), QLocale().toString(agreement.answers));
}

QString GridWords::chip(const TableSession &session, const TablePlace &place, const Finding &finding)
{
    const TableString &string = session.job().strings.at(place.row);
    const TableCell *cell = session.cell(place);
    const QString text = cell ? cellTexts(*cell).value(finding.form) : QString();
    if (finding.check == "length-chars"_L1 && string.limit) {
        const auto over = int(graphemes(asCounted(session.job(), string, text))) - string.limit->size;
        if (over > 0)
            return tr("+%n character(s)", nullptr, over);
    }
    if (isAboutPieces(finding.check)) {
        const bool plural = finding.form > 0 && !string.sourcePlural.isEmpty();
        const QString missing = named(plural ? string.sourcePlural : string.source, finding.sourceRanges);
        const QString added = named(text, finding.targetRanges);
        if (!missing.isEmpty() && finding.targetRanges.isEmpty())
            return tr("%1 missing", "a placeholder").arg(missing);
        if (!added.isEmpty() && finding.sourceRanges.isEmpty() && finding.check != "glossary"_L1)
            return tr("%1 wrong", "a placeholder").arg(added);
        if (!missing.isEmpty() && !added.isEmpty())
            return tr("%1 for %2", "a wrong placeholder for the right one").arg(added, missing);
    }
    const Check *check = findCheck(finding.check);
    return check ? check->title() : finding.check;
}

QString GridWords::scoreText(const RowScore &score, int target)
{
    const std::optional<double> value = score.cells.value(target);
    if (!value)
        return {};
    const QString figure = QLocale().toString(*value, 'f', 1);
    return score.againstReference ? tr("chrF2++ %1 against the translation in the file").arg(figure)
                                  : tr("chrF2 %1 against the other answers, on average").arg(figure);
}

QStringList GridWords::facts(const TableSession &session, int row, const GridColumn &column)
{
    QStringList facts;
    const TablePlace place{ row, column.language, column.target };
    const TableCell *cell = session.cell(place);
    if (!cell)
        return facts;
    if (cell->answer.picked)
        facts.append(tr("Picked."));
    if (cell->answer.editedText)
        facts.append(tr("Edited."));
    if (cell->answer.status == AnswerStatus::Truncated)
        facts.append(tr("Cut off at the limit of length."));
    if (const QString agree = agreement(agreementOf(session, row, column.language), column.target);
        !agree.isEmpty())
        facts.append(tr("%1.", "a sentence").arg(agree));
    if (cell->answer.error && !cell->answer.error->message.isEmpty())
        facts.append(cut(DisplayText::shown(cell->answer.error->message), mostShown));
    qsizetype told = 0;
    for (const Finding &finding : session.findings(place)) {
        if (isIgnored(finding, cell->ignored))
            continue;
        if (++told > mostSpokenFindings)
            break;
        facts.append(tr("%1: %2", "severity, finding")
                         .arg(severityTitle(finding.severity), DisplayText::shown(finding.message)));
    }
    const FindingCounts &counts = session.findingCounts(place);
    if (const auto all = counts.errors + counts.warnings + counts.hints; all > mostSpokenFindings)
        facts.append(tr("%n more finding(s).", nullptr, all - int(mostSpokenFindings)));
    if (counts.ignored > 0)
        facts.append(tr("%n ignored finding(s).", nullptr, counts.ignored));
    return facts;
}

QString GridWords::spoken(const TableSession &session, int row, const GridColumn &column)
{
    const TableJob &job = session.job();
    const TableString &string = job.strings.at(row);
    QStringList parts;
    const QString words = text(session, row, column);
    switch (column.kind) {
    case GridColumn::Kind::Key:
        parts = { words };
        break;
    case GridColumn::Kind::Source:
        parts = { words };
        if (!string.context.isEmpty())
            parts.append(tr("Context: %1").arg(DisplayText::shown(string.context)));
        if (!string.speaker.isEmpty())
            parts.append(tr("Speaker: %1").arg(DisplayText::shown(string.speaker)));
        break;
    case GridColumn::Kind::Reference:
        parts = { words.isEmpty() ? tr("Not translated in the file") : words };
        if (string.languages.value(job.languages.at(column.language).tag).state == StringState::Fuzzy)
            parts.append(tr("Needs review."));
        break;
    case GridColumn::Kind::Answer: {
        const QString state = GridWords::state(session, { row, column.language, column.target });
        parts = { state.isEmpty() ? words : state };
        if (!state.isEmpty() && !words.isEmpty())
            parts.append(words);
        parts += facts(session, row, column);
        break;
    }
    case GridColumn::Kind::Pick:
        if (const int target = session.pickedTarget(row, column.language); target >= 0)
            parts = { words, tr("From %1.").arg(targetLabel(job, target)) };
        else
            parts = { tr("Nothing picked") };
        break;
    }
    return parts.join(u'\n');
}

QString GridWords::toolTip(const TableSession &session, int row, const GridColumn &column,
                           const RowScore &score)
{
    QStringList lines = spoken(session, row, column).split(u'\n');
    if (column.kind == GridColumn::Kind::Answer) {
        if (const QString figure = scoreText(score, column.target); !figure.isEmpty())
            lines.append(figure);
    }
    constexpr qsizetype most = 600;
    return Qt::convertFromPlainText(cut(lines.join(u'\n'), most), Qt::WhiteSpaceNormal);
}

} // namespace lineup
