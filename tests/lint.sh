#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/lint.sh [--format]: formatting and shell scripts at once; then clang-tidy and clazy over the sources, the
# most recently changed first, until LINT_SECONDS (600) are over. A file that passed is not looked at again
# before it, a header or the rules change. Needs the dev build.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
seconds=${LINT_SECONDS:-600}
state=build/lint
mkdir -p "$state"

say() { printf '%s\n' "$*" >&2; }

sources() {
    {
        git log -n 300 --format= --name-only -- src tests 2>/dev/null || true
        find src tests -type f
    } | awk '/\.(cpp|h)$/ && !seen[$0]++' | while read -r file; do
        if [ -f "$file" ]; then printf '%s\n' "$file"; fi
    done
}

# Another version of clang-format has other opinions, so only this one is asked.
check_format() {
    if ! command -v clang-format-14 >/dev/null 2>&1; then
        say "clang-format 14 is not here: formatting was not checked."
        return 0
    fi
    sources | tr '\n' '\0' | xargs -0 clang-format-14 --dry-run --Werror
}

check_scripts() {
    if ! command -v shellcheck >/dev/null 2>&1; then
        say "shellcheck is not here: shell scripts were not checked."
        return 0
    fi
    { printf '.ci/run\0'; find packaging tests -name '*.sh' -print0; } | xargs -0 shellcheck
}

# One file: quiet when all is well, its own findings when not. $1 is the file, $2 where to remember success.
# Run by xargs below, with the deadline in the environment.
# shellcheck disable=SC2016
one='
    if [ -e "$2" ]; then exit 0; fi
    if [ "$(date +%s)" -ge "$LINT_DEADLINE" ]; then printf "%s\n" "$1" >>"$LINT_LEFT"; exit 0; fi
    out=$(clang-tidy-14 --quiet -p build/lint "$1" 2>&1) || { printf "%s\n" "$out"; exit 1; }
    out=$(clazy-standalone -p build/lint --checks=level1,connect-3arg-lambda,no-qstring-ref,$LINT_NOT "$1" 2>&1) || true
    # Findings in headers of the compiler or of Qt are not ours.
    case $out in
    *"$LINT_ROOT"/src/*"[-Wclazy"* | *"$LINT_ROOT"/tests/*"[-Wclazy"*) printf "%s\n" "$out"; exit 1 ;;
    esac
    : >"$2"
'

check_sources() {
    if ! command -v clang-tidy-14 >/dev/null 2>&1 || ! command -v clazy-standalone >/dev/null 2>&1; then
        say "clang-tidy 14 or clazy is not here: the sources were not analysed."
        return 0
    fi
    # Clang cannot read what gcc has precompiled, and so every source is held to its own includes.
    sed 's/ -Winvalid-pch -include [^ ]*//' build/dev/compile_commands.json >"$state/compile_commands.json"
    rules=$({ cat .clang-tidy tests/lint.sh; sources | grep '\.h$' | tr '\n' '\0' | xargs -0 cat; } | sha1sum)
    LINT_DEADLINE=$(($(date +%s) + seconds))
    LINT_LEFT=$state/left
    LINT_ROOT=$root
    # It wants no blank where clang-format sets one.
    LINT_NOT=no-connect-not-normalized
    export LINT_NOT LINT_DEADLINE LINT_LEFT LINT_ROOT
    : >"$LINT_LEFT"
    # Only what the dev build compiles; generated files have no place in the list.
    sources | grep '\.cpp$' | while read -r file; do
        if grep -qF "\"file\": \"$root/$file\"" "$state/compile_commands.json"; then
            printf '%s\0%s\0' "$file" "$state/$({ printf '%s' "$rules"; cat "$file"; } | sha1sum | cut -c 1-40)"
        fi
    done | xargs -0 -n 2 -P 2 sh -c "$one" lint
    if [ -s "$LINT_LEFT" ]; then
        say "Time is up: $(wc -l <"$LINT_LEFT") files were not analysed this time (see build/lint/left)."
    fi
}

check_format
check_scripts
if [ "${1:-}" != --format ]; then check_sources; fi
say "The linters found nothing."
