#!/bin/sh
# Makes the package for Debian and Ubuntu: packaging/debian.sh FOLDER, from the top of a clone.
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
# shellcheck source=packaging/settings.sh
kind="package for Debian"
. packaging/settings.sh
needs lintian binutils
tool cargo-deb 3.8.0
export QUORATE_LINK=plain
RUSTFLAGS=$remapped cargo build --release --locked
made=target/package
rm -rf "$made" && mkdir -p "$made"
program=target/release/quorate
"$program" man >"$made/quorate.1"
for shell in bash zsh fish; do "$program" completions "$shell" >"$made/quorate.$shell"; done
{
    echo "quorate ($version-1) stable; urgency=medium" && echo
    echo "  * Made of commit $(git rev-parse --short=12 HEAD)." && echo
    echo " -- Quorate developers <$(sed -n 's/^maintainer = ".*<\(.*\)>"/\1/p' Cargo.toml)>  $(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} >"$made/changelog"
licences x86_64-unknown-linux-gnu >"$made/libraries.txt"
# Debian wants no licence repeated there that it has itself.
{ cat packaging/debian/copyright.head && sed -n '3,/^$/s/^\(..*\)$/ \1/p' "$made/libraries.txt"; } >"$made/copyright"
gzip -9nf "$made/libraries.txt"
cargo deb --no-build --no-strip --quiet --output "$out/quorate_${version}_amd64.deb"
lintian --fail-on error "$out/quorate_${version}_amd64.deb"
