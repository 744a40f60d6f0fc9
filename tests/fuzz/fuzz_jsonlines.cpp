// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "protocols/jsonlinesreader.h"

using namespace lineup;

// The same lines, however the bytes are cut; none is empty or holds a line feed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray bytes = fuzz::bytesOf(data, size);
    const qsizetype piece = 1 + fuzz::takeByte(bytes) % 32;
    const fuzz::TimeLimit limit;
    JsonLinesReader whole;
    QList<QByteArray> lines = whole.feed(bytes);
    lines += whole.finish();
    JsonLinesReader cut;
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        pieces += cut.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
    pieces += cut.finish();
    fuzz::require(lines == pieces, "cutting the bytes changes nothing");
    for (const QByteArray &line : lines)
        fuzz::require(!line.isEmpty() && !line.contains('\n'), "a line is a line");
    return 0;
}
