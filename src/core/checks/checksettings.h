// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "placeholderfamily.h"

#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace lineup {

// One row of a glossary, for one language.
struct GlossaryTerm
{
    QString source;
    QStringList translations; // one of them must occur; the first is the preferred one
    QString note;
    bool caseSensitive = false;
    bool forbidden = false; // none of the translations may occur
    bool keep = false; // the source term must occur as it is

    friend bool operator==(const GlossaryTerm &, const GlossaryTerm &) = default;
};

// A pattern that a person wrote, which gives up on a text where it would search without end; a match that has
// given up is not valid. What stands in the pattern can only narrow the limit, which is about a millisecond.
QRegularExpression boundedRegex(const QString &pattern,
                                QRegularExpression::PatternOptions options
                                = QRegularExpression::UseUnicodePropertiesOption);
// The pattern as the person wrote it.
QString writtenPattern(const QRegularExpression &bounded);

// A rule of a person's own: where the source matches, the target must, or must not.
struct RegexRule
{
    QRegularExpression source; // empty pattern: always
    QRegularExpression target;
    bool mustMatch = true;
    Severity severity = Severity::Warning;
    QString message; // for people

    friend bool operator==(const RegexRule &, const RegexRule &) = default;
};

// What holds for all strings of a table in one language. The functions may be called in any thread.
struct CheckSettings
{
    QString sourceLanguage; // a tag in any spelling; empty: English
    QString targetLanguage; // empty: unknown, and rules of languages do not apply
    PlaceholderFamilies families;
    QList<UserPlaceholder> userPlaceholders;
    QSet<QString> disabled; // ids of checks
    QList<GlossaryTerm> glossary;
    QList<RegexRule> regexRules;
    int expectedForms = 0; // of a plural; 0: unknown
    QString sampleValue = QStringLiteral("10"); // stands for a placeholder where lengths are counted
    std::function<double(QStringView)> textWidth; // in pixels, in the game's font; unset: not checked
    double fontPixels = 0; // the size that textWidth measures at
    std::function<bool(char32_t)> fontHas; // unset: not checked
};

} // namespace lineup
