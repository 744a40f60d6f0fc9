// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace lineup {

// Where an answer stands: in which run, which row of its string table (0 in a comparison), which language
// ("" in a comparison), which target, sample and take. Its text form is the hidden id of exported sheets:
// "runId|row|language|targetId|sample|take", with whatever is not plain in a part percent-encoded.
struct AnswerAddress
{
    QString runId;
    qsizetype row = 0;
    QString language;
    QString targetId;
    int sample = 1;
    int take = 1;

    QString toString() const;
    static std::optional<AnswerAddress> fromString(QStringView text);

    friend bool operator==(const AnswerAddress &, const AnswerAddress &) = default;
};

} // namespace lineup
