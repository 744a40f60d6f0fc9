// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// One form of a translation: the whole of it, or one of its plural forms.
struct CheckForm
{
    QString text;
    QString category = {}; // CLDR: zero, one, two, few, many, other; empty where there is no plural
    bool oneNumber = false; // the category holds a single number, so that a form may leave it out

    friend bool operator==(const CheckForm &, const CheckForm &) = default;
};

// What the checks look at: one string and its translation into one language. Plain value.
struct CheckUnit
{
    QString id;
    QString source;
    QString sourcePlural; // empty where there is no plural
    QList<CheckForm> forms; // one where there is no plural; never empty
    bool plural = false; // also where source and translation have a single form
    QString context; // what else tells it from strings of the same source
    QString speaker;
    QStringList flags; // as gettext spells them: "c-format", "no-c-format", ...
    std::optional<int> maxCharacters; // graphemes
    std::optional<int> maxBytes; // UTF-8
    std::optional<int> maxPixels;
    std::optional<int> maxLines; // that a box of maxPixels has; unset: lines are not broken, nor counted
    bool truncated = false; // the answer that this text comes from was cut off
    QStringList replyFaults; // for people: what was wrong with the reply that held this text

    bool isPlural() const { return plural || forms.size() > 1 || !sourcePlural.isEmpty(); }

    friend bool operator==(const CheckUnit &, const CheckUnit &) = default;
};

} // namespace lineup
