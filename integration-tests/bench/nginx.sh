#!/bin/sh
# Compares the nginx plugin with that of Debian's certbot: from HTTP to HTTPS on Debian's own configuration, one name
# among many servers, and renewals. Runs an nginx of its own on loopback ports.
# Usage: nginx.sh [RUNS]    as bench.sh; about eight minutes
set -eu

cd "$(dirname "$0")/.."
. bench/common.sh
scripts/install-packages.sh nginx:nginx /usr/lib/python3/dist-packages/certbot_nginx:python3-certbot-nginx
print_heading
start_ca
tls_port=$((CA_HTTP_PORT + 100))
ports="--http-01-port $CA_HTTP_PORT --https-port $tls_port"

# One at a time: all listen at the port of validation.
stop_nginx() {
    for pid in "$scratch"/*/nginx.pid; do
        [ -f "$pid" ] || continue
        kill "$(cat "$pid")"
        while [ -f "$pid" ]; do sleep 0.1; done
    done
}
trap 'stop_nginx; finish' EXIT

# Debian's configuration at our ports, with a pid file and an error log of its own, and without the modules that happen to
# be installed here: some make nginx itself slow.
debian_configuration() { # DIRECTORY
    cp -a /etc/nginx "$1"
    rm -rf "$1/sites-enabled/default" "$1"/modules-enabled/*
    cp /etc/nginx/sites-available/default "$1/sites-enabled/default"
    sed -i "s/\(listen .*\)\b80\b/\1$CA_HTTP_PORT/" "$1/sites-enabled/default"
    sed -i -e "s|^pid .*|pid $1/nginx.pid;|" -e "s|\(error_log\) [^;]*|\1 $1/error.log|" \
        -e 's|access_log [^;]*|access_log off|' -e "s|/etc/nginx/|$1/|" "$1/nginx.conf"
}

# What brings a configuration and a tree back to their first state, with a running server.
reset_to() { # STATE
    rm -rf "$scratch/$1.first"
    mkdir "$scratch/$1.first"
    cp -a "$scratch/$1.nginx" "$scratch/$1.first/nginx"
    rm -f "$scratch/$1.first/nginx/nginx.pid"
    cp -a "$scratch/$1" "$scratch/$1.first/tree"
    cat >"$scratch/$1.reset" <<EOF
rm -rf $scratch/$1 $scratch/$1.nginx/sites-enabled
cp -a $scratch/$1.first/tree $scratch/$1
cp -a $scratch/$1.first/nginx/. $scratch/$1.nginx/
nginx -c $scratch/$1.nginx/nginx.conf -s reload 2>/dev/null
sleep 0.5
EOF
    echo "sh $scratch/$1.reset"
}

account() { # TREE
    # shellcheck disable=SC2046,SC2086 # lists of arguments
    "$theirs" register $request $(directories "$1") >"$scratch/output" 2>&1 || { cat "$scratch/output" >&2; exit 1; }
}

account stock
debian_configuration "$scratch/stock.nginx"
nginx -c "$scratch/stock.nginx/nginx.conf"
measure 'run --nginx, one name' "$slow_runs" "$(reset_to stock)" \
    "run --nginx --nginx-server-root $scratch/stock.nginx -d one.example.test $ports $request $(directories stock)"

# Debian's site so many times, each in a file and with a name of its own; the certificate is made by openssl.
many() { # COUNT
    stop_nginx
    debian_configuration "$scratch/many$1.nginx"
    sites=$scratch/many$1.nginx/sites-enabled
    mv "$sites/default" "$scratch/site"
    i=1
    while [ $i -le "$1" ]; do
        sed -e "s/server_name _;/server_name host$i.example.test;/" -e 's/ default_server//' "$scratch/site" >"$sites/site$i"
        i=$((i + 1))
    done
    sed -i "s/^http {/http { server_names_hash_max_size $((8 * $1));/" "$scratch/many$1.nginx/nginx.conf"
    nginx -c "$scratch/many$1.nginx/nginx.conf"
    mkdir -p "$scratch/many$1"
}
bench/lineages.sh 1 "$scratch/certificate"
live=$scratch/certificate/live/host1.example.test
paths="--cert-path $live/cert.pem --key-path $live/privkey.pem --fullchain-path $live/fullchain.pem --chain-path $live/chain.pem"
install_in() { # COUNT
    echo "install -n --nginx --nginx-server-root $scratch/many$1.nginx -d host$(($1 / 2)).example.test $paths $ports" \
        "--no-redirect $(directories "many$1")"
}
many 1000
measure 'install, 1,000 servers' 3 "$(reset_to many1000)" "$(install_in 1000)"

# Ours alone: shows how it grows.
many 5000
sh -c "$(reset_to many5000)"
sh -c "/usr/bin/time -f '%e %M' -o $scratch/peak $ours $(install_in 5000)" >/dev/null 2>&1
awk '{ printf "| %-31s | %8.0f | %8s | %7s | %8.1f | %8s |\n", "install, 5,000 servers", $1 * 1000, "", "", $2 / 1024, "" }' \
    "$scratch/peak"

# Lineages that an nginx proves and serves; the original gets few of them, because each takes it as long.
many 100
renewable() { # COUNT TREE
    bench/lineages.sh "$1" "$scratch/$2/etc"
    account "$2"
    for file in "$scratch/$2"/etc/renewal/*.conf; do
        sed -i -e 's/^authenticator = .*/authenticator = nginx\ninstaller = nginx/' \
            -e "s|^server = .*|server = $CA_SERVER\nnginx_server_root = $scratch/many100.nginx|" "$file"
    done
}
renewal="renew -q --no-random-sleep-on-renew --force-renewal --break-my-certs --server $CA_SERVER $ports"
renewable 100 ours100
sh -c "/usr/bin/time -f '%e %M' -o $scratch/peak $ours $renewal $(directories ours100)"
read -r seconds kib <"$scratch/peak"
renewable 3 theirs3
sh -c "/usr/bin/time -f '%e' -o $scratch/peak $theirs $renewal $(directories theirs3)"
awk -v ours="$seconds" -v kib="$kib" '{
    printf "| %-31s | %8.0f | %8.0f | %7.3f | %8.1f | %8s |\n", "renew by nginx, one of 100 (of 3)",
        ours * 10, $1 * 1000 / 3, ours / 100 / ($1 / 3), kib / 1024, "" }' "$scratch/peak"

# With nothing due nginx's files are not touched.
renewable 1000 idle
sed -i 's/^server = .*/server = https:\/\/acme-v02.api.letsencrypt.org\/directory/' "$scratch"/idle/etc/renewal/*.conf
for file in "$scratch"/idle/etc/renewal/*.conf; do
    printf '[acme_renewal_info]\nari_retry_after = 2099-01-01T00:00:00\n' >>"$file"
done
strace -f -e trace=openat,execve -o "$scratch/trace" \
    sh -c "$ours renew -q --no-random-sleep-on-renew $(directories idle)"
echo
echo "renew -q with 1,000 nginx lineages and none due looked at nginx's files" \
    "$(grep -c -e "many100.nginx" -e 'execve.*nginx' "$scratch/trace" || true) times."
