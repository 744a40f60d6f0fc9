// SPDX-License-Identifier: Apache-2.0
#include "raceaccessible.h"

#include "raceaxisbar.h"
#include "racelegend.h"
#include "racestrip.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>

namespace lineup {

namespace {

// One line. It stays when another run comes and then speaks of the line at the same place.
class RaceRowAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    RaceRowAccessible(RaceStrip *strip, int index)
        : m_strip(strip)
        , m_index(index)
    { }

    bool isValid() const override { return m_strip && m_index < m_strip->rowCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_strip ? m_strip->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_strip.data());
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return m_strip->rowName(m_index);
        return kind == QAccessible::Description ? m_strip->rowDetails(m_index) : QString();
    }

    QRect rect() const override
    {
        if (!isValid() || !m_strip->isVisible())
            return {};
        const QRect row = m_strip->rowRect(m_index) & m_strip->viewport()->rect();
        return { m_strip->viewport()->mapToGlobal(row.topLeft()), row.size() };
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        state.focusable = true;
        state.selectable = true;
        state.selected = m_strip->currentRow() == m_index;
        state.focused = state.selected && m_strip->hasFocus();
        state.invisible = !m_strip->isVisible();
        state.offscreen = !m_strip->rowRect(m_index).intersects(m_strip->viewport()->rect());
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return { pressAction(), setFocusAction() }; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction()) {
            m_strip->setFocus(Qt::OtherFocusReason);
            m_strip->setCurrentRow(m_index);
        } else if (name == pressAction()) {
            m_strip->activateRow(m_index);
        }
    }

private:
    QPointer<RaceStrip> m_strip;
    int m_index;
};

// The lines, then the axis with the legend's button, then the legend while it is shown.
class RaceStripAccessible final : public QAccessibleWidget
{
public:
    explicit RaceStripAccessible(RaceStrip *strip)
        : QAccessibleWidget(strip, QAccessible::List)
    { }

    ~RaceStripAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_rows))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return strip() ? strip()->rowCount() + int(feet().size()) : 0; }

    QAccessibleInterface *child(int index) const override
    {
        if (!strip() || index < 0)
            return nullptr;
        if (index < strip()->rowCount())
            return row(index);
        return QAccessible::queryAccessibleInterface(feet().value(index - strip()->rowCount()));
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        if (!strip())
            return nullptr;
        const int index = strip()->rowAt(strip()->viewport()->mapFromGlobal(QPoint(x, y)));
        return index >= 0 ? row(index) : QAccessibleWidget::childAt(x, y);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int i = 0; child && i < childCount(); ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }

    QAccessibleInterface *focusChild() const override
    {
        if (strip() && strip()->hasFocus() && strip()->currentRow() >= 0)
            return row(strip()->currentRow());
        return QAccessibleWidget::focusChild();
    }

private:
    RaceStrip *strip() const { return qobject_cast<RaceStrip *>(widget()); }

    QWidgetList feet() const
    {
        QWidgetList feet;
        if (auto *axis = strip()->findChild<RaceAxisBar *>())
            feet.append(axis);
        auto *legend = strip()->findChild<RaceLegend *>();
        if (legend && !legend->isHidden())
            feet.append(legend);
        return feet;
    }

    QAccessibleInterface *row(int index) const
    {
        while (m_rows.size() <= index) {
            auto *created = new RaceRowAccessible(strip(), int(m_rows.size()));
            m_rows.append(QAccessible::registerAccessibleInterface(created));
        }
        return QAccessible::accessibleInterface(m_rows[index]);
    }

    mutable QList<QAccessible::Id> m_rows; // made when they are asked for
};

QAccessibleInterface *createRaceInterface(const QString &, QObject *object)
{
    auto *strip = qobject_cast<RaceStrip *>(object);
    return strip ? new RaceStripAccessible(strip) : nullptr;
}

} // namespace

void installRaceAccessibility()
{
    QAccessible::installFactory(createRaceInterface);
}

} // namespace lineup
