// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checksettings.h"
#include "checks/checkunit.h"
#include "clisupport.h"
#include "stringinput.h"
#include "work/tablefonts.h"

#include <QObject>

namespace lineup {

// A finding with the string that it is about.
struct PlacedFinding
{
    QString id;
    qsizetype line = 0;
    bool plural = false;
    Finding finding;
};

// `lineup-cli check`: looks for faults in the translations of a file. Reads and checks at once, in the main
// thread of the console program, which does nothing else meanwhile. Ends once.
class CheckCommand : public QObject
{
    Q_OBJECT
public:
    explicit CheckCommand(CliContext &context, QObject *parent = nullptr);

    void run(const QStringList &arguments, const CommandDone &done);

private:
    struct Table
    {
        QString path;
        QList<CheckUnit> units;
        QList<const StringUnit *> strings; // of the file that was read
        QList<PlacedFinding> findings;
    };

    int answer(const CommandOptions &given);
    // An empty string, or what is wrong with the options.
    QString takeOptions(const CommandOptions &given, CheckSettings *settings, bool *hasProfile);
    int check(const CommandOptions &given, const CheckSettings &wanted, bool hasProfile);
    // False: the file cannot be used, and `status` is what to end with.
    bool takeGlossary(const QString &path, CheckSettings *settings, int *status);
    bool takeRules(const QString &path, CheckSettings *settings, int *status);
    bool takeLimits(const QString &path, Table *table, int *status);
    void sayUnmeasured(const Table &table, const CheckSettings &settings);
    std::optional<QByteArray> bytesOf(const QString &path, int *status);
    int print(const Table &table, bool json);
    int listChecks();

    CliContext &m_context;
    TableFonts m_fonts;
};

} // namespace lineup
