#!/bin/sh
# Makes all packages of what is committed, in a clean clone: packaging/release.sh FOLDER. With --twice
# before it, in two clones, and says what differs. Where a package fails its clone is kept: what failed can be
# looked at, and made again there by its own script.
set -eu
twice=
[ "${1:-}" = --twice ] && { twice=yes && shift; }
[ -n "${1:-}" ] || { echo "packaging/release.sh [--twice] FOLDER" >&2 && exit 2; }
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
ended() { # STATUS
    if [ "$1" = 0 ]; then rm -rf "$work"; else echo "packaging/release.sh: what was made is kept in $work" >&2; fi
}
trap 'ended $?' EXIT

make_all() { # CLONE FOLDER
    git clone --quiet --no-hardlinks . "$1"
    (
        cd "$1"
        kind=release
        . packaging/settings.sh
        needs python3
        tool cargo-cyclonedx 0.5.9
        git archive --format=tar --prefix="quorate-$version/" HEAD | gzip -9n >"$2/quorate-$version-source.tar.gz"
        cargo cyclonedx --format json --spec-version 1.5 --override-filename "quorate-$version.cdx" --quiet
        # Where the clone stood is nobody's business, and differs.
        sed "s,path+file://$PWD,path+file:///quorate,g" "quorate-$version.cdx.json" >"$2/quorate-$version.cdx.json"
        packaging/debian.sh "$2"
        packaging/static.sh "$2"
        packaging/windows.sh "$2"
        cd "$2" && sha256sum quorate* >SHA256SUMS
    )
}

make_all "$work/first" "$out"
[ -z "$twice" ] || {
    mkdir "$work/again"
    make_all "$work/elsewhere/second" "$work/again"
    diff "$out/SHA256SUMS" "$work/again/SHA256SUMS" && echo "The same bytes twice."
}
