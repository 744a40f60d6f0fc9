#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/fuzz/run.sh [SECONDS [FUZZER...]]: builds the fuzzers and runs each for so long, from the seeds and from what
# earlier runs found in build/fuzz/corpus. Without SECONDS each makes 2,000 inputs of the seeds alone, nearly the same ones
# every time, so that a change is judged by itself. The first finding ends it and stays in build/fuzz/findings.
# SKIP_BUILD=1 takes the fuzzers as they are.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/../.." && pwd)
if [ $# -gt 0 ]; then
    corpora=build/fuzz/corpus bounds=-max_total_time=$1
    shift
else
    corpora=build/fuzz/bounded bounds='-seed=1 -runs=2000 -reload=0'
    export QT_HASH_SEED=0
    rm -rf "$root/build/fuzz/bounded"
fi
cd "$root"

if ! command -v clang++ >/dev/null 2>&1; then
    echo "Skipped: clang++ is not installed."
    exit 77
fi
if [ "${SKIP_BUILD:-}" = "" ]; then
    cmake --preset fuzz >/dev/null
    cmake --build --preset fuzz --target fuzzers
fi
if [ $# -eq 0 ]; then
    for file in build/fuzz/tests/fuzz/fuzz_*; do
        if [ -f "$file" ]; then set -- "$@" "${file##*/fuzz_}"; fi
    done
fi

# Where the recorded streams and files of the other tests are that this fuzzer can begin with.
seeds() {
    case $1 in
    openai-chat | openai-responses | anthropic | gemini | ollama) echo "tests/data/$1" ;;
    sse) echo tests/data/openai-chat tests/data/anthropic ;;
    jsonlines) echo tests/data/ollama ;;
    lineup) echo tests/data/lineups ;;
    strings_xlsx) echo tests/fuzz/seeds/xlsx ;;
    strings_* | csv) echo tests/data/strings ;;
    esac
    if [ -d "tests/fuzz/seeds/$1" ]; then echo "tests/fuzz/seeds/$1"; fi
}

mkdir -p build/fuzz/findings
export QT_QPA_PLATFORM=offscreen UBSAN_OPTIONS=print_stacktrace=1
# Qt and fontconfig keep some memory until the end; what leaks from one input to the next is found all the same.
export ASAN_OPTIONS=detect_odr_violation=0
for name in "$@"; do
    corpus=$corpora/$name
    mkdir -p "$corpus"
    # shellcheck disable=SC2046,SC2086
    if ! "build/fuzz/tests/fuzz/fuzz_$name" "$corpus" $(seeds "$name") \
        $bounds -max_len=16384 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/findings/$name-" >"build/fuzz/$name.log" 2>&1; then
        tail -n 60 "build/fuzz/$name.log"
        echo "$name: see build/fuzz/$name.log and build/fuzz/findings" >&2
        exit 1
    fi
    printf '%-20s %12s inputs %8s a second, %s\n' "$name" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log")" \
        "$(sed -n 's/^stat::average_exec_per_sec: *//p' "build/fuzz/$name.log")" \
        "$(sed -n 's/.*cov: \([0-9]*\) .*/\1 edges/p' "build/fuzz/$name.log" | tail -n 1)"
done
