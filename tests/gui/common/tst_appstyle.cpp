// SPDX-License-Identifier: Apache-2.0
#include "common/appstyle.h"
#include "common/contrast.h"
#include "common/palettes.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionButton>
#include <QStyleOptionSlider>
#include <QTest>

using namespace lineup;

class TestAppStyle : public QObject
{
    Q_OBJECT

    static void addThemes()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<Contrast>("contrast");
        QTest::newRow("light") << ColorScheme::Light << Contrast::Normal;
        QTest::newRow("dark") << ColorScheme::Dark << Contrast::Normal;
        QTest::newRow("high light") << ColorScheme::Light << Contrast::High;
        QTest::newRow("high dark") << ColorScheme::Dark << Contrast::High;
    }

private Q_SLOTS:
    void handlesStandOut_data() { addThemes(); }
    void boxesStandOut_data() { addThemes(); }

    // The line around an empty box, against what is inside and around it.
    void boxesStandOut()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Contrast, contrast);
        AppStyle style;
        const QPalette palette = themePalette(scheme, contrast);
        QStyleOptionButton option;
        option.rect = QRect(2, 2, 16, 16);
        option.state = QStyle::State_Enabled | QStyle::State_Off;
        option.palette = palette;
        for (const auto element : { QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorItemViewItemCheck }) {
            QImage image(20, 20, QImage::Format_RGB32);
            image.fill(palette.color(QPalette::Base));
            QPainter painter(&image);
            style.drawPrimitive(element, &option, &painter);
            painter.end();
            const double ratio = contrastRatio(image.pixelColor(2, 10), image.pixelColor(10, 10));
            QVERIFY2(ratio >= 3.0, qPrintable(QString::number(ratio)));
            QVERIFY(contrastRatio(image.pixelColor(2, 10), palette.color(QPalette::Window)) >= 3.0);
        }
    }

    void handlesStandOut()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Contrast, contrast);
        AppStyle style;
        for (const Qt::Orientation orientation : { Qt::Vertical, Qt::Horizontal }) {
            QScrollBar bar(orientation);
            bar.setStyle(&style);
            bar.setPalette(themePalette(scheme, contrast));
            bar.setRange(0, 100);
            bar.setPageStep(50);
            const int thick = bar.sizeHint().width() < bar.sizeHint().height() ? bar.sizeHint().width()
                                                                               : bar.sizeHint().height();
            bar.resize(orientation == Qt::Vertical ? QSize(thick, 300) : QSize(300, thick));
            const QImage image = bar.grab().toImage();
            QStyleOptionSlider option;
            option.initFrom(&bar);
            option.orientation = orientation;
            option.minimum = 0;
            option.maximum = 100;
            option.pageStep = 50;
            option.subControls = QStyle::SC_All;
            const QPoint handle
                = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar)
                      .center();
            const QPoint groove
                = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarAddPage, &bar)
                      .center();
            const double ratio = contrastRatio(image.pixelColor(handle), image.pixelColor(groove));
            QVERIFY2(ratio >= 3.0, qPrintable(QString::number(ratio)));
        }
    }
};

QTEST_MAIN(TestAppStyle)
#include "tst_appstyle.moc"
