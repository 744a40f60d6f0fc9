// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace lineup {

// What the patterns and icons of the race strip mean. The entries flow over as many lines as the width takes;
// assistive technology reads them as the widget's description.
class RaceLegend final : public QWidget
{
    Q_OBJECT
public:
    explicit RaceLegend(QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        enum class Kind { Bar, FirstToken, State, Mark };
        Kind kind = Kind::Mark;
        int value = 0; // a Segment::Kind or an AnswerStatus
        QString icon;
        QString text;
    };

    void retranslate();
    QList<QRect> place(int width, int *height) const;
    void paintSample(QPainter *painter, const QRect &rect, const Entry &entry) const;
    QSize sampleSize(const Entry &entry) const;

    QList<Entry> m_entries;
};

} // namespace lineup
