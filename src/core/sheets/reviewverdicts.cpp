// SPDX-License-Identifier: Apache-2.0
#include "review.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <map>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Review)
};

QString joined(const QString &mine, const QString &theirs)
{
    if (mine.isEmpty() || theirs.isEmpty())
        return mine + theirs;
    return mine + u"\n-----\n"_s + theirs;
}

std::optional<QString> orNone(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

QString otherRating(const QString &rating)
{
    return rating.isEmpty() ? Words::tr("The reviewed sheet has no rating.")
                            : Words::tr("Rated %1 in the reviewed sheet.").arg(rating);
}

bool isPick(const ReviewVerdict &verdict)
{
    return verdict.field == ReviewField::Decision && verdict.value;
}

} // namespace

bool allowsBoth(ReviewField field)
{
    return field != ReviewField::Decision;
}

std::optional<Resolution> resolutionFromName(QStringView name)
{
    if (name == u"theirs")
        return Resolution::Theirs;
    if (name == u"mine")
        return Resolution::Mine;
    return name == u"both" ? std::optional(Resolution::Both) : std::nullopt;
}

void resolveAll(QList<ReviewChange> &changes, Resolution resolution)
{
    for (ReviewChange &change : changes) {
        if (resolution != Resolution::Both || allowsBoth(change.field))
            change.resolution = resolution;
        else
            change.resolution = change.conflict ? Resolution::Mine : Resolution::Theirs;
    }
}

QList<ReviewVerdict> reviewVerdicts(const QList<ReviewChange> &changes, const Run &run)
{
    return reviewVerdicts(changes, reviewSubject(run));
}

QList<ReviewVerdict> reviewVerdicts(const QList<ReviewChange> &changes, const ReviewSubject &subject)
{
    QList<ReviewVerdict> verdicts;
    std::map<int, QString> notes;
    QSet<int> decided;
    for (const ReviewChange &change : changes) {
        const bool both = change.resolution == Resolution::Both;
        if (change.resolution == Resolution::Mine || (both && !allowsBoth(change.field)))
            continue;
        const QString text = both ? joined(change.present, change.proposed) : change.proposed;
        switch (change.field) {
        case ReviewField::Decision:
            decided.insert(change.answer);
            verdicts.append({ change.answer, change.field,
                              change.proposed.isEmpty() ? std::nullopt : std::optional(u"1"_s) });
            break;
        case ReviewField::Rating:
            if (!both)
                verdicts.append({ change.answer, change.field, orNone(change.proposed) });
            break;
        case ReviewField::EditedText:
            verdicts.append({ change.answer, change.field, orNone(text) });
            break;
        case ReviewField::Note:
            notes[change.answer] = text;
            break;
        }
    }
    for (const ReviewChange &change : changes) {
        if (change.field != ReviewField::Rating || change.resolution != Resolution::Both)
            continue;
        QString &note
            = notes.try_emplace(change.answer, subject.places.at(change.answer).answer.note).first->second;
        note = joined(note, otherRating(change.proposed));
    }
    for (const auto &[answer, note] : notes)
        verdicts.append({ answer, ReviewField::Note, orNone(note) });
    QSet<std::pair<qsizetype, QString>> picked; // places
    const auto placeOf = [&subject](int answer) {
        return std::pair(subject.places.at(answer).row, subject.places.at(answer).language);
    };
    for (const ReviewVerdict &verdict : std::as_const(verdicts)) {
        if (isPick(verdict))
            picked.insert(placeOf(verdict.answer));
    }
    for (int i = 0; i < int(subject.places.size()) && !picked.isEmpty(); ++i) {
        if (subject.places.at(i).answer.picked && !decided.contains(i) && picked.contains(placeOf(i)))
            verdicts.append({ i, ReviewField::Decision, std::nullopt });
    }
    std::stable_partition(verdicts.begin(), verdicts.end(),
                          [](const ReviewVerdict &v) { return !isPick(v); });
    return verdicts;
}

void applyVerdicts(const QList<ReviewVerdict> &verdicts, Run &run)
{
    for (const ReviewVerdict &verdict : verdicts) {
        Answer &answer = run.answers[verdict.answer];
        switch (verdict.field) {
        case ReviewField::Decision:
            answer.picked = verdict.value.has_value();
            break;
        case ReviewField::EditedText:
            answer.editedText = verdict.value;
            break;
        case ReviewField::Rating:
            answer.rating = verdict.value ? std::optional(verdict.value->toInt()) : std::nullopt;
            break;
        case ReviewField::Note:
            answer.note = verdict.value.value_or(QString());
            break;
        }
    }
}

} // namespace lineup
