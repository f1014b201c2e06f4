#!/bin/sh
# Starts certbot on the runtime beside it. Built for a quick start: no other process unless $0 is a symlink.
self=$0
while [ -h "$self" ]; do
    link=$(readlink "$self")
    case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
    esac
done
case $self in
/*) ;;
*/*) self=$PWD/$self ;;
*) self=$PWD/./$self ;;
esac
home=${self%/*}
case $home in
*/bin) home=${home%/bin} ;;
*) home=$home/.. ;;
esac

# Which of the standard streams are terminals; the program has no other way to know.
tty=
[ -t 0 ] && tty=0
[ -t 1 ] && tty=${tty}1
[ -t 2 ] && tty=${tty}2

# File names and arguments are UTF-8 in the C locale too (cron, systemd), as in the original; and where a UTF-8 locale
# is named that this machine does not have.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
C | POSIX | *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8)
    if [ -n "${LC_ALL:-}" ]; then
        export LANG="$LC_ALL"
        unset LC_ALL
    fi
    export LC_CTYPE=C.UTF-8
    ;;
esac

# Two start-up caches: one for what only looks at files, one that holds the ACME client too. All classes of a cache are
# there at once, so the small one saves a third of the start-up time.
cache=full
for argument; do
    case $argument in
    --version | -h | --help | help | certificates | plugins) cache=light ;;
    esac
done

@CACHE_CHECK@
# Java would announce on stderr that it read these.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

# shellcheck disable=SC2086 # CERTBOT_JAVA_OPTIONS is a list
exec "$home/runtime/bin/java" -XX:SharedArchiveFile="$home/lib/$cache.jsa" -XX:TieredStopAtLevel=1 \
    @JVM_OPTIONS@\
    -Djna.boot.library.path="$home/lib" -Djavax.net.ssl.trustStore="$home/lib/cacerts" -Dcertbot.home="$home" -Dcertbot.tty="$tty" ${CERTBOT_JAVA_OPTIONS:-} \
    -cp "$home/lib/certbot.jar" org.jcertbot.cli.Main "$@"
