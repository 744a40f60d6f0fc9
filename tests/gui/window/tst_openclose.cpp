// SPDX-License-Identifier: Apache-2.0
#include "answers/answerpanel.h"
#include "answers/answerview.h"
#include "answers/streampump.h"
#include "settings/settingsdialog.h"
#include "window/mainwindow.h"
#include "windowharness.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>
#include <malloc.h>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

struct Held
{
    qint64 live = 0; // bytes on the heap that somebody holds
    qint64 memory = 0; // bytes of the process, with the gaps between them
    qsizetype descriptors = 0;
    int threads = 0;
};

QByteArray status()
{
    QFile file(u"/proc/self/status"_s);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 statusNumber(const QString &name)
{
    static const QString pattern = u"^%1:\\s+(\\d+)"_s;
    const QRegularExpression expression(pattern.arg(name), QRegularExpression::MultilineOption);
    return expression.match(QString::fromLatin1(status())).captured(1).toLongLong();
}

Held held()
{
    QPixmapCache::clear(); // fills up to its own limit
    ::malloc_trim(0);
    return { qint64(::mallinfo2().uordblks), statusNumber(u"VmRSS"_s) * 1024,
             QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::System).size(),
             int(statusNumber(u"Threads"_s)) };
}

} // namespace

// What is opened and closed a thousand times (LINEUP_CYCLES says how often) leaves nothing behind.
class TestOpenClose : public QObject
{
    Q_OBJECT

    static int cycles(int usual)
    {
        const int wanted = qEnvironmentVariableIntValue("LINEUP_CYCLES");
        return wanted > 0 ? wanted : usual;
    }

    void showPanel()
    {
        AnswerPanel panel(&m_pump);
        panel.resize(500, 400);
        panel.show();
        Answer answer;
        answer.targetId = u"a"_s;
        answer.label = u"A"_s;
        answer.text
            = u"# Title\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code` **strong** "_s.repeated(20);
        answer.status = AnswerStatus::Complete;
        panel.setAnswer(answer, { AnswerPhase::Ended, {}, 0, {} });
        QTRY_VERIFY(panel.view()->isSettled());
    }

    static void showWindow(WindowHarness &harness)
    {
        MainWindow window(harness.parts());
        window.begin({ {}, u"Say hello"_s, true });
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(window.findChild<SettingsDialog *>());
        QTest::keyClick(window.findChild<SettingsDialog *>(), Qt::Key_Escape);
        QTRY_VERIFY(!window.findChild<SettingsDialog *>());
    }

    template <typename Act>
    void repeat(int times, [[maybe_unused]] qint64 limitBytes, Act act)
    {
        // Caches, pools and fonts are filled by the first ones.
        for (int i = 0; i < times / 3 && !QTest::currentTestFailed(); ++i)
            act();
        const Held before = held();
        for (int i = 0; i < times - times / 3 && !QTest::currentTestFailed(); ++i)
            act();
        QTRY_VERIFY(held().threads <= before.threads);
        QTRY_VERIFY(held().descriptors <= before.descriptors);
        const Held after = held();
        std::printf(
            "held %.2f MB, then %.2f MB; process %.1f MB, then %.1f MB; %lld descriptors; %d threads\n",
            double(before.live) / 1e6, double(after.live) / 1e6, double(before.memory) / 1e6,
            double(after.memory) / 1e6, qlonglong(after.descriptors), after.threads);
#if !defined(__SANITIZE_ADDRESS__)
        // Glyphs, shapes of text and gaps in the heap go on growing for a while. A panel or window that
        // stayed would be many times this.
        QVERIFY(after.live - before.live < qint64(times) * limitBytes);
#endif
    }

private Q_SLOTS:
    void nothingStays_U11_data()
    {
        QTest::addColumn<bool>("window");
        QTest::addColumn<int>("times");
        QTest::newRow("answer panels") << false << cycles(600);
        QTest::newRow("windows with settings") << true << cycles(150);
    }

    void nothingStays_U11()
    {
        QFETCH(bool, window);
        QFETCH(int, times);
        WindowHarness harness;
        if (window)
            repeat(times, 16 * 1024, [&] { showWindow(harness); });
        else
            repeat(times, 4 * 1024, [this] { showPanel(); });
    }

private:
    StreamPump m_pump;
};

QTEST_MAIN(TestOpenClose)
#include "tst_openclose.moc"
