#!/bin/sh
# Makes the start-up cache of an image: runs the common commands, notes the classes that they load, and archives these.
# Usage: build-cache.sh IMAGE FEATURE-VERSION SCRATCH-DIRECTORY
set -eu

image=$1
feature=$2
scratch=$3
recorded=0

# Runs a command line and notes the classes that it loads. What it prints or exits with does not matter here.
train() {
    recorded=$((recorded + 1))
    CERTBOT_JAVA_OPTIONS="-Xshare:off -XX:DumpLoadedClassList=$scratch/classes.$recorded" \
        "$image/bin/certbot" "$@" >"$scratch/train.$recorded.log" 2>&1 </dev/null || true
}

train --version
cat "$scratch"/classes.* >"$scratch/classes"
# From JDK 24 on, classes can be archived in their linked state (JEP 483).
linking=
[ "$feature" -lt 24 ] || linking=-XX:+AOTClassLinking
CERTBOT_JAVA_OPTIONS="-Xshare:dump $linking -XX:SharedClassListFile=$scratch/classes" \
    "$image/bin/certbot" >"$scratch/dump.log" 2>&1 || { cat "$scratch/dump.log" >&2; exit 1; }
