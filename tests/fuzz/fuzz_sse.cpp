// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "protocols/ssereader.h"

using namespace lineup;

// The same events, however the bytes are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray bytes = fuzz::bytesOf(data, size);
    const qsizetype piece = 1 + fuzz::takeByte(bytes) % 32;
    const fuzz::TimeLimit limit;
    SseReader whole;
    QList<SseEvent> events = whole.feed(bytes);
    events += whole.finish();
    SseReader cut;
    QList<SseEvent> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        pieces += cut.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
    pieces += cut.finish();
    fuzz::require(events == pieces, "cutting the bytes changes nothing");
    fuzz::require(whole.comments() == cut.comments(), "comments are counted alike");
    fuzz::require(whole.tooLarge() == cut.tooLarge(), "limits are met alike");
    return 0;
}
