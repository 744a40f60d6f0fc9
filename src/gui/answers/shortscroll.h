// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

namespace lineup {

// As high as its content needs at the width that it gets, up to its maximum height; from there on the content
// scrolls. Takes no room while nothing of the content is shown.
class ShortScroll : public QScrollArea
{
    Q_OBJECT
public:
    explicit ShortScroll(QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace lineup
