// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTabBar>

namespace lineup {

// Tabs at their full width, which scroll when there are many. The current one is marked by a line, too, so
// that it stands out in every palette.
class AnswerTabBar : public QTabBar
{
    Q_OBJECT
public:
    explicit AnswerTabBar(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace lineup
