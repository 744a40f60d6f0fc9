// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding.h"

namespace lineup {

// A finding that a person looked at and found all right. It stands for findings of the same check with the
// same words about the same form, so that it outlives a new check of the same text, and no other text.
struct IgnoredFinding
{
    QString check;
    int form = 0;
    QString message;
    QString reason; // as the person wrote it; may be empty

    bool isOf(const Finding &finding) const
    {
        return check == finding.check && form == finding.form && message == finding.message;
    }
    friend bool operator==(const IgnoredFinding &, const IgnoredFinding &) = default;
};

// All that is ignored of one answer, as the history keeps it. What cannot be read is nothing.
QString ignoredToText(const QList<IgnoredFinding> &ignored);
QList<IgnoredFinding> ignoredFromText(const QString &text);

bool isIgnored(const Finding &finding, const QList<IgnoredFinding> &ignored);
QList<Finding> withoutIgnored(QList<Finding> findings, const QList<IgnoredFinding> &ignored);

} // namespace lineup
