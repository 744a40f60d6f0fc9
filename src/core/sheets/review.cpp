// SPDX-License-Identifier: Apache-2.0
#include "review.h"

#include "answercolumns.h"
#include "celltext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QMap>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Review)
};

constexpr qsizetype maxIssues = 500;

// Version 7 of the UUID begins with its time.
QDateTime timeOf(const QString &runId)
{
    const QString digits = QString(runId).remove(u'-');
    bool valid = false;
    const qint64 ms = digits.left(12).toLongLong(&valid, 16);
    const bool timed = valid && digits.size() == 32 && digits.at(12) == u'7';
    return timed ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

QString runInWords(const QString &runId, const QDateTime &startedAt)
{
    const QDateTime time = startedAt.isValid() ? startedAt : timeOf(runId);
    if (!time.isValid())
        return runId;
    return Words::tr("%1 of %2", "id of a run, and when it was started")
        .arg(runId, QLocale().toString(time.toLocalTime(), QLocale::ShortFormat));
}

QString labelOf(const Answer &answer)
{
    return answer.label.isEmpty() ? answer.targetId : answer.label;
}

// The present value, in the words of ReviewChange.
QString presentOf(const Answer &answer, ReviewField field)
{
    switch (field) {
    case ReviewField::Decision:
        return decisionName(decisionOf(answer));
    case ReviewField::EditedText:
        return answer.editedText.value_or(QString());
    case ReviewField::Rating:
        return answer.rating ? QString::number(*answer.rating) : QString();
    case ReviewField::Note:
        return answer.note;
    }
    Q_UNREACHABLE();
}

QString columnOf(ReviewField field)
{
    switch (field) {
    case ReviewField::Decision:
        return u"decision"_s;
    case ReviewField::EditedText:
        return u"edited text"_s;
    case ReviewField::Rating:
        return u"rating"_s;
    case ReviewField::Note:
        return u"note"_s;
    }
    Q_UNREACHABLE();
}

// What a value is compared by: sheets cannot hold every text, and "edit" and "accept" are both a pick.
QString keyOf(ReviewField field, const QString &value)
{
    if (field == ReviewField::Decision)
        return value == u"accept" || value == u"edit" ? u"pick"_s : QString();
    const bool text = field == ReviewField::EditedText || field == ReviewField::Note;
    return text && !value.isEmpty() ? ReviewBaseline::hash(value) : value;
}

QString keyOf(ReviewField field, const ReviewBaseline &baseline)
{
    switch (field) {
    case ReviewField::Decision:
        return keyOf(field, baseline.decision);
    case ReviewField::EditedText:
        return baseline.editedText;
    case ReviewField::Rating:
        return baseline.rating;
    case ReviewField::Note:
        return baseline.note;
    }
    Q_UNREACHABLE();
}

// Where an answer stands, whoever's run and take it is.
QString addressKey(AnswerAddress address)
{
    address.runId.clear();
    address.take = 1;
    return address.toString();
}

// Compares a sheet with a run, row by row.
class Comparing
{
public:
    explicit Comparing(const ReviewSubject &subject);

    Review run(const ReviewedSheet &sheet);

private:
    bool belongsHere(const ReviewedSheet &sheet);
    QString placeOf(int index) const;
    void compare(const ReviewedRow &row);
    void compare(const ReviewedRow &row, int index, ReviewField field,
                 const std::optional<ReviewBaseline> &baseline);
    std::optional<QString> valueOf(const ReviewedRow &row, ReviewField field);
    std::optional<QString> decision(const ReviewedRow &row, const QString &text);
    void keepOnePick();
    QSet<qsizetype> keepOnePick(const QString &place, const QList<qsizetype> &decided);
    void takePick(ReviewChange &pick, const QString &place, const QSet<int> &decided);
    void issue(qint64 row, const QString &message);

    const ReviewSubject &m_subject;
    QHash<QString, int> m_byAddress; // of places, without run and take
    QHash<QString, QList<int>> m_byPlace;
    Review m_review;
    QSet<int> m_exportedPicks; // answers that were picked when the sheet was exported
};

Comparing::Comparing(const ReviewSubject &subject)
    : m_subject(subject)
{
    for (int i = 0; i < int(subject.places.size()); ++i) {
        const ReviewSubject::Place &place = subject.places.at(i);
        const QString key
            = addressKey({ {}, place.row, place.language, place.answer.targetId, place.answer.sample, 1 });
        if (!m_byAddress.contains(key))
            m_byAddress.insert(key, i);
        m_byPlace[placeOf(i)].append(i);
    }
}

QString Comparing::placeOf(int index) const
{
    const ReviewSubject::Place &place = m_subject.places.at(index);
    return u"%1|%2"_s.arg(place.row).arg(place.language);
}

Review Comparing::run(const ReviewedSheet &sheet)
{
    m_review.issues = sheet.issues;
    m_review.error = sheet.error;
    if (!sheet.error.isEmpty() || !belongsHere(sheet))
        return std::move(m_review);
    for (const ReviewedRow &row : sheet.rows) {
        if (row.address.runId == m_subject.runId)
            compare(row);
    }
    keepOnePick();
    std::stable_sort(m_review.changes.begin(), m_review.changes.end(),
                     [](const ReviewChange &a, const ReviewChange &b) {
                         return a.answer != b.answer ? a.answer < b.answer : a.field < b.field;
                     });
    std::stable_sort(m_review.issues.begin(), m_review.issues.end(),
                     [](const GridIssue &a, const GridIssue &b) { return a.line < b.line; });
    return std::move(m_review);
}

bool Comparing::belongsHere(const ReviewedSheet &sheet)
{
    qsizetype foreign = 0;
    QString other;
    for (const ReviewedRow &row : sheet.rows) {
        if (row.address.runId == m_subject.runId)
            continue;
        ++foreign;
        other = row.address.runId;
    }
    if (foreign == 0)
        return true;
    if (foreign < sheet.rows.size()) {
        issue(0, Words::tr("%n row(s) belong to other runs and are left out.", nullptr, int(foreign)));
        return true;
    }
    m_review.otherRun = true;
    m_review.error
        = Words::tr("This is a sheet of another run: it was exported from %1, but this is %2. Nothing is "
                    "changed. Open that run and import the sheet there.")
              .arg(runInWords(other, {}), runInWords(m_subject.runId, m_subject.startedAt));
    return false;
}

void Comparing::compare(const ReviewedRow &row)
{
    const int index = m_byAddress.value(addressKey(row.address), -1);
    if (index < 0) {
        issue(row.number, Words::tr("The run has no such answer. The row is left out."));
        return;
    }
    const Answer &answer = m_subject.places.at(index).answer;
    const auto baseline = ReviewBaseline::fromString(row.cell(u"baseline"_s).value_or(QString()));
    if (!baseline || !keyOf(ReviewField::Decision, *baseline).isEmpty())
        m_exportedPicks.insert(index);
    const qsizetype before = m_review.changes.size();
    for (const ReviewField field :
         { ReviewField::Decision, ReviewField::EditedText, ReviewField::Rating, ReviewField::Note }) {
        compare(row, index, field, baseline);
    }
    if (row.address.take == answer.take || m_review.changes.size() == before)
        return;
    m_review.changes.resize(before);
    issue(row.number,
          Words::tr("%1 was asked again since the sheet was exported, so what the sheet says of the earlier "
                    "answer is "
                    "left out.")
              .arg(m_subject.places.at(index).label));
}

void Comparing::compare(const ReviewedRow &row, int index, ReviewField field,
                        const std::optional<ReviewBaseline> &baseline)
{
    const std::optional<QString> value = valueOf(row, field);
    // Without the hidden values nobody can say that an empty cell was emptied.
    if (!value || (!baseline && value->isEmpty()))
        return;
    const Answer &answer = m_subject.places.at(index).answer;
    const QString present = presentOf(answer, field);
    const QString proposedKey = keyOf(field, *value);
    const QString presentKey = keyOf(field, present);
    if (proposedKey == presentKey || (baseline && proposedKey == keyOf(field, *baseline)))
        return;
    ReviewChange change;
    change.row = row.number;
    change.address = row.address;
    change.answer = index;
    change.label = m_subject.places.at(index).label;
    change.field = field;
    change.present = present;
    change.proposed = *value;
    change.conflict = baseline ? presentKey != keyOf(field, *baseline) : !presentKey.isEmpty();
    change.resolution = change.conflict ? Resolution::Mine : Resolution::Theirs;
    m_review.changes.append(change);
}

std::optional<QString> Comparing::valueOf(const ReviewedRow &row, ReviewField field)
{
    const std::optional<QString> cell = row.cell(columnOf(field));
    if (!cell)
        return std::nullopt;
    if (field == ReviewField::Decision)
        return decision(row, *cell);
    if (field == ReviewField::EditedText || field == ReviewField::Note)
        return harmlessCellText(*cell);
    const QString text = cell->trimmed();
    if (text.isEmpty())
        return text;
    bool isNumber = false;
    const double rating = QLocale::c().toDouble(QString(text).replace(u',', u'.'), &isNumber);
    for (int stars = 1; stars <= 5; ++stars) {
        if (isNumber && rating == stars)
            return QString::number(stars);
    }
    issue(row.number, Words::tr("“%1” is no rating from 1 to 5. It is left out.").arg(text.left(40)));
    return std::nullopt;
}

std::optional<QString> Comparing::decision(const ReviewedRow &row, const QString &text)
{
    const auto decision = decisionFromName(text);
    if (!decision) {
        issue(row.number,
              Words::tr("“%1” is no decision; accept, edit and reject are. It is left out.")
                  .arg(text.trimmed().left(40)));
        return std::nullopt;
    }
    const auto edited = row.cell(u"edited text"_s);
    if (*decision == Decision::Edit && edited && edited->isEmpty()) {
        issue(row.number,
              Words::tr("The decision is edit, but there is no edited text. The decision is left out."));
        return std::nullopt;
    }
    return *decision == Decision::Reject ? QString() : decisionName(*decision);
}

void Comparing::keepOnePick()
{
    QMap<QString, QList<qsizetype>> decided; // changes with a decision, by place
    for (qsizetype at = 0; at < m_review.changes.size(); ++at) {
        if (m_review.changes.at(at).field == ReviewField::Decision)
            decided[placeOf(m_review.changes.at(at).answer)].append(at);
    }
    QSet<qsizetype> leftOut;
    for (const auto &[place, changes] : decided.asKeyValueRange())
        leftOut.unite(keepOnePick(place, changes));
    QList<ReviewChange> kept;
    for (qsizetype at = 0; at < m_review.changes.size(); ++at) {
        if (!leftOut.contains(at))
            kept.append(m_review.changes.at(at));
    }
    m_review.changes = kept;
}

// A place has one pick: a new one takes the place of the old one, and of two new ones the first counts.
// Returns the changes that do not.
QSet<qsizetype> Comparing::keepOnePick(const QString &place, const QList<qsizetype> &decided)
{
    QSet<qsizetype> leftOut;
    QSet<int> answers;
    ReviewChange *pick = nullptr;
    for (const qsizetype at : decided) {
        ReviewChange &change = m_review.changes[at];
        answers.insert(change.answer);
        if (change.proposed.isEmpty())
            continue;
        if (!pick) {
            pick = &change;
            continue;
        }
        issue(change.row,
              Words::tr("%1 is accepted in row %2 already, and there is one pick. This decision is left "
                        "out.")
                  .arg(pick->label, QLocale().toString(pick->row)));
        leftOut.insert(at);
    }
    if (pick)
        takePick(*pick, place, answers);
    return leftOut;
}

// A pick that another answer has, and that the sheet says nothing of, was made since the export.
void Comparing::takePick(ReviewChange &pick, const QString &place, const QSet<int> &decided)
{
    for (const int i : m_byPlace.value(place)) {
        const ReviewSubject::Place &other = m_subject.places.at(i);
        if (!other.answer.picked || i == pick.answer || decided.contains(i))
            continue;
        issue(pick.row, Words::tr("Accepting %1 takes the pick from %2.").arg(pick.label, other.label));
        if (m_exportedPicks.contains(i))
            continue;
        pick.conflict = true;
        pick.resolution = Resolution::Mine;
    }
}

void Comparing::issue(qint64 row, const QString &message)
{
    if (m_review.issues.size() < maxIssues)
        m_review.issues.append({ row, message });
}

} // namespace

QString reviewFieldName(ReviewField field)
{
    switch (field) {
    case ReviewField::Decision:
        return Words::tr("Decision");
    case ReviewField::EditedText:
        return Words::tr("Edited text");
    case ReviewField::Rating:
        return Words::tr("Rating");
    case ReviewField::Note:
        return Words::tr("Note");
    }
    Q_UNREACHABLE();
}

Review reviewOf(const ReviewedSheet &sheet, const Run &run)
{
    return reviewOf(sheet, reviewSubject(run));
}

Review reviewOf(const ReviewedSheet &sheet, const ReviewSubject &subject)
{
    return Comparing(subject).run(sheet);
}

ReviewSubject reviewSubject(const Run &run)
{
    ReviewSubject subject{ run.id, run.startedAt, {} };
    for (const Answer &answer : run.answers)
        subject.places.append({ 0, {}, labelOf(answer), answer });
    return subject;
}

} // namespace lineup
