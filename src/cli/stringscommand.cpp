// SPDX-License-Identifier: Apache-2.0
#include "stringscommand.h"

#include "console.h"
#include "inputfiles.h"
#include "stringinput.h"
#include "strings/languagetags.h"
#include "terminaltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const StringUnit &unit)
{
    QJsonObject object{
        { u"id"_s, unit.id },
        { u"source"_s, unit.source },
        { u"target"_s, unit.target() },
        { u"targets"_s, QJsonArray::fromStringList(unit.targets) },
        { u"context"_s, unit.context },
        { u"state"_s, stringStateName(unit.state) },
        { u"line"_s, qint64(unit.line) },
    };
    if (unit.plural)
        object.insert(u"sourcePlural"_s, unit.sourcePlural);
    if (!unit.speaker.isEmpty())
        object.insert(u"speaker"_s, unit.speaker);
    if (!unit.translatable)
        object.insert(u"translatable"_s, false);
    return object;
}

QByteArray toJson(const StringFile &file)
{
    QJsonArray units;
    for (const StringUnit &unit : file.units)
        units.append(toJson(unit));
    QJsonArray warnings;
    for (const StringIssue &issue : file.warnings)
        warnings.append(QJsonObject{ { u"line"_s, qint64(issue.line) }, { u"message"_s, issue.message } });
    const QJsonObject root{
        { u"format"_s, file.format },
        { u"sourceLanguage"_s, file.sourceLanguage },
        { u"targetLanguage"_s, file.targetLanguage },
        { u"units"_s, units },
        { u"warnings"_s, warnings },
    };
    return QJsonDocument(root).toJson();
}

// One line a unit: where, what state, which text and its translation.
QByteArray toText(const StringFile &file)
{
    qsizetype counts[3] = { 0, 0, 0 };
    QString text;
    const auto oneLine
        = [](const QString &words) { return harmlessText(words).replace(u'\n', u'⏎').replace(u'\t', u' '); };
    for (const StringUnit &unit : file.units) {
        ++counts[int(unit.state)];
        QStringList targets;
        for (const QString &target : unit.targets)
            targets.append(oneLine(target));
        text += u"%1\t%2\t%3\t%4\n"_s.arg(QString::number(unit.line), stringStateName(unit.state),
                                          oneLine(unit.source.isEmpty() ? unit.id : unit.source),
                                          targets.join(u" | "_s));
    }
    const auto number = [&counts](StringState state) { return QLocale().toString(counts[int(state)]); };
    text += StringsCommand::tr("Translated: %1. To look at: %2. Untranslated: %3.")
                .arg(number(StringState::Translated), number(StringState::Fuzzy),
                     number(StringState::Untranslated));
    return (text + u'\n').toUtf8();
}

} // namespace

StringsCommand::StringsCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{ }

void StringsCommand::run(const QStringList &arguments, const CommandDone &done)
{
    CommandOptions given(u"strings"_s,
                         tr("Shows the strings in a file of translations, or writes the file back "
                            "as it was read."));
    given.add(u"in"_s, tr("The file; “{lang}” in its path stands for the language."), u"FILE"_s);
    given.add(u"source"_s, tr("The file with the source texts, for formats with one language a file."),
              u"FILE"_s);
    given.add(u"lang"_s, tr("The language of the translations, for example pt-BR."), u"LANG"_s);
    given.addTextOrJson();
    given.add(u"rewrite"_s, tr("Write the file back here, unchanged, in place of printing."), u"OUT"_s);
    int status = 0;
    if (given.parse(arguments, m_context.console, status))
        status = answer(given);
    done(status);
}

int StringsCommand::answer(const CommandOptions &given)
{
    const QString language = given.value(u"lang"_s);
    if (!given.isSet(u"in"_s))
        return given.usageError(tr("Name the file with --in FILE."), m_context.console);
    if (const QString problem = given.textOrJsonProblem(); !problem.isEmpty())
        return given.usageError(problem, m_context.console);
    if (!language.isEmpty() && languageTag(language).isEmpty())
        return given.usageError(tr("There is no language “%1”.").arg(language), m_context.console);
    const StringInput::Result input
        = StringInput::read(given.value(u"in"_s), given.value(u"source"_s), language, m_context.console);
    if (!input.file)
        return int(input.status);
    if (given.isSet(u"rewrite"_s))
        return rewrite(*input.file, given.value(u"rewrite"_s));
    return print(*input.file, given.wantsJson());
}

int StringsCommand::print(const StringFile &file, bool json)
{
    const bool printed = m_context.console.out(json ? toJson(file) : toText(file));
    return int(printed ? ExitStatus::Complete : ExitStatus::FileError);
}

int StringsCommand::rewrite(const StringFile &file, const QString &path)
{
    const QByteArray bytes = file.write({}).bytes;
    if (path == u"-")
        return int(m_context.console.out(bytes) ? ExitStatus::Complete : ExitStatus::FileError);
    const QString error = InputFiles::write(path, bytes);
    if (error.isEmpty())
        return int(ExitStatus::Complete);
    m_context.console.say(error);
    return int(ExitStatus::FileError);
}

} // namespace lineup
