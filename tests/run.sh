#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/run.sh: installs what the tests need, builds and runs all of them. The first stage that fails ends it.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
quick=no
lint=no
release=no
again=no
install=yes

say() { printf '%s\n' "$*" >&2; }

usage() {
    cat <<'TEXT'
Usage: sh tests/run.sh [--quick | --ci | --full] [--again] [--no-install]
Builds the dev preset and runs its tests; builds core-only; runs all tests again under the sanitizers for addresses,
leaks and undefined behaviour, each fuzzer for two seconds, and the thread sanitizer's probe; checks the formatting.
  --quick        the dev preset only, for daily work
  --ci           the linters too (tests/lint.sh), within four minutes
  --full         the linters without a limit, and the build that users get, too
  --again        repeat the stages that have passed on exactly these files
  --no-install   do not look for missing packages
TEXT
}

for option in "$@"; do
    case $option in
    --quick) quick=yes ;;
    --ci) lint=yes ;;
    --full) lint=yes release=yes LINT_SECONDS=36000 ;;
    --again) again=yes ;;
    --no-install) install=no ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
    esac
done

cd "$root"
stamps=build/stamps
mkdir -p "$stamps"
export CTEST_OUTPUT_ON_FAILURE=1 LINT_SECONDS="${LINT_SECONDS:-240}"
# Whatever a killed program could not clear away goes with this folder. It lies where names are short: sockets want that.
TMPDIR=$(mktemp -d)
# A test that becomes nobody for a while has to find its folder inside.
chmod 711 "$TMPDIR"
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' HUP INT TERM
# One compiler cache for all presets, unless it is set up in another way.
if command -v ccache >/dev/null 2>&1 && [ -z "$(ccache --get-config base_dir 2>/dev/null)" ]; then
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
fi

files() {
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git ls-files -z --cached --others --exclude-standard
    else
        find . -path ./build -prune -o -type f -print0
    fi
}

# What the tree holds, in one word.
fingerprint() { files | sort -z | xargs -0 sha1sum 2>/dev/null | sha1sum | cut -d ' ' -f 1; }

# stage NAME COMMAND...: runs the command unless it has passed on exactly these files.
stage() {
    name=$1
    shift
    if [ "$again" = no ] && [ "$(cat "$stamps/$name" 2>/dev/null)" = "$tree" ]; then
        say "== $name: passed on exactly these files before (--again repeats it)"
        return
    fi
    timed "$name" "$@"
    printf '%s\n' "$tree" >"$stamps/$name"
}

# timed NAME COMMAND...: says what begins and how long it took.
timed() {
    name=$1
    shift
    say "== $name"
    started=$(date +%s)
    "$@"
    say "== $name took $(($(date +%s) - started)) seconds"
}

build() {
    if [ -f "build/$1/CMakeCache.txt" ] \
        && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "build/$1/CMakeCache.txt"; then
        say "This build was made for another folder; starting it afresh."
        cmake --preset "$1" --fresh
    else
        cmake --preset "$1"
    fi
    cmake --build --preset "$1"
}

# Two at a time, whatever the machine: tests that watch the clock do not like a crowd. One that fails is tried once
# more, since a shared machine may stand still for a second; the end of the run names it.
run_tests() {
    ctest --preset "$1" -j2 --repeat until-pass:2 --output-log "$root/build/$1/ctest.log" </dev/null \
        && second_tries "$1"
}

second_tries() {
    if grep -F '***' "build/$1/ctest.log"; then
        say "These failed at first and passed when tried again."
    fi
}

# A report counts whoever wrote it: a first try that was forgiven, or a program whose end no test looked at.
run_sanitized() {
    build asan
    reports=$root/build/asan/reports
    rm -rf "$reports"
    mkdir "$reports"
    failed=no
    (export ASAN_OPTIONS="log_path=$reports/report" && run_tests asan) || failed=yes
    if [ -n "$(ls -A "$reports")" ]; then
        cat "$reports"/*
        failed=yes
    fi
    [ "$failed" = no ]
}

# Tests clear up after themselves; runtime-* is what Qt makes for a user without a session.
left_behind() {
    left=$(find "$TMPDIR" -mindepth 1 -maxdepth 1 ! -name 'runtime-*')
    if [ -n "$left" ]; then say "The tests left these behind:" "$left"; fi
}

if [ "$install" = yes ]; then
    say "== packages"
    sh packaging/packages/install.sh build run test
    sh tests/peer/install.sh
fi
tree=$(fingerprint)

timed "dev: build" build dev
timed "dev: tests" run_tests dev

if [ "$quick" = no ]; then
    stage core-only build core-only
    if [ "$release" = yes ]; then stage release build release; fi
    stage asan run_sanitized
    stage fuzz sh tests/fuzz/run.sh
    stage tsan sh tests/tsan/run.sh
    if [ "$lint" = yes ]; then
        stage lint sh tests/lint.sh
    else
        stage format sh tests/lint.sh --format
    fi
    left_behind
    say "== all stages passed; the tests of the dev build:"
    grep 'tests passed' build/dev/ctest.log
    second_tries dev
fi
