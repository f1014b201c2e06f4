#!/bin/sh
# Makes lineages as certbot stores them, each with its own key and certificate, signed by a throw-away CA.
# Usage: lineages.sh COUNT CONFIG-DIRECTORY
#   ARI_RETRY_AFTER  in the environment: when the authority may be asked for renewal information
#   ONE_FOR_ALL      in the environment: all lineages have the same key and certificate, which is much quicker
set -eu

count=$1
mkdir -p "$2/live" "$2/archive" "$2/renewal"
config=$(cd "$2" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj '/CN=Bench CA' \
    -keyout "$scratch/ca.key" -out "$scratch/ca.pem" 2>/dev/null
i=1
while [ "$i" -le "$count" ]; do
    name=host$i.example.test
    archive=$config/archive/$name
    live=$config/live/$name
    mkdir -p "$archive" "$live"
    if [ -n "${ONE_FOR_ALL:-}" ] && [ "$i" -gt 1 ]; then
        cp "$config"/archive/host1.example.test/*.pem "$archive"
    else
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=$name" \
            -addext "subjectAltName=DNS:$name" -addext basicConstraints=CA:FALSE \
            -CA "$scratch/ca.pem" -CAkey "$scratch/ca.key" \
            -keyout "$archive/privkey1.pem" -out "$archive/cert1.pem" 2>/dev/null
        cp "$scratch/ca.pem" "$archive/chain1.pem"
        cat "$archive/cert1.pem" "$archive/chain1.pem" >"$archive/fullchain1.pem"
    fi
    for kind in cert privkey chain fullchain; do
        ln -s "../../archive/$name/${kind}1.pem" "$live/$kind.pem"
    done
    cat >"$config/renewal/$name.conf" <<EOF
version = 2.1.0
archive_dir = $archive
cert = $live/cert.pem
privkey = $live/privkey.pem
chain = $live/chain.pem
fullchain = $live/fullchain.pem

# Options used in the renewal process
[renewalparams]
account = 0123456789abcdef0123456789abcdef
authenticator = standalone
server = https://acme-v02.api.letsencrypt.org/directory
key_type = ecdsa
EOF
    [ -z "${ARI_RETRY_AFTER:-}" ] ||
        printf '[acme_renewal_info]\nari_retry_after = %s\n' "$ARI_RETRY_AFTER" >>"$config/renewal/$name.conf"
    i=$((i + 1))
done
