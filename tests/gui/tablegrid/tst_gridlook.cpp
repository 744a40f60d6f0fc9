// SPDX-License-Identifier: Apache-2.0
#include "common/appstyle.h"
#include "common/contrast.h"
#include "common/palettes.h"
#include "common/themecolors.h"
#include "gridfixtures.h"
#include "tablegrid/celldetail.h"
#include "tablegrid/gridcell.h"
#include "tablegrid/griddelegate.h"
#include "tablegrid/gridmodel.h"
#include "tablegrid/gridview.h"
#include "tablegrid/tablegrid.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace lineup::test;

namespace {

TableJob job()
{
    TableJob job
        = gridJob({ u"Welcome back, {player}."_s, u"You have {count} wolf pelts. Bring them to Mara."_s,
                    u"Open the gate"_s, u"The tide breaks promises the way you break swords."_s, u"Quit"_s,
                    u"Save game"_s },
                  4, { u"de"_s, u"ar"_s, u"ja"_s });
    const QStringList labels{ u"GPT-6 Luna"_s, u"Claude Sonnet"_s, u"Gemini Flash"_s,
                              u"Qwen (this computer)"_s };
    for (int target = 0; target < 4; ++target)
        job.lineup.targets[target].label = labels.at(target);
    const QStringList keys{ u"npc.mara.greeting"_s, u"quest.pelts.progress"_s, u"ui.gate.open"_s,
                            u"npc.mara.bark.7"_s,   u"ui.menu.quit"_s,         u"ui.menu.save"_s };
    for (int row = 0; row < keys.size(); ++row)
        job.strings[row].id = keys.at(row);
    job.strings[0].speaker = u"Mara"_s;
    job.strings[0].context = u"shop, first meeting"_s;
    job.strings[2].limit = StringLimit{ 12, StringLimit::Unit::Characters };
    job.strings[4].languages.remove(u"ja"_s);
    for (int row = 0; row < 3; ++row)
        job.strings[row].languages[u"de"_s].targets = { QStringList{
            u"Willkommen zurück, {player}."_s, u"Du hast {count} Wolfsfelle."_s, u"Tor öffnen"_s }
                                                            .at(row) };
    job.strings[0].languages[u"de"_s].state = StringState::Translated;
    job.strings[1].languages[u"de"_s].state = StringState::Fuzzy;
    job.strings[2].languages[u"de"_s].state = StringState::Translated;
    return job;
}

void fill(TableSession &session)
{
    const QStringList german{ u"Willkommen zurück, {player}."_s, u"Schön, dich wiederzusehen, {player}."_s,
                              u"Willkommen zurück, {player}."_s, u"Willkommen zurück, {spieler}."_s };
    const QStringList pelts{
        u"Du hast {count} Wolfsfelle. Bring sie Mara."_s, u"Du hast Wolfsfelle. Bring sie zu Mara."_s,
        u"{count}  Wolfsfelle hast du schon. Mara wartet darauf, und sie wartet nicht gern."_s
    };
    const QStringList arabic{ u"مرحبًا بعودتك يا {player}."_s, u"أهلاً بعودتك، {player}!"_s,
                              u"مرحبًا بعودتك."_s };
    const QStringList japanese{ u"おかえりなさい、{player}さん。"_s, u"{player}、おかえり。"_s,
                                u"おかえりなさい、{player}さん。"_s };
    for (int target = 0; target < 4; ++target) {
        session.addCells(
            { gridCell({ 0, 0, target }, german.at(target)),
              gridCell({ 2, 0, target }, target == 1 ? u"Öffnet das große Tor"_s : u"Tor öffnen"_s),
              gridCell({ 4, 0, target }, u"Beenden"_s) });
    }
    for (int target = 0; target < 3; ++target) {
        session.addCells({ gridCell({ 1, 0, target }, pelts.at(target)),
                           gridCell({ 0, 1, target }, arabic.at(target)),
                           gridCell({ 0, 2, target }, japanese.at(target)) });
    }
    TableCell refused = failedGridCell({ 3, 0, 1 });
    refused.answer.status = AnswerStatus::Refused;
    session.addCells({ failedGridCell({ 3, 0, 0 }), refused,
                       gridCell({ 3, 0, 2 },
                                u"Die Flut bricht Versprechen wie "
                                u"du Schwerter."_s) });
    session.setPicked({ 0, 0, 0 }, true);
    session.setEditedText({ 1, 0, 0 }, u"Du hast {count} Wolfsfelle. Bring sie zu Mara."_s);
    session.setPicked({ 1, 0, 0 }, true);
}

// Pictures for people, where they are wanted.
void keep(const QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("LINEUP_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        const_cast<QWidget &>(widget).grab().save(folder + u'/' + name + u".png"_s);
}

int pixelsOf(const QImage &image, const QRect &rect, const QColor &color)
{
    int count = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            count += image.valid(x, y) && image.pixel(x, y) == color.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

// What the grid looks like in every theme, large, mirrored and narrow: signs are there, and nothing is cut
// off.
class TestGridLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new AppStyle); }

    void themes_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<Contrast>("contrast");
        QTest::addColumn<double>("points");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("light") << ColorScheme::Light << Contrast::Normal << 9.0 << Qt::LeftToRight;
        QTest::newRow("dark") << ColorScheme::Dark << Contrast::Normal << 9.0 << Qt::LeftToRight;
        QTest::newRow("high-light") << ColorScheme::Light << Contrast::High << 9.0 << Qt::LeftToRight;
        QTest::newRow("high-dark") << ColorScheme::Dark << Contrast::High << 9.0 << Qt::LeftToRight;
        QTest::newRow("large") << ColorScheme::Light << Contrast::Normal << 16.0 << Qt::LeftToRight;
        QTest::newRow("mirrored") << ColorScheme::Dark << Contrast::Normal << 9.0 << Qt::RightToLeft;
    }

    void themes()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Contrast, contrast);
        QFETCH(double, points);
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setPalette(themePalette(scheme, contrast));
        QApplication::setLayoutDirection(direction);
        QFont font(u"DejaVu Sans"_s);
        font.setPointSizeF(points);
        QApplication::setFont(font);
        TableSession session(job(), gridHead());
        fill(session);
        TableGrid grid;
        grid.resize(1400, 800);
        grid.setSession(&session);
        grid.show();
        QTRY_COMPARE(grid.uncheckedCells(), 0);
        QTRY_VERIFY(session.findingCounts({ 0, 0, 3 }).errors > 0);
        GridView *view = grid.view();
        // Every row is as high as any other.
        QCOMPARE(view->rowHeight(0), GridDelegate::rowHeight(view->font()));
        QCOMPARE(view->rowHeight(0), view->rowHeight(5));
        const QImage image = view->viewport()->grab().toImage();
        const ThemeColors colors = themeColors(view->palette());
        const auto cell
            = [&](int row, int column) { return view->visualRect(view->model()->index(row, column)); };
        const int answers = 3; // after key, source and the file's translation
        QVERIFY(pixelsOf(image, cell(0, answers), colors.complete.shape) > 20); // picked
        view->setCurrentIndex(view->model()->index(5, 1));
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        keep(grid, name);
        grid.setDetailShown(true);
        view->setCurrentIndex(view->model()->index(1, answers + 1));
        QTRY_VERIFY(grid.detail()->height() > 10 * grid.fontMetrics().height());
        keep(grid, name + u"-detail"_s);
        grid.detail()->findChild<QComboBox *>()->setCurrentIndex(2);
        grid.detail()->edit(1);
        QTRY_VERIFY(grid.detail()->isEditing());
        QTest::qWait(1);
        keep(grid, name + u"-edit"_s);
        grid.detail()->finishEditing();
        grid.setDetailShown(false);
        GridModel *model = view->gridModel();
        QVERIFY(readsRightToLeft(model->index(0, 8).data().toString(), u"ar"_s));
        for (const int column : { 12, 17 }) {
            view->setCurrentIndex(model->index(0, column));
            keep(grid, name + u"-column%1"_s.arg(column));
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void signsDoNotNeedColours()
    {
        QApplication::setPalette(themePalette(ColorScheme::Light, Contrast::Normal));
        TableSession session(job(), gridHead());
        fill(session);
        TableGrid grid;
        grid.resize(2600, 700);
        grid.setSession(&session);
        grid.show();
        QTRY_COMPARE(grid.uncheckedCells(), 0);
        GridView *view = grid.view();
        const QImage image = view->viewport()->grab().toImage();
        const ThemeColors colors = themeColors(view->palette());
        const auto pixels = [&](int row, int column, const QColor &color) {
            return pixelsOf(image, view->visualRect(view->model()->index(row, column)), color);
        };
        // Hatched where nothing has come, plain where there is a text or nothing was asked.
        const int hatched = pixels(5, 3, colors.faintLine);
        QVERIFY2(hatched > 200, qPrintable(QString::number(hatched)));
        QVERIFY(pixels(0, 3, colors.faintLine) < hatched / 4);
        // Errors have their frame, and their wave in the text.
        QVERIFY(pixels(0, 6, colors.failed.shape) > 40);
        QCOMPARE(pixels(0, 4, colors.failed.shape), 0);
    }

    // On a small screen with large letters every control of the bar is within reach.
    void narrow()
    {
        QApplication::setPalette(themePalette(ColorScheme::Light, Contrast::Normal));
        QFont font = QApplication::font();
        font.setPointSizeF(16);
        QApplication::setFont(font);
        TableSession session(job(), gridHead());
        fill(session);
        TableGrid grid;
        grid.resize(900, 600);
        grid.setSession(&session);
        grid.show();
        QVERIFY(grid.minimumSizeHint().width() <= 900);
        for (const QToolButton *button : grid.findChildren<QToolButton *>()) {
            if (!button->isVisible() || button->parent()->inherits("QLineEdit"))
                continue;
            const QRect box(button->mapTo(&grid, QPoint()), button->size());
            QVERIFY2(grid.rect().contains(box), qPrintable(button->text()));
            QVERIFY(box.width() >= button->minimumSizeHint().width());
        }
        keep(grid, u"narrow"_s);
        font.setPointSizeF(9);
        QApplication::setFont(font);
    }
};

QTEST_MAIN(TestGridLook)
#include "tst_gridlook.moc"
