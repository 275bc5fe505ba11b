# What all packages are made with, so that the same commit makes the same bytes. To be sourced from the
# top of a clone, with the kind of package in `kind`.
root=$PWD
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC CARGO_INCREMENTAL=0 CARGO_TERM_COLOR=never
umask 022
# What `quorate --version` tells.
QUORATE_BUILD="$(git rev-parse --short=12 HEAD), $(date -u -d "@$SOURCE_DATE_EPOCH" +%F), $kind"
export QUORATE_BUILD
# Where the sources stood when it was built is nobody's business, and differs.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
remapped="--remap-path-prefix=$root=/quorate --remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=/usr/src=/rust"
export CFLAGS="${CFLAGS:-} -ffile-prefix-map=$root=/quorate -ffile-prefix-map=$cargo_home=/cargo"
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS
# Tools stand in a folder that is kept, so that they are built once.
tools=${QUORATE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/quorate-packaging}
PATH=$tools/bin:$PATH

# needs PACKAGE...: Debian packages that have to be there.
needs() {
    for one; do
        dpkg -s "$one" >/dev/null 2>&1 || {
            apt-get update -qq
            apt-get install -y -qq --no-install-recommends "$@" >/dev/null
            return
        }
    done
}
# tool NAME VERSION: a program of crates.io.
tool() {
    command -v "$1" >/dev/null || cargo install --quiet --locked --root "$tools" --version "$2" "$1"
}
# packed FOLDER FILE.tar.gz: with the day of the commit, and nobody's names.
packed() {
    tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu \
        -C "$(dirname "$1")" -cf - "$(basename "$1")" | gzip -9n >"$2"
}
# licences TARGET FILE...: the licences of everything that is linked in, as each crate gives them; of the
# dictionary and the letters; and what else is named (the C library's).
licences() {
    python3 packaging/licences.py "$1"
    shift
    for one in assets/en-GB/LICENCE.txt assets/fonts/OFL.txt "$@"; do
        printf '\n%s\n%s\n%s\n' ============================================================================== "$one" \
            ------------------------------------------------------------------------------
        cat "$one"
    done
}
