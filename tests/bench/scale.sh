#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/bench/scale.sh [TOPIC...]: builds what users run and shows how its figures grow with targets, sizes of answers,
# stored runs and strings of a table. Prints one Markdown table; the figures as JSON and a plot of each as SVG lie in
# build/bench/scale (SCALE_OUT). BENCH_SCALE=0.1 leaves the largest out.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/../.." && pwd)
build="$root/build/bench"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DLINEUP_TESTS=ON -DLINEUP_BENCH=ON >/dev/null
targets=$(python3 "$root/tests/bench/scale.py" --targets "$@")
# Targets are names without spaces.
# shellcheck disable=SC2086
ninja -C "$build" -j "${BENCH_JOBS:-$(nproc)}" $targets >&2
exec python3 "$root/tests/bench/scale.py" --build "$build" --out "${SCALE_OUT:-$build/scale}" "$@"
