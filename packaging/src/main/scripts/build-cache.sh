#!/bin/sh
# Makes the start-up cache of an image: runs the common commands, notes the classes that they load, and archives these.
# Usage: build-cache.sh IMAGE FEATURE-VERSION JAVA-WITH-TOOLS SCRATCH-DIRECTORY
set -eu

image=$1
feature=$2
java=$3
scratch=$4
port=${TRAINING_PORT:-24400} # where the program answers challenges
recorded=0

# Runs a command line and notes the classes that it loads. What it prints or exits with does not matter here.
train() {
    recorded=$((recorded + 1))
    CERTBOT_JAVA_OPTIONS="-Xshare:off -XX:DumpLoadedClassList=$scratch/classes.$recorded" \
        "$image/bin/certbot" "$@" >"$scratch/train.$recorded.log" 2>&1 </dev/null || true
}

start_authority() {
    mkfifo "$scratch/authority.input"
    $java org.jcertbot.packaging.training.TrainingAuthority "$scratch" "$port" \
        <"$scratch/authority.input" >"$scratch/authority.log" 2>&1 &
    exec 9>"$scratch/authority.input" # it ends when this is closed
    while [ ! -f "$scratch/ca.url" ] && kill -0 $! 2>/dev/null; do sleep 0.1; done
    [ -f "$scratch/ca.url" ] || { cat "$scratch/authority.log" >&2; exit 1; }
}

train --version
train --help
start_authority
directories="--config-dir $scratch/etc --work-dir $scratch/lib --logs-dir $scratch/log"
request="-n --agree-tos -m training@example.test --no-eff-email --server $(cat "$scratch/ca.url") --http-01-port $port"
export REQUESTS_CA_BUNDLE="$scratch/ca.pem"
# shellcheck disable=SC2086 # lists of arguments
{
    train certonly --standalone -d a.example.test -d b.example.test $request $directories
    train certonly --standalone -d a.example.test -d b.example.test --force-renewal $request $directories
    train certificates $directories
    train certificates --json $directories
    train show_account -n --server "$(cat "$scratch/ca.url")" $directories
    train plugins $directories
}
exec 9>&-
wait

# One list of all: each class once, without the numbers that tell the classes of one list apart; those of class loaders
# other than the JVM's own (source:) cannot be told apart then, and are none of the program's.
awk '/^#/ || / source: / { next } { sub(/ id: [0-9]+$/, "") } !seen[$0]++' "$scratch"/classes.* >"$scratch/classes"
# From JDK 24 on, classes can be archived in their linked state (JEP 483).
linking=
[ "$feature" -lt 24 ] || linking=-XX:+AOTClassLinking
CERTBOT_JAVA_OPTIONS="-Xshare:dump $linking -XX:SharedClassListFile=$scratch/classes" \
    "$image/bin/certbot" >"$scratch/dump.log" 2>&1 || { cat "$scratch/dump.log" >&2; exit 1; }
