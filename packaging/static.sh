#!/bin/sh
# Makes the program that runs on any Linux, linked whole with musl: packaging/static.sh FOLDER, from the
# top of a clone. Debian's own Rust brings the source of the standard library, which no toolchain here
# has built for musl.
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
# shellcheck source=packaging/settings.sh
kind="static, for Linux"
. packaging/settings.sh
needs musl-tools rustc-web cargo-web rust-web-src binutils python3
target=x86_64-unknown-linux-musl
parts=$PWD/target/musl-parts
rm -rf "$parts" && mkdir -p "$parts"
# Rust asks for a library that unwinds. gcc's does, but asks the C library for a table that musl has not:
# it is told that there is none, and looks for itself.
cp "$(gcc -print-file-name=libgcc_eh.a)" "$parts/libunwind.a"
echo 'int _dl_find_object(void *place, void *found) { (void)place; (void)found; return -1; }' >"$parts/none.c"
(cd "$parts" && musl-gcc -Os -c none.c && ar rD libunwind.a none.o)
RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_LINKER=musl-gcc \
    CC_x86_64_unknown_linux_musl=musl-gcc \
    RUSTFLAGS="$remapped -C target-feature=+crt-static -C link-self-contained=no -L native=$parts" \
    /usr/bin/cargo rustc --release --locked --bin quorate -Z build-std=std,panic_unwind --target $target \
    -- -C relocation-model=static
folder=target/package-static/quorate-$version
rm -rf "$folder" && mkdir -p "$folder"
cp "target/$target/release/quorate" "$folder/"
licences $target /usr/share/doc/musl/copyright >"$folder/LICENCES.txt"
"$folder/quorate" man >"$folder/quorate.1"
cat >"$folder/START.txt" <<'SAID'
Start the program with ./quorate in a terminal; ./quorate open 2015-01-22-westminster-hwb opens a sample.
Put it in a folder of your PATH, for instance ~/.local/bin, and it is there by its name.
SAID
packed "$folder" "$out/quorate-$version-linux-x86_64.tar.gz"
