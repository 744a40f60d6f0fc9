// SPDX-License-Identifier: Apache-2.0
#include "checks/textwrap.h"
#include "gamefonts.h"

#include <QTest>
#include <QThread>

using namespace lineup;
using namespace Qt::StringLiterals;

// Texts in a font, and in a box.
class TestGameFont : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (test::fontFile().isEmpty())
            QSKIP("There is no font to measure in.");
        m_bytes = test::fontBytes();
        m_font = GameFont::read(m_bytes, 20);
        QVERIFY(m_font);
    }

    // By the font's own tables: "n" is 1298 and "m" 1995 of 2048 units wide.
    void widthsAreThoseOfTheFont()
    {
        QCOMPARE(m_font->width(u""), 0.0);
        QVERIFY(qAbs(m_font->width(u"n") - 20 * 1298.0 / 2048) < 0.01);
        QVERIFY(qAbs(m_font->width(u"mn") - 20 * (1995.0 + 1298) / 2048) < 0.01);
        const auto larger = GameFont::read(m_bytes, 40);
        QVERIFY(qAbs(larger->width(u"mnmn") - 2 * m_font->width(u"mnmn")) < 0.02);
        QCOMPARE(larger->pixels(), 40.0);
    }

    void scriptsAreShaped()
    {
        // Kerned.
        QVERIFY(m_font->width(u"AV") < m_font->width(u"A") + m_font->width(u"V") - 0.5);
        // Stacked: an accent of its own takes no room.
        QVERIFY(qAbs(m_font->width(u"e\u0301") - m_font->width(u"e")) < 0.01);
        // Joined: the letters in a word are narrower than alone, also behind other letters.
        const QString word = u"\u0628\u0628\u0628"_s;
        const double joined = m_font->width(word);
        QVERIFY(joined < 3 * m_font->width(u"\u0628") - 1);
        QVERIFY(qAbs(m_font->width(u"HP: "_s + word) - m_font->width(u"HP: ") - joined) < 0.01);
        QVERIFY(qAbs(m_font->width(word + u" HP"_s) - m_font->width(u" HP") - joined) < 0.01);
    }

    void knowsItsSigns()
    {
        QVERIFY(m_font->has(U'ä'));
        QVERIFY(m_font->has(U'Ж'));
        QVERIFY(!m_font->has(U'金'));
        QVERIFY(m_font->has(0x212b)); // ANGSTROM SIGN, which is Å
    }

    void refusesWhatIsNoFont()
    {
        QVERIFY(!GameFont::read({}, 20));
        QVERIFY(!GameFont::read("no font at all", 20));
        QVERIFY(!GameFont::read(m_bytes.first(200), 20));
        QVERIFY(!GameFont::read(m_bytes, 0));
        QVERIFY(!GameFont::read(m_bytes, qQNaN()));
        QVERIFY(!GameFont::read(m_bytes, 20, 7));
        QByteArray broken = m_bytes;
        for (qsizetype i = 12; i < broken.size(); i += 97)
            broken[i] = char(i);
        if (const auto font = GameFont::read(broken, 20))
            QVERIFY(font->width(u"Anything") >= 0);
    }

    void manyThreadsMeasureAtOnce()
    {
        const QString text = u"Größe AV \u0628\u0628\u0628 1234"_s;
        const double expected = m_font->width(text);
        QList<double> worst(4, -1);
        std::vector<std::unique_ptr<QThread>> threads;
        for (double &difference : worst) {
            threads.emplace_back(QThread::create([this, &difference, &text, expected] {
                double most = 0;
                for (int i = 0; i < 2000; ++i)
                    most = std::max(most, qAbs(m_font->width(text) - expected));
                difference = most;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait(30000));
        QCOMPARE(worst, QList<double>(4, 0));
    }

    void boxes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("box");
        QTest::addColumn<int>("lines");
        QTest::addColumn<double>("widest");
        // Each sign is 10 wide.
        QTest::addRow("fits") << u"one two"_s << 70.0 << 1 << 70.0;
        QTest::addRow("breaks") << u"one two"_s << 69.0 << 2 << 30.0;
        QTest::addRow("a space at the end hangs") << u"one two "_s << 70.0 << 1 << 70.0;
        QTest::addRow("cannot be broken") << u"a unbreakable b"_s << 60.0 << 3 << 110.0;
        QTest::addRow("own line breaks") << u"one\n\ntwo\r\nsix"_s << 500.0 << 4 << 30.0;
        QTest::addRow("without spaces") << u"今日は天気がいい"_s << 45.0 << 2 << 40.0;
        QTest::addRow("a hyphen") << u"well-known"_s << 60.0 << 2 << 50.0;
        QTest::addRow("nothing") << QString() << 10.0 << 1 << 0.0;
    }

    void boxes()
    {
        QFETCH(QString, text);
        QFETCH(double, box);
        const WrappedText shown
            = wrapped(text, box, [](QStringView part) { return 10.0 * double(part.size()); });
        QTEST(shown.lines, "lines");
        QTEST(shown.widest, "widest");
    }

private:
    QByteArray m_bytes;
    std::shared_ptr<const GameFont> m_font;
};

QTEST_APPLESS_MAIN(TestGameFont)
#include "tst_gamefont.moc"
