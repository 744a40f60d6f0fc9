// SPDX-License-Identifier: Apache-2.0
#include "protocols/wrappedtext.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

// Texts on their way through XML and back.
class TestWrappedText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"Hello"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("signs of XML") << u"a < b & c > d \"e\" 'f'"_s;
        QTest::newRow("references") << u"&amp; &lt; &#65; &nbsp;"_s;
        QTest::newRow("elements like ours") << u"<x>1</x> <x c=\"d\"/>"_s;
        QTest::newRow("control characters") << u"a\r\nb\u0001c\u001b[1m"_s;
        QTest::newRow("beyond the first plane") << u"\U0001f43a & \U0001f43a"_s;
    }

    void thereAndBack()
    {
        QFETCH(const QString, text);
        QCOMPARE(unwrappedText(wrappedText(text, {})), text);
        const QList<TextRange> all{ { 0, text.size() } };
        QCOMPARE(unwrappedText(wrappedText(text, all)), text);
    }

    void onlyOurElementsAreMarkup()
    {
        QCOMPARE(wrappedText(u"Hi <b>%s</b>!"_s, { { 3, 3 }, { 6, 2 }, { 8, 4 } }),
                 u"Hi <x>&lt;b&gt;</x><x>%s</x><x>&lt;/b&gt;</x>!"_s);
        QCOMPARE(wrappedText(u"a\r\nb"_s, { { 1, 2 } }), u"a<x><x c=\"d\"/>\n</x>b"_s);
    }

    void repliesAreReadTolerantly()
    {
        QCOMPARE(unwrappedText(u"<x>%s</x> und <x >%d</x >, <x/>A & B &unknown; <y>"_s),
                 u"%s und %d, A & B &unknown; <y>"_s);
        QCOMPARE(unwrappedText(u"&#xe4;&#228;&#x110000;&quot;<x c=\"d\"></x>"_s), u"ää\"\r"_s);
        QCOMPARE(unwrappedText(u"cut <x>%s"_s), u"cut %s"_s);
    }

    void whatWasLost()
    {
        const QString text = u"%s and %s, {a} "_s;
        const QList<TextRange> kept{ { 0, 2 }, { 7, 2 }, { 11, 3 }, { 14, 1 } };
        QCOMPARE(lostPieces(text, kept, u"%s und %s, {a}"_s), QStringList());
        QCOMPARE(lostPieces(text, kept, u"%s und {b}"_s), (QStringList{ u"%s"_s, u"{a}"_s }));
    }
};

QTEST_GUILESS_MAIN(TestWrappedText)
#include "tst_wrappedtext.moc"
