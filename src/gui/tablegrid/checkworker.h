// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesession.h"
#include "work/tablefindings.h"
#include "workerthread.h"

#include <QTimer>

#include <deque>
#include <map>
#include <optional>
#include <set>

namespace lineup {

// What the checks look at of a cell; a TableCell is ten times as large.
struct CheckedText
{
    TablePlace place;
    AnswerStatus status = AnswerStatus::Complete;
    QStringList forms = {};
    QStringList faults = {};

    TableCell cell() const;
    friend bool operator==(const CheckedText &, const CheckedText &) = default;
};

// Checks cells in slices, so that a text that is being typed never waits long. What can only be seen beside
// the other cells of a language and target is looked at again some time after they changed. Lives in the
// thread of a CellChecking.
class CheckWorker : public SlicedWorker
{
    Q_OBJECT
public:
    explicit CheckWorker(const TableJob &job);
    ~CheckWorker() override;

    void add(const QList<CheckedText> &texts);
    void checkDraft(quint64 number, const CheckedText &text);

Q_SIGNALS:
    // `finished` of the cells that were added; the others are told again, because their neighbours changed.
    void checked(const QList<lineup::CellFindings> &cells, int finished);
    void draftChecked(quint64 number, const QList<lineup::Finding> &findings);

private:
    struct Known
    {
        CheckedText text;
        QList<Finding> own;
        QList<Finding> beside;
    };
    using Column = std::pair<int, int>; // language and target

    TableFindings &findings();
    static CellFindings joined(const Known &known);
    void slice();
    void sliceLater();
    void checkNew();
    void beginColumn();
    void lookBeside();

    const TableJob m_job;
    std::unique_ptr<TableFindings> m_findings; // made in the thread where it is used
    std::deque<CheckedText> m_new;
    std::map<Column, std::map<int, Known>> m_known; // by row
    std::set<Column> m_stale;
    std::optional<Column> m_column; // being looked at
    int m_nextRow = 0;
    bool m_slicing = false;
    QTimer *m_later; // for stale columns
};

} // namespace lineup
