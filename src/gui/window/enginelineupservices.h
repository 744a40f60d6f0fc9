// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineups/lineupservices.h"
#include "programparts.h"

namespace lineup {

// The lineup editor's window on the program: models, keys and tests through the engine. GUI thread.
class EngineLineupServices final : public LineupServices
{
public:
    explicit EngineLineupServices(const ProgramParts &parts);

    void listModels(const Target &target, QObject *context,
                    std::function<void(QList<ModelInfo>, QString)> done) override;
    void testTarget(const Target &target, QObject *context,
                    std::function<void(bool ok, QString words)> done) override;
    void keyState(const Target &target, QObject *context,
                  std::function<void(bool usable, QString words)> done) override;
    ModelFacts facts(const Target &target) const override;
    QList<ModelFacts> knownModels(const Target &target) const override;

private:
    const ProgramParts &m_parts;
    ModelCatalogue m_catalogue;
};

} // namespace lineup
