#!/bin/sh
# Prints the home of the JDK to link the image from: the named one, else the newest on this machine.
# Usage: find-jdk.sh [HOME]
set -eu

version() {
    sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$1/release" 2>/dev/null
}

if [ -n "${1:-}" ]; then
    [ -x "$1/bin/jlink" ] || { echo "$1 is not a JDK: it has no bin/jlink" >&2; exit 1; }
    echo "$1"
    exit
fi

on_path=$(command -v javac || true)
if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path")
    on_path=${on_path%/bin/javac}
fi
newest=$(
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
        if [ -f "$home/release" ] && [ -x "$home/bin/jlink" ] && [ ! -h "$home" ]; then echo "$(version "$home") $home"; fi
    done | sort -V | tail -n 1
)
[ -n "$newest" ] || { echo "no JDK found; install one of version 17 or newer, or set CERTBOT_JDK" >&2; exit 1; }
echo "${newest#* }"
