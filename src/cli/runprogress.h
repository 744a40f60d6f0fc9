// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace lineup {

class ComparisonRun;
class Console;

// Tells people on standard error how a comparison goes: retries with their reason and every answer's end.
class RunProgress : public QObject
{
    Q_OBJECT
public:
    // Both must outlive this object.
    RunProgress(const ComparisonRun &run, Console &console, QObject *parent = nullptr);

private:
    QString label(int index) const;
    void sayFinished(int index) const;

    const ComparisonRun &m_run;
    Console &m_console;
};

} // namespace lineup
