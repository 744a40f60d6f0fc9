// SPDX-License-Identifier: Apache-2.0
#include "secondsbox.h"

#include <QEvent>
#include <QLocale>
#include <QtMath>

#include <limits>

namespace lineup {

SecondsBox::SecondsBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(3);
    setRange(-1, std::numeric_limits<int>::max() / 1000.0);
    setValue(-1);
    retranslate();
}

void SecondsBox::setMilliseconds(std::optional<int> ms)
{
    setValue(ms ? *ms / 1000.0 : -1);
}

std::optional<int> SecondsBox::milliseconds() const
{
    if (value() < 0)
        return std::nullopt;
    return qRound(value() * 1000);
}

void SecondsBox::setDefaultMilliseconds(int ms)
{
    m_defaultMs = ms;
    retranslate();
}

QString SecondsBox::textFromValue(double value) const
{
    return locale().toString(value, 'f', QLocale::FloatingPointShortest);
}

// Up from the default starts at the default's value, not at -1 and a bit.
void SecondsBox::stepBy(int steps)
{
    if (value() < 0 && steps > 0)
        setValue(m_defaultMs / 1000.0 + steps * singleStep());
    else if (value() - qAbs(steps) * singleStep() < 0 && steps < 0)
        setValue(value() > 0 ? 0 : -1);
    else
        QDoubleSpinBox::stepBy(steps);
}

void SecondsBox::retranslate()
{
    setSuffix(tr(" s"));
    setToolTip(tr("0 s means no limit."));
    setSpecialValueText(m_defaultMs == 0 ? tr("Default (no limit)")
                                         : tr("Default (%1 s)")
                                               .arg(locale().toString(m_defaultMs / 1000.0, 'f',
                                                                      QLocale::FloatingPointShortest)));
}

void SecondsBox::changeEvent(QEvent *event)
{
    QDoubleSpinBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace lineup
