// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

#include <QString>
#include <QStringList>

namespace lineup {

// A protocol's end reasons, as the provider writes them. A reason in none of the lists is Complete: providers
// add reasons, and an answer that came to its end is not spoilt by a new word for it.
struct FinishReasons
{
    QStringList truncated;
    QStringList refused;
    QStringList failed;

    AnswerStatus status(const QString &reason) const
    {
        if (truncated.contains(reason))
            return AnswerStatus::Truncated;
        if (refused.contains(reason))
            return AnswerStatus::Refused;
        return failed.contains(reason) ? AnswerStatus::Failed : AnswerStatus::Complete;
    }
};

} // namespace lineup
