// SPDX-License-Identifier: Apache-2.0
#include "rowscores.h"

#include "metrics/chrf.h"
#include "metrics/consensus.h"

#include <QElapsedTimer>

#include <algorithm>

namespace lineup {

namespace {

constexpr qint64 sliceMs = 25;

} // namespace

QString referenceText(const TableString &string, const QString &language)
{
    const auto entry = string.languages.constFind(language);
    if (entry == string.languages.constEnd())
        return {};
    const bool empty = std::all_of(entry->targets.cbegin(), entry->targets.cend(),
                                   [](const QString &text) { return text.trimmed().isEmpty(); });
    return empty ? QString() : entry->targets.join(u'\n');
}

ScoreWorker::ScoreWorker(const TableJob &job)
    : m_job(job)
    , m_texts(size_t(job.strings.size()) * size_t(job.languages.size()))
{ }

void ScoreWorker::add(const QList<Text> &texts)
{
    for (const Text &text : texts) {
        QStringList &row
            = m_texts[size_t(text.place.row) * size_t(m_job.languages.size()) + size_t(text.place.language)];
        if (row.isEmpty())
            row.resize(m_job.lineup.targets.size());
        row[text.place.target] = text.text;
        m_stale.insert({ text.place.row, text.place.language });
    }
    sliceLater();
}

void ScoreWorker::sliceLater()
{
    if (m_slicing || m_stale.empty() || isStopped())
        return;
    m_slicing = true;
    QMetaObject::invokeMethod(this, &ScoreWorker::slice, Qt::QueuedConnection);
}

void ScoreWorker::slice()
{
    m_slicing = false;
    QElapsedTimer clock;
    clock.start();
    QList<RowScore> scores;
    while (!m_stale.empty() && !isStopped() && clock.elapsed() < sliceMs) {
        scores.append(score(*m_stale.begin()));
        m_stale.erase(m_stale.begin());
    }
    Q_EMIT scored(scores);
    sliceLater();
}

RowScore ScoreWorker::score(const Place &place) const
{
    const auto &[row, language] = place;
    const QStringList &answers = m_texts[size_t(row) * size_t(m_job.languages.size()) + size_t(language)];
    RowScore result;
    result.row = row;
    result.language = language;
    const QList<std::optional<double>> agreement = consensus(answers);
    double sum = 0;
    int counted = 0;
    for (const std::optional<double> &one : agreement) {
        sum += one.value_or(0);
        counted += one ? 1 : 0;
    }
    if (counted > 0)
        result.disagreement = 100 - sum / counted;
    const QString reference = referenceText(m_job.strings.at(row), m_job.languages.at(language).tag);
    result.againstReference = !reference.isEmpty();
    result.cells = agreement;
    if (!result.againstReference)
        return result;
    for (qsizetype target = 0; target < answers.size(); ++target) {
        result.cells[target].reset();
        if (!answers.at(target).isEmpty())
            result.cells[target]
                = chrfCounts(answers.at(target), reference).score(ChrfVariant::CharactersAndWords);
    }
    return result;
}

RowScores::RowScores(TableSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_scores(size_t(session->job().strings.size()) * size_t(session->job().languages.size()))
    , m_thread(std::make_unique<WorkerThread<ScoreWorker>>(session->job()))
{
    connect(session, &TableSession::textsChanged, this, &RowScores::add);
    connect(m_thread->worker(), &ScoreWorker::scored, this, &RowScores::take);
    add(session->ended());
}

RowScores::~RowScores() = default;

size_t RowScores::indexOf(int row, int language) const
{
    return size_t(row) * size_t(m_session->job().languages.size()) + size_t(language);
}

const RowScore &RowScores::score(int row, int language) const
{
    return m_scores[indexOf(row, language)];
}

void RowScores::add(const QList<TablePlace> &places)
{
    QList<ScoreWorker::Text> texts;
    for (const TablePlace &place : places) {
        const TableCell *cell = m_session->cell(place);
        if (!cell)
            continue;
        const QString text = cell->forms.size() == 1 ? cell->forms.first() : cell->forms.join(u'\n');
        // An edit changes nothing.
        if (const auto sent = m_sent.constFind(place); sent != m_sent.constEnd() && *sent == text)
            continue;
        m_sent.insert(place, text);
        texts.append({ place, text });
    }
    if (!texts.isEmpty())
        m_thread->post([texts](ScoreWorker &worker) { worker.add(texts); });
}

void RowScores::take(const QList<RowScore> &scores)
{
    QList<int> rows;
    for (const RowScore &score : scores) {
        m_scores[indexOf(score.row, score.language)] = score;
        rows.append(score.row);
    }
    if (!rows.isEmpty())
        Q_EMIT changed(rows);
}

} // namespace lineup
