// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDoubleSpinBox>

#include <optional>

namespace lineup {

// A time limit that is kept in milliseconds and shown in seconds: unset is the default, 0 s is no limit.
class SecondsBox : public QDoubleSpinBox
{
    Q_OBJECT
public:
    explicit SecondsBox(QWidget *parent = nullptr);

    void setMilliseconds(std::optional<int> ms);
    std::optional<int> milliseconds() const;
    // What unset stands for, so that a person can see it.
    void setDefaultMilliseconds(int ms);

protected:
    QString textFromValue(double value) const override;
    void stepBy(int steps) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    int m_defaultMs = 0;
};

} // namespace lineup
