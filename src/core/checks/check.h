// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QList>
#include <QString>

namespace lineup {

class CheckContext;
class FindingSink;

// One automatic check. Those of one string are called for each of its forms; each is one pair of files and
// one line in the list of checks.cpp.
struct Check
{
    const char *id;
    QString (*title)(); // for people
    void (*run)(const CheckContext &context, FindingSink &sink);
    bool emptyToo = false; // wants to see forms without text
};

// In the order in which they are listed everywhere. Checks that need the whole table ("consistency") have no
// function here, see TableChecker.
const QList<Check> &checks();
const Check *findCheck(QStringView id);

// Where the findings of one check for one form go.
class FindingSink
{
public:
    FindingSink(QString check, int form, QList<Finding> *findings);

    // The ranges lie in the source and in the form's text.
    Finding &add(Severity severity, const QString &message, const QList<TextRange> &target = {},
                 const QList<TextRange> &source = {});
    // Repairs what the finding is about; only where the repair cannot do harm.
    void addFixable(Severity severity, const QString &message, const QString &fixedText,
                    const QList<TextRange> &target = {});

private:
    QString m_check;
    int m_form;
    QList<Finding> *m_findings;
};

} // namespace lineup
