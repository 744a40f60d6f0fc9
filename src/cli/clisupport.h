// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitstatus.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace lineup {

class Console;
class Engine;
class KeychainCredentials;
class ModelCatalogue;
class Settings;
class SheetFormats;
class SignalWatcher;

// What main() builds and every command may use; all of it outlives the commands.
struct CliContext
{
    Console &console;
    SignalWatcher &signalWatcher;
    Settings &settings;
    KeychainCredentials &credentials;
    const ModelCatalogue &catalogue; // with the user's prices
    Engine &engine;
    const SheetFormats &sheetFormats;
};

// Ends a command, exactly once, with the program's exit status.
using CommandDone = std::function<void(int status)>;

// Reads one command's options the way that all of them share: --help and --version, no argument that is not
// an option but the one declared, no option twice unless it may be repeated.
class CommandOptions
{
    Q_DECLARE_TR_FUNCTIONS(lineup::CommandOptions)
public:
    CommandOptions(const QString &command, const QString &description);

    void add(const QString &name, const QString &description, const QString &valueName = {});
    void addRepeatable(const QString &name, const QString &description, const QString &valueName);

    // One argument that has to be given, and stands anywhere between the options.
    void addArgument(const QString &name, const QString &description);
    // The same, which may be given several times.
    void addArguments(const QString &name, const QString &description);

    // False: the program ends with `status`; help, version or the error have been printed.
    bool parse(const QStringList &arguments, Console &console, int &status);
    // Adds --format for results as text, which is the default, or as JSON.
    void addTextOrJson();
    // An empty string, or what is wrong with the format that was given.
    QString textOrJsonProblem() const;
    bool wantsJson() const { return value(QStringLiteral("format")) == QStringLiteral("json"); }

    // Prints what is wrong and how to get help; the status to end with.
    int usageError(const QString &message, Console &console) const;

    bool isSet(const QString &name) const { return m_parser.isSet(name); }
    QString value(const QString &name) const { return m_parser.value(name); }
    QString argument() const { return m_parser.positionalArguments().value(0); }
    QStringList arguments() const { return m_parser.positionalArguments(); }
    QStringList values(const QString &name) const { return m_parser.values(name); }

private:
    QString firstRepeated() const;
    QString helpText() const;

    QString m_command;
    QString m_argument; // its name; empty: there is none
    bool m_severalArguments = false;
    QCommandLineParser m_parser;
    QStringList m_once;
};

// "lineup-cli 0.1.0" and a newline.
QByteArray versionLine();

} // namespace lineup
