// SPDX-License-Identifier: Apache-2.0
#include "historydelegate.h"

#include "common/format.h"
#include "common/icons.h"
#include "historymodel.h"
#include "historywords.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QTimeZone>

namespace lineup {

namespace {

// All from the font: half a line of air in a row, a quarter beside it.
struct Measures
{
    explicit Measures(const QFontMetrics &metrics)
        : line(metrics.lineSpacing())
        , air(metrics.lineSpacing() / 4)
        , icon(metrics.ascent())
    { }

    int row() const { return 3 * line + 2 * air; }
    int heading() const { return line + 2 * air; }

    int line;
    int air;
    int icon;
};

QRect withoutHeading(const QRect &rect, const QModelIndex &index, const Measures &measures)
{
    const bool first = !index.data(HistoryModel::DayRole).toString().isEmpty();
    return rect.adjusted(0, first ? measures.heading() : 0, 0, 0);
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

struct HistoryDelegate::Ink
{
    QPainter *painter;
    QFont font;
    QColor text;
    QColor muted;
    QPalette palette;
    Qt::LayoutDirection direction;
    bool selected;
    Measures measures;

    // The rest of the line, for what comes after.
    QRect write(const QRect &line, const QString &words, const QColor &color, const QFont &with) const
    {
        const QFontMetrics metrics(with);
        const QString shown = metrics.elidedText(words, Qt::ElideRight, line.width());
        painter->setFont(with);
        painter->setPen(color);
        painter->drawText(
            line,
            int(QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::AlignAbsolute)
                | Qt::TextSingleLine,
            shown);
        return rest(line, metrics.horizontalAdvance(shown) + measures.air);
    }

    QRect draw(const QRect &line, const QString &name, const QColor &color) const
    {
        const QRect box(line.x(), line.y() + (line.height() - measures.icon) / 2, measures.icon,
                        measures.icon);
        paintIcon(painter, QStyle::visualRect(direction, line, box), name, color);
        return rest(line, measures.icon + measures.air);
    }

    QRect rest(const QRect &line, int used) const
    {
        const QRect after = line.adjusted(qMin(used, line.width()), 0, 0, 0);
        return QStyle::visualRect(direction, line, after);
    }
};

const ThemeColors &HistoryDelegate::colors(const QPalette &palette) const
{
    if (m_paletteKey != palette.cacheKey()) {
        m_colors = themeColors(palette);
        m_paletteKey = palette.cacheKey();
    }
    return m_colors;
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const RunSummary run = index.data(HistoryModel::RunRole).value<RunSummary>();
    const auto *model = qobject_cast<const HistoryModel *>(index.model());
    const QTimeZone zone = model ? model->timeZone() : QTimeZone::systemTimeZone();
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group
        = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor text = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const Ink ink{ painter,        option.font,
                   text,           selected ? text : colors(option.palette).mutedText,
                   option.palette, option.direction,
                   selected,       Measures(QFontMetrics(option.font)) };
    const Measures &measures = ink.measures;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    painter->save();
    const QString day = index.data(HistoryModel::DayRole).toString();
    if (!day.isEmpty()) {
        const QRect heading(option.rect.x(), option.rect.y(), option.rect.width(), measures.heading());
        ink.write(heading.adjusted(measures.air, 0, -measures.air, 0), day, colors(option.palette).mutedText,
                  bold(option.font));
    }
    option.rect = withoutHeading(option.rect, index, measures);
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const int side = 2 * measures.air;
    QRect line(option.rect.x() + side, option.rect.y() + measures.air, option.rect.width() - 2 * side,
               measures.line);
    paintTitle(ink, line, run);
    line.translate(0, measures.line);
    const QString time = HistoryWords::time(run.startedAt, zone);
    ink.write(line,
              run.lineupName.isEmpty()
                  ? time
                  : HistoryWords::tr("%1 · %2", "time, lineup").arg(time, run.lineupName.simplified()),
              ink.muted, option.font);
    line.translate(0, measures.line);
    paintStates(ink, line, run);
    painter->restore();
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = option.palette.color(selected ? QPalette::Highlight : QPalette::Base);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

void HistoryDelegate::paintTitle(const Ink &ink, const QRect &line, const RunSummary &run) const
{
    QRect free = line;
    if (run.id == m_shown)
        free = ink.draw(free, QStringLiteral("open"), ink.text);
    if (run.starred)
        free = ink.draw(free, QStringLiteral("star"),
                        ink.selected ? ink.text : colors(ink.palette).retrying.shape);
    if (run.table)
        free = ink.draw(free, QStringLiteral("grid"), ink.text);
    const bool marked = !run.title.isEmpty() || run.id == m_shown;
    ink.write(free, HistoryWords::title(run), ink.text, marked ? bold(ink.font) : ink.font);
}

void HistoryDelegate::paintStates(const Ink &ink, const QRect &line, const RunSummary &run) const
{
    QRect free = line;
    for (const HistoryWords::State &state : HistoryWords::states(run)) {
        const ThemeColor &color = colors(ink.palette).forState(state.phase, state.status);
        free
            = ink.draw(free, stateIconName(state.phase, state.status), ink.selected ? ink.text : color.shape);
        free = ink.rest(ink.write(free, state.text, ink.muted, ink.font), ink.measures.air);
    }
    if (run.damaged) {
        free = ink.draw(free, QStringLiteral("warning"),
                        ink.selected ? ink.text : colors(ink.palette).failed.shape);
        free = ink.rest(ink.write(free, HistoryWords::tr("damaged"), ink.muted, ink.font), ink.measures.air);
    }
    if (!run.tags.isEmpty())
        ink.write(free, run.tags.join(QStringLiteral(" · ")).simplified(), ink.muted, ink.font);
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Measures measures{ QFontMetrics(option.font) };
    const bool first = !index.data(HistoryModel::DayRole).toString().isEmpty();
    return { 0, measures.row() + (first ? measures.heading() : 0) };
}

QWidget *HistoryDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                       const QModelIndex &index) const
{
    auto *editor = new QLineEdit(parent);
    editor->setAccessibleName(tr("Title"));
    editor->setPlaceholderText(index.data(Qt::DisplayRole).toString());
    editor->setMaxLength(200);
    return editor;
}

void HistoryDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &index) const
{
    const Measures measures{ QFontMetrics(option.font) };
    QRect row = withoutHeading(option.rect, index, measures);
    row.setHeight(qMax(editor->sizeHint().height(), measures.line));
    editor->setGeometry(row);
}

} // namespace lineup
