// SPDX-License-Identifier: Apache-2.0
#include "griddelegate.h"

#include "common/contrast.h"
#include "common/icons.h"
#include "gridmodel.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

constexpr int lines = 3;
constexpr double tint = 0.16; // of the current cell

int airOf(const QFontMetrics &metrics)
{
    return std::max(2, metrics.lineSpacing() / 4);
}

ThemeColor chipColor(const ThemeColors &colors, CellChip::Kind kind)
{
    switch (kind) {
    case CellChip::Kind::Plain:
        return colors.neutral;
    case CellChip::Kind::Good:
        return colors.complete;
    case CellChip::Kind::Error:
        return colors.failed;
    case CellChip::Kind::Warning:
        return colors.truncated;
    case CellChip::Kind::Info:
        return colors.information;
    }
    Q_UNREACHABLE();
}

} // namespace

struct GridDelegate::Ink
{
    QPainter *painter;
    QFont font;
    QFont small;
    QPalette palette;
    Qt::LayoutDirection direction;
    int air;
    int line;
    qreal stroke;
    bool current;
    QColor ground; // what the cell is filled with

    QColor color(QPalette::ColorRole role) const { return palette.color(role); }
};

QFont GridDelegate::smallFont(const QFont &font)
{
    constexpr double share = 0.85;
    QFont small(font);
    if (font.pointSizeF() > 0)
        small.setPointSizeF(font.pointSizeF() * share);
    else
        small.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * share))));
    return small;
}

int GridDelegate::rowHeight(const QFont &font)
{
    const QFontMetrics metrics(font);
    return lines * metrics.lineSpacing() + 2 * airOf(metrics);
}

const ThemeColors &GridDelegate::colors(const QPalette &palette) const
{
    if (m_paletteKey != palette.cacheKey()) {
        m_colors = themeColors(palette);
        m_paletteKey = palette.cacheKey();
    }
    return m_colors;
}

QSize GridDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return { 0, rowHeight(option.font) };
}

void GridDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto *model = qobject_cast<const GridModel *>(index.model());
    if (!model || !model->session())
        return;
    const CellLook look = lookOf(*model, index.row(), index.column());
    const QFontMetrics metrics(option.font);
    const bool current = option.state & QStyle::State_Selected;
    const QColor base = option.palette.color(QPalette::Base);
    const Ink ink{ painter,
                   option.font,
                   smallFont(option.font),
                   option.palette,
                   option.direction,
                   airOf(metrics),
                   metrics.lineSpacing(),
                   std::max(1.0, metrics.height() / 16.0),
                   current,
                   current ? mixed(base, option.palette.color(QPalette::Highlight), tint) : base };
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(ink, option, look);
    const int side = 2 * ink.air;
    QRect content = option.rect.adjusted(side, ink.air, -side, -ink.air);
    if (!look.state.isEmpty() && look.text.isEmpty()) {
        paintState(ink, content, look);
    } else {
        const bool below = !look.chips.isEmpty() || !look.note.isEmpty() || !look.state.isEmpty();
        QRect text = content;
        if (below)
            text.setHeight((lines - 1) * ink.line);
        // Not under the corner mark.
        const bool mirrored = ink.direction == Qt::RightToLeft;
        if (look.picked)
            text.adjust(mirrored ? ink.line / 2 : 0, 0, mirrored ? 0 : -ink.line / 2, 0);
        paintText(ink, text, look);
        content.setTop(content.bottom() - ink.line + 1);
    }
    if (!look.chips.isEmpty()) {
        content.setTop(content.bottom() - ink.line + 1);
        paintChips(ink, content, look);
    } else if (!look.note.isEmpty()) {
        painter->setFont(ink.small);
        painter->setPen(colors(ink.palette).mutedText);
        const QString note = QFontMetrics(ink.small).elidedText(look.note, Qt::ElideRight, content.width());
        painter->drawText(content, int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeading), note);
    } else if (!look.state.isEmpty() && !look.text.isEmpty()) {
        painter->setFont(ink.small);
        painter->setPen(colors(ink.palette).mutedText);
        painter->drawText(content, int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeading), look.state);
    }
    painter->restore();
}

void GridDelegate::paintGround(const Ink &ink, const QStyleOptionViewItem &option, const CellLook &look) const
{
    const ThemeColors &theme = colors(ink.palette);
    ink.painter->fillRect(option.rect, ink.ground);
    const bool mirrored = ink.direction == Qt::RightToLeft;
    const QRect &all = option.rect;
    const int edge = mirrored ? all.left() : all.right();
    ink.painter->setPen(theme.faintLine);
    ink.painter->drawLine(all.bottomLeft(), all.bottomRight());
    if (look.last)
        ink.painter->setPen(theme.neutral.shape);
    ink.painter->drawLine(edge, all.top(), edge, all.bottom());
    if (look.waiting) {
        // Lines of a fixed slope, anchored in the view, so that they run on from cell to cell.
        ink.painter->setPen(QPen(theme.faintLine, ink.stroke));
        const int step = std::max(4, ink.line / 2);
        const int height = option.rect.height();
        const int from = option.rect.left() / step * step - height / step * step - step;
        for (int x = from; x < option.rect.right(); x += step)
            ink.painter->drawLine(x, option.rect.bottom() + 1, x + height, option.rect.top());
    }
    if (look.picked) {
        const int size = ink.line;
        const QPoint corner = mirrored ? option.rect.topLeft() : option.rect.topRight() + QPoint(1, 0);
        QPainterPath path(corner);
        path.lineTo(corner + QPoint(mirrored ? size : -size, 0));
        path.lineTo(corner + QPoint(0, size));
        path.closeSubpath();
        ink.painter->setRenderHint(QPainter::Antialiasing);
        ink.painter->fillPath(path, theme.complete.shape);
        const int icon = size * 5 / 9;
        paintIcon(ink.painter, QRect(mirrored ? corner.x() : corner.x() - icon, corner.y(), icon, icon),
                  QStringLiteral("check"), ink.color(QPalette::Base));
        ink.painter->setRenderHint(QPainter::Antialiasing, false);
    }
    if (ink.current) {
        const int width = std::max(2, int(std::lround(2 * ink.stroke)));
        ink.painter->setPen(
            QPen(ink.color(QPalette::Highlight), width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        ink.painter->setBrush(Qt::NoBrush);
        const int half = width / 2;
        ink.painter->drawRect(option.rect.adjusted(half, half, -width + half, -width + half));
    }
}

void GridDelegate::paintText(const Ink &ink, const QRect &rect, const CellLook &look) const
{
    if (look.text.isEmpty() || rect.width() <= 0)
        return;
    QString words = look.text;
    words.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QTextLayout layout(words, ink.font, ink.painter->device());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(look.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(look.rightToLeft ? Qt::AlignRight | Qt::AlignAbsolute
                                         : Qt::AlignLeft | Qt::AlignAbsolute);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const TextMark &mark : look.marks) {
        if (mark.start < words.size())
            formats.append({ int(mark.start), int(std::min(mark.length, words.size() - mark.start)),
                             markFormat(colors(ink.palette), mark.severity) });
    }
    layout.setFormats(formats);
    layout.beginLayout();
    const int most = std::max(1, rect.height() / ink.line);
    int used = 0;
    int end = 0;
    while (used < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        line.setPosition(QPointF(0, used * ink.line));
        end = line.textStart() + line.textLength();
        ++used;
    }
    layout.endLayout();
    ink.painter->setPen(look.quiet ? colors(ink.palette).mutedText : ink.color(QPalette::Text));
    ink.painter->setFont(ink.font);
    layout.draw(ink.painter, rect.topLeft());
    if (end >= words.size())
        return;
    // There is more: three dots at the end of the last line, over a little of the ground.
    const QString dots(QChar(0x2026));
    const QFontMetrics metrics(ink.font);
    const int width = metrics.horizontalAdvance(dots) + ink.air;
    const QRect last(rect.x(), rect.y() + (used - 1) * ink.line, rect.width(), ink.line);
    const QRect corner(look.rightToLeft ? last.left() : last.right() - width + 1, last.y(), width,
                       last.height());
    ink.painter->fillRect(corner, ink.ground);
    ink.painter->drawText(corner, int(Qt::AlignCenter | Qt::TextSingleLine), dots);
}

void GridDelegate::paintState(const Ink &ink, const QRect &rect, const CellLook &look) const
{
    const QColor color = colors(ink.palette).mutedText;
    QRect line(rect.x(), rect.y(), rect.width(), ink.line);
    if (!look.stateIcon.isEmpty()) {
        const int size = QFontMetrics(ink.font).ascent();
        const QRect box(line.x(), line.y() + (line.height() - size) / 2, size, size);
        paintIcon(ink.painter, QStyle::visualRect(ink.direction, line, box), look.stateIcon,
                  colors(ink.palette).failed.shape);
        line = QStyle::visualRect(ink.direction, line, line.adjusted(size + ink.air, 0, 0, 0));
    }
    ink.painter->setFont(ink.font);
    ink.painter->setPen(color);
    ink.painter->drawText(line, int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeading),
                          QFontMetrics(ink.font).elidedText(look.state, Qt::ElideRight, line.width()));
}

void GridDelegate::paintChips(const Ink &ink, const QRect &rect, const CellLook &look) const
{
    const ThemeColors &theme = colors(ink.palette);
    const QFontMetrics metrics(ink.small);
    const int icon = metrics.ascent();
    const int pad = std::max(2, ink.air / 2);
    QRect free = rect;
    ink.painter->setFont(ink.small);
    for (qsizetype i = 0; i < look.chips.size(); ++i) {
        const CellChip &chip = look.chips.at(i);
        const int frame = 2 * pad + (chip.icon.isEmpty() ? 0 : icon + pad);
        const QString rest = QLatin1Char('+') + QString::number(look.chips.size() - i);
        const int reserve = i + 1 < look.chips.size() ? metrics.horizontalAdvance(rest) + 3 * pad : 0;
        const int room = free.width() - frame - reserve;
        // A chip of three letters tells nothing; the first one is shown whatever it takes.
        const int least = metrics.averageCharWidth() * 6;
        if (i > 0 && room < std::min(least, metrics.horizontalAdvance(chip.text))) {
            ink.painter->setPen(theme.mutedText);
            ink.painter->drawText(free, int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeading), rest);
            return;
        }
        const QString text = metrics.elidedText(chip.text, Qt::ElideRight, std::max(room, least));
        const int width = frame + metrics.horizontalAdvance(text);
        const QRect box
            = QStyle::visualRect(ink.direction, free, QRect(free.x(), free.y(), width, free.height()))
                  .adjusted(0, 1, 0, -1);
        const ThemeColor color = chipColor(theme, chip.kind);
        ink.painter->setRenderHint(QPainter::Antialiasing);
        ink.painter->setPen(QPen(color.shape, ink.stroke));
        ink.painter->setBrush(mixed(ink.ground, color.shape, 0.1));
        ink.painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), pad, pad);
        ink.painter->setRenderHint(QPainter::Antialiasing, false);
        QRect inner = box.adjusted(pad, 0, -pad, 0);
        if (!chip.icon.isEmpty()) {
            const QRect place(inner.x(), inner.y() + (inner.height() - icon) / 2, icon, icon);
            paintIcon(ink.painter, QStyle::visualRect(ink.direction, inner, place), chip.icon, color.text);
            inner = QStyle::visualRect(ink.direction, inner, inner.adjusted(icon + pad, 0, 0, 0));
        }
        ink.painter->setPen(ink.color(QPalette::Text));
        ink.painter->drawText(inner, int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeading), text);
        const int used = std::min(free.width(), width + pad);
        free = QStyle::visualRect(ink.direction, free, free.adjusted(used, 0, 0, 0));
    }
}

} // namespace lineup
