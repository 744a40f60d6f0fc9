// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"

namespace lineup {

class SqlConnection;
struct WriteContext;

// The part of the tables that belongs to single answers; see runtables.h for what the functions share.
namespace tables {

// Of a place in the search index, which the answer's number within its run takes.
inline constexpr int docBits = 20;

// An empty text that is not NULL.
QString notNull(const QString &text);

qint64 insertAnswer(SqlConnection &db, qint64 run, int position, int superseded, const Answer &answer,
                    const QString &price);
// The present take at this place of a run.
qint64 presentAnswer(SqlConnection &db, const QString &runId, int position);
void replaceAnswer(SqlConnection &db, const QString &runId, int position, const Answer &blank);
// What people said of it stays.
void finishAnswer(SqlConnection &db, qint64 answer, const Answer &ended);
void interruptAnswer(SqlConnection &db, qint64 answer);

// Notes down at the run which statuses its present answers have, for lists.
void recountStatuses(SqlConnection &db, qint64 run);

// All that people said of it.
void insertVerdicts(SqlConnection &db, qint64 answer, const Answer &from, const WriteContext &context);
void insertVerdict(SqlConnection &db, qint64 answer, VerdictKind kind, const std::optional<QString> &value,
                   const QString &person);

// Adds to `answer` what the journal has of it.
void addJournal(SqlConnection &db, qint64 seq, Answer &answer);

void indexText(SqlConnection &db, qint64 doc, const QString &text);
// `text` as it was put there.
void unindexText(SqlConnection &db, qint64 doc, const QString &text);
// What is found of a prompt.
QString promptText(const Prompt &prompt);

} // namespace tables

} // namespace lineup
