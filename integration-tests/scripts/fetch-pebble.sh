#!/bin/sh
# Fetches the ACME test server from Debian's next release and unpacks it without installing it.
#
# Debian 12 has pebble 2.4, which knows neither renewal information nor profiles nor IP identifiers. The newer
# package's binaries run on Debian 12. The mirror is the one that this machine's apt is configured for; the package is
# checked against the suite's index, the index against the signed release file.
#
# Usage: fetch-pebble.sh DIRECTORY    leaves DIRECTORY/bin/pebble and DIRECTORY/bin/pebble-challtestsrv
set -eu

suite=forky
directory=$1
helper=/usr/lib/apt/apt-helper
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

fail() {
    echo "fetch-pebble: $*" >&2
    exit 1
}

# The site that this release of Debian comes from.
mirror() {
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    # shellcheck disable=SC2016 # apt-get fills these in
    apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' |
        awk -v release="$release" '$2 == release { print $1; exit }'
}

download() { # URL FILE [SHA256]
    rm -f "$2"
    "$helper" download-file "$1" "$2" ${3:+SHA256:"$3"} >"$scratch/download.log" 2>&1 ||
        { cat "$scratch/download.log" >&2; fail "cannot download $1"; }
}

# Leaves the text of the release file in $scratch/Release, checked when the tools for it are here.
verify_release() {
    if ! command -v gpgv >/dev/null || [ ! -f "$keyring" ]; then
        echo "fetch-pebble: no gpgv or no Debian keyring here, the release file's signature is not checked" >&2
        cp "$scratch/InRelease" "$scratch/Release"
        return
    fi
    # The file carries several signatures; this machine may know only some of the keys.
    gpgv --keyring "$keyring" --status-fd 3 --output "$scratch/Release" "$scratch/InRelease" \
        3>"$scratch/gpgv.status" 2>/dev/null || true
    grep -q '^\[GNUPG:\] VALIDSIG' "$scratch/gpgv.status" || fail "$suite's release file has no valid signature"
    ! grep -q '^\[GNUPG:\] BADSIG' "$scratch/gpgv.status" || fail "$suite's release file has a bad signature"
}

index_checksum() { # PATH
    awk -v path="$1" '/^[A-Z]/ { in_sha256 = ($1 == "SHA256:") } in_sha256 && $3 == path { print $1; exit }' \
        "$scratch/Release"
}

package_field() { # FIELD
    xz -dc "$scratch/Packages.xz" |
        awk -v field="$1:" '/^Package: / { found = ($2 == "pebble") } found && $1 == field { print $2; exit }'
}

[ ! -x "$directory/bin/pebble" ] || exit 0
[ -x "$helper" ] || fail "needs apt ($helper)"
scratch=$directory/scratch
mkdir -p "$scratch"
site=$(mirror)
[ -n "$site" ] || fail "apt has no mirror for this Debian release"
index=main/binary-$(dpkg --print-architecture)/Packages.xz

download "$site/dists/$suite/InRelease" "$scratch/InRelease"
verify_release
checksum=$(index_checksum "$index")
[ -n "$checksum" ] || fail "the release file of $suite does not list $index"
download "$site/dists/$suite/$index" "$scratch/Packages.xz" "$checksum"
download "$site/$(package_field Filename)" "$scratch/pebble.deb" "$(package_field SHA256)"
dpkg-deb -x "$scratch/pebble.deb" "$scratch/root"
mkdir -p "$directory/bin"
mv "$scratch/root/usr/bin/pebble-challtestsrv" "$scratch/root/usr/bin/pebble" "$directory/bin/"
rm -rf "$scratch"
