#!/bin/sh
# A certificate authority for trying things out: Pebble and the DNS server that it asks, on loopback.
# Every name resolves to 127.0.0.1; http-01 is validated on the port that `start` names in ca.env.
#
# Usage: local-ca.sh start DIRECTORY PEBBLE-HOME [PORT]
#            leaves DIRECTORY/ca.env with CA_SERVER, CA_BUNDLE and CA_HTTP_PORT; uses six ports from PORT (24000) on
#        local-ca.sh stop DIRECTORY
set -eu

command=$1
directory=$2

start() {
    bin=${1:+$1/bin/}
    port=${2:-24000}
    mkdir -p "$directory"
    cd "$directory"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout key.pem -out cert.pem 2>openssl.log
    cat >config.json <<EOF
{"pebble": {
  "listenAddress": "127.0.0.1:$port",
  "managementListenAddress": "127.0.0.1:$((port + 1))",
  "certificate": "cert.pem",
  "privateKey": "key.pem",
  "httpPort": $((port + 2)),
  "tlsPort": $((port + 3)),
  "ocspResponderURL": "",
  "externalAccountBindingRequired": false,
  "retryAfter": {"authz": 3, "order": 5}
}}
EOF
    # The flag was renamed after pebble 2.4.
    dns=-dns01
    if "${bin}pebble-challtestsrv" -h 2>&1 | grep -q -- -dnsserver; then dns=-dnsserver; fi
    "${bin}pebble-challtestsrv" $dns "127.0.0.1:$((port + 4))" -management "127.0.0.1:$((port + 5))" \
        -defaultIPv6 '' -http01 '' -https01 '' -tlsalpn01 '' -doh '' >dns.log 2>&1 &
    echo $! >dns.pid
    PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 PEBBLE_AUTHZREUSE=0 \
        "${bin}pebble" -config config.json -dnsserver "127.0.0.1:$((port + 4))" >pebble.log 2>&1 &
    echo $! >pebble.pid
    cat >ca.env <<EOF
CA_SERVER=https://localhost:$port/dir
CA_BUNDLE=$PWD/cert.pem
CA_HTTP_PORT=$((port + 2))
EOF
    await_ready
}

await_ready() {
    tries=0
    until openssl s_client -connect "localhost:$port" </dev/null >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ $tries -gt 50 ] || ! kill -0 "$(cat pebble.pid)" 2>/dev/null; then
            cat pebble.log dns.log >&2
            stop
            exit 1
        fi
        sleep 0.1
    done
}

stop() {
    cd "$directory"
    for server in pebble dns; do
        [ ! -f $server.pid ] || kill "$(cat $server.pid)" 2>/dev/null || true
        rm -f $server.pid
    done
}

case $command in
start) start "${3:-}" "${4:-}" ;;
stop) stop ;;
*) echo "usage: local-ca.sh start|stop DIRECTORY ..." >&2; exit 2 ;;
esac
