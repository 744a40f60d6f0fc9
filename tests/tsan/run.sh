#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/tsan/run.sh: builds the preset tsan and runs its probe: without a report as it is, and with one when a race is
# planted. Without both, nothing that it says can be believed.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/../.."
if ! command -v clang++ >/dev/null 2>&1; then
    echo "Skipped: clang++ is not installed."
    exit 77
fi
cmake --preset tsan >/dev/null
cmake --build --preset tsan --target raceprobe
probe=build/tsan/tests/tsan/raceprobe
export TSAN_OPTIONS="exitcode=66 suppressions=$PWD/tests/tsan/suppressions.txt"
"$probe"
echo "No race in the code."
status=0
"$probe" plant >build/tsan/planted.log 2>&1 || status=$?
if [ "$status" -ne 66 ] || ! grep -q 'data race.*plantRace\|plantRace' build/tsan/planted.log; then
    cat build/tsan/planted.log
    echo "The planted race was not found." >&2
    exit 1
fi
echo "The planted race was found."
