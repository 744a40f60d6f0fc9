// SPDX-License-Identifier: Apache-2.0
#include "clisupport.h"

#include "console.h"

#include <QCoreApplication>

namespace lineup {

using namespace Qt::StringLiterals;

CommandOptions::CommandOptions(const QString &command, const QString &description)
    : m_command(command)
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption({ { u"h"_s, u"help"_s }, tr("Show this help.") });
    m_parser.addOption({ { u"v"_s, u"version"_s }, tr("Show the version.") });
}

void CommandOptions::add(const QString &name, const QString &description, const QString &valueName)
{
    m_parser.addOption({ name, description, valueName });
    m_once.append(name);
}

void CommandOptions::addRepeatable(const QString &name, const QString &description, const QString &valueName)
{
    m_parser.addOption({ name, description, valueName });
}

void CommandOptions::addArgument(const QString &name, const QString &description)
{
    m_argument = name;
    m_parser.addPositionalArgument(name, description);
}

void CommandOptions::addArguments(const QString &name, const QString &description)
{
    addArgument(name, description);
    m_severalArguments = true;
}

void CommandOptions::addTextOrJson()
{
    add(u"format"_s, tr("How to print: text (default) or json."), u"FORMAT"_s);
}

QString CommandOptions::textOrJsonProblem() const
{
    const QString format = value(u"format"_s);
    if (!isSet(u"format"_s) || format == "text"_L1 || format == "json"_L1)
        return {};
    return tr("There is no format “%1”. Formats: text, json.").arg(format);
}

bool CommandOptions::parse(const QStringList &arguments, Console &console, int &status)
{
    // QCommandLineParser takes the first argument for the program's name.
    const QStringList line = QStringList{ u"lineup-cli"_s } + arguments;
    const bool understood = m_parser.parse(line);
    const qsizetype expected = m_argument.isEmpty() ? 0 : 1;
    status = int(ExitStatus::Complete);
    if (m_parser.isSet(u"help"_s)) {
        status = console.out(helpText().toUtf8()) ? status : int(ExitStatus::FileError);
    } else if (m_parser.isSet(u"version"_s)) {
        status = console.out(versionLine()) ? status : int(ExitStatus::FileError);
    } else if (!understood) {
        status = usageError(m_parser.errorText(), console);
    } else if (m_parser.positionalArguments().size() > expected && !m_severalArguments) {
        status = usageError(tr("“%1” is not an option.").arg(m_parser.positionalArguments().at(expected)),
                            console);
    } else if (m_parser.positionalArguments().size() < expected) {
        status = usageError(tr("%1 is missing.").arg(m_argument), console);
    } else if (const QString repeated = firstRepeated(); !repeated.isEmpty()) {
        status = usageError(tr("--%1 can be given only once.").arg(repeated), console);
    } else {
        return true;
    }
    return false;
}

int CommandOptions::usageError(const QString &message, Console &console) const
{
    console.say(u"lineup-cli %1: %2"_s.arg(m_command, message));
    console.say(tr("“lineup-cli %1 --help” shows what can be given.").arg(m_command));
    return int(ExitStatus::Usage);
}

QString CommandOptions::firstRepeated() const
{
    const QStringList given = m_parser.optionNames();
    for (const QString &name : m_once) {
        if (given.count(name) > 1)
            return name;
    }
    return {};
}

QString CommandOptions::helpText() const
{
    // Qt's first line names the program's file and knows no commands.
    const QString text = m_parser.helpText();
    const QString more = m_severalArguments ? u" ["_s + m_argument + u"...]"_s : QString();
    const QString start = m_argument.isEmpty() ? m_command : m_command + u' ' + m_argument + more;
    return tr("Usage: lineup-cli %1 [options]").arg(start) + text.mid(text.indexOf(u'\n'));
}

QByteArray versionLine()
{
    return "lineup-cli " LINEUP_VERSION "\n";
}

} // namespace lineup
