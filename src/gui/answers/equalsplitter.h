// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSplitter>

namespace lineup {

// A splitter whose children have the same width until the user drags a divider. A double click on a divider
// makes them equal again.
class EqualSplitter : public QSplitter
{
    Q_OBJECT
public:
    explicit EqualSplitter(QWidget *parent = nullptr);

    void equalize();
    void choose(const QList<int> &sizes);
    // Forgets what was dragged the next time that children come or go.
    bool isEqual() const { return m_equal; }

protected:
    QSplitterHandle *createHandle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_equal = true;
};

} // namespace lineup
