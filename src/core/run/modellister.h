// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocols/protocol.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace lineup {

class Engine;

struct ModelListResult
{
    QList<ModelInfo> models; // sorted by id
    std::optional<AnswerError> error; // the list could not be had; `models` is then empty
    bool cached = false;
};

// Asks providers which models they offer. Answers later, in the caller's thread, exactly once unless
// `context` dies first; lists are kept for as long as this object lives, until refresh().
class ModelLister : public QObject
{
    Q_OBJECT
public:
    static constexpr int deadlineMs = 15000;

    explicit ModelLister(Engine &engine, QObject *parent = nullptr);

    void list(const ResolvedTarget &target, QObject *context,
              const std::function<void(ModelListResult)> &done);
    // Forgets what is kept for this target's address and key.
    void refresh(const ResolvedTarget &target);

private:
    void fetch(const ResolvedTarget &target, const Secret &key, QObject *context,
               const std::function<void(ModelListResult)> &done);

    Engine &m_engine;
    QHash<QString, QList<ModelInfo>> m_kept;
};

} // namespace lineup
