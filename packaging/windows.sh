#!/bin/sh
# Makes the program for Windows: packaging/windows.sh FOLDER, from the top of a clone. Then tries it under
# wine (packaging/try-windows.sh).
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
# shellcheck source=packaging/settings.sh
kind="for Windows"
. packaging/settings.sh
needs gcc-mingw-w64-x86-64 rustc-web cargo-web rust-web-src python3
target=x86_64-pc-windows-gnu
# The linker would write the time of the day into the file.
RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    RUSTFLAGS="$remapped -C target-feature=+crt-static -C link-arg=-static -C link-arg=-Wl,--no-insert-timestamp" \
    /usr/bin/cargo build --release --locked -Z build-std=std,panic_unwind --target $target
folder=target/package-windows/quorate-$version
rm -rf "$folder" && mkdir -p "$folder"
cp "target/$target/release/quorate.exe" "$folder/"
licences $target /usr/share/doc/mingw-w64-common/copyright | sed 's/$/\r/' >"$folder/LICENCES.txt"
sed 's/$/\r/' >"$folder/START.txt" <<'SAID'
Open Windows Terminal in this folder and type: .\quorate
A sample meeting opens with: .\quorate open 2015-01-22-westminster-hwb
SAID
python3 - "$folder" "$out/quorate-$version-windows-x86_64.zip" "$SOURCE_DATE_EPOCH" <<'PY'
import pathlib, sys, time, zipfile
folder, to, day = pathlib.Path(sys.argv[1]), sys.argv[2], time.gmtime(int(sys.argv[3]))[:6]
with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
    for file in sorted(folder.iterdir()):
        entry = zipfile.ZipInfo(f"{folder.name}/{file.name}", day)
        entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
        z.writestr(entry, file.read_bytes(), compresslevel=9)
PY
packaging/try-windows.sh "$out"
