#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh make.sh: makes the certificates of this folder anew. Their keys are known to everybody and protect nothing.
set -eu
cd -- "$(dirname -- "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

cat >"$work/ca.cnf" <<'TEXT'
[ca]
default_ca = tests
[tests]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
TEXT
(cd "$work" && : >index.txt && echo 01 >serial)
key "$work/authority.key"
key server.key
# signed KEY OPTION...: signs leaf.csr of the work folder; the result is leaf.pem there.
signed() {
    signer=$1
    shift
    (cd "$work" && openssl ca -batch -notext -config ca.cnf -keyfile "$signer" -in leaf.csr -out leaf.pem "$@" 2>/dev/null)
}
openssl req -new -key "$work/authority.key" -subj "/CN=Lineup test authority" -out "$work/leaf.csr"
signed authority.key -selfsign -extensions authority -startdate 20200101000000Z -enddate 21200101000000Z
cp "$work/leaf.pem" authority.pem

# leaf NAME ALTERNATIVES FROM TO
leaf() {
    openssl req -new -key server.key -subj "/CN=Lineup test server" -addext "subjectAltName=$2" -out "$work/leaf.csr"
    signed authority.key -cert "$PWD/authority.pem" -startdate "$3" -enddate "$4"
    cp "$work/leaf.pem" "$1.pem"
}
leaf good DNS:localhost,IP:127.0.0.1 20200101000000Z 21200101000000Z
leaf expired DNS:localhost,IP:127.0.0.1 20200101000000Z 20210101000000Z
leaf elsewhere DNS:models.example 20200101000000Z 21200101000000Z
# The last one signed itself.
openssl req -new -key server.key -subj "/CN=Lineup test server" \
    -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" -out "$work/leaf.csr"
signed "$PWD/server.key" -selfsign -startdate 20200101000000Z -enddate 21200101000000Z
cp "$work/leaf.pem" selfsigned.pem
