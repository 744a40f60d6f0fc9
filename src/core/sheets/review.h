// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"
#include "reviewsheet.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineup {

// What a reviewer may say of an answer.
enum class ReviewField { Decision, EditedText, Rating, Note };
QString reviewFieldName(ReviewField field); // for people

// Whose word counts: the sheet's, the program's, or both. Both joins texts; of ratings the program's stays
// and the note tells the other. A decision cannot be both.
enum class Resolution { Theirs, Mine, Both };
bool allowsBoth(ReviewField field);
std::optional<Resolution> resolutionFromName(QStringView name); // "theirs", "mine", "both"

// What a sheet is compared with: the answers of a comparison, or those of a string table, which are told
// apart by row and language and of which each place has a pick of its own.
struct ReviewSubject
{
    struct Place
    {
        qsizetype row = 0;
        QString language;
        QString label; // for people
        Answer answer;
    };

    QString runId;
    QDateTime startedAt;
    QList<Place> places;
};
ReviewSubject reviewSubject(const Run &run);

// One thing that a reviewed sheet would change. Values are as the history has them: "accept", "edit" or empty
// for decisions (what is not picked is empty), "1" to "5", texts; empty: none.
struct ReviewChange
{
    qint64 row = 0; // of the sheet
    AnswerAddress address;
    int answer = 0; // index in Run::answers or ReviewSubject::places
    QString label; // of the target
    ReviewField field = ReviewField::Note;
    QString present;
    QString proposed;
    bool conflict = false; // it was changed in the program since the sheet was exported
    Resolution resolution = Resolution::Theirs; // Mine where there is a conflict

    friend bool operator==(const ReviewChange &, const ReviewChange &) = default;
};

struct Review
{
    QList<ReviewChange> changes; // in the order of the answers
    QList<GridIssue> issues; // what was left out, and why; `line` is the row, 0 the sheet as a whole
    QString error; // for people: nothing of the sheet can be used
    bool otherRun = false; // because it is one of another run
};

// What `sheet` would change in `run`.
Review reviewOf(const ReviewedSheet &sheet, const Run &run);
Review reviewOf(const ReviewedSheet &sheet, const ReviewSubject &subject);

// Takes the same side in all changes; where both is impossible, the conflicting ones stay as they are.
void resolveAll(QList<ReviewChange> &changes, Resolution resolution);

// One verdict to store. Value: "1" for a pick, else the rating or the text; unset: taken back.
struct ReviewVerdict
{
    int answer = 0;
    ReviewField field = ReviewField::Note;
    std::optional<QString> value;

    friend bool operator==(const ReviewVerdict &, const ReviewVerdict &) = default;
};

// What the changes come to as they are resolved, in the order in which to store it: what is no longer picked
// first, which is every other answer of its place where one is picked.
QList<ReviewVerdict> reviewVerdicts(const QList<ReviewChange> &changes, const Run &run);
QList<ReviewVerdict> reviewVerdicts(const QList<ReviewChange> &changes, const ReviewSubject &subject);
// The same in a run that is in memory.
void applyVerdicts(const QList<ReviewVerdict> &verdicts, Run &run);

} // namespace lineup
