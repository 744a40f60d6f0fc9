// SPDX-License-Identifier: Apache-2.0
#include "journal.h"

#include <utility>

namespace lineup {

namespace {

bool isText(const JournalEntry &entry)
{
    return entry.kind == JournalEntry::Kind::Text || entry.kind == JournalEntry::Kind::Reasoning;
}

} // namespace

JournalBox::JournalBox(std::function<void(bool)> wake)
    : m_wake(std::move(wake))
{ }

bool JournalBox::put(JournalEntry &entry)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_wake)
        return false;
    const bool urgent = bool(entry.stored);
    // Many answers come at once; the pieces of one are joined although others lie in between.
    const std::pair<QString, int> key(entry.runId, entry.answerIndex);
    const auto last = m_last.constFind(key);
    if (isText(entry) && last != m_last.constEnd() && m_entries[*last].kind == entry.kind) {
        m_entries[*last].text += entry.text;
    } else {
        m_last.insert(key, m_entries.size());
        m_entries.push_back(std::move(entry));
    }
    if (!std::exchange(m_woken, true) || urgent)
        m_wake(urgent);
    return true;
}

std::vector<JournalEntry> JournalBox::take()
{
    const QMutexLocker lock(&m_mutex);
    m_woken = false;
    std::vector<JournalEntry> entries = std::exchange(m_entries, {});
    const auto last = std::exchange(m_last, {});
    for (const size_t place : last) {
        JournalEntry &entry = entries[place];
        if (!isText(entry) || !entry.text.back().isHighSurrogate())
            continue;
        JournalEntry half = entry;
        half.text = entry.text.right(1);
        entry.text.chop(1);
        m_last.insert({ half.runId, half.answerIndex }, m_entries.size());
        m_entries.push_back(std::move(half));
    }
    return entries;
}

void JournalBox::close()
{
    const QMutexLocker lock(&m_mutex);
    m_wake = nullptr;
}

void JournalGaps::lose(std::vector<JournalEntry> entries)
{
    for (JournalEntry &entry : entries) {
        m_gaps.insert({ entry.runId, entry.answerIndex });
        if (entry.stored)
            std::exchange(entry.stored, {})(StoreResult::NotStored);
    }
}

std::vector<JournalEntry> JournalGaps::whole(std::vector<JournalEntry> entries)
{
    if (m_gaps.isEmpty())
        return entries;
    std::vector<JournalEntry> result;
    for (JournalEntry &entry : entries) {
        const std::pair<QString, int> key(entry.runId, entry.answerIndex);
        if (entry.answer)
            m_gaps.remove(key);
        else if (isText(entry) && m_gaps.contains(key))
            continue;
        result.push_back(std::move(entry));
    }
    return result;
}

qint64 bytesOf(const std::vector<JournalEntry> &entries)
{
    qint64 bytes = 0;
    for (const JournalEntry &entry : entries) {
        bytes += qint64(sizeof(JournalEntry)) + entry.text.size() * qint64(sizeof(QChar));
        if (entry.answer)
            bytes += (entry.answer->text.size() + entry.answer->reasoning.size()) * qint64(sizeof(QChar));
    }
    return bytes;
}

RunJournal::RunJournal(QString runId, std::shared_ptr<JournalBox> box)
    : m_runId(std::move(runId))
    , m_box(std::move(box))
{ }

void RunJournal::put(JournalEntry entry)
{
    entry.runId = m_runId;
    if (!m_box->put(entry) && entry.stored)
        entry.stored(StoreResult::NotStored);
}

void RunJournal::sent(int answer, double atMs)
{
    put({ JournalEntry::Kind::Sent, {}, answer, atMs, {}, {} });
}

void RunJournal::retryWait(int answer, double atMs)
{
    put({ JournalEntry::Kind::RetryWait, {}, answer, atMs, {}, {} });
}

void RunJournal::text(int answer, const QString &text, double atMs)
{
    if (!text.isEmpty())
        put({ JournalEntry::Kind::Text, {}, answer, atMs, text, {} });
}

void RunJournal::reasoning(int answer, const QString &text, double atMs)
{
    if (!text.isEmpty())
        put({ JournalEntry::Kind::Reasoning, {}, answer, atMs, text, {} });
}

void RunJournal::beginTake(int answer, const Answer &blank)
{
    put({ JournalEntry::Kind::Take, {}, answer, 0, {}, std::make_shared<Answer>(blank) });
}

void RunJournal::finish(int answer, std::shared_ptr<const Answer> ended,
                        std::function<void(StoreResult)> stored)
{
    put({ JournalEntry::Kind::Finish, {}, answer, 0, {}, std::move(ended), std::move(stored) });
}

void RunJournal::end(double wallMs)
{
    put({ JournalEntry::Kind::End, {}, 0, wallMs, {}, {} });
}

} // namespace lineup
