// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sampleprompts.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace lineup {

// A line of buttons, each of which stands for a ready-made prompt; those that find no room are in a menu.
class SamplePrompts : public QWidget
{
    Q_OBJECT
public:
    explicit SamplePrompts(QWidget *parent = nullptr);

    void setSamples(const QList<SamplePrompt> &samples);
    bool isEmpty() const { return m_samples.isEmpty(); }

Q_SIGNALS:
    void chosen(const lineup::PromptTemplate &prompt);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void choose(qsizetype index);

    QList<SamplePrompt> m_samples;
    QHBoxLayout *m_layout;
};

} // namespace lineup
