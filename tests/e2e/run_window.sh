#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh tests/e2e/run_window.sh LINEUP LINEUP_CLI OUT [TEST...]: runs tst_window.py against the real programs on a
# display, a session bus and a keyring of their own. Pictures of failures go to OUT. 77 when a tool is missing.
set -eu
unset CDPATH
here=$(cd -P -- "$(dirname -- "$0")" && pwd)

for tool in xvfb-run dbus-run-session gnome-keyring-daemon openbox xdotool import; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "Skipped: $tool is not installed."
        exit 77
    fi
done
# Debian's own Python has the accessibility bindings; another one in front of it may not.
if ! /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null; then
    echo "Skipped: the accessibility bindings of Python are not installed."
    exit 77
fi

LINEUP=$1 LINEUP_CLI=$2 LINEUP_OUT=$3
shift 3
export LINEUP LINEUP_CLI LINEUP_OUT
mkdir -p "$LINEUP_OUT"

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy WAYLAND_DISPLAY
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" \
    XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state"
export LC_ALL=C.UTF-8 LANGUAGE=en QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 PYTHONDONTWRITEBYTECODE=1
# The bus starts no services with a window of their own that would wait for somebody.
export NO_AT_BRIDGE=0 GNOME_KEYRING_TEST_PATH="$home/keyrings"

# shellcheck disable=SC2016
xvfb-run -a -s '-screen 0 1280x900x24 -nolisten tcp' dbus-run-session -- sh -c '
    printf %s test-password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    openbox >/dev/null 2>&1 &
    manager=$!
    status=0
    /usr/bin/python3 -W ignore::DeprecationWarning "$@" || status=$?
    kill "$manager" 2>/dev/null
    exit "$status"' window "$here/tst_window.py" "$@"
