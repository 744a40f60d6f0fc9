// SPDX-License-Identifier: Apache-2.0
#include "gridcell.h"

#include "answers/displaytext.h"
#include "common/format.h"
#include "gridmodel.h"
#include "gridwords.h"
#include "work/celltexts.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

// More is never to be seen in three lines, and laying it out takes time.
constexpr qsizetype mostPainted = 600;

CellChip::Kind kindOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return CellChip::Kind::Error;
    case Severity::Warning:
        return CellChip::Kind::Warning;
    case Severity::Info:
        return CellChip::Kind::Info;
    }
    Q_UNREACHABLE();
}

QString iconOf(AnswerStatus status)
{
    return stateIconName(AnswerPhase::Ended, status);
}

void addFindings(const TableSession &session, const TablePlace &place, const QList<Finding> &counting,
                 CellLook &look)
{
    int hints = 0;
    for (const Finding &finding : counting) {
        if (finding.severity == Severity::Info) {
            ++hints;
            continue;
        }
        const CellChip chip{ severityIcon(finding.severity), GridWords::chip(session, place, finding),
                             kindOf(finding.severity) };
        if (!look.chips.contains(chip))
            look.chips.append(chip);
    }
    if (hints > 0)
        look.chips.append({ severityIcon(Severity::Info), GridWords::tr("%n hint(s)", nullptr, hints),
                            CellChip::Kind::Info });
}

void lookAtAnswer(const TableSession &session, const TablePlace &place, CellLook &look)
{
    const TableCell *cell = session.cell(place);
    look.state = GridWords::state(session, place);
    look.waiting = !cell && session.isAsked(place);
    if (!cell)
        return;
    look.picked = cell->answer.picked;
    if (!look.state.isEmpty())
        look.stateIcon = iconOf(cell->answer.status);
    const Agreement agreement = agreementOf(session, place.row, place.language);
    if (agreement.isRepeated(place.target)) {
        look.quiet = true;
        look.text = GridWords::tr("Same as %1", "target")
                        .arg(GridWords::targetLabel(session.job(), agreement.first.at(place.target)));
        look.rightToLeft = look.text.isRightToLeft();
    }
    const QList<Finding> counting = withoutIgnored(session.findings(place), cell->ignored);
    if (!look.quiet)
        look.marks = marksOf(cellTexts(*cell), counting);
    addFindings(session, place, look.quiet ? QList<Finding>() : counting, look);
    if (cell->answer.status == AnswerStatus::Truncated)
        look.chips.append(
            { iconOf(AnswerStatus::Truncated), GridWords::tr("cut off"), CellChip::Kind::Warning });
    if (cell->answer.editedText)
        look.chips.append({ u"edit"_s, GridWords::tr("edited"), CellChip::Kind::Plain });
    if (const QString agree = GridWords::agreement(agreement, place.target); !agree.isEmpty() && !look.quiet)
        look.chips.append({ {}, agree, CellChip::Kind::Good });
}

QString contextOf(const TableString &string)
{
    QStringList parts;
    for (const QString &part : { string.speaker, string.context }) {
        if (!part.isEmpty())
            parts.append(DisplayText::shown(part.left(mostPainted)).simplified());
    }
    return parts.join(u" · "_s);
}

} // namespace

bool readsRightToLeft(const QString &text, const QString &language)
{
    const auto isRight
        = [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; };
    const auto isLetter = [isRight](QChar c) { return c.direction() == QChar::DirL || isRight(c); };
    const auto first = std::find_if(text.cbegin(), text.cend(), isLetter);
    const bool mirrored = !language.isEmpty() && QLocale(language).textDirection() == Qt::RightToLeft;
    if (first == text.cend())
        return mirrored;
    // A sentence of such a language may begin with the Latin letters of a placeholder.
    return mirrored ? std::any_of(text.cbegin(), text.cend(), isRight) : isRight(*first);
}

CellLook lookOf(const GridModel &model, int row, int column)
{
    const TableSession &session = *model.session();
    const GridColumn &at = model.column(column);
    const int string = model.stringOf(row);
    const TableString &source = session.job().strings.at(string);
    CellLook look;
    look.text = GridWords::text(session, string, at).left(mostPainted);
    const QString language
        = at.language < 0 ? session.job().sourceLanguage : session.job().languages.at(at.language).tag;
    look.rightToLeft = at.kind != GridColumn::Kind::Key && readsRightToLeft(look.text, language);
    look.last = at.kind == GridColumn::Kind::Pick || at.kind == GridColumn::Kind::Source;
    switch (at.kind) {
    case GridColumn::Kind::Key:
        break;
    case GridColumn::Kind::Source:
        look.note = contextOf(source);
        break;
    case GridColumn::Kind::Reference:
        if (!look.text.isEmpty() && source.languages.value(language).state == StringState::Fuzzy)
            look.chips.append({ u"warning"_s, GridWords::tr("needs review"), CellChip::Kind::Plain });
        break;
    case GridColumn::Kind::Answer:
        lookAtAnswer(session, { string, at.language, at.target }, look);
        break;
    case GridColumn::Kind::Pick:
        if (const int target = session.pickedTarget(string, at.language); target >= 0) {
            look.note = GridWords::targetLabel(session.job(), target);
            if (session.cell({ string, at.language, target })->answer.editedText)
                look.note = GridWords::tr("%1, edited", "target").arg(look.note);
        }
        break;
    }
    return look;
}

} // namespace lineup
