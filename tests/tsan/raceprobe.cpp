// SPDX-License-Identifier: Apache-2.0
// raceprobe [plant]: what reads foreign bytes, in several threads at once, for the thread sanitizer. With
// "plant" two threads also write one number without a lock, which the sanitizer must find.
#include "grids/csvtable.h"
#include "model/lineupfile.h"
#include "model/modelcatalogue.h"
#include "model/resolvedtarget.h"
#include "protocols/protocol.h"
#include "protocols/ssereader.h"
#include "strings/stringformats.h"

#include <QFile>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <thread>
#include <vector>

using namespace lineup;

namespace {

constexpr int threads = 4;
constexpr int rounds = 20;

QByteArray bytesOf(const char *name)
{
    QFile file(QStringLiteral(LINEUP_TEST_DATA "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Each of them meets the tables and expressions that are made on first use and shared from then on.
qsizetype readEverything()
{
    qsizetype read = 0;
    SseReader events;
    read += events.feed(bytesOf("anthropic/stream.txt")).size();
    for (const char *id : { "openai-chat", "openai-responses", "anthropic", "gemini", "ollama" }) {
        Target target;
        target.id = QStringLiteral("t");
        target.protocol = QString::fromLatin1(id);
        target.baseUrl = QStringLiteral("http://127.0.0.1:1");
        target.model = QStringLiteral("m");
        const auto parser = findProtocol(target.protocol)->createParser(resolve(target, ModelCatalogue()));
        parser->begin({});
        read += parser->feed(bytesOf(qPrintable(target.protocol + QStringLiteral("/stream.txt")))).size();
    }
    read += parseLineup(bytesOf("lineups/mixed.lineup.json")).lineup.has_value() ? 1 : 0;
    for (const char *name : { "strings/traps.po", "strings/first.xlf", "strings/app.ts", "strings/script.rpy",
                              "strings/nested.json", "strings/unity.csv" }) {
        const StringReadResult result = readStrings(bytesOf(name), QString::fromLatin1(name));
        read += result.file ? result.file->units.size() : 0;
    }
    return read;
}

void readInThreads()
{
    std::vector<std::thread> readers;
    std::vector<qsizetype> counts(threads, 0);
    for (int i = 0; i < threads; ++i) {
        readers.emplace_back([&counts, i] {
            for (int round = 0; round < rounds; ++round)
                counts[size_t(i)] += readEverything();
        });
    }
    for (std::thread &reader : readers)
        reader.join();
    for (const qsizetype count : counts) {
        if (count != counts.front() || count == 0)
            std::abort();
    }
}

// A reading that another thread calls off.
void cancelReading()
{
    const auto cancelled = std::make_shared<std::atomic_bool>(false);
    const QByteArray table = QByteArray("a,b,c\n").repeated(200'000);
    std::thread reader([&] {
        while (CsvTable::read(table, {}, ReadControl(cancelled)).table) { }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    cancelled->store(true);
    reader.join();
}

void plantRace()
{
    int number = 0;
    std::thread other([&number] {
        for (int i = 0; i < 1000; ++i)
            ++number;
    });
    for (int i = 0; i < 1000; ++i)
        ++number;
    other.join();
    std::printf("%d\n", number);
}

} // namespace

int main(int count, char **arguments)
{
    readInThreads();
    cancelReading();
    if (count > 1 && std::strcmp(arguments[1], "plant") == 0)
        plantRace();
    return 0;
}
