// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetsource.h"

namespace lineup::test {

// Long sheets for tests and measurements.

inline Answer answerOf(const QString &id, const QString &label, const QString &text, double first,
                       double total)
{
    Answer answer;
    answer.targetId = id;
    answer.label = label;
    answer.provider = QStringLiteral("openai");
    answer.model = id + QStringLiteral("-model");
    answer.modelReturned = id + QStringLiteral("-model-2026-08-01");
    answer.status = AnswerStatus::Complete;
    answer.finishReason = QStringLiteral("stop");
    answer.text = text;
    answer.attempts = 1;
    answer.timing.firstTokenMs = first;
    answer.timing.totalMs = total;
    answer.usage.inputTokens = 41;
    answer.usage.outputTokens = qint64(total / 20);
    answer.costUsd = total * 0.00000012;
    return answer;
}

// A string table whose rows are made when they are asked for.
class TableSource : public SheetSource
{
public:
    TableSource(qsizetype rows, const QStringList &languages)
        : m_rows(rows)
        , m_languages(languages)
    {
        m_head.title = QStringLiteral("Strings of the demo");
        m_head.isTable = true;
        m_head.checked = true;
        m_head.languages = languages;
        m_head.timeZone = QTimeZone::utc();
        m_head.locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
        for (int i = 0; i < 4; ++i) {
            const QString id = QStringLiteral("t%1").arg(i);
            m_head.targets.append({ id,
                                    QStringLiteral("Target %1").arg(i),
                                    QStringLiteral("openai"),
                                    id + QStringLiteral("-model"),
                                    {},
                                    {},
                                    {} });
        }
        m_head.runs.append({ QStringLiteral("01930000-0000-7000-8000-000000000001"),
                             {},
                             QDateTime(QDate(2026, 11, 22), QTime(10, 1), QTimeZone::utc()),
                             1000,
                             {},
                             QStringLiteral("Table"),
                             {},
                             QStringLiteral("Translate"),
                             {},
                             {},
                             {} });
    }

    const SheetHead &head() const override { return m_head; }
    qsizetype rowCount() const override { return m_rows * m_languages.size(); }
    SheetRow row(qsizetype index) const override
    {
        const QString language = m_languages.at(index % m_languages.size());
        const qsizetype number = index / m_languages.size();
        SheetRow row{ m_head.runs.first().id,
                      QStringLiteral("key.%1").arg(number),
                      QStringLiteral("menu"),
                      QStringLiteral("Guard"),
                      language,
                      QStringLiteral("Save your game %1").arg(number),
                      {},
                      60,
                      {} };
        for (int i = 0; i < 4; ++i) {
            const QString id = QStringLiteral("t%1").arg(i);
            const QString start = QStringLiteral("Answer %1 of %2 ").arg(number).arg(i);
            Answer answer = answerOf(id, QStringLiteral("Target %1").arg(i),
                                     start.leftJustified(480, QChar(u'a')), 300 + i, 900);
            QList<Finding> findings;
            if (number % 10 == 0)
                findings.append({ QStringLiteral("placeholder"),
                                  Severity::Error,
                                  QStringLiteral("{name} is missing."),
                                  {},
                                  {} });
            row.answers.append(SheetAnswer{ { row.runId, number, language, id, 1, 1 }, answer, findings });
        }
        return row;
    }

private:
    qsizetype m_rows;
    QStringList m_languages;
    SheetHead m_head;
};

} // namespace lineup::test
