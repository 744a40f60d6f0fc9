// SPDX-License-Identifier: Apache-2.0
#include "model/keysieve.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class KeySieveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheKeyOut_data();
    void takesTheKeyOut();
    void holdsBackAsLittleAsItCan();
    void withoutKey();
};

namespace {

const QByteArray key("sk-abcabcd-9");

QString joined(const QStringList &pieces)
{
    KeySieve sieve{ Secret(key) };
    QString text;
    for (const QString &piece : pieces)
        text += sieve.pass(piece);
    return text + sieve.rest();
}

} // namespace

void KeySieveTest::takesTheKeyOut_data()
{
    QTest::addColumn<QString>("text");
    const QString plain = QString::fromLatin1(key);
    QTest::newRow("alone") << plain;
    QTest::newRow("between words") << u"The key "_s + plain + u" is yours."_s;
    QTest::newRow("twice") << plain + plain;
    QTest::newRow("at the end") << u"x"_s + plain;
    QTest::newRow("begins twice") << u"sk-abcsk-abcabc"_s + plain;
    QTest::newRow("only the beginning") << u"sk-abcabcd-"_s;
    QTest::newRow("never finished") << u"sk-abcabcd-8 and sk-abc"_s;
    QTest::newRow("nothing of it") << u"Tasks ask for desks."_s;
    QTest::newRow("empty") << QString();
}

// However the text is cut, and as if it had come whole. Of a key that comes slowly no more than "sk-ab" is
// seen.
void KeySieveTest::takesTheKeyOut()
{
    QFETCH(QString, text);
    const QString whole = KeySieve(Secret(key)).cleaned(text);
    QVERIFY(!whole.contains(QString::fromLatin1(key)));
    QCOMPARE(joined({ text }), whole);
    for (qsizetype size = 1; size < text.size(); ++size) {
        QStringList pieces;
        for (qsizetype at = 0; at < text.size(); at += size)
            pieces.append(text.sliced(at, std::min(size, text.size() - at)));
        const QString cut = joined(pieces);
        QVERIFY2(!cut.contains(u"abcabcd-9"_s), qPrintable(cut));
        QString restored = cut;
        for (qsizetype shown = 5; shown > 0; --shown) {
            const QString beginning = QString::fromLatin1(key.first(shown));
            restored.replace(beginning + u"[key removed]"_s, u"[key removed]"_s);
        }
        QCOMPARE(restored, whole);
    }
}

void KeySieveTest::holdsBackAsLittleAsItCan()
{
    KeySieve sieve{ Secret(key) };
    QCOMPARE(sieve.pass(u"a task, a desk"_s), u"a task, a desk"_s);
    QCOMPARE(sieve.pass(u" and sk-ab"_s), u" and sk-ab"_s);
    QCOMPARE(sieve.pass(u"c"_s), QString());
    QCOMPARE(sieve.pass(u"x"_s), u"cx"_s);
    QCOMPARE(sieve.rest(), QString());
}

void KeySieveTest::withoutKey()
{
    for (const char *none : { "", "short" }) {
        KeySieve sieve{ Secret(QByteArray(none)) };
        QCOMPARE(sieve.pass(u"a short text"_s), u"a short text"_s);
        QCOMPARE(sieve.rest(), QString());
        QCOMPARE(sieve.cleaned(u"short"_s), u"short"_s);
    }
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::KeySieveTest)
#include "tst_keysieve.moc"
