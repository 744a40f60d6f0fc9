// SPDX-License-Identifier: Apache-2.0
#include "common/appstyle.h"
#include "common/contrast.h"
#include "common/palettes.h"

#include <QScrollBar>
#include <QStyleOptionSlider>
#include <QTest>

using namespace lineup;

class TestAppStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handlesStandOut_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<Contrast>("contrast");
        QTest::newRow("light") << ColorScheme::Light << Contrast::Normal;
        QTest::newRow("dark") << ColorScheme::Dark << Contrast::Normal;
        QTest::newRow("high light") << ColorScheme::Light << Contrast::High;
        QTest::newRow("high dark") << ColorScheme::Dark << Contrast::High;
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
