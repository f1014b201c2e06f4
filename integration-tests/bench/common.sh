# What the benchmarks share; they source it, with their arguments.

# The directories of the configuration tree that a command works on.
directories() {
    echo "--config-dir $scratch/$1/etc --work-dir $scratch/$1/lib --logs-dir $scratch/$1/log"
}

# Peak resident memory in KiB, the median of three runs.
peak() { # PREPARE COMMAND
    for _ in 1 2 3; do
        sh -c "$1"
        sh -c "/usr/bin/time -f %M -o $scratch/peak $2" >/dev/null 2>&1
        cat "$scratch/peak"
    done | sort -n | sed -n 2p
}

# Runs one command line with both programs and prints a line of the table.
measure() { # TITLE RUNS PREPARE ARGUMENTS
    sh -c "$3"
    sh -c "$ours $4" >"$scratch/output" 2>&1 || { cat "$scratch/output" >&2; exit 1; }
    hyperfine -N --warmup 1 -r "$2" --prepare "sh -c '$3'" --export-csv "$scratch/csv" "$ours $4" "$theirs $4" >/dev/null 2>&1
    # shellcheck disable=SC2046 # two numbers
    set -- "$1" $(sed 1d "$scratch/csv" | cut -d, -f4) "$(peak "$3" "$ours $4")" "$(peak "$3" "$theirs $4")"
    echo "$@" | awk -v title="$1" '{
        printf "| %-31s | %8.0f | %8.0f | %7.3f | %8.1f | %8.1f |\n",
            title, $(NF - 3) * 1000, $(NF - 2) * 1000, $(NF - 3) / $(NF - 2), $(NF - 1) / 1024, $NF / 1024 }'
}

print_heading() {
    echo "ours:     $("$ours" --version), Java $(sed -n 's/^JAVA_VERSION=//p' "${ours%/bin/*}/runtime/release")"
    echo "original: $("$theirs" --version)"
    echo
    echo '| command                         | ours, ms | orig, ms |   ratio | ours MiB | orig MiB |'
    echo '|---------------------------------|---------:|---------:|--------:|---------:|---------:|'
}

# Starts a local CA and leaves in $request the options that lead to it.
start_ca() {
    pebble=
    [ ! -x target/pebble/bin/pebble ] || pebble=$PWD/target/pebble
    scripts/local-ca.sh start "$scratch/ca" "$pebble"
    . "$scratch/ca/ca.env"
    export REQUESTS_CA_BUNDLE="$CA_BUNDLE"
    request="-n --agree-tos --register-unsafely-without-email --server $CA_SERVER"
}

finish() {
    scripts/local-ca.sh stop "$scratch/ca" 2>/dev/null || true
    rm -rf "$scratch"
}

runs=${1:-30}
slow_runs=$((runs / 5 > 3 ? runs / 5 : 3))
ours=${CERTBOT:-$PWD/../packaging/target/certbot/bin/certbot}
theirs=${ORIGINAL:-/usr/bin/certbot}
export LC_ALL=C.UTF-8
scripts/install-packages.sh \
    hyperfine:hyperfine /usr/bin/time:time certbot:certbot openssl:openssl xz:xz-utils gpgv:gpgv
scripts/fetch-pebble.sh "$PWD/target/pebble" || scripts/install-packages.sh pebble:pebble
scratch=$(mktemp -d)
trap finish EXIT
