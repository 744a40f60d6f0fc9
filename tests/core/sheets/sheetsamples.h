// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/runssheetsource.h"
#include "sheets/sheetformat.h"

#include <QBuffer>

namespace lineup::test {

// Runs for the tests of sheets that people read, and what their formats make of them.

inline Answer sampleAnswer(const QString &id, const QString &text)
{
    Answer answer;
    answer.targetId = id;
    answer.label = id.toUpper();
    answer.provider = QStringLiteral("openai");
    answer.model = id + QStringLiteral("-model");
    answer.modelReturned = id + QStringLiteral("-model-2026");
    answer.status = AnswerStatus::Complete;
    answer.text = text;
    answer.attempts = 1;
    answer.timing.firstTokenMs = 412.3;
    answer.timing.totalMs = 2310.9;
    answer.usage.inputTokens = 41;
    answer.usage.outputTokens = 120;
    answer.costUsd = 0.0000107;
    return answer;
}

inline Answer failedAnswer(const QString &id, const QString &message)
{
    Answer answer = sampleAnswer(id, {});
    answer.status = AnswerStatus::Failed;
    answer.timing = {};
    answer.usage = {};
    answer.costUsd.reset();
    answer.error = AnswerError{ ErrorKind::RateLimit, 429, message, {}, {} };
    return answer;
}

inline SheetRun sampleRun(const QString &prompt, const QList<Answer> &answers, int number = 1)
{
    Run run;
    run.id = QStringLiteral("01930000-0000-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
    run.startedAt = QDateTime(QDate(2026, 11, 22), QTime(10, number), QTimeZone::utc());
    run.wallMs = 2311.4;
    run.lineup.name = QStringLiteral("Trio");
    for (const Answer &answer : answers) {
        Target target;
        target.id = answer.targetId;
        target.provider = answer.provider;
        target.model = answer.model;
        run.lineup.targets.append(target);
    }
    run.promptTemplate.user = prompt;
    run.prompt = run.promptTemplate.expanded();
    run.answers = answers;
    run.appVersion = QStringLiteral("0.1.0");
    return { run, {}, {}, {}, {} };
}

inline SheetReader sampleReader()
{
    return { QTimeZone::utc(), QLocale(QLocale::English, QLocale::UnitedKingdom) };
}

inline QByteArray written(const SheetFormat &format, const SheetSource &source,
                          const SheetOptions &options = {})
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    SheetProgress progress;
    if (!buffer.open(QIODevice::WriteOnly) || !format.write(source, options, &buffer, progress).written())
        return "not written";
    return bytes;
}

// A device that is full after some bytes.
class FullDevice : public QIODevice
{
public:
    explicit FullDevice(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_room -= size;
        if (m_room < 0)
            setErrorString(QStringLiteral("No space left"));
        return m_room < 0 ? -1 : size;
    }

private:
    qint64 m_room;
};

// Strings of a table, made when they are asked for.
class SampleTable : public SheetSource
{
public:
    explicit SampleTable(qsizetype rows)
        : m_rows(rows)
    {
        m_head.isTable = true;
        m_head.checked = true;
        m_head.title = QStringLiteral("Strings");
        m_head.timeZone = QTimeZone::utc();
        m_head.locale = sampleReader().locale;
        m_head.targets.append({ QStringLiteral("a"), QStringLiteral("A"), {}, {}, {}, {}, {} });
        m_head.targets.append({ QStringLiteral("b"), QStringLiteral("B"), {}, {}, {}, {}, {} });
        m_head.runs.append({ QStringLiteral("run-1"), {}, {}, 0, {}, {}, {}, {}, {}, {}, {} });
    }

    const SheetHead &head() const override { return m_head; }
    qsizetype rowCount() const override { return m_rows; }
    SheetRow row(qsizetype index) const override
    {
        SheetRow row;
        row.runId = QStringLiteral("run-1");
        row.key = QStringLiteral("key.%1").arg(index);
        row.source = QStringLiteral("Save your game");
        row.answers.resize(2);
        const Finding finding{
            QStringLiteral("c"), Severity::Error, QStringLiteral("{0} is missing."), {}, {}
        };
        row.answers[0] = SheetAnswer{ { row.runId, index, {}, QStringLiteral("a"), 1, 1 },
                                      sampleAnswer(QStringLiteral("a"), QStringLiteral("Spiel speichern")),
                                      { finding } };
        return row;
    }

private:
    qsizetype m_rows;
    SheetHead m_head;
};

} // namespace lineup::test
