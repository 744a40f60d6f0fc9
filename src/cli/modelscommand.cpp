// SPDX-License-Identifier: Apache-2.0
#include "modelscommand.h"

#include "console.h"
#include "inputfiles.h"
#include "runtext.h"
#include "signalwatcher.h"
#include "terminaltext.h"
#include "work/rehearsalserver.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool sameList(const ResolvedTarget &a, const ResolvedTarget &b)
{
    return a.protocol == b.protocol && a.baseUrl == b.baseUrl && a.keyEnvs == b.keyEnvs
        && a.keyName == b.keyName;
}

QString modelLine(const ModelInfo &model, qsizetype width)
{
    QStringList facts;
    if (!model.name.isEmpty() && model.name != model.id)
        facts.append(model.name);
    if (model.contextTokens)
        facts.append(ModelsCommand::tr("%1 tokens of context").arg(QLocale().toString(*model.contextTokens)));
    const QString line
        = facts.isEmpty() ? model.id : model.id.leftJustified(width) + u"  "_s + facts.join(u", "_s);
    return harmlessText(line).replace(u'\n', u' ');
}

} // namespace

ModelsCommand::ModelsCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_lister(context.engine)
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this,
            [this] { end(int(ExitStatus::Interrupted)); });
}

void ModelsCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    CommandOptions given(u"models"_s,
                         tr("Lists the models that a provider, or each provider of a lineup, offers."));
    given.add(u"provider"_s, tr("A built-in provider, for example openai."), u"ID"_s);
    given.add(u"lineup"_s, tr("A lineup file; each of its providers is asked once."), u"FILE"_s);
    int status = 0;
    if (!given.parse(arguments, m_context.console, status))
        end(status);
    else if (readSources(given))
        ask();
}

bool ModelsCommand::readSources(const CommandOptions &given)
{
    if (given.isSet(u"provider"_s) == given.isSet(u"lineup"_s)) {
        end(given.usageError(tr("Give either --provider ID or --lineup FILE."), m_context.console));
        return false;
    }
    return given.isSet(u"provider"_s) ? addProvider(given) : addLineup(given.value(u"lineup"_s));
}

bool ModelsCommand::addProvider(const CommandOptions &given)
{
    const QString id = given.value(u"provider"_s);
    const Provider *provider = findProvider(id);
    if (!provider) {
        QStringList ids;
        for (const Provider &candidate : builtInProviders())
            ids.append(candidate.id);
        end(given.usageError(tr("There is no provider “%1”. Providers: %2.").arg(id, ids.join(u", "_s)),
                             m_context.console));
        return false;
    }
    if (provider->baseUrl.isEmpty()) {
        end(given.usageError(tr("%1 has a different address for every customer. Name it in a lineup file and "
                                "use --lineup.")
                                 .arg(provider->name),
                             m_context.console));
        return false;
    }
    if (id == u"rehearsal") {
        addRehearsal();
        return false;
    }
    Target target;
    target.id = id;
    target.provider = id;
    m_sources.append({ resolve(target, m_context.catalogue), provider->name, std::nullopt });
    return true;
}

// Its address is only known once it listens; asking goes on from there.
void ModelsCommand::addRehearsal()
{
    m_rehearsal = new RehearsalServer(this);
    connect(m_rehearsal, &RehearsalServer::started, this, [this](quint16 port) {
        const Target target = rehearsalLineup(port).targets.constFirst();
        m_sources.append(
            { resolve(target, m_context.catalogue), findProvider(u"rehearsal"_s)->name, std::nullopt });
        ask();
    });
    connect(m_rehearsal, &RehearsalServer::failed, this, [this](const QString &message) {
        m_context.console.say(tr("The rehearsal cannot start: %1").arg(message));
        end(int(ExitStatus::FileError));
    });
    m_rehearsal->start();
}

bool ModelsCommand::addLineup(const QString &path)
{
    const auto lineup = InputFiles::readLineup(path);
    for (const QString &message : lineup.messages)
        m_context.console.say(message);
    if (!lineup.value) {
        end(int(lineup.status));
        return false;
    }
    for (const Target &target : lineup.value->targets) {
        const ResolvedTarget resolved = resolve(target, m_context.catalogue);
        const bool known = std::any_of(m_sources.begin(), m_sources.end(), [&resolved](const Source &source) {
            return sameList(source.target, resolved);
        });
        const Provider *provider = findProvider(target.provider);
        if (!known)
            m_sources.append({ resolved, provider ? provider->name : target.displayName(), std::nullopt });
    }
    return true;
}

void ModelsCommand::ask()
{
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        m_lister.list(m_sources.at(i).target, this, [this, i](const ModelListResult &result) {
            m_sources[i].result = result;
            const bool all = std::all_of(m_sources.begin(), m_sources.end(),
                                         [](const Source &source) { return source.result.has_value(); });
            if (all)
                print();
        });
    }
}

void ModelsCommand::print()
{
    ExitStatus status = ExitStatus::Complete;
    QString text;
    for (const Source &source : std::as_const(m_sources)) {
        const QString address = source.target.baseUrl.toDisplayString(QUrl::RemoveUserInfo);
        if (source.result->error) {
            m_context.console.say(
                tr("%1 (%2): %3").arg(source.name, address, RunWords::error(*source.result->error)));
            status = ExitStatus::FileError;
            continue;
        }
        if (m_sources.size() > 1)
            text += u"# %1 (%2)\n"_s.arg(harmlessText(source.name), harmlessText(address));
        qsizetype width = 0;
        for (const ModelInfo &model : source.result->models)
            width = std::max(width, model.id.size());
        for (const ModelInfo &model : source.result->models)
            text += modelLine(model, width) + u'\n';
        if (source.result->models.isEmpty())
            m_context.console.say(tr("%1 (%2) offers no models.").arg(source.name, address));
    }
    if (!m_context.console.out(text.toUtf8()))
        status = ExitStatus::FileError;
    end(int(status));
}

void ModelsCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

} // namespace lineup
