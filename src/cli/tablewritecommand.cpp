// SPDX-License-Identifier: Apache-2.0
#include "tablewritecommand.h"

#include "clihistory.h"
#include "console.h"
#include "inputfiles.h"
#include "signalwatcher.h"
#include "stringinput.h"
#include "strings/languagetags.h"
#include "work/tablesource.h"
#include "work/tablestore.h"

#include <QFileInfo>

#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

TableWriteCommand::TableWriteCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this,
            [this] { end(int(ExitStatus::Interrupted)); });
}

TableWriteCommand::~TableWriteCommand() = default;

void TableWriteCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    CommandOptions given(
        u"table write"_s,
        tr("Puts translations of a table run back into its file; nothing else in it changes."));
    given.addArgument(u"RUN-ID|last"_s, tr("The table run."));
    given.add(u"target"_s, tr("The target whose translations are taken."), u"ID"_s);
    given.add(u"picks"_s, tr("Take what was picked."));
    given.add(u"prefer"_s, tr("Take the first of these targets that has a translation without errors."),
              u"ID,..."_s);
    given.add(u"to"_s, tr("The language of the translations."), u"LANG"_s);
    given.add(u"in"_s, tr("The file; “{lang}” in its path stands for the language."), u"FILE"_s);
    given.add(u"source"_s, tr("The file with the source texts, for formats with one language a file."),
              u"FILE"_s);
    given.add(u"out"_s, tr("The file to write; it may be the same one."), u"FILE"_s);
    given.add(u"mark-fuzzy"_s, tr("Mark what is written as to be looked at."));
    given.add(u"with-errors"_s, tr("Write translations with errors too."));
    int status = 0;
    if (!given.parse(arguments, m_context.console, status)) {
        end(status);
        return;
    }
    if (!readOptions(given))
        return;
    if (!QFileInfo::exists(CliHistory::file())) {
        endWith(ExitStatus::Usage, tr("The history has no table run."));
        return;
    }
    m_history = std::make_unique<CliHistory>(m_context.console, CliHistory::Use::Reading);
    m_history->whenOpened([this] {
        m_history->store().loadTable(m_runId == "last"_L1 ? QString() : m_runId, this,
                                     [this](const StoredTable &stored) { onStored(stored); });
    });
}

QString TableWriteCommand::readChoice(const CommandOptions &given)
{
    const int ways
        = int(given.isSet(u"target"_s)) + int(given.isSet(u"picks"_s)) + int(given.isSet(u"prefer"_s));
    if (ways != 1)
        return tr("Give one of --target ID, --picks and --prefer ID,ID.");
    m_choice.picks = given.isSet(u"picks"_s);
    if (given.isSet(u"target"_s))
        m_choice.targets = QStringList{ given.value(u"target"_s) };
    else
        m_choice.targets = given.value(u"prefer"_s).split(u',', Qt::SkipEmptyParts);
    m_choice.mark = given.isSet(u"mark-fuzzy"_s) ? StringMark::Fuzzy : StringMark::Translated;
    m_choice.withErrors = given.isSet(u"with-errors"_s);
    if (!m_choice.picks && m_choice.targets.isEmpty())
        return tr("--prefer needs the ids of targets.");
    return {};
}

bool TableWriteCommand::readOptions(const CommandOptions &given)
{
    QString problem = readChoice(given);
    m_runId = given.argument();
    m_language = languageTag(given.value(u"to"_s));
    m_in = given.value(u"in"_s);
    m_source = given.value(u"source"_s);
    m_out = given.value(u"out"_s);
    if (problem.isEmpty() && !given.isSet(u"to"_s))
        problem = tr("Name the language with --to LANG.");
    else if (problem.isEmpty() && m_language.isEmpty())
        problem = tr("There is no language “%1”.").arg(given.value(u"to"_s));
    else if (problem.isEmpty() && (m_in.isEmpty() || m_out.isEmpty()))
        problem = tr("Name the files with --in FILE and --out FILE.");
    if (!problem.isEmpty())
        end(given.usageError(problem, m_context.console));
    return problem.isEmpty();
}

void TableWriteCommand::onStored(const StoredTable &stored)
{
    if (!m_done)
        return;
    const std::optional<RestoredTable> table = restoreTable(stored);
    if (!table) {
        endWith(ExitStatus::Usage, tr("The history has no table run “%1”. %2").arg(m_runId, stored.problem));
        return;
    }
    for (const QString &problem : table->job.fonts.problems)
        m_context.console.say(tr("Warning: %1").arg(problem));
    int language = 0;
    while (language < table->job.languages.size()
           && !isSameLanguage(table->job.languages.at(language).tag, m_language))
        ++language;
    if (language == table->job.languages.size()) {
        endWith(ExitStatus::Usage, tr("The run has no translations into “%1”.").arg(m_language));
        return;
    }
    for (const QString &id : std::as_const(m_choice.targets)) {
        const QList<Target> &targets = table->job.lineup.targets;
        if (std::none_of(targets.cbegin(), targets.cend(), [&id](const Target &t) { return t.id == id; })) {
            endWith(ExitStatus::Usage, tr("The run has no target “%1”.").arg(id));
            return;
        }
    }
    write(table->job, table->cells, language);
}

void TableWriteCommand::write(const TableJob &job, const QList<TableCell> &cells, int language)
{
    const QString source = m_source.isEmpty() ? job.sourceFile : m_source;
    const StringInput::Result input
        = StringInput::read({ m_in, {}, source, job.columns, job.sheet }, m_language, m_context.console);
    if (!input.file) {
        end(int(input.status));
        return;
    }
    const TableWriteBack result
        = writeBack(job, language, cells, { job.languages.at(language).tag, *input.file }, m_choice);
    const QString out = isLanguagePattern(m_out) ? languageFile(m_out, m_language) : m_out;
    const QString problem = InputFiles::write(out, result.bytes);
    if (!problem.isEmpty()) {
        endWith(ExitStatus::FileError, problem);
        return;
    }
    report(result);
    end(int(result.leftAlone.isEmpty() ? ExitStatus::Complete : ExitStatus::SomeComplete));
}

void TableWriteCommand::report(const TableWriteBack &result)
{
    Console &console = m_context.console;
    if (result.marksLost)
        console.say(tr("Warning: this format has no mark for translations to look at; none was written."));
    for (const TableLeftAlone &left : result.leftAlone) {
        const QString place = left.line > 0 ? u"%1:%2"_s.arg(m_in).arg(left.line) : m_in;
        QString id = left.id;
        id.replace(QChar(4), u' ').replace(u'\n', u'⏎');
        console.say(tr("%1: left alone: %2 (%3)").arg(place, id, left.reason));
    }
    console.say(tr("%n string(s) written.", nullptr, result.written));
}

void TableWriteCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

void TableWriteCommand::endWith(ExitStatus status, const QString &message)
{
    if (!m_done)
        return;
    m_context.console.say(message);
    end(int(status));
}

} // namespace lineup
