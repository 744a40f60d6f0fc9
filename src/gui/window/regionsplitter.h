// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QSplitter>

namespace lineup {

// Prompt, race and answers one above the other. Until a divider is moved each of the upper two is as high as
// its contents want and the answers get the rest; in a low window the race gives way first, then the prompt.
// A divider is moved with the
// mouse or, where it has the keyboard, with Up, Down, Page Up and Page Down. Heights that the user chose stay
// until a divider is double-clicked or Return is pressed on it. GUI thread; owns the regions.
class RegionSplitter : public QSplitter
{
    Q_OBJECT
public:
    explicit RegionSplitter(QWidget *parent = nullptr);

    // The last one is the one that gets the rest. `dividerName`: of the divider above it, for screen readers.
    void addRegion(QWidget *region, const QString &dividerName = {});
    void setDividerName(int index, const QString &name);

    // What the user chose, in pixels; empty while the contents decide.
    QList<int> chosenSizes() const;
    // Sizes that do not fit these regions are ignored.
    void choose(const QList<int> &sizes);
    // The contents decide again.
    void forgetChoice();

Q_SIGNALS:
    void choiceChanged();

protected:
    QSplitterHandle *createHandle() override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    bool m_chosen = false;
};

} // namespace lineup
