// SPDX-License-Identifier: Apache-2.0
#include "answeraccessible.h"

#include "answerview.h"

#include <QAccessibleWidget>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

// A viewport hands its focus on and would count as focused together with its text.
class PageAccessible final : public QAccessibleWidget
{
public:
    explicit PageAccessible(QWidget *viewport)
        : QAccessibleWidget(viewport, QAccessible::Pane)
    { }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? AnswerView::tr("Page") : QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.focusable = false;
        state.focused = false;
        return state;
    }
    QStringList actionNames() const override { return {}; }
};

QAccessibleInterface *createPageInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const auto *view = widget ? qobject_cast<AnswerView *>(widget->parentWidget()) : nullptr;
    return view && view->viewport() == widget ? new PageAccessible(widget) : nullptr;
}

} // namespace

void installAnswerAccessibility()
{
    QAccessible::installFactory(createPageInterface);
}

} // namespace lineup
