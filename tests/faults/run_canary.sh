#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh run_canary.sh LINEUP_CLI: tst_canary.py with its key in a real keyring, on a bus of its own. 77 when a tool is
# missing.
set -eu
unset CDPATH
here=$(cd -P -- "$(dirname -- "$0")" && pwd)
for tool in dbus-run-session gnome-keyring-daemon; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "Skipped: $tool is not installed."
        exit 77
    fi
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" \
    XDG_CACHE_HOME="$home/cache" LC_ALL=C.UTF-8 \
    XDG_CURRENT_DESKTOP=GNOME CANARY_KEYRINGS="$home"

# shellcheck disable=SC2016
dbus-run-session -- sh -c '
    printf "test password\n" | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
    daemon=$!
    status=0
    python3 "$@" keyring || status=$?
    kill "$daemon" 2>/dev/null
    exit "$status"' canary "$here/tst_canary.py" "$@"
