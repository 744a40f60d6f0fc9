// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesession.h"
#include "workerthread.h"

#include <QHash>

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace lineup {

// How the answers for one string in one language stand to each other and to the file's present translation;
// 0 to 100. What people edited does not count: the scores are the targets'.
struct RowScore
{
    int row = 0;
    int language = 0;
    std::optional<double> disagreement; // unset for fewer than two answers
    bool againstReference = false; // else the mean chrF2 against the other answers
    QList<std::optional<double>> cells; // chrF2++ of each target
};

// The present translation, as one text; empty where there is none.
QString referenceText(const TableString &string, const QString &language);

// Computes RowScores in slices, in the thread of RowScores.
class ScoreWorker : public SlicedWorker
{
    Q_OBJECT
public:
    explicit ScoreWorker(const TableJob &job);

    struct Text
    {
        TablePlace place;
        QString text;
    };
    void add(const QList<Text> &texts);

Q_SIGNALS:
    void scored(const QList<lineup::RowScore> &scores);

private:
    using Place = std::pair<int, int>; // row and language

    void slice();
    void sliceLater();
    RowScore score(const Place &place) const;

    const TableJob m_job;
    std::vector<QStringList> m_texts; // by row and language, each by target
    std::set<Place> m_stale;
    bool m_slicing = false;
};

// The scores of all rows of a session, computed as cells come. GUI thread.
class RowScores : public QObject
{
    Q_OBJECT
public:
    // The session is not owned and must outlive this.
    explicit RowScores(TableSession *session, QObject *parent = nullptr);
    ~RowScores() override;

    const RowScore &score(int row, int language) const;

Q_SIGNALS:
    void changed(const QList<int> &rows);

private:
    void add(const QList<TablePlace> &places);
    void take(const QList<RowScore> &scores);
    size_t indexOf(int row, int language) const;

    TableSession *m_session;
    std::vector<RowScore> m_scores;
    QHash<TablePlace, QString> m_sent; // what was scored last
    std::unique_ptr<WorkerThread<ScoreWorker>> m_thread;
};

} // namespace lineup
