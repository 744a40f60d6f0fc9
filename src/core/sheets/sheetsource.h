// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/answeraddress.h"
#include "model/finding.h"
#include "model/modelcatalogue.h"
#include "model/run.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace lineup {

// What is known of a target's price in one run: USD per million tokens.
struct SheetPrice
{
    QString runId;
    Price price;
    QDate asOf; // date of the price table; invalid: unknown
    bool users = false; // entered by people in Settings

    friend bool operator==(const SheetPrice &, const SheetPrice &) = default;
};

// One column of a sheet.
struct SheetTarget
{
    QString id;
    QString label; // never empty
    QString provider;
    QString model;
    QString dataPolicy; // free text of the lineup file
    QJsonObject parameters; // as the lineup file spells them
    QList<SheetPrice> prices; // one a run where it is known

    friend bool operator==(const SheetTarget &, const SheetTarget &) = default;
};

struct SheetAnswer
{
    AnswerAddress address;
    Answer answer;
    QList<Finding> findings;
};

// One prompt of a comparison, or one string of a table in one language.
struct SheetRow
{
    QString runId;
    QString key; // of the string; empty in a comparison
    QString context;
    QString speaker;
    QString language; // BCP 47, of the answers; empty in a comparison
    QString source; // the source string; in a comparison the user's prompt as it was sent
    QString reference;
    std::optional<int> maxLength;
    QList<std::optional<SheetAnswer>> answers; // aligned with SheetHead::targets
};

struct SheetRunInfo
{
    QString id;
    QString parentId;
    QDateTime startedAt; // UTC
    double wallMs = 0;
    QString title; // given by people; may be empty
    QString lineupName;
    QString systemPrompt; // as sent
    QString userPrompt; // as sent; of a string table its instruction
    PromptTemplate promptTemplate;
    QString appVersion; // that made the run
    QJsonObject requestSettings; // the lineup as it was used, without names of keys and without keys
};

// What holds for the whole sheet.
struct SheetHead
{
    QString title;
    QList<SheetRunInfo> runs;
    QList<SheetTarget> targets;
    QStringList languages; // in which rows come; empty: one, unnamed
    bool isTable = false; // a string table: key, context, speaker, reference and length limit mean something
    bool checked = false; // checks have run: no finding means that none was found
    QTimeZone timeZone; // of the reader
    QLocale locale; // of the reader
    QString appVersion; // that makes the sheet
};

// What a sheet is made from, read in the writer's thread. Rows are asked for in order, each perhaps more than
// once; 10,000 rows of four targets need not be in memory together.
class SheetSource
{
public:
    SheetSource() = default;
    virtual ~SheetSource() = default;
    Q_DISABLE_COPY_MOVE(SheetSource)

    virtual const SheetHead &head() const = 0;
    virtual qsizetype rowCount() const = 0;
    virtual SheetRow row(qsizetype index) const = 0;
};

} // namespace lineup
