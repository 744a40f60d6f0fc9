// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "modellister.h"

#include <QObject>

namespace lineup {

// Looks for model servers that run on this machine (Ollama, LM Studio, llama.cpp, LiteLLM at their usual
// addresses) by asking each for its models. Loopback only.
class LocalServerFinder : public QObject
{
    Q_OBJECT
public:
    explicit LocalServerFinder(ModelLister *lister, QObject *parent = nullptr);

    // Asks all of them again; found() for each that answers with at least one model, then finished().
    void search();

Q_SIGNALS:
    void found(const QString &providerId, const QList<lineup::ModelInfo> &models);
    void finished();

private:
    ModelLister *m_lister;
    int m_waiting = 0;
};

} // namespace lineup
