#!/bin/sh
# Installs the Debian packages that are missing here; does nothing when all of them are there.
# Usage: install-packages.sh COMMAND:PACKAGE...    installs PACKAGE when there is no COMMAND on the search path
#        The command `jdk` stands for a JDK of version 17 or newer.
set -eu

present() {
    case $1 in
    jdk) command -v javac >/dev/null && [ "$(javac -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 17 ] ;;
    /*) [ -e "$1" ] ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

missing=
for wanted; do
    present "${wanted%%:*}" || missing="$missing ${wanted#*:}"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -q -y update >/dev/null
# shellcheck disable=SC2086 # a list of names
$as_root apt-get -q -y install --no-install-recommends $missing </dev/null >/dev/null
