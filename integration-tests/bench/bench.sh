#!/bin/sh
# Compares our image with Debian's certbot: medians of hyperfine, both programs in the same run, and peak memory.
# Usage: bench.sh [RUNS]    RUNS of each quick command (30); the slow ones run a fifth as often, but three times
#   CERTBOT   in the environment: another image's bin/certbot
#   ORIGINAL  in the environment: another original
set -eu

cd "$(dirname "$0")/.."
. bench/common.sh
print_heading

measure '--version' "$runs" true --version

bench/lineages.sh 1 "$scratch/one/etc"
measure 'certificates, 1 lineage' "$runs" true "certificates $(directories one)"

bench/lineages.sh 1000 "$scratch/thousand/etc"
measure 'certificates, 1,000 lineages' "$slow_runs" true "certificates $(directories thousand)"

start_ca
# Each request starts from a tree that holds nothing but an account.
# shellcheck disable=SC2046,SC2086 # lists of arguments
"$theirs" register $request $(directories account) >"$scratch/output" 2>&1 || { cat "$scratch/output" >&2; exit 1; }
reset="rm -rf $scratch/issue && cp -a $scratch/account $scratch/issue"
standalone="certonly --standalone --http-01-port $CA_HTTP_PORT $request $(directories issue)"
measure 'certonly standalone, 1 name' "$slow_runs" "$reset" "$standalone -d one.example.test"

names=$(i=1; while [ $i -le 100 ]; do printf -- '-d n%d.example.test ' $i; i=$((i + 1)); done)
measure 'certonly standalone, 100 names' "$slow_runs" "$reset" "$standalone $names"
