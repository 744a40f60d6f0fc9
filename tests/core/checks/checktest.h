// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checker.h"

#include <QTest>

namespace lineup::test {

// One string and what a single check says of it.
struct CheckCase
{
    const char *name;
    const char *check;
    QString source;
    QString target;
    QString expected; // "error", "warning", "info"; empty: nothing
    QString language = QStringLiteral("de");
    PlaceholderFamilies families = {};
};

inline CheckUnit unitOf(const QString &source, const QString &target)
{
    CheckUnit unit;
    unit.id = QStringLiteral("greeting.guard");
    unit.source = source;
    unit.forms = { CheckForm{ target } };
    return unit;
}

inline QList<Finding> findingsOf(const QString &check, const CheckUnit &unit, const CheckSettings &settings)
{
    QList<Finding> findings = Checker(settings).check(unit);
    findings.removeIf([&check](const Finding &finding) { return finding.check != check; });
    return findings;
}

inline void addCases(const QList<CheckCase> &cases)
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("families");
    for (const CheckCase &one : cases) {
        QTest::addRow("%s: %s", one.check, one.name)
            << QString::fromLatin1(one.check) << one.source << one.target << one.expected << one.language
            << one.families.toInt();
    }
}

inline void runCase()
{
    QFETCH(QString, check);
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(QString, expected);
    QFETCH(QString, language);
    QFETCH(int, families);
    // A pattern that cannot be read is told as a warning, and finds nothing.
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    CheckSettings settings;
    settings.targetLanguage = language;
    settings.families = PlaceholderFamilies::fromInt(families);
    const QList<Finding> findings = findingsOf(check, unitOf(source, target), settings);
    const QString found = findings.isEmpty() ? QString() : severityName(findings.first().severity);
    QCOMPARE(found, expected);
    for (const Finding &finding : findings) {
        QVERIFY(!finding.message.isEmpty());
        for (const TextRange &range : finding.targetRanges)
            QVERIFY(range.start >= 0 && range.length > 0 && range.start + range.length <= target.size());
        for (const TextRange &range : finding.sourceRanges)
            QVERIFY(range.start >= 0 && range.length > 0 && range.start + range.length <= source.size());
    }
}

} // namespace lineup::test
