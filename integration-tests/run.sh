#!/bin/sh
# Installs what the build and the tests need, then builds everything and runs every test.
# Arguments are passed on to Maven, for example -Dit.test='Renewal*'.
set -eu

cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8

# The modules that configurations of the tests load.
nginx_modules() {
    for module in http-brotli-filter http-echo http-headers-more-filter http-image-filter http-js http-lua http-perl \
        http-set-misc mail nchan rtmp stream; do
        echo "/usr/lib/nginx/modules/ngx_$(echo $module | tr - _)_module.so:libnginx-mod-$module"
    done
}

# shellcheck disable=SC2046 # a list
integration-tests/scripts/install-packages.sh \
    jdk:openjdk-17-jdk-headless mvn:maven /usr/lib/apt/apt-helper:apt xz:xz-utils gpgv:gpgv \
    /usr/share/keyrings/debian-archive-keyring.gpg:debian-archive-keyring \
    openssl:openssl curl:curl certbot:certbot strace:strace tmux:tmux setpriv:util-linux /usr/bin/time:time \
    hyperfine:hyperfine /usr/sbin/nginx:nginx /usr/sbin/apache2:apache2-bin \
    /usr/lib/python3/dist-packages/certbot_nginx:python3-certbot-nginx setfacl:acl chattr:e2fsprogs \
    $(nginx_modules)
pebble=integration-tests/target/pebble
integration-tests/scripts/fetch-pebble.sh "$pebble" ||
    integration-tests/scripts/install-packages.sh pebble:pebble

# The tests send signals to what they start. A shell that runs this in the background has ignored some of them, and only
# another program can take that back.
heeding_signals() {
    perl -e '$SIG{$_} = "DEFAULT" for qw(INT QUIT HUP); exec @ARGV or die "$ARGV[0]: $!\n"' "$@"
}

# Dependencies come over the network: a broken connection is worth another attempt.
status=0
heeding_signals mvn -B -ntp -Dmaven.wagon.http.retryHandler.count=5 -Daether.connector.http.retryHandler.count=5 \
    verify "$@" </dev/null || status=$?
integration-tests/scripts/summary.sh
exit "$status"
