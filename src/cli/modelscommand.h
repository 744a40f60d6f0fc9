// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "model/resolvedtarget.h"
#include "run/modellister.h"

#include <QList>
#include <QObject>

namespace lineup {

class RehearsalServer;

// `lineup-cli models`: prints what each provider offers, one model a line. All providers of a lineup are
// asked at once; the output stands in the lineup's order. Ends once.
class ModelsCommand : public QObject
{
    Q_OBJECT
public:
    explicit ModelsCommand(CliContext &context, QObject *parent = nullptr);

    void run(const QStringList &arguments, CommandDone done);

private:
    struct Source
    {
        ResolvedTarget target;
        QString name; // for people
        std::optional<ModelListResult> result;
    };

    bool readSources(const CommandOptions &given);
    bool addProvider(const CommandOptions &given);
    bool addLineup(const QString &path);
    void addRehearsal();
    void ask();
    void print();
    void end(int status);

    CliContext &m_context;
    CommandDone m_done;
    ModelLister m_lister;
    QList<Source> m_sources;
    RehearsalServer *m_rehearsal = nullptr; // an own one, where the rehearsal was asked for
};

} // namespace lineup
