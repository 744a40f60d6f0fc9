// SPDX-License-Identifier: Apache-2.0
#include "icons.h"

#include "format.h"
#include "themecolors.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <functional>

// Outside of every namespace, as Q_INIT_RESOURCE must be; a static library's resources are not registered by
// the loader.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logIcons, "lineup.gui.icons")

using IconColor = std::function<QColor(QIcon::Mode)>;

QString pathOf(const QString &name)
{
    initIconResources();
    return u":/lineup/icons/%1.svg"_s.arg(name);
}

QByteArray svgOf(const QString &name, const QColor &color)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(logIcons) << "There is no icon named" << name;
        return {};
    }
    return file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
}

QPixmap drawn(const QString &name, const QColor &color, int devicePixels)
{
    const QString key = u"lineup-icon/%1/%2/%3"_s.arg(name, color.name(QColor::HexArgb)).arg(devicePixels);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(devicePixels, devicePixels);
    pixmap.fill(Qt::transparent);
    const QByteArray svg = svgOf(name, color);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(0, 0, devicePixels, devicePixels));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor colorIn(const QPalette &palette, QIcon::Mode mode)
{
    switch (mode) {
    case QIcon::Normal:
    case QIcon::Active:
        return palette.color(QPalette::Active, QPalette::ButtonText);
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    }
    Q_UNREACHABLE();
}

// Draws the SVG anew for every size, scale and colour that is asked for; the pixmap cache keeps the results.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, IconColor color)
        : m_name(std::move(name))
        , m_color(std::move(color))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, m_color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // `size` is in device pixels already.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(state)
        Q_UNUSED(scale)
        const int side = qMin(size.width(), size.height());
        if (side <= 0)
            return {};
        return drawn(m_name, m_color(mode), side);
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return { side, side };
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return u"lineup::ThemedIconEngine"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QString m_name;
    IconColor m_color;
};

QIcon themedIcon(const QString &name, IconColor color)
{
    if (!QFile::exists(pathOf(name))) {
        qCWarning(logIcons) << "There is no icon named" << name;
        return {};
    }
    return QIcon(new ThemedIconEngine(name, std::move(color)));
}

} // namespace

QIcon icon(const QString &name)
{
    return themedIcon(name, [](QIcon::Mode mode) { return colorIn(QGuiApplication::palette(), mode); });
}

QIcon icon(const QString &name, const QPalette &palette)
{
    return themedIcon(name, [palette](QIcon::Mode mode) { return colorIn(palette, mode); });
}

QIcon stateIcon(AnswerPhase phase, AnswerStatus status)
{
    return themedIcon(stateIconName(phase, status), [phase, status](QIcon::Mode mode) {
        const QPalette palette = QGuiApplication::palette();
        const bool colored = mode == QIcon::Normal || mode == QIcon::Active;
        return colored ? themeColors(palette).forState(phase, status).shape : colorIn(palette, mode);
    });
}

QIcon applicationIcon()
{
    return QIcon(pathOf(u"lineup"_s));
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const qreal side = qMin(rect.width(), rect.height());
    if (side <= 0)
        return;
    const qreal scale = painter->device()->devicePixelRatioF();
    QPixmap pixmap = drawn(name, color, int(std::ceil(side * scale)));
    pixmap.setDevicePixelRatio(scale);
    // On whole device pixels, else the lines blur.
    const auto snapped = [scale](qreal position) { return std::round(position * scale) / scale; };
    painter->drawPixmap(QPointF(snapped(rect.center().x() - side / 2), snapped(rect.center().y() - side / 2)),
                        pixmap);
}

QStringList iconNames()
{
    initIconResources();
    QStringList names;
    const QStringList files = QDir(u":/lineup/icons"_s).entryList({ u"*.svg"_s }, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(4));
    return names;
}

} // namespace lineup
