// SPDX-License-Identifier: Apache-2.0
#include "accessible.h"

#include <QAccessible>
#include <QWidget>

namespace lineup {

void announce(QWidget *widget, const QString &text)
{
    if (widget->accessibleDescription() == text)
        return;
    widget->setAccessibleDescription(text);
    QAccessibleEvent event(widget, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace lineup
