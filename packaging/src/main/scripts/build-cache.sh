#!/bin/sh
# Makes the start-up caches of an image: runs the common commands, notes the classes that they load, archives these.
# `light` holds what commands need that do not talk to a certificate authority, `full` everything.
# Usage: build-cache.sh IMAGE FEATURE-VERSION JDK TOOLS SCRATCH-DIRECTORY
#   TOOLS  class path of the Java programs of this module
set -eu

image=$1
feature=$2
jdk=$3
tools=$4
scratch=$5
recorded=0

# Runs a command line and notes the classes that it loads. What it prints or exits with does not matter here.
train() { # CACHE ARGUMENTS
    list=$scratch/$1.$((recorded += 1)).classes
    shift
    CERTBOT_JAVA_OPTIONS="-Xshare:off -XX:DumpLoadedClassList=$list" \
        "$image/bin/certbot" "$@" >"$list.log" 2>&1 </dev/null || true
}

# Makes a cache of the classes in some lists. Each class is listed once, without the numbers that tell the classes of one
# list apart; those of class loaders other than the JVM's own (source:) are left out: none is the program's.
archive() { # CACHE LISTS
    cache=$1
    shift
    awk '/^#/ || / source: / { next } { sub(/ id: [0-9]+$/, "") } !seen[$0]++' "$@" >"$scratch/$cache.classes"
    options="-Xshare:dump -XX:SharedArchiveFile=$image/lib/$cache.jsa -XX:SharedClassListFile=$scratch/$cache.classes"
    # From JDK 24 on, classes can be archived in their linked state (JEP 483).
    [ "$feature" -lt 24 ] || options="$options -XX:+AOTClassLinking"
    CERTBOT_JAVA_OPTIONS=$options "$image/bin/certbot" >"$scratch/$cache.log" 2>&1 ||
        { cat "$scratch/$cache.log" >&2; exit 1; }
    wc -c <"$image/lib/$cache.jsa" >"$image/lib/$cache.size" # the launcher of an old Java looks at it
}

start_authority() {
    mkfifo "$scratch/authority.input"
    "$jdk/bin/java" -cp "$tools" org.jcertbot.packaging.training.TrainingAuthority "$scratch" \
        <"$scratch/authority.input" >"$scratch/authority.log" 2>&1 &
    exec 9>"$scratch/authority.input" # it ends when this is closed
    while [ ! -f "$scratch/ca.url" ] && kill -0 $! 2>/dev/null; do sleep 0.1; done
    [ -f "$scratch/ca.url" ] || { cat "$scratch/authority.log" >&2; exit 1; }
    port=$(cat "$scratch/ca.port") # where the program answers challenges
}

# An nginx that agrees to everything and does nothing, and a site for it.
make_nginx() {
    cat >"$scratch/nginx" <<'EOF'
#!/bin/sh
case $* in
*-V*)
    cat >&2 <<'EOV'
nginx version: nginx/1.22.1
built with OpenSSL 3.0.15 3 Sep 2024
TLS SNI support enabled
configure arguments: --prefix=/nowhere --with-http_ssl_module
EOV
    ;;
esac
EOF
    chmod 755 "$scratch/nginx"
    mkdir -p "$scratch/nginx-root/sites-enabled"
    echo 'events { } http { include sites-enabled/*; }' >"$scratch/nginx-root/nginx.conf"
    for site in a b; do
        printf 'server {\n    listen 80;\n    server_name %s.example.test;\n    root /nowhere; # %s\n}\n' $site $site \
            >"$scratch/nginx-root/sites-enabled/$site"
    done
}

train light --version
train light --help
start_authority
directories="--config-dir $scratch/etc --work-dir $scratch/lib --logs-dir $scratch/log"
request="-n --agree-tos -m training@example.test --no-eff-email --server $(cat "$scratch/ca.url") --http-01-port $port"
export REQUESTS_CA_BUNDLE="$scratch/ca.pem"
# shellcheck disable=SC2086 # lists of arguments
{
    train full certonly --standalone -d a.example.test -d b.example.test $request $directories
    train full certonly --standalone -d a.example.test -d b.example.test --force-renewal $request $directories
    train full renew $directories
    train full renew --force-renewal --no-random-sleep-on-renew --http-01-port $port $directories
    # Renewal files that people have edited need more classes than ours.
    printf '\n# Somebody wrote this.\n' | tee -a "$scratch"/etc/renewal/*.conf >/dev/null
    train light certificates $directories
    train light certificates --json $directories
    train full show_account -n --server "$(cat "$scratch/ca.url")" $directories
    train light plugins $directories
    make_nginx
    nginx="--nginx --nginx-ctl $scratch/nginx --nginx-server-root $scratch/nginx-root --nginx-sleep-seconds 0"
    names="-d a.example.test -d b.example.test"
    train full install -n --cert-name a.example.test $names --no-redirect $nginx $directories
    train full install -n --cert-name a.example.test $names --hsts $nginx $directories
    train full rollback -n --checkpoints 3 $nginx $directories
    sed -i /ari_retry_after/d "$scratch"/etc/renewal/*.conf
    train full renew $directories
    # Authorities speak HTTP/2. This one has no nonce for us, but until then all is as it should be.
    train full register --server "$(cat "$scratch/ca.http2.url")" -n --agree-tos -m training@example.test $directories
}
exec 9>&-
wait

# What of HTTP/2 the training had no need for; nobody speaks over WebSockets.
"$jdk/bin/jimage" list --include 'regex:/java.net.http/jdk/internal/net/http/.*' "$image/runtime/lib/modules" |
    sed -n -e /websocket/d -e 's/^ *\(jdk.*\)\.class$/\1/p' >"$scratch/full.http2.classes"
[ -s "$scratch/full.http2.classes" ] || { echo "$jdk/bin/jimage lists no classes" >&2; exit 1; }

# And what a server that is really there would need of the web server plugins.
"$jdk/bin/jar" tf "$image/lib/certbot.jar" |
    sed -n 's/^\(org\/jcertbot\/\(plugins\/nginx\|core\/checkpoint\|core\/webserver\)\/[^-]*\)\.class$/\1/p' \
        >"$scratch/full.plugins.classes"

archive light "$scratch"/light.*.classes
archive full "$scratch"/light.*.classes "$scratch"/full.*.classes
