// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>

namespace lineup::fuzz {

// Ends the process, so that the fuzzer keeps the input, when what it encloses took more than the limit: 100
// ms of this thread's CPU time, or LINEUP_FUZZ_MS. CPU time, because the machine may be busy with something
// else.
class TimeLimit
{
public:
    TimeLimit();
    ~TimeLimit();
    TimeLimit(const TimeLimit &) = delete;
    TimeLimit &operator=(const TimeLimit &) = delete;

private:
    std::int64_t m_startNs;
};

// Ends the process where a promise of the code is broken, also in builds without assertions.
void require(bool kept, const char *promise);

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

// Takes a number off the end of the input, where changing it moves nothing else; 0 when nothing is left.
unsigned takeByte(QByteArray &input);

} // namespace lineup::fuzz
