// SPDX-License-Identifier: Apache-2.0
#include "answers/answerpanel.h"
#include "answers/answerview.h"
#include "answers/streampump.h"
#include "history/historydelegate.h"
#include "history/historymodel.h"
#include "history/historywords.h"
#include "hostilecorpus.h"
#include "loopbackserver.h"
#include "race/racetext.h"
#include "storage/historytypes.h"

#include <QDesktopServices>
#include <QFile>
#include <QListView>
#include <QSet>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

#include <cstdio>
#include <ctime>
#include <sys/inotify.h>
#include <unistd.h>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *schemes[]
    = { "http", "https", "file", "ftp", "smb", "javascript", "mailto", "data", "lineup" };

double threadCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

// The longest that this thread computes without returning to its event loop. A busy machine does not disturb
// it.
class Heartbeat
{
public:
    Heartbeat()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    }
    void start()
    {
        m_longest = 0;
        m_last = threadCpuMs();
        m_timer.start(0);
    }
    double stop()
    {
        beat();
        m_timer.stop();
        return m_longest;
    }

private:
    void beat()
    {
        const double now = threadCpuMs();
        m_longest = std::max(m_longest, now - m_last);
        m_last = now;
    }

    QTimer m_timer;
    double m_last = 0;
    double m_longest = 0;
};

} // namespace

// Every answer of the corpus wherever a text of a provider is shown. None may be followed, loaded or opened,
// and none may hold up the window.
class TestHostileCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void followersAreNoticed();
    void isLargeEnough();
    void showsEverywhere_U1_U7_U8_data();
    void showsEverywhere_U1_U7_U8();

public Q_SLOTS:
    void follow(const QUrl &url) { m_followed.append(url); }

private:
    int opened();
    void showAsAnswer(const QString &text);
    void showAsError(const QString &text);
    void showInHistory(const QString &text);
    void showAsToolTip(const QString &text);

    LoopbackServer m_server;
    QTemporaryDir m_folder;
    HostileAddresses m_addresses;
    QList<QUrl> m_followed;
    QList<std::pair<double, QByteArray>> m_gaps;
    int m_watch = -1;
    StreamPump m_pump;
};

void TestHostileCorpus::initTestCase()
{
    const QString secret = m_folder.filePath(u"secret.png"_s);
    QFile file(secret);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("secret");
    file.close();
    m_addresses = { m_server.baseUrl(), secret };
    m_watch = ::inotify_init1(IN_NONBLOCK);
    QVERIFY(::inotify_add_watch(m_watch, QFile::encodeName(m_folder.path()).constData(), IN_OPEN | IN_ACCESS)
            >= 0);
    for (const char *scheme : schemes)
        QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "follow");
}

void TestHostileCorpus::cleanupTestCase()
{
    for (const char *scheme : schemes)
        QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
    ::close(m_watch);
    std::sort(m_gaps.rbegin(), m_gaps.rend());
    for (const auto &[ms, name] : m_gaps.first(std::min<qsizetype>(5, m_gaps.size())))
        std::printf("%.0f ms: %s\n", ms, name.constData());
}

// How often a file of the watched folder was opened or read since the last call.
int TestHostileCorpus::opened()
{
    char buffer[4096];
    int count = 0;
    while (::read(m_watch, buffer, sizeof buffer) > 0)
        ++count;
    return count;
}

// Otherwise the test would pass for the wrong reason.
void TestHostileCorpus::followersAreNoticed()
{
    QDesktopServices::openUrl(QUrl(u"javascript:x()"_s));
    QCOMPARE(m_followed.size(), 1);
    m_followed.clear();
    QFile file(m_addresses.file);
    QVERIFY(file.open(QFile::ReadOnly));
    file.readAll();
    QVERIFY(opened() > 0);
    QTcpSocket socket;
    QSignalSpy connected(&socket, &QTcpSocket::connected);
    socket.connectToHost(QHostAddress::LocalHost, m_server.port());
    QVERIFY(connected.wait());
    QTRY_COMPARE(m_server.openConnections(), 1);
    socket.abort();
    QTRY_COMPARE(m_server.openConnections(), 0);
}

void TestHostileCorpus::isLargeEnough()
{
    const QList<HostileAnswer> answers = hostileAnswers(m_addresses);
    QSet<QString> texts;
    for (const HostileAnswer &answer : answers)
        texts.insert(answer.text);
    QVERIFY2(texts.size() >= 200, qPrintable(QString::number(texts.size())));
}

void TestHostileCorpus::showsEverywhere_U1_U7_U8_data()
{
    QTest::addColumn<QString>("text");
    int number = 0;
    for (const HostileAnswer &answer : hostileAnswers(m_addresses))
        QTest::addRow("%03d %s", ++number, answer.name.constData()) << answer.text;
}

void TestHostileCorpus::showAsAnswer(const QString &text)
{
    AnswerPanel panel(&m_pump);
    panel.resize(600, 500);
    panel.show();
    Answer answer;
    answer.targetId = u"a"_s;
    answer.label = text.left(200);
    panel.setAnswer(answer, { AnswerPhase::Streaming, {}, 0, {} });
    panel.appendText(text.first(text.size() / 2));
    panel.appendText(text.sliced(text.size() / 2));
    panel.appendReasoning(text.left(20'000));
    answer.text = text;
    answer.reasoning = text.left(20'000);
    answer.finishReason = text.left(200);
    answer.modelReturned = text.left(200);
    answer.status = AnswerStatus::Complete;
    panel.setAnswer(answer, { AnswerPhase::Ended, {}, 0, {} });
    // What is larger goes on filling in; that it does so in pieces is enough.
    const bool large = text.size() > 64 * 1024;
    const bool settled = QTest::qWaitFor([&] { return panel.view()->isSettled(); }, large ? 300 : 20'000);
    QVERIFY(large || settled);
    QTest::qWait(1); // and is painted
    QCOMPARE(panel.view()->rawText(), text);
}

void TestHostileCorpus::showAsError(const QString &text)
{
    AnswerPanel panel(&m_pump);
    panel.resize(600, 500);
    panel.show();
    Answer answer;
    answer.targetId = u"a"_s;
    answer.label = u"A"_s;
    answer.status = AnswerStatus::Failed;
    // As much as the parsers keep of a provider's words.
    answer.error = AnswerError{ ErrorKind::Server, 500, text.left(500), text.left(200), text.left(2000) };
    answer.notices = { text.left(500) };
    panel.setAnswer(answer, { AnswerPhase::Ended, {}, 0, {} });
    for (QToolButton *button : panel.findChildren<QToolButton *>()) {
        if (button->objectName() == u"detailsButton"_s && button->isVisible())
            button->click();
    }
    QTest::qWait(1);
}

void TestHostileCorpus::showInHistory(const QString &text)
{
    RunSummary run;
    run.id = u"run"_s;
    run.startedAt = QDateTime::currentDateTimeUtc();
    run.title = text.left(2000);
    run.preview = text.left(2000);
    run.lineupName = text.left(500);
    run.models = { text.left(500) };
    run.tags = { text.left(100) };
    run.answers = run.complete = 1;
    QStandardItemModel model;
    auto *item = new QStandardItem;
    item->setData(QVariant::fromValue(run), HistoryModel::RunRole);
    item->setData(HistoryWords::row(run, u"Today"_s, QTimeZone::utc()), Qt::AccessibleTextRole);
    model.appendRow(item);
    QListView view;
    HistoryDelegate delegate;
    view.setItemDelegate(&delegate);
    view.setModel(&model);
    view.resize(300, 300);
    view.show();
    QTest::qWait(1);
    QToolTip::showText(QPoint(10, 10), HistoryWords::toolTip(run, QTimeZone::utc()), &view);
    QTest::qWait(1);
    QToolTip::hideText();
}

void TestHostileCorpus::showAsToolTip(const QString &text)
{
    QWidget widget;
    widget.show();
    QToolTip::showText(QPoint(10, 10), escapedToolTip(text), &widget);
    QTest::qWait(1);
    QToolTip::hideText();
}

void TestHostileCorpus::showsEverywhere_U1_U7_U8()
{
    QFETCH(QString, text);
    opened();
    const std::pair<const char *, void (TestHostileCorpus::*)(const QString &)> places[]
        = { { "answer", &TestHostileCorpus::showAsAnswer },
            { "error", &TestHostileCorpus::showAsError },
            { "history", &TestHostileCorpus::showInHistory },
            { "tooltip", &TestHostileCorpus::showAsToolTip } };
    double longest = 0;
    for (const auto &[name, show] : places) {
        Heartbeat heartbeat;
        heartbeat.start();
        (this->*show)(text);
        const double gap = heartbeat.stop();
        longest = std::max(longest, gap);
        m_gaps.append({ gap, QByteArray(QTest::currentDataTag()) + ", " + name });
    }

    QCOMPARE(m_followed, QList<QUrl>());
    QCOMPARE(opened(), 0);
    QCOMPARE(m_server.openConnections(), 0);
    QCOMPARE(m_server.requests().size(), 0);
    // Several times what a release build needs, and far from what a hang would be.
    constexpr double limitMs = 250;
    QVERIFY2(longest < limitMs, qPrintable(QString::number(longest)));
}

QTEST_MAIN(TestHostileCorpus)
#include "tst_hostilecorpus.moc"
