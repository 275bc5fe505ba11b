#!/bin/sh
# Builds the tests of the command line for Windows and runs them under wine: packaging/suite-windows.sh
# [WORDS...], where WORDS choose tests by name. Those that are about modes of files, links and shells are not
# for Windows; nothing is drawn, since wine's console loses cells of what is.
set -eu
cd "$(dirname "$0")/.."
kind="tests for Windows"
. packaging/settings.sh
unset QUORATE_BUILD
needs wine64 gcc-mingw-w64-x86-64 rustc-web cargo-web rust-web-src
target=x86_64-pc-windows-gnu
work=$(mktemp -d)
export WINEDEBUG=-all WINEPREFIX="$work/wine" WINEARCH=win64
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
server=$(command -v wineserver || echo /usr/lib/wine/wineserver64)
trap '"$server" -k >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

# Quick to build: what is tried is what it does, not how fast.
suite() { # WORDS OF CARGO TEST...
    RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_TEST_DEBUG=0 \
        CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_TEST_OPT_LEVEL=0 \
        RUSTFLAGS="-C target-feature=+crt-static -C link-arg=-static -C strip=symbols" \
        CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER="$wine" \
        /usr/bin/cargo test --config 'profile.dev.package."*".opt-level=1' --locked \
        -Z build-std=std,panic_unwind --target $target "$@"
}
suite --no-run --test program
# wine 8 lacks a library that Rust's asks for chance.
for folder in target/$target/debug target/$target/debug/deps; do
    x86_64-w64-mingw32-gcc -shared -Os -o "$folder/bcryptprimitives.dll" packaging/wine/processprng.c -ladvapi32
done
suite --test program -- "$@"
