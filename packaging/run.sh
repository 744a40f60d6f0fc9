#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh packaging/run.sh: installs what is missing, builds Lineup and opens its window on the rehearsal lineup, which
# needs no key and no network. Without a display the same comparison is run by lineup-cli and printed.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
prompt='Greet Aldric, who comes in at midnight with a broken sword. Max 20 words.'
start=auto
install=yes

say() { printf '%s\n' "$*" >&2; }

usage() {
    cat <<'TEXT'
Usage: sh packaging/run.sh [--build-only | --cli] [--no-install]
Installs what is missing, builds the release preset and opens the window on the rehearsal lineup.
  --build-only   build and stop
  --cli          compare in the terminal, even where there is a display
  --no-install   do not look for missing packages
TEXT
}

for option in "$@"; do
    case $option in
    --build-only) start=nothing ;;
    --cli) start=cli ;;
    --no-install) install=no ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
    esac
done

compare() {
    say "Comparing in the terminal: the rehearsal's canned answers, from this computer."
    status=0
    "$root/build/release/src/cli/lineup-cli" compare --rehearsal --prompt "$prompt" || status=$?
    # 3: some answers are not complete. One of the rehearsal's is cut off on purpose, to show what that looks like.
    [ "$status" -eq 3 ] && status=0
    exit "$status"
}

if [ "$install" = yes ]; then
    say "Looking for missing packages."
    sh "$root/packaging/packages/install.sh" build run
fi

say "Building in $root/build/release."
cd "$root"
if [ -f build/release/CMakeCache.txt ] \
    && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" build/release/CMakeCache.txt; then
    say "This build was made for another folder; starting it afresh."
    cmake --preset release --fresh >&2
else
    cmake --preset release >&2
fi
cmake --build --preset release >&2

if [ "$start" = auto ]; then
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then start=window; else start=cli; fi
fi
case $start in
nothing) say "Built: build/release/src/app/lineup and build/release/src/cli/lineup-cli" ;;
cli) compare ;;
window)
    say "Opening the window on the rehearsal lineup. Close it to return."
    began=$(date +%s)
    status=0
    "$root/build/release/src/app/lineup" --rehearsal --prompt "$prompt" || status=$?
    # Qt aborts at once when the display that the environment names cannot be reached.
    if [ "$status" -eq 134 ] && [ $(($(date +%s) - began)) -le 3 ]; then
        say "The window could not be opened on this display."
        compare
    fi
    exit "$status"
    ;;
esac
