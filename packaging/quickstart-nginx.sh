#!/bin/sh
# From a plain site to HTTPS and back: builds certbot if need be, starts a local test CA and an nginx of its own on
# loopback, runs certbot --nginx, asks the site for its page, and takes everything back.
# Everything stays in packaging/target; nothing but the missing Debian packages is installed.
set -eu

cd "$(dirname "$0")/.."
demo=$PWD/packaging/target/quickstart-nginx
certbot=$PWD/packaging/target/certbot/bin/certbot
name=demo.example.test
https_port=24443

say() {
    printf '\n==> %s\n' "$*"
}

[ -x "$certbot" ] || packaging/quickstart.sh
integration-tests/scripts/install-packages.sh /usr/sbin/nginx:nginx curl:curl
pebble=
[ ! -x integration-tests/target/pebble/bin/pebble ] || pebble=$PWD/integration-tests/target/pebble

say 'Starting a local test CA and an nginx with one site'
rm -rf "$demo"
integration-tests/scripts/local-ca.sh start "$demo/ca" "$pebble"
trap 'integration-tests/scripts/local-ca.sh stop "$demo/ca"; kill "$(cat "$demo/nginx/nginx.pid")"' EXIT
. "$demo/ca/ca.env"
export REQUESTS_CA_BUNDLE="$CA_BUNDLE"
mkdir -p "$demo/nginx/conf.d"
cat >"$demo/nginx/nginx.conf" <<EOF
pid $demo/nginx/nginx.pid;
error_log $demo/nginx/error.log;
events {
}
http {
    access_log off;
    include conf.d/*.conf;
}
EOF
cat >"$demo/nginx/conf.d/demo.conf" <<EOF
server {
    listen 127.0.0.1:$CA_HTTP_PORT;
    server_name $name;

    location / {
        return 200 "Hello from $name\n";
    }
}
EOF
cp -a "$demo/nginx" "$demo/before"
PATH=$PATH:/usr/sbin
nginx -c "$demo/nginx/nginx.conf"

directories="--config-dir $demo/etc/letsencrypt --work-dir $demo/var/lib/letsencrypt --logs-dir $demo/var/log/letsencrypt"
run() {
    printf '\n$ certbot %s\n' "$*"
    # shellcheck disable=SC2086 # a list of arguments
    "$certbot" "$@" $directories
}

say "Bringing $name to HTTPS"
run --nginx --nginx-server-root "$demo/nginx" -d "$name" --server "$CA_SERVER" --http-01-port "$CA_HTTP_PORT" \
    --https-port "$https_port" -n --agree-tos -m admin@example.test --no-eff-email

say 'The site'
curl -s -k --resolve "$name:$https_port:127.0.0.1" "https://$name:$https_port/"
cat "$demo/nginx/conf.d/demo.conf"

say 'Taking it back'
run rollback --nginx --nginx-server-root "$demo/nginx" --checkpoints 2
diff -r "$demo/before/conf.d" "$demo/nginx/conf.d" && echo 'The configuration is what it was before.'
