// SPDX-License-Identifier: Apache-2.0
#include "fakelineupservices.h"
#include "lineups/secondsbox.h"
#include "lineups/targetform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestTargetForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showingChangesNothing();
    void everyFieldArrives();
    void anotherProviderForgetsAddressAndKey();
    void addressOnlyWhereItIsNeeded();
    void limitsOfTheModelAreSaid();
    void problemsStandUnderTheirField();
    void keyStateIsSaid();
    void testSaysHowItWent();
    void testOfAnOlderTargetIsVoid();
    void everyControlHasAName();

private:
    template <typename T>
    T *child(const char *name) const
    {
        return m_form->findChild<T *>(QLatin1String(name));
    }
    void choose(const char *box, const QString &data);
    QString note(const QString &path) const { return m_form->findChild<QLabel *>(u"note."_s + path)->text(); }
    static Target full();

    test::FakeLineupServices m_services;
    std::unique_ptr<TargetForm> m_form;
};

void TestTargetForm::init()
{
    m_services.tested.clear();
    m_form = std::make_unique<TargetForm>();
    m_form->setServices(&m_services);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestTargetForm::choose(const char *box, const QString &data)
{
    auto *combo = child<QComboBox>(box);
    combo->setCurrentIndex(combo->findData(data));
    Q_EMIT combo->activated(combo->currentIndex());
}

Target TestTargetForm::full()
{
    Target target;
    target.id = u"gpt"_s;
    target.label = u"GPT"_s;
    target.provider = u"openai"_s;
    target.protocol = u"openai-responses"_s;
    target.baseUrl = u"https://proxy.example/v1"_s;
    target.model = u"gpt-x"_s;
    target.keyEnv = u"MY_KEY"_s;
    target.key = u"mine"_s;
    target.parameters.maxOutputTokens = 1024;
    target.parameters.temperature = 0.123456;
    target.parameters.topP = 0;
    target.parameters.seed = 1;
    target.parameters.stop = { u"\n"_s };
    target.parameters.reasoningEffort = u"ultra"_s;
    target.parameters.extra = { { u"a"_s, 1 } };
    target.parameters.unknownMembers = { { u"later"_s, 1 } };
    target.timeouts = { 1500, 0, 2000, 1, {} };
    target.retries = 60; // more than the box offers
    target.headers = { { u"X-A"_s, u"b"_s } };
    target.allowInsecure = true;
    target.http2 = true;
    target.dataPolicy = u"none kept"_s;
    target.unknownMembers = { { u"later"_s, u"x"_s } };
    return target;
}

void TestTargetForm::showingChangesNothing()
{
    QSignalSpy edited(m_form.get(), &TargetForm::edited);
    m_form->setDraft(draftOf(full()));
    m_form->setAdvancedShown(true);
    QCOMPARE(edited.size(), 0);
    QVERIFY(m_form->draft().target == full());
    // One field touched, and every other one is as it was.
    QTest::keyClicks(child<QLineEdit>("labelEdit"), u"!"_s);
    QCOMPARE(edited.size(), 1);
    Target expected = full();
    expected.label = u"GPT!"_s;
    QVERIFY(m_form->draft().target == expected);
}

void TestTargetForm::everyFieldArrives()
{
    Target start;
    start.id = u"x"_s;
    start.provider = u"mistral"_s;
    m_form->setDraft(draftOf(start));
    m_form->setAdvancedShown(true);
    QTest::keyClicks(child<QLineEdit>("idEdit"), u"y"_s);
    QTest::keyClicks(child<QComboBox>("modelBox")->lineEdit(), u"m1"_s);
    child<QSpinBox>("maxOutputBox")->setValue(77);
    child<QDoubleSpinBox>("temperatureBox")->setValue(0.5);
    child<QDoubleSpinBox>("topPBox")->setValue(0.9);
    QTest::keyClicks(child<QLineEdit>("seedEdit"), u"-5"_s);
    QTest::keyClicks(child<QPlainTextEdit>("stopEdit"), u"END\\n"_s);
    QTest::keyClicks(child<QComboBox>("effortBox")->lineEdit(), u"high"_s);
    child<SecondsBox>("connectBox")->setMilliseconds(2500);
    child<QSpinBox>("retriesBox")->setValue(0);
    QTest::keyClicks(child<QPlainTextEdit>("headersEdit"), u"X-A: b"_s);
    QTest::keyClicks(child<QPlainTextEdit>("extraEdit"), u"{\"top_k\": 4}"_s);
    QTest::keyClick(child<QCheckBox>("http2Box"), Qt::Key_Space);
    const Target target = m_form->draft().target;
    QCOMPARE(target.id, u"xy"_s);
    QCOMPARE(target.model, u"m1"_s);
    QCOMPARE(target.parameters.maxOutputTokens, std::optional(77));
    QCOMPARE(target.parameters.temperature, std::optional(0.5));
    QCOMPARE(target.parameters.topP, std::optional(0.9));
    QCOMPARE(target.parameters.seed, std::optional<qint64>(-5));
    QCOMPARE(target.parameters.stop, QStringList{ u"END\n"_s });
    QCOMPARE(target.parameters.reasoningEffort, u"high"_s);
    QCOMPARE(target.timeouts.connectMs, std::optional(2500));
    QCOMPARE(target.timeouts.idleMs, std::nullopt);
    QCOMPARE(target.retries, std::optional(0));
    QCOMPARE(target.headers, (QList<Header>{ { u"X-A"_s, u"b"_s } }));
    QCOMPARE(target.parameters.extra.value(u"top_k"_s).toInt(), 4);
    QVERIFY(target.http2 && !target.allowInsecure);
}

void TestTargetForm::anotherProviderForgetsAddressAndKey()
{
    m_form->setDraft(draftOf(full()));
    choose("providerBox", u"anthropic"_s);
    const Target target = m_form->draft().target;
    QCOMPARE(target.provider, u"anthropic"_s);
    QCOMPARE(target.protocol + target.baseUrl + target.keyEnv + target.key + target.model, QString());
    QCOMPARE(target.label, u"GPT"_s);
    // A label that is only the provider's name does not stay with another one.
    TargetDraft plain;
    plain.target.provider = u"openai"_s;
    plain.target.label = u"OpenAI"_s;
    m_form->setDraft(plain);
    choose("providerBox", u"anthropic"_s);
    QCOMPARE(m_form->draft().target.label, u"Anthropic"_s);
    choose("providerBox", u"@compatible"_s);
    QCOMPARE(m_form->draft().target.label, QString());
    choose("providerBox", u"@compatible"_s);
    QCOMPARE(m_form->draft().target.provider, QString());
    QCOMPARE(m_form->draft().target.protocol, u"openai-chat"_s);
    choose("providerBox", u"@other"_s);
    choose("protocolBox", u"gemini"_s);
    QCOMPARE(m_form->draft().target.protocol, u"gemini"_s);
}

void TestTargetForm::addressOnlyWhereItIsNeeded()
{
    Target target;
    target.provider = u"openai"_s;
    m_form->setDraft(draftOf(target));
    QVERIFY(!child<QLineEdit>("baseUrlEdit")->isVisible());
    QTest::keyClick(child<QToolButton>("advancedToggle"), Qt::Key_Space);
    QVERIFY(child<QLineEdit>("baseUrlEdit")->isVisible());
    QVERIFY(child<QLineEdit>("idEdit")->isVisible());
    m_form->setAdvancedShown(false);
    choose("providerBox", u"azure"_s); // every customer has an own address
    QVERIFY(child<QLineEdit>("baseUrlEdit")->isVisible());
    choose("providerBox", u"@compatible"_s);
    QVERIFY(child<QLineEdit>("baseUrlEdit")->isVisible());
    QVERIFY(!child<QComboBox>("protocolBox")->isVisible());
    choose("providerBox", u"@other"_s);
    QVERIFY(child<QComboBox>("protocolBox")->isVisible());
}

void TestTargetForm::limitsOfTheModelAreSaid()
{
    Target target;
    target.provider = u"openai"_s;
    target.model = u"gpt-6-luna"_s;
    m_form->setDraft(draftOf(target));
    QVERIFY(note(u"parameters.maxOutputTokens"_s).contains(QLocale().toString(128000)));
    QVERIFY(!child<QDoubleSpinBox>("temperatureBox")->isEnabled());
    QVERIFY(note(u"parameters.temperature"_s).contains(u"gpt-6-luna"_s));
    target.model = u"other"_s;
    m_form->setDraft(draftOf(target));
    QVERIFY(child<QDoubleSpinBox>("temperatureBox")->isEnabled());
    QCOMPARE(note(u"parameters.temperature"_s), QString());
}

void TestTargetForm::problemsStandUnderTheirField()
{
    m_form->setDraft(draftOf(full()));
    m_form->setProblems({ { u"model"_s, u"Name the model."_s }, { u"id"_s, u"Twice."_s } });
    QVERIFY(note(u"model"_s).contains(u"Name the model."_s));
    QCOMPARE(child<QLineEdit>("idEdit")->accessibleDescription(), u"Twice."_s);
    QVERIFY(!child<QLineEdit>("idEdit")->isVisible());
    m_form->focusField(u"id"_s);
    QVERIFY(child<QLineEdit>("idEdit")->hasFocus());
    m_form->focusField(u"parameters.stop[2]"_s);
    m_form->focusField(u"headers.X-A"_s);
    QVERIFY(child<QPlainTextEdit>("headersEdit")->hasFocus());
    m_form->setProblems({});
    QCOMPARE(note(u"model"_s), QString());
}

void TestTargetForm::keyStateIsSaid()
{
    Target target;
    target.provider = u"openai"_s;
    m_form->setDraft(draftOf(target));
    QTRY_COMPARE(child<QLabel>("keyState")->text(), u"Environment variable OPENAI_API_KEY"_s);
    QVERIFY(!child<QPushButton>("settingsButton")->isVisible());
    choose("providerBox", u"anthropic"_s);
    QTRY_COMPARE(child<QLabel>("keyState")->text(), u"No key yet."_s);
    QSignalSpy settings(m_form.get(), &TargetForm::settingsRequested);
    QTest::mouseClick(child<QPushButton>("settingsButton"), Qt::LeftButton);
    QCOMPARE(settings.first().first().toString(), u"anthropic"_s);
}

void TestTargetForm::testSaysHowItWent()
{
    m_form->setDraft(draftOf(full()));
    auto *button = child<QPushButton>("testButton");
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_services.tested.size(), 1);
    QVERIFY(m_services.tested.first() == full());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(m_services.tested.size(), 1);
    QVERIFY(button->hasFocus());
    m_services.answerTest(true, u"It answered in 0.4 s."_s);
    QVERIFY(button->isEnabled());
    QVERIFY(child<QLabel>("testResult")->text().contains(u"It answered in 0.4 s."_s));
}

void TestTargetForm::testOfAnOlderTargetIsVoid()
{
    m_form->setDraft(draftOf(full()));
    QTest::mouseClick(child<QPushButton>("testButton"), Qt::LeftButton);
    QTest::keyClicks(child<QComboBox>("modelBox")->lineEdit(), u"2"_s);
    QVERIFY(child<QPushButton>("testButton")->isEnabled());
    m_services.answerTest(true, u"It answered."_s);
    QCOMPARE(child<QLabel>("testResult")->text(), QString());
    m_form.reset();
}

void TestTargetForm::everyControlHasAName()
{
    m_form->setDraft(draftOf(full()));
    m_form->setAdvancedShown(true);
    QList<QWidget *> labelled;
    const QList<QLabel *> labels = m_form->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        labelled.append(label->buddy());
    const QList<QWidget *> widgets = m_form->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool inner = qobject_cast<QComboBox *>(widget->parentWidget())
            || qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
        const bool control = button || qobject_cast<QLineEdit *>(widget)
            || qobject_cast<QPlainTextEdit *>(widget) || qobject_cast<QComboBox *>(widget)
            || qobject_cast<QAbstractSpinBox *>(widget);
        if (!control || inner || !widget->isVisible())
            continue;
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        // A combo box is known by its label alone.
        QVERIFY2(qobject_cast<QComboBox *>(widget) ? labelled.contains(widget) : named,
                 qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestTargetForm)
#include "tst_targetform.moc"
