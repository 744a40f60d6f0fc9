// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"
#include "model/modelcatalogue.h"
#include "model/prompt.h"
#include "prompt/promptestimate.h"

#include <QObject>

namespace lineup {

// Estimates tokens and cost of a prompt for a lineup, off the GUI thread. Only the latest question is
// answered.
class PromptEstimator : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void ask(const PromptTemplate &prompt, const Lineup &lineup, const ModelCatalogue &catalogue);

Q_SIGNALS:
    void estimated(const lineup::PromptEstimate &estimate);

private:
    quint64 m_question = 0;
};

} // namespace lineup
