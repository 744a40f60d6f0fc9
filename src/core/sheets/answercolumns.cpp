// SPDX-License-Identifier: Apache-2.0
#include "answercolumns.h"

#include "sheets/celltext.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Columns
{
    Q_DECLARE_TR_FUNCTIONS(lineup::AnswerColumns)
};

constexpr int hashLength = 16; // hexadecimal digits: chance hits are out of the question

using Head = SheetHead;
using Row = SheetRow;
using Cell = SheetAnswer;

QVariant orUnknown(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

template <typename Number>
QVariant orUnknown(const std::optional<Number> &number)
{
    return number ? QVariant(*number) : QVariant();
}

const SheetRunInfo *runOf(const Head &head, const QString &id)
{
    for (const SheetRunInfo &run : head.runs) {
        if (run.id == id)
            return &run;
    }
    return nullptr;
}

QVariant startedAt(const Head &head, const Row &row, const Cell &)
{
    const SheetRunInfo *run = runOf(head, row.runId);
    return run && run->startedAt.isValid() ? QVariant(run->startedAt) : QVariant();
}

QVariant findings(const Head &, const Row &, const Cell &cell)
{
    QStringList lines;
    for (const Finding &finding : cell.findings)
        lines.append(finding.message);
    return orUnknown(lines.join(u'\n'));
}

QVariant errorFindings(const Head &head, const Row &, const Cell &cell)
{
    if (!head.checked)
        return {};
    int errors = 0;
    for (const Finding &finding : cell.findings)
        errors += finding.severity == Severity::Error ? 1 : 0;
    return errors;
}

// Who the answer is from and where it belongs.
QList<AnswerColumn> placeColumns()
{
    using Kind = ColumnKind;
    return {
        { u"id"_s, Columns::tr("ID"), Kind::Hidden,
          [](const Head &, const Row &, const Cell &c) -> QVariant { return c.address.toString(); } },
        { u"key"_s, Columns::tr("Key"), Kind::Text,
          [](const Head &, const Row &r, const Cell &) { return orUnknown(r.key); } },
        { u"context"_s, Columns::tr("Context"), Kind::Text,
          [](const Head &, const Row &r, const Cell &) { return orUnknown(r.context); } },
        { u"speaker"_s, Columns::tr("Speaker"), Kind::Text,
          [](const Head &, const Row &r, const Cell &) { return orUnknown(r.speaker); } },
        { u"language"_s, Columns::tr("Language"), Kind::Text,
          [](const Head &, const Row &r, const Cell &) { return orUnknown(r.language); } },
        { u"source"_s, Columns::tr("Prompt or source"), Kind::LongText,
          [](const Head &, const Row &r, const Cell &) { return orUnknown(r.source); } },
        { u"reference"_s, Columns::tr("Reference"), Kind::LongText,
          [](const Head &, const Row &r, const Cell &) { return orUnknown(r.reference); } },
        { u"max length"_s, Columns::tr("Maximum length"), Kind::Number,
          [](const Head &, const Row &r, const Cell &) { return orUnknown(r.maxLength); } },
        { u"label"_s, Columns::tr("Target"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.label); } },
    };
}

// What came back, and what people say of it.
QList<AnswerColumn> answerTextColumns()
{
    using Kind = ColumnKind;
    return {
        { u"status"_s, Columns::tr("Status"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) -> QVariant { return statusName(c.answer.status); } },
        { u"text"_s, Columns::tr("Answer"), Kind::LongText,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.text); } },
        { u"rating"_s, Columns::tr("Rating"), Kind::Review,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.rating); } },
        { u"decision"_s, Columns::tr("Decision"), Kind::Review,
          [](const Head &, const Row &, const Cell &c) {
              return orUnknown(decisionName(decisionOf(c.answer)));
          } },
        { u"edited text"_s, Columns::tr("Edited text"), Kind::Review,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.editedText); } },
        { u"note"_s, Columns::tr("Note"), Kind::Review,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.note); } },
        { u"error kind"_s, Columns::tr("Error"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) {
              return c.answer.error ? QVariant(errorKindName(c.answer.error->kind)) : QVariant();
          } },
        { u"error message"_s, Columns::tr("Error message"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) {
              return c.answer.error ? orUnknown(c.answer.error->message) : QVariant();
          } },
        { u"finish reason"_s, Columns::tr("Finish reason"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.finishReason); } },
        { u"errors found"_s, Columns::tr("Errors found"), Kind::Number, errorFindings },
        { u"findings"_s, Columns::tr("Findings"), Kind::LongText, findings },
    };
}

QList<AnswerColumn> figureColumns()
{
    using Kind = ColumnKind;
    return {
        { u"run"_s, Columns::tr("Run"), Kind::Text,
          [](const Head &, const Row &r, const Cell &) -> QVariant { return r.runId; } },
        { u"started at"_s, Columns::tr("Started"), Kind::Time, startedAt },
        { u"target"_s, Columns::tr("Target ID"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) -> QVariant { return c.address.targetId; } },
        { u"provider"_s, Columns::tr("Provider"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.provider); } },
        { u"model"_s, Columns::tr("Model"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.model); } },
        { u"model returned"_s, Columns::tr("Model as returned"), Kind::Text,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.modelReturned); } },
        { u"sample"_s, Columns::tr("Sample"), Kind::Number,
          [](const Head &, const Row &, const Cell &c) -> QVariant { return c.address.sample; } },
        { u"take"_s, Columns::tr("Take"), Kind::Number,
          [](const Head &, const Row &, const Cell &c) -> QVariant { return c.address.take; } },
        { u"attempts"_s, Columns::tr("Attempts"), Kind::Number,
          [](const Head &, const Row &, const Cell &c) -> QVariant { return c.answer.attempts; } },
        { u"first token ms"_s, Columns::tr("First token (ms)"), Kind::Milliseconds,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.timing.firstTokenMs); } },
        { u"total ms"_s, Columns::tr("Total (ms)"), Kind::Milliseconds,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.timing.totalMs); } },
        { u"retry wait ms"_s, Columns::tr("Retry wait (ms)"), Kind::Milliseconds,
          [](const Head &, const Row &, const Cell &c) -> QVariant { return c.answer.timing.retryWaitMs; } },
        { u"input tokens"_s, Columns::tr("Input tokens"), Kind::Number,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.usage.inputTokens); } },
        { u"output tokens"_s, Columns::tr("Output tokens"), Kind::Number,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.usage.outputTokens); } },
        { u"reasoning tokens"_s, Columns::tr("Reasoning tokens"), Kind::Number,
          [](const Head &, const Row &, const Cell &c) {
              return orUnknown(c.answer.usage.reasoningTokens);
          } },
        { u"cached input tokens"_s, Columns::tr("Cached input tokens"), Kind::Number,
          [](const Head &, const Row &, const Cell &c) {
              return orUnknown(c.answer.usage.cachedInputTokens);
          } },
        { u"cost usd"_s, Columns::tr("Cost (USD)"), Kind::Usd,
          [](const Head &, const Row &, const Cell &c) { return orUnknown(c.answer.costUsd); } },
        { u"baseline"_s, Columns::tr("As exported"), Kind::Hidden,
          [](const Head &, const Row &, const Cell &c) -> QVariant {
              return ReviewBaseline::of(c.answer).toString();
          } },
    };
}

} // namespace

QList<AnswerColumn> answerColumns()
{
    return placeColumns() + answerTextColumns() + figureColumns();
}

QList<AnswerColumn> answerColumns(const QStringList &ids)
{
    QList<AnswerColumn> columns = answerColumns();
    if (ids.isEmpty())
        return columns;
    columns.removeIf([&ids](const AnswerColumn &column) {
        return column.kind != ColumnKind::Hidden && !ids.contains(column.id);
    });
    return columns;
}

bool isUseful(const AnswerColumn &column, const SheetHead &head)
{
    static const QStringList ofTables{ u"key"_s,      u"context"_s,   u"speaker"_s,
                                       u"language"_s, u"reference"_s, u"max length"_s };
    static const QStringList ofChecks{ u"errors found"_s, u"findings"_s };
    return (head.isTable || !ofTables.contains(column.id)) && (head.checked || !ofChecks.contains(column.id));
}

QString plainValue(const QVariant &value)
{
    if (value.typeId() == QMetaType::QDateTime)
        return value.toDateTime().toUTC().toString(Qt::ISODateWithMs);
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    return value.toString();
}

QString decisionName(Decision decision)
{
    switch (decision) {
    case Decision::Open:
        return {};
    case Decision::Accept:
        return u"accept"_s;
    case Decision::Edit:
        return u"edit"_s;
    case Decision::Reject:
        return u"reject"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Decision> decisionFromName(QStringView name)
{
    const QString wanted = name.trimmed().toString().toLower();
    for (const Decision decision : { Decision::Open, Decision::Accept, Decision::Edit, Decision::Reject }) {
        if (decisionName(decision) == wanted)
            return decision;
    }
    return std::nullopt;
}

Decision decisionOf(const Answer &answer)
{
    if (!answer.picked)
        return Decision::Open;
    return answer.editedText ? Decision::Edit : Decision::Accept;
}

ReviewBaseline ReviewBaseline::of(const Answer &answer)
{
    return { decisionName(decisionOf(answer)), answer.rating ? QString::number(*answer.rating) : QString(),
             answer.editedText ? hash(*answer.editedText) : QString(),
             answer.note.isEmpty() ? QString() : hash(answer.note) };
}

QString ReviewBaseline::hash(const QString &text)
{
    const QByteArray digest
        = QCryptographicHash::hash(harmlessCellText(text).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex()).left(hashLength);
}

QString ReviewBaseline::toString() const
{
    return QStringList{ decision, rating, editedText, note }.join(u';');
}

std::optional<ReviewBaseline> ReviewBaseline::fromString(QStringView text)
{
    const QStringList parts = text.toString().split(u';');
    if (parts.size() != 4 || !decisionFromName(parts.at(0)))
        return std::nullopt;
    return ReviewBaseline{ parts.at(0), parts.at(1), parts.at(2), parts.at(3) };
}

} // namespace lineup
