// SPDX-License-Identifier: Apache-2.0
#include "equalsplitter.h"

#include <QMouseEvent>
#include <QSplitterHandle>

namespace lineup {

namespace {

class EqualHandle final : public QSplitterHandle
{
public:
    EqualHandle(EqualSplitter *splitter)
        : QSplitterHandle(splitter->orientation(), splitter)
        , m_splitter(splitter)
    {
        setToolTip(QSplitter::tr("Drag to resize, double-click for equal widths"));
    }

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override
    {
        m_splitter->equalize();
        event->accept();
    }

private:
    EqualSplitter *m_splitter;
};

} // namespace

EqualSplitter::EqualSplitter(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_equal = false; });
}

void EqualSplitter::equalize()
{
    m_equal = true;
    setSizes(QList<int>(count(), std::max(1, width() / std::max(1, count()))));
}

void EqualSplitter::choose(const QList<int> &sizes)
{
    m_equal = false;
    setSizes(sizes);
}

QSplitterHandle *EqualSplitter::createHandle()
{
    return new EqualHandle(this);
}

void EqualSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (m_equal)
        equalize();
}

} // namespace lineup
