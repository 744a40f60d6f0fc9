#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/coverage.sh [CTEST_OPTION...]: builds everything with counters, runs the tests (those that the options of
# ctest choose; without any all but the window's on a display) and says which share of the lines under src ran, a
# folder a line. The pages lie in build/coverage/report. COVERAGE_TARGETS builds only these targets.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
if ! command -v gcovr >/dev/null 2>&1; then
    echo "Skipped: gcovr is not installed."
    exit 77
fi
cmake --preset coverage >/dev/null
# Counts of an earlier run would be added to.
find build/coverage -name '*.gcda' -delete
if [ -n "${COVERAGE_TARGETS:-}" ]; then
    # shellcheck disable=SC2086
    cmake --build --preset coverage --target $COVERAGE_TARGETS
else
    cmake --build --preset coverage
fi
if [ $# -eq 0 ]; then set -- -E tst_window_e2e; fi
# A failing test still counts; whether they pass is for tests/run.sh to say.
ctest --preset coverage -j2 "$@" </dev/null || echo "Some tests failed." >&2

mkdir -p build/coverage/report
gcovr --root "$root" --filter 'src/' --exclude '.*_autogen/.*' --exclude-throw-branches \
    --gcov-ignore-parse-errors --json-summary build/coverage/report/summary.json \
    --html-details build/coverage/report/index.html build/coverage >/dev/null
python3 - build/coverage/report/summary.json <<'TEXT'
import collections
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    summary = json.load(file)
folders = collections.defaultdict(lambda: [0, 0])
for entry in summary["files"]:
    folder = folders["/".join(entry["filename"].split("/")[:-1])]
    folder[0] += entry["line_covered"]
    folder[1] += entry["line_total"]
for name, (covered, total) in sorted(folders.items()):
    print(f"{name:<24} {100 * covered / max(1, total):6.1f} %  of {total}")
covered, total = summary["line_covered"], summary["line_total"]
print(f"{'all':<24} {100 * covered / max(1, total):6.1f} %  of {total}")
print("least covered:")
files = sorted(summary["files"], key=lambda entry: entry["line_covered"] - entry["line_total"])
for entry in files[:15]:
    print(f"  {entry['filename']}: {entry['line_total'] - entry['line_covered']} lines never ran")
TEXT
