// SPDX-License-Identifier: Apache-2.0
#include "prompt/variablefields.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestVariableFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void hiddenWithoutNames();
    void keepsValuesOfAbsentNames();
    void keepsTheFieldThatHasFocus();
    void emptyMeansNoValueUnlessBound();
    void keepsLineEndsOfAValue();
    void tabGoesInReadingOrder();
    void manyNamesStayBounded();

private:
    QLineEdit *field(const QString &name) const
    {
        return m_fields->findChild<QLineEdit *>(u"variable."_s + name);
    }
    std::unique_ptr<QWidget> m_window;
    VariableFields *m_fields = nullptr;
};

void TestVariableFields::init()
{
    m_window = std::make_unique<QWidget>();
    m_fields = new VariableFields(m_window.get());
    m_fields->resize(900, 100);
    m_window->resize(900, 200);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestVariableFields::hiddenWithoutNames()
{
    QVERIFY(!m_fields->isVisible());
    m_fields->setNames({ u"player"_s });
    QVERIFY(m_fields->isVisible());
    QCOMPARE(field(u"player"_s)->accessibleName(), u"player"_s);
    m_fields->setNames({});
    QVERIFY(!m_fields->isVisible());
}

void TestVariableFields::keepsValuesOfAbsentNames()
{
    m_fields->setNames({ u"player"_s });
    QTest::keyClicks(field(u"player"_s), u"Aldric"_s);
    m_fields->setNames({ u"playe"_s });
    QCOMPARE(m_fields->countWithoutValue(), 1);
    m_fields->setNames({ u"player"_s });
    QCOMPARE(field(u"player"_s)->text(), u"Aldric"_s);
    QCOMPARE(m_fields->countWithoutValue(), 0);
}

void TestVariableFields::keepsTheFieldThatHasFocus()
{
    m_fields->setNames({ u"a"_s, u"b"_s });
    field(u"b"_s)->setFocus();
    QTest::keyClicks(field(u"b"_s), u"xy"_s);
    QTest::keyClick(field(u"b"_s), Qt::Key_Left);
    m_fields->setNames({ u"c"_s, u"b"_s });
    QVERIFY(field(u"b"_s)->hasFocus());
    QCOMPARE(field(u"b"_s)->cursorPosition(), 1);
}

void TestVariableFields::emptyMeansNoValueUnlessBound()
{
    QSignalSpy edited(m_fields, &VariableFields::edited);
    m_fields->setNames({ u"a"_s, u"b"_s });
    m_fields->setValues({ { u"b"_s, QString() } });
    QCOMPARE(edited.size(), 1);
    QCOMPARE(m_fields->countWithoutValue(), 1);
    QTest::keyClicks(field(u"b"_s), u"x"_s);
    QTest::keyClick(field(u"b"_s), Qt::Key_Backspace);
    QCOMPARE(edited.size(), 3);
    QVERIFY(m_fields->values().isEmpty());
    QCOMPARE(m_fields->countWithoutValue(), 2);
}

void TestVariableFields::keepsLineEndsOfAValue()
{
    m_fields->setValues({ { u"a"_s, u"one\ntwo"_s } });
    m_fields->setNames({ u"a"_s });
    QCOMPARE(m_fields->values().value(u"a"_s), u"one\ntwo"_s);
}

void TestVariableFields::tabGoesInReadingOrder()
{
    m_fields->setNames({ u"a"_s, u"b"_s, u"c"_s });
    field(u"a"_s)->setFocus();
    QTest::keyClick(field(u"a"_s), Qt::Key_Tab);
    QVERIFY(field(u"b"_s)->hasFocus());
    QTest::keyClick(field(u"b"_s), Qt::Key_Tab);
    QVERIFY(field(u"c"_s)->hasFocus());
}

void TestVariableFields::manyNamesStayBounded()
{
    QStringList names;
    for (int i = 0; i < 5000; ++i)
        names.append(u"n"_s + QString::number(i));
    m_fields->setNames(names);
    QVERIFY(m_fields->findChildren<QLineEdit *>().size() <= 60);
    QVERIFY(m_fields->sizeHint().height() < m_fields->fontMetrics().lineSpacing() * 10);
}

QTEST_MAIN(TestVariableFields)
#include "tst_variablefields.moc"
