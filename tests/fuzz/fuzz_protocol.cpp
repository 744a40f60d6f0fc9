// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "model/modelcatalogue.h"
#include "model/resolvedtarget.h"
#include "protocols/protocol.h"

using namespace lineup;

namespace {

const Protocol &protocol()
{
    static const Protocol *found = findProtocol(QStringLiteral(LINEUP_FUZZ_PROTOCOL));
    fuzz::require(found, "there is such a protocol");
    return *found;
}

const ResolvedTarget &target()
{
    static const ResolvedTarget resolved = [] {
        Target target;
        target.id = QStringLiteral("t");
        target.protocol = QStringLiteral(LINEUP_FUZZ_PROTOCOL);
        target.baseUrl = QStringLiteral("http://127.0.0.1:1/base");
        target.model = QStringLiteral("m");
        return resolve(target, ModelCatalogue());
    }();
    return resolved;
}

// What an answer comes to, which must not depend on how its bytes were cut.
struct Outcome
{
    QString text;
    QString reasoning;
    QString reason;
    int skipped = 0;
    int errors = 0;
    bool finished = false;

    friend bool operator==(const Outcome &, const Outcome &) = default;

    void take(const AnswerEvents &events)
    {
        for (const AnswerEvent &event : events) {
            fuzz::require(errors == 0, "nothing follows an error");
            if (const auto *delta = std::get_if<TextDelta>(&event)) {
                text += delta->text;
            } else if (const auto *thought = std::get_if<ReasoningDelta>(&event)) {
                reasoning += thought->text;
            } else if (const auto *end = std::get_if<Finished>(&event)) {
                finished = true;
                reason = end->reason;
                fuzz::require(end->status != AnswerStatus::Running, "an end is an end");
            } else if (const auto *error = std::get_if<StreamError>(&event)) {
                ++errors;
                fuzz::require(!error->error.error.message.isEmpty(), "an error has a message");
            } else if (const auto *report = std::get_if<UsageReport>(&event)) {
                fuzz::require(report->usage.inputTokens.value_or(0) >= 0
                                  && report->usage.outputTokens.value_or(0) >= 0,
                              "counts are not negative");
            } else if (std::holds_alternative<SkippedLine>(event)) {
                ++skipped;
            }
        }
    }
};

Outcome parsed(const QByteArray &bytes, const RawHeaders &headers, qsizetype piece)
{
    const std::unique_ptr<AnswerParser> parser = protocol().createParser(target());
    Outcome outcome;
    parser->begin(headers);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        outcome.take(parser->feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at))));
    outcome.take(parser->finish());
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QList<QByteArray> types{ "text/event-stream", "application/json", "application/x-ndjson",
                                          "text/html", "" };
    QByteArray bytes = fuzz::bytesOf(data, size);
    const unsigned choice = fuzz::takeByte(bytes);
    const RawHeaders headers{ { "Content-Type", types.at(choice % types.size()) } };
    const fuzz::TimeLimit limit;
    const Outcome whole = parsed(bytes, headers, std::max<qsizetype>(1, bytes.size()));
    fuzz::require(whole == parsed(bytes, headers, 1 + choice / 8), "cutting the bytes changes nothing");
    const ProviderError error
        = protocol().error(400 + int(choice), headers, bytes, { QStringLiteral("seed") });
    fuzz::require(!error.error.message.isEmpty(), "an error has a message");
    protocol().parseModels(bytes);
    return 0;
}
