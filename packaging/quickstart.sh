#!/bin/sh
# From nothing but apt to a certificate: builds certbot, starts a local test CA, obtains a certificate from it.
# Everything stays in packaging/target; nothing but the missing Debian packages is installed.
set -eu

cd "$(dirname "$0")/.."
demo=$PWD/packaging/target/quickstart
certbot=$PWD/packaging/target/certbot/bin/certbot
name=demo.example.test

say() {
    printf '\n==> %s\n' "$*"
}

say 'Installing what is missing (JDK, Maven, test CA)'
integration-tests/scripts/install-packages.sh jdk:openjdk-17-jdk-headless mvn:maven openssl:openssl xz:xz-utils gpgv:gpgv
integration-tests/scripts/fetch-pebble.sh "$PWD/integration-tests/target/pebble" ||
    integration-tests/scripts/install-packages.sh pebble:pebble
pebble=
[ ! -x integration-tests/target/pebble/bin/pebble ] || pebble=$PWD/integration-tests/target/pebble

say 'Building the image (the first time, Maven fetches the libraries)'
mvn -q -B -ntp -DskipTests -pl packaging -am package </dev/null

say 'Starting a local test CA'
rm -rf "$demo"
integration-tests/scripts/local-ca.sh start "$demo/ca" "$pebble"
trap 'integration-tests/scripts/local-ca.sh stop "$demo/ca"' EXIT
. "$demo/ca/ca.env"
export REQUESTS_CA_BUNDLE="$CA_BUNDLE"

directories="--config-dir $demo/etc/letsencrypt --work-dir $demo/var/lib/letsencrypt --logs-dir $demo/var/log/letsencrypt"
run() {
    printf '\n$ certbot %s\n' "$*"
    # shellcheck disable=SC2086 # a list of arguments
    "$certbot" "$@" $directories
}

say "Obtaining a certificate for $name"
run certonly --standalone -d "$name" --server "$CA_SERVER" --http-01-port "$CA_HTTP_PORT" \
    -n --agree-tos -m admin@example.test --no-eff-email
run certificates

say 'The files'
find "$demo/etc/letsencrypt/live" "$demo/etc/letsencrypt/archive" "$demo/etc/letsencrypt/renewal" ! -type d

cat <<EOF

The test CA is stopped now. To use certbot with Let's Encrypt on this machine, as root:

    cp -a packaging/target/certbot /opt/certbot
    ln -sf /opt/certbot/bin/certbot /usr/local/bin/certbot
    certbot certonly --standalone -d www.example.org

It works on /etc/letsencrypt, as the original does: README.md tells how to switch over, and back.
EOF
