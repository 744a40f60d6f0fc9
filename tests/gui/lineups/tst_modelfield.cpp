// SPDX-License-Identifier: Apache-2.0
#include "fakelineupservices.h"
#include "lineups/modelfield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestModelField : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void catalogueFirstThenTheProvidersList();
    void typedTextIsAlwaysAllowed();
    void failureIsSaidInWords();
    void strangersAreAskedOnRequestOnly();
    void lateAnswersGoToTheirServer();
    void aListIsAskedForOnce();
    void mayDieWhileWaiting();

private:
    static Target target(const QString &provider, const QString &baseUrl = {});
    QString state() const { return m_field->findChild<QLabel *>(u"modelState"_s)->text(); }
    QPushButton *refresh() const { return m_field->findChild<QPushButton *>(u"refreshModelsButton"_s); }

    test::FakeLineupServices m_services;
    std::unique_ptr<ModelField> m_field;
};

Target TestModelField::target(const QString &provider, const QString &baseUrl)
{
    Target target;
    target.provider = provider;
    target.baseUrl = baseUrl;
    return target;
}

void TestModelField::init()
{
    m_services.asked.clear();
    m_field = std::make_unique<ModelField>();
    m_field->setServices(&m_services);
    m_field->show();
}

void TestModelField::catalogueFirstThenTheProvidersList()
{
    m_field->setTarget(target(u"openai"_s));
    QCOMPARE(m_field->box()->itemText(0), u"openai-known"_s);
    QVERIFY(state().contains(u"Asking"_s));
    // It keeps the keyboard's focus while it asks, and asks once.
    refresh()->setFocus();
    QTest::keyClick(refresh(), Qt::Key_Space);
    QCOMPARE(m_services.asked.size(), 1);
    QVERIFY(refresh()->isEnabled());
    m_services.answerModels({ u"b"_s, u"a"_s });
    QCOMPARE(m_field->box()->count(), 2);
    QCOMPARE(m_field->box()->itemText(0), u"a"_s);
    QVERIFY(state().contains(u"2"_s));
    QVERIFY(refresh()->isEnabled());
    QCOMPARE(m_field->model(), QString()); // nothing chosen for the user
}

void TestModelField::typedTextIsAlwaysAllowed()
{
    m_field->setTarget(target(u"openai"_s));
    QSignalSpy edited(m_field.get(), &ModelField::edited);
    QTest::keyClicks(m_field->box()->lineEdit(), u"my-mo"_s);
    QCOMPARE(edited.size(), 5);
    m_services.answerModels({ u"a"_s }); // while somebody types
    QTest::keyClicks(m_field->box()->lineEdit(), u"del"_s);
    QCOMPARE(m_field->model(), u"my-model"_s);
    QCOMPARE(m_field->box()->lineEdit()->accessibleName(), u"Model"_s);
}

void TestModelField::failureIsSaidInWords()
{
    m_field->setTarget(target(u"openai"_s));
    m_services.answerModels({}, u"OpenAI refused the key."_s);
    QVERIFY(state().contains(u"OpenAI refused the key."_s));
    QVERIFY(state().contains(u"type the name"_s));
    QTest::mouseClick(refresh(), Qt::LeftButton);
    QCOMPARE(m_services.asked.size(), 2);
    m_services.answerModels({ u"a"_s });
    QVERIFY(!state().contains(u"refused"_s));
}

void TestModelField::strangersAreAskedOnRequestOnly()
{
    m_field->setTarget(target({}, u"https://stranger.example/v1"_s));
    m_field->setTarget(target(u"openai"_s, u"https://stranger.example/v1"_s));
    QVERIFY(m_services.asked.isEmpty());
    QVERIFY(state().contains(u"Refresh"_s));
    QTest::mouseClick(refresh(), Qt::LeftButton);
    QCOMPARE(m_services.asked.size(), 1);
}

void TestModelField::lateAnswersGoToTheirServer()
{
    m_field->setTarget(target(u"openai"_s));
    m_field->setTarget(target({}, u"https://other.example"_s));
    m_services.answerModels({ u"of-openai"_s });
    QCOMPARE(m_field->box()->findText(u"of-openai"_s), -1);
    m_field->setTarget(target(u"openai"_s));
    QVERIFY(m_field->box()->findText(u"of-openai"_s) >= 0);
}

void TestModelField::aListIsAskedForOnce()
{
    m_field->setTarget(target(u"openai"_s));
    m_services.answerModels({ u"a"_s });
    m_field->setTarget(target({}, u"https://other.example"_s));
    m_field->setTarget(target(u"openai"_s));
    QCOMPARE(m_services.asked.size(), 1);
}

void TestModelField::mayDieWhileWaiting()
{
    m_field->setTarget(target(u"openai"_s));
    m_field.reset();
    m_services.answerModels({ u"a"_s });
}

QTEST_MAIN(TestModelField)
#include "tst_modelfield.moc"
