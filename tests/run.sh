#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/run.sh: installs what the tests need, builds and runs all of them. The first stage that fails ends it.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
quick=no
lint=no
sanitized=
fuzz=no
again=no
install=yes

say() { printf '%s\n' "$*" >&2; }

usage() {
    cat <<'TEXT'
Usage: sh tests/run.sh [--quick | --ci | --full] [--sanitize] [--fuzz] [--again] [--no-install]
Builds the dev preset and runs its tests; then builds core-only and checks the formatting.
  --quick        the dev preset only, for daily work
  --sanitize     the tests of core and command line under the sanitizers, too
  --fuzz         the fuzzers for two seconds each and the thread sanitizer's probe, too
  --ci           the linters too (tests/lint.sh), within four minutes
  --full         the linters without a limit, all tests under the sanitizers, and what --fuzz does, too
  --again        repeat the stages that have passed on exactly these files
  --no-install   do not look for missing packages
TEXT
}

for option in "$@"; do
    case $option in
    --quick) quick=yes ;;
    --sanitize) sanitized=asan-core ;;
    --fuzz) fuzz=yes ;;
    --ci) lint=yes ;;
    --full) lint=yes sanitized=asan fuzz=yes LINT_SECONDS=36000 ;;
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
    say "== $name"
    "$@"
    printf '%s\n' "$tree" >"$stamps/$name"
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
    ctest --preset "$1" -j2 --repeat until-pass:2 --output-log "$root/build/$1/ctest.log" </dev/null
    second_tries "$1"
}

second_tries() {
    if grep -F '***' "build/$1/ctest.log"; then
        say "These failed at first and passed when tried again."
    fi
}

build_and_test() {
    build "$1"
    run_tests "$1"
}

if [ "$install" = yes ]; then
    say "== packages"
    lists='build run test'
    if [ "$fuzz" = yes ]; then lists="$lists fuzz"; fi
    # shellcheck disable=SC2086
    sh packaging/packages/install.sh $lists
    sh tests/peer/install.sh
fi
tree=$(fingerprint)

say "== dev: build"
build dev
say "== dev: tests"
run_tests dev

if [ "$quick" = no ]; then
    stage core-only build core-only
    if [ -n "$sanitized" ]; then stage "$sanitized" build_and_test "$sanitized"; fi
    if [ "$fuzz" = yes ]; then
        stage fuzz sh tests/fuzz/run.sh
        stage tsan sh tests/tsan/run.sh
    fi
    if [ "$lint" = yes ]; then
        stage lint sh tests/lint.sh
    else
        stage format sh tests/lint.sh --format
    fi
    say "== all stages passed; the tests of the dev build:"
    grep 'tests passed' build/dev/ctest.log
    second_tries dev
fi
