// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace lineup::fuzz {

namespace {

std::int64_t threadCpuNs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

std::int64_t limitMs()
{
    constexpr std::int64_t usual = 100;
    const char *wanted = std::getenv("LINEUP_FUZZ_MS");
    const std::int64_t value = wanted ? std::atoll(wanted) : usual;
    return value > 0 ? value : usual;
}

} // namespace

TimeLimit::TimeLimit()
    : m_startNs(threadCpuNs())
{ }

TimeLimit::~TimeLimit()
{
    static const std::int64_t limit = limitMs();
    // What is done once in a process, such as compiling expressions and finding codecs, is no input's fault.
    static bool warm = false;
    const std::int64_t tookMs = (threadCpuNs() - m_startNs) / 1'000'000;
    if (warm && tookMs > limit) {
        std::fprintf(stderr, "too slow: %lld ms\n", static_cast<long long>(tookMs));
        std::abort();
    }
    warm = true;
}

void require(bool kept, const char *promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

unsigned takeByte(QByteArray &input)
{
    if (input.isEmpty())
        return 0;
    const auto last = static_cast<unsigned char>(input.back());
    input.chop(1);
    return last;
}

} // namespace lineup::fuzz
