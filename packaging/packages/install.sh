#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh packaging/packages/install.sh LIST...: installs what is missing of the packages in LIST.txt beside this file.
# Nothing is asked and apt is not touched when everything is there. Where there is no apt, the names are printed
# and the status is 1.
set -eu
unset CDPATH
here=$(cd -P -- "$(dirname -- "$0")" && pwd)

say() { printf '%s\n' "$*" >&2; }

installed() {
    status=$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) || return 1
    [ "$status" = installed ]
}

# Prints the packages of one list, without those whose command is there already when $2 is "missing".
wanted() {
    while read -r package tool _; do
        case $package in '' | '#'*) continue ;; esac
        if [ "$2" = missing ]; then
            if [ -n "$tool" ] && command -v "$tool" >/dev/null 2>&1; then continue; fi
            if installed "$package"; then continue; fi
        fi
        printf '%s\n' "$package"
    done <"$here/$1.txt"
}

names() {
    mode=$1
    shift
    for list in "$@"; do wanted "$list" "$mode"; done | sort -u
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    say "This system has no apt. Install these packages, or what they are called here, and then build by hand"
    say "(the README says how):"
    names all "$@"
    exit 1
fi

missing=$(names missing "$@")
if [ -z "$missing" ]; then
    say "All packages are installed."
    exit 0
fi

# One line each, without anything that a shell would expand, so that they can be told apart by word splitting.
# shellcheck disable=SC2086
set -- $missing
say "Installing $# missing packages: $*"
if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    say "That needs root, and there is no sudo here. Run this as root, then start again:"
    say "    apt-get update && apt-get install --no-install-recommends $*"
    exit 1
fi
if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update >&2; then
    say "Some package lists could not be refreshed; going on with those that are there."
fi
as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 install "$@" </dev/null >&2
