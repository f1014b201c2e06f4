#!/bin/sh
# Compares renewals with Debian's certbot, and shows how ours grow with the number of lineages.
# Usage: renewals.sh [RUNS]    as bench.sh; about ten minutes
set -eu

cd "$(dirname "$0")/.."
. bench/common.sh
print_heading
start_ca

quiet='renew -q --no-random-sleep-on-renew'
ARI_RETRY_AFTER=2099-01-01T00:00:00 bench/lineages.sh 1000 "$scratch/thousand/etc"
measure 'renew -q, 1,000, none due' "$slow_runs" true "$quiet $(directories thousand)"

force="$quiet --force-renewal --break-my-certs --server $CA_SERVER --http-01-port $CA_HTTP_PORT"
due() { # COUNT    a tree with so many lineages and an account
    bench/lineages.sh "$1" "$scratch/due$1/etc"
    # shellcheck disable=SC2046,SC2086 # lists of arguments
    "$theirs" register $request $(directories "due$1") >"$scratch/output" 2>&1 || { cat "$scratch/output" >&2; exit 1; }
}
due 20
measure 'renew, 20 due' 3 true "$force $(directories due20)"

# Ours alone: the original would need an hour.
alone() { # TITLE ARGUMENTS
    sh -c "/usr/bin/time -f '%e %M' -o $scratch/peak $ours $2"
    awk -v title="$1" '{ printf "| %-31s | %8.0f | %8s | %7s | %8.1f | %8s |\n", title, $1 * 1000, "", "", $2 / 1024, "" }' \
        "$scratch/peak"
}
for count in 200 1000; do
    due $count
    alone "renew, $count due" "$force $(directories due$count)"
done

# The original does not ask for renewal information; ours asks the CA about each of them, and writes down when it may ask
# again. A scheduled run finds a tree that nobody has touched for hours. So each run gets a new one, and the old ones stay:
# a file system such as ext4 takes longer to make a file where many have just been deleted.
sed -i -e /ari_retry_after/d "$scratch"/due1000/etc/renewal/host*.conf
cp -a "$scratch/due1000" "$scratch/untouched"
measure 'renew -q, 1,000, ARI asked' 3 \
    "mv $scratch/due1000 $scratch/used.\$\$; cp -a $scratch/untouched $scratch/due1000" "$quiet $(directories due1000)"

ONE_FOR_ALL=1 ARI_RETRY_AFTER=2099-01-01T00:00:00 bench/lineages.sh 10000 "$scratch/many/etc"
alone 'renew -q, 10,000, none due' "$quiet $(directories many)"
