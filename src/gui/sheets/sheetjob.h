// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace lineup {

// Writes one sheet outside the window's thread. `work` holds copies of all that it reads and owns whatever it
// lays out: its thread ends with it, and Qt keeps fonts for each thread. finished() comes exactly once, or
// never when the job dies first, which cancels it. GUI thread.
class SheetJob : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<SheetResult(SheetProgress &progress)>;

    explicit SheetJob(Work work, QObject *parent = nullptr);
    ~SheetJob() override;

    void start();
    // What was written is taken back; finished() says Cancelled, unless it was too late.
    void cancel();

Q_SIGNALS:
    // In percent; not before there is anything to tell, and some times a second at most.
    void progressed(int percent);
    void finished(const lineup::SheetResult &result);

private:
    struct State;
    void tell();

    Work m_work;
    std::shared_ptr<State> m_state;
    QTimer m_ticker;
    int m_told = 0;
};

} // namespace lineup
