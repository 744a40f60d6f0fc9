#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/bench/run.sh [TOPIC...]: builds what users run, measures it side by side with others and prints one table.
# The figures are written to build/bench/bench.json too (BENCH_OUT). BENCH_SCALE=0.1 is a quick try.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/../.." && pwd)
build="$root/build/bench"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DLINEUP_TESTS=ON -DLINEUP_BENCH=ON >/dev/null
targets=$(python3 "$root/tests/bench/bench.py" --targets "$@")
# Targets are names without spaces.
# shellcheck disable=SC2086
ninja -C "$build" -j "${BENCH_JOBS:-$(nproc)}" $targets >&2
exec python3 "$root/tests/bench/bench.py" --build "$build" --out "${BENCH_OUT:-$build/bench.json}" "$@"
