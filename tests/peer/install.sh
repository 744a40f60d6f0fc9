#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/peer/install.sh: puts the independent server that tests/peer talks to into build/peer, exactly in the
# locked version and without running its install scripts. Without npm or network the tests say so and are skipped.
set -eu
unset CDPATH
here=$(cd -P -- "$(dirname -- "$0")" && pwd)
target=$here/../../build/peer

say() { printf '%s\n' "$*" >&2; }

if cmp -s "$here/package-lock.json" "$target/installed-lock.json"; then exit 0; fi
if ! command -v npm >/dev/null 2>&1; then
    say "npm is not here: the tests against an independent server will be skipped."
    exit 0
fi
say "Installing the independent test server into build/peer."
mkdir -p "$target"
cp "$here/package.json" "$here/package-lock.json" "$target/"
if (cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null); then
    cp "$here/package-lock.json" "$target/installed-lock.json"
else
    say "It could not be installed: the tests against an independent server will be skipped."
fi
