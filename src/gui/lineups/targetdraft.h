// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

namespace lineup {

// A target while it is edited: the members that are typed as free text stay as they were typed until they
// make sense, so that nothing is lost on the way to another target and back.
struct TargetDraft
{
    Target target; // its seed, stop, headers and extra are those of the last text that made sense
    QString seed;
    QString stop; // one a line; "\n" stands for a line end, "\\" for a backslash
    QString headers; // "Name: value", one a line
    QString extra; // a JSON object
    bool autoId = false; // the id still follows the label
    QSet<QString> left; // fields that the user has been to: only there is a mistake a mistake

    friend bool operator==(const TargetDraft &, const TargetDraft &) = default;
};

// What is wrong, by the field's path in the lineup file: "model", "parameters.seed", "headers".
using FieldProblems = QMap<QString, QString>;

TargetDraft draftOf(const Target &target);
// `message` of the lineup file's reader in the words of the form.
QString plainWords(const QString &path, const Target &target, const QString &message);
// Takes the texts over into draft.target, as far as they make sense, and says which do not.
FieldProblems applyTexts(TargetDraft &draft);

// "GPT-6 Luna" -> "gpt-6-luna", with -2, -3 … where it is taken. Never empty.
QString uniqueId(const QString &label, const QStringList &taken);

} // namespace lineup
