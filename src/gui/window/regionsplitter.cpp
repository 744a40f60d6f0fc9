// SPDX-License-Identifier: Apache-2.0
#include "regionsplitter.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace lineup {

namespace {

constexpr int linesOfAPage = 5;

class Divider final : public QSplitterHandle
{
public:
    explicit Divider(RegionSplitter *parent)
        : QSplitterHandle(parent->orientation(), parent)
        , m_regions(parent)
    {
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const int line = fontMetrics().lineSpacing();
        const int page = line * linesOfAPage;
        switch (event->key()) {
        case Qt::Key_Up:
            moveSplitter(y() - line);
            return;
        case Qt::Key_Down:
            moveSplitter(y() + line);
            return;
        case Qt::Key_PageUp:
            moveSplitter(y() - page);
            return;
        case Qt::Key_PageDown:
            moveSplitter(y() + page);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            m_regions->forgetChoice();
            return;
        default:
            QSplitterHandle::keyPressEvent(event);
        }
    }

    void paintEvent(QPaintEvent *event) override
    {
        QSplitterHandle::paintEvent(event);
        if (!hasFocus())
            return;
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Highlight));
    }

    void mouseDoubleClickEvent(QMouseEvent *event) override
    {
        event->accept();
        m_regions->forgetChoice();
    }

private:
    RegionSplitter *m_regions;
};

} // namespace

RegionSplitter::RegionSplitter(QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
{
    setObjectName(QStringLiteral("regions"));
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        m_chosen = true;
        Q_EMIT choiceChanged();
    });
}

QSplitterHandle *RegionSplitter::createHandle()
{
    return new Divider(this);
}

void RegionSplitter::addRegion(QWidget *region, const QString &dividerName)
{
    addWidget(region);
    for (int i = 0; i < count(); ++i)
        setStretchFactor(i, i + 1 == count() ? 1 : 0);
    setDividerName(count() - 1, dividerName);
}

void RegionSplitter::setDividerName(int index, const QString &name)
{
    QSplitterHandle *divider = handle(index);
    divider->setAccessibleName(name);
    divider->setToolTip(tr("Drag to share the room; double-click to share it automatically"));
    divider->setAccessibleDescription(tr("Up and Down share the room; Return shares it automatically"));
}

QList<int> RegionSplitter::chosenSizes() const
{
    return m_chosen ? sizes() : QList<int>();
}

void RegionSplitter::choose(const QList<int> &sizes)
{
    if (sizes.size() != count()
        || std::any_of(sizes.begin(), sizes.end(), [](int size) { return size <= 0; }))
        return;
    m_chosen = true;
    setSizes(sizes);
}

void RegionSplitter::forgetChoice()
{
    m_chosen = false;
    fit();
    Q_EMIT choiceChanged();
}

bool RegionSplitter::event(QEvent *event)
{
    const bool done = QSplitter::event(event);
    // A region wants another height: its text has grown, a lineup has more targets.
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

void RegionSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fit();
}

void RegionSplitter::fit()
{
    if (m_chosen || count() == 0 || height() <= 0)
        return;
    const int last = count() - 1;
    int room = height() - last * handleWidth();
    QList<int> wanted;
    for (int i = 0; i <= last; ++i) {
        const QWidget *region = widget(i);
        const int least = std::max(region->minimumSizeHint().height(), region->minimumHeight());
        wanted.append(i == last ? least : std::max(least, region->sizeHint().height()));
        room -= wanted.last();
    }
    for (int i = last - 1; i >= 0 && room < 0; --i) {
        const int given = std::min(-room, wanted[i] - widget(i)->minimumSizeHint().height());
        wanted[i] -= given;
        room += given;
    }
    wanted[last] += std::max(0, room);
    if (wanted != sizes())
        setSizes(wanted);
}

} // namespace lineup
