// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

#include <QString>

namespace lineup {

// What an answer's box says in words that need no technical knowledge: what happened, what is kept, what to
// do. Plain text in the user's language. All empty for an answer that runs or is complete.
struct ErrorText
{
    QString title;
    QString kept;
    QString advice;

    bool isEmpty() const { return title.isEmpty(); }
    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

// `providerName` is the name that people know ("Anthropic"); empty becomes "The provider".
ErrorText errorText(const Answer &answer, const QString &providerName);

// The title alone, for an attempt that failed before anything arrived.
QString errorTitle(ErrorKind kind, const QString &providerName);

// Two or three words for a narrow place: "Rate limited", "Key refused".
QString errorKindText(ErrorKind kind);

} // namespace lineup
