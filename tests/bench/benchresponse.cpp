// SPDX-License-Identifier: Apache-2.0
// bench_response LINEUP WARM_SECONDS: sends to the targets of a lineup file and, while their answers stream,
// does what people do: types into the prompt, looks for a word, resizes the window, stops. Each is asked for
// by another thread at any moment, and counts as seen when what it changes has been painted. Prints
// {"type": [ms, ...], ...}.
#include "answers/answerboard.h"
#include "answers/answerview.h"
#include "common/largememory.h"
#include "waiting.h"
#include "window/mainwindow.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <cstdio>
#include <functional>
#include <random>
#include <thread>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestMs = 30'000;

// Waits for the painting in which something is to be seen for the first time.
class Eye : public QObject
{
public:
    Eye() { qApp->installEventFilter(this); }

    // `isThere` is asked whenever a widget is painted.
    void lookFor(std::function<bool(const QWidget *)> isThere)
    {
        m_isThere = std::move(isThere);
        m_seen = false;
    }
    bool hasSeen() const { return m_seen; }
    qint64 seenAt() const { return m_seenAt; }

    static qint64 now()
    {
        return std::chrono::duration_cast<std::chrono::microseconds>(
                   std::chrono::steady_clock::now().time_since_epoch())
            .count();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_seen || !m_isThere || !watched->isWidgetType()
            || !m_isThere(static_cast<QWidget *>(watched)))
            return false;
        m_isThere = nullptr;
        // Everything that is dirty is painted and brought to the screen before the next event.
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_seenAt = now();
                m_seen = true;
            },
            Qt::QueuedConnection);
        return false;
    }

private:
    std::function<bool(const QWidget *)> m_isThere;
    bool m_seen = false;
    qint64 m_seenAt = 0;
};

class Probe
{
public:
    Probe(MainWindow &window)
        : m_window(window)
        , m_board(*window.findChild<AnswerBoard *>())
    { }

    QJsonObject measure(int warmSeconds)
    {
        send();
        pause(warmSeconds * 1000);
        QJsonObject result;
        result[u"type"_s] = times(120, &Probe::type);
        trigger(u"find"_s);
        result[u"search"_s] = times(30, &Probe::search);
        result[u"resize"_s] = times(30, &Probe::resize);
        result[u"stop"_s] = times(5, &Probe::stop);
        return result;
    }

private:
    QJsonArray times(int count, double (Probe::*action)(int))
    {
        QJsonArray result;
        for (int i = 0; i < count; ++i) {
            pause(int(20 + m_random() % 100));
            result.append((this->*action)(i));
        }
        return result;
    }

    void trigger(const QString &name) { m_window.findChild<QAction *>(name)->trigger(); }

    void send()
    {
        trigger(u"send"_s);
        if (!waitUntil([this] { return allAre(AnswerPhase::Streaming); }, longestMs))
            qFatal("the answers do not begin");
    }

    bool allAre(AnswerPhase phase) const
    {
        for (int i = 0; i < m_board.count(); ++i) {
            if (!m_board.panel(i) || m_board.panel(i)->phase() != phase)
                return false;
        }
        return true;
    }

    // Ms from the moment at which another thread asks until it is seen.
    double msUntilSeen(std::function<void()> ask, std::function<bool(const QWidget *)> isThere)
    {
        m_eye.lookFor(std::move(isThere));
        qint64 asked = 0;
        std::thread other([this, &asked, ask = std::move(ask)] {
            asked = Eye::now();
            QMetaObject::invokeMethod(&m_eye, ask, Qt::QueuedConnection);
        });
        const bool seen = waitUntil([this] { return m_eye.hasSeen(); }, longestMs);
        other.join();
        if (!seen)
            qFatal("what was asked for is not seen");
        return double(m_eye.seenAt() - asked) / 1000;
    }

    double type(int)
    {
        auto *edit = m_window.findChild<QPlainTextEdit *>(u"promptEdit"_s);
        const int before = edit->document()->characterCount();
        return msUntilSeen([edit] { press(edit, Qt::Key_X, u"x"_s); },
                           [edit, before](const QWidget *painted) {
                               return painted == edit->viewport()
                                   && edit->document()->characterCount() > before;
                           });
    }

    double search(int index)
    {
        auto *edit = m_window.findChild<QLineEdit *>(u"findEdit"_s);
        const auto isMarked = [this](const QWidget *painted) {
            const auto *view = qobject_cast<const AnswerView *>(painted->parentWidget());
            return view && painted == view->viewport() && !view->extraSelections().isEmpty();
        };
        const double ms = msUntilSeen(
            [edit, index] { press(edit, Qt::Key(Qt::Key_0 + index % 10), QString::number(index % 10)); },
            isMarked);
        edit->clear();
        return ms;
    }

    double resize(int index)
    {
        const QSize wanted(1500 - 100 * (index % 2), 950 - 50 * (index % 2));
        return msUntilSeen([this, wanted] { m_window.resize(wanted); },
                           [this, wanted](const QWidget *painted) {
                               const auto *view = qobject_cast<const AnswerView *>(painted->parentWidget());
                               return m_window.size() == wanted && view && painted == view->viewport();
                           });
    }

    double stop(int)
    {
        auto *button = m_window.findChild<QPushButton *>(u"stopButton"_s);
        const double ms
            = msUntilSeen([this] { trigger(u"stop"_s); },
                          [button](const QWidget *painted) {
                              return painted == button && (button->isDown() || !button->isEnabled());
                          });
        if (!waitUntil([this] { return allAre(AnswerPhase::Ended); }, longestMs))
            qFatal("the answers do not stop");
        send();
        pause(1000);
        return ms;
    }

    static void press(QWidget *widget, Qt::Key key, const QString &text)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(widget, &event);
    }

    MainWindow &m_window;
    const AnswerBoard &m_board;
    Eye m_eye;
    std::minstd_rand m_random{ 20261101 };
};

} // namespace

int main(int argc, char *argv[])
{
    giveLargeMemoryBack();
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    WindowHarness harness;
    MainWindow window(harness.parts());
    window.resize(1600, 1000);
    window.begin({ arguments.at(1), u"Count."_s, false });
    window.show();
    pause(2000);
    const QJsonObject result = Probe(window).measure(arguments.at(2).toInt());
    std::fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}
