// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cellmarks.h"

#include <QTextEdit>

namespace lineup {

// A foreign text, read-only and as high as it needs to be up to some lines: as it is with what findings are
// about marked, or as it differs from another one. Loads nothing. GUI thread.
class MarkedText : public QTextEdit
{
    Q_OBJECT
public:
    explicit MarkedText(QWidget *parent = nullptr);

    // Of the text that is shown next, whatever it begins with.
    void setRightToLeft(bool rightToLeft);
    void showText(const QString &raw, const QList<TextMark> &marks);
    // What was added and removed on the way from `before`.
    void showDifference(const QString &before, const QString &raw);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    enum class Shows { Text, Difference };

    void fill();
    void mark();
    void fitHeight();
    int documentPosition(qsizetype shown) const;

    Shows m_shows = Shows::Text;
    bool m_rightToLeft = false;
    bool m_filled = false;
    QString m_raw;
    QString m_before;
    QList<TextMark> m_marks;
    int m_height = 0;
};

} // namespace lineup
