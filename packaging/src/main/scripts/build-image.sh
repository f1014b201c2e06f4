#!/bin/sh
# Builds the self-contained image: a Java runtime, the application, its start-up cache and the launcher.
# Usage: build-image.sh CLASSPATH IMAGE TOOLS
#   CLASSPATH  file with the class path of the application
#   IMAGE      directory to make; an existing one is replaced
#   TOOLS      class path of the Java programs of this module
#   IMAGE_JDK  (or CERTBOT_JDK) in the environment: the JDK to link the runtime from; default: the newest on this machine
set -eu

scripts=$(cd "$(dirname "$0")" && pwd)
classpath=$(cat "$1")
image=$2
tools=$3
build=$image-build

# Everything that the program and its libraries use of the JDK. crypto.ec is empty from JDK 22 on.
modules=java.base,java.logging,java.naming,java.net.http,jdk.crypto.ec,jdk.httpserver,jdk.unsupported

main() {
    jdk=$("$scripts/find-jdk.sh" "${IMAGE_JDK:-${CERTBOT_JDK:-}}")
    feature=$(feature_version "$jdk")
    rm -rf "$image" "$build"
    mkdir -p "$image/bin" "$image/lib" "$build"
    link_runtime
    assemble_application
    write_launcher
    "$scripts/build-cache.sh" "$image" "$feature" "$jdk" "$tools" "$build"
    [ -n "${KEEP_BUILD:-}" ] || rm -rf "$build"
    echo "Image with the runtime of $jdk (Java $feature): $image"
}

feature_version() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

link_runtime() {
    "$jdk/bin/jlink" --add-modules "$modules" --output "$image/runtime" \
        --strip-java-debug-attributes --no-man-pages --no-header-files >"$build/jlink.log" 2>&1 ||
        { cat "$build/jlink.log" >&2; exit 1; }
    # The program is the only user of this runtime: its own tools and the default caches are dead weight.
    rm -f "$image"/runtime/lib/server/classes*.jsa "$image/runtime/bin/keytool" "$image/runtime/bin/rmiregistry"
    adapt_security
}

# Every run that talks to an authority would look for providers that it does not have or use, among all that there are.
# It would also read Java's own authorities (cacerts) just to know whether a chain ends in one of them, as SHA-1 is
# refused there (jdkCA): it is refused everywhere here, and they are for machines only that have no list of their own.
adapt_security() {
    security=$image/runtime/conf/security/java.security
    sed -i -e '/^security\.provider\.[0-9]*=\(SunJGSS\|SunSASL\|XMLDSig\|SunPCSC\|JdkLDAP\|JdkSASL\|SunPKCS11\)/d' \
        -e 's/SHA1 jdkCA & usage TLSServer/SHA1 usage TLSServer/' -e '/^ *#/d' -e '/^$/d' "$security"
    providers=$(sed -n 's/^security\.provider\.//p' "$security" | tr '\n' ' ')
    if [ "$providers" != '1=SUN 2=SunRsaSign 3=SunEC 4=SunJSSE 5=SunJCE ' ] || grep -q jdkCA "$security" ||
        ! grep -q 'SHA1 usage TLSServer' "$security"; then
        echo "The security settings of $jdk are not those that this script knows how to change." >&2
        exit 1
    fi
    mv "$image/runtime/lib/security/cacerts" "$image/lib/cacerts"
}

assemble_application() {
    "$jdk/bin/java" -cp "$tools" org.jcertbot.packaging.ApplicationJar \
        "$classpath" "$feature" "$image/lib/certbot.jar"
    "$jdk/bin/java" -cp "$tools" org.jcertbot.packaging.NativeLibrary "$classpath" "$image/lib"
}

write_launcher() {
    options=$(sed -e 's/ *#.*//' -e '/^$/d' "$scripts/jvm.options" | tr '\n' ' ')
    if [ "$feature" -ge 23 ]; then options="$options--sun-misc-unsafe-memory-access=allow "; fi
    # A Java that lets a cache be cut short maps what is not there, and dies of it.
    check='{ read -r size <"$home/lib/$cache.size" \&\& [ "$(wc -c <"$home/lib/$cache.jsa")" = "$size" ]; } 2>/dev/null || cache=none'
    if [ "$feature" -ge 24 ]; then check=; fi
    sed -e "s#@CACHE_CHECK@#$check#" -e "s|@JVM_OPTIONS@|$options|" "$scripts/certbot.sh" | cat -s >"$image/bin/certbot"
    chmod 755 "$image/bin/certbot"
}

main
