// SPDX-License-Identifier: Apache-2.0
// Writes into a history until it is killed, and says on standard output what it has done.
//   history_writer DIRECTORY write      sixteen answers that stream
//   history_writer DIRECTORY migrate N  one more migration, and dies before its N-th write
#include "storetools.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int answers = 16;
constexpr int piecesOfOne = 60;

qint64 now()
{
    QElapsedTimer clock;
    clock.start();
    return clock.msecsSinceReference();
}

void stream(const std::shared_ptr<RunJournal> &journal, const Run &run, int piece)
{
    for (int i = 0; i < answers; ++i) {
        // They end one after the other.
        const int pieces = piecesOfOne * (i + 1);
        if (piece < pieces) {
            journal->text(i, QString::number(piece) + u' ', piece);
            std::printf("text %d %d %lld\n", i, piece, now());
        } else if (piece == pieces) {
            QString text;
            for (int p = 0; p < pieces; ++p)
                text += QString::number(p) + u' ';
            journal->finish(i, endedAnswer(run, i, text), [i](StoreResult result) {
                if (result == StoreResult::Stored)
                    std::printf("done %d\n", i);
                std::fflush(stdout);
            });
        }
    }
    std::fflush(stdout);
}

int write(const QString &directory)
{
    StoreOptions options;
    options.directory = directory;
    HistoryStore store(options);
    const Run run = freshRun(u"Stream"_s, answers);
    QTimer timer;
    int piece = 0;
    const auto journal = store.journal(run.id);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { stream(journal, run, piece++); });
    store.beginRun(run, {}, &timer, [&](StoreResult) {
        std::printf("run %s\n", qPrintable(run.id));
        timer.start(3);
    });
    return QCoreApplication::exec();
}

int migrateAndDie(const QString &directory, int fatal)
{
    StoreOptions options;
    options.directory = directory;
    options.migrations.append({ u"ALTER TABLE runs ADD COLUMN colour TEXT NOT NULL DEFAULT ''"_s,
                                u"CREATE INDEX runs_by_colour ON runs(colour)"_s });
    int writes = 0;
    options.hook = [&writes, fatal](const QString &) {
        if (++writes == fatal)
            std::raise(SIGKILL);
        return 0;
    };
    HistoryStore store(options);
    QObject::connect(&store, &HistoryStore::statusChanged, &store, [] { QCoreApplication::quit(); });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(2) == "write"_L1)
        return write(arguments.at(1));
    if (arguments.value(2) == "migrate"_L1)
        return migrateAndDie(arguments.at(1), arguments.value(3).toInt());
    return 2;
}
