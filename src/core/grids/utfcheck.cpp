// SPDX-License-Identifier: Apache-2.0
#include "utfcheck.h"

#include <QChar>
#include <QtEndian>

#include <cstring>

namespace lineup {

namespace {

struct Lead
{
    int follow; // bytes that follow; -1: no character begins like this
    uchar least; // of the first that follows
    uchar most;
};

Lead leadOf(uchar byte)
{
    if (byte < 0x80)
        return { 0, 0, 0 };
    if (byte < 0xc2 || byte > 0xf4)
        return { -1, 0, 0 };
    if (byte < 0xe0)
        return { 1, 0x80, 0xbf };
    if (byte < 0xf0)
        return { 2, uchar(byte == 0xe0 ? 0xa0 : 0x80), uchar(byte == 0xed ? 0x9f : 0xbf) };
    return { 3, uchar(byte == 0xf0 ? 0x90 : 0x80), uchar(byte == 0xf4 ? 0x8f : 0xbf) };
}

bool isCharacterAt(const uchar *bytes, qsizetype left, int &length)
{
    const Lead lead = leadOf(bytes[0]);
    length = lead.follow + 1;
    if (lead.follow < 0 || lead.follow >= left)
        return false;
    for (int i = 1; i <= lead.follow; ++i) {
        const uchar least = i == 1 ? lead.least : 0x80;
        const uchar most = i == 1 ? lead.most : 0xbf;
        if (bytes[i] < least || bytes[i] > most)
            return false;
    }
    return true;
}

} // namespace

qsizetype firstInvalidUtf8(QByteArrayView view)
{
    const auto *bytes = reinterpret_cast<const uchar *>(view.data());
    const qsizetype size = view.size();
    qsizetype at = 0;
    while (at < size) {
        quint64 eight = 0;
        if (at + 8 <= size) {
            std::memcpy(&eight, bytes + at, 8);
            if ((eight & Q_UINT64_C(0x8080808080808080)) == 0) {
                at += 8;
                continue;
            }
        }
        int length = 1;
        if (!isCharacterAt(bytes + at, size - at, length))
            return at;
        at += length;
    }
    return -1;
}

qsizetype firstInvalidUtf16(QByteArrayView bytes, bool bigEndian)
{
    const auto unit = [&bytes, bigEndian](qsizetype at) -> char16_t {
        return bigEndian ? qFromBigEndian<quint16>(bytes.data() + at)
                         : qFromLittleEndian<quint16>(bytes.data() + at);
    };
    const qsizetype whole = bytes.size() / 2 * 2;
    for (qsizetype at = 0; at < whole; at += 2) {
        const char16_t first = unit(at);
        if (!QChar::isSurrogate(first))
            continue;
        if (QChar::isLowSurrogate(first) || at + 2 >= whole || !QChar::isLowSurrogate(unit(at + 2)))
            return at;
        at += 2;
    }
    return whole == bytes.size() ? -1 : whole;
}

} // namespace lineup
