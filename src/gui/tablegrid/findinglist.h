// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ignoredfinding.h"

#include <QList>
#include <QWidget>

namespace lineup {

// The findings of one answer as lines: icon, severity and words, and buttons to repair the text where that
// cannot do harm and to ignore the finding. Those that are ignored come last, with the reason. GUI thread.
class FindingList : public QWidget
{
    Q_OBJECT
public:
    explicit FindingList(QWidget *parent = nullptr);

    // `label` is the target's, for the names of the buttons. Of a draft nothing can be fixed or ignored.
    void showFindings(const QString &label, const QList<Finding> &findings,
                      const QList<IgnoredFinding> &ignored, bool draft);

Q_SIGNALS:
    void fixRequested(const lineup::Finding &finding);
    void ignoreRequested(const lineup::Finding &finding);
    void countRequested(const lineup::Finding &finding);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLine(const Finding &finding, const IgnoredFinding *ignored);
    void rebuild();

    QString m_label;
    QList<Finding> m_findings;
    QList<IgnoredFinding> m_ignored;
    bool m_draft = false;
};

} // namespace lineup
