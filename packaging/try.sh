#!/bin/sh
# Tries the packages for Linux in a folder, each from an empty place: packaging/try.sh FOLDER. As root, since
# the .deb is installed and removed again and the static program runs where there is nothing but itself.
set -eu
from=$(cd "$1" && pwd)
script=$(cd "$(dirname "$0")/.." && pwd)/tests/scripts/everything.script
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAULT: $*" >&2 && exit 1; }
one() { # PATTERN: the one file of that name
    set -- "$from"/$1
    [ $# = 1 ] && [ -f "$1" ] || fail "not one $1"
    echo "$1"
}
(cd "$from" && sha256sum --quiet -c SHA256SUMS) || fail "the checksums"

# An officer's first minutes with it: what it is, a sample read, a meeting recorded, its draft, and whether
# the file is whole. RUN is what starts the program; the folders are as it sees them.
tried() { # HOME RUN...
    home=$1 && shift
    "$@" --version | grep -q '^quorate ' || fail "--version"
    "$@" --sessions "$home" minutes 2015-01-22-westminster-hwb --format html >"$work/sample.html" 2>/dev/null || fail "the sample"
    grep -q 'Better Care Fund' "$work/sample.html" || fail "the sample's words"
    "$@" record --create "$home/everything.ron" - <"$script" >/dev/null 2>&1 || fail "record"
    for format in html docx odt pdf; do
        "$@" minutes "$home/everything.ron" --format $format >"$work/minutes.$format" 2>/dev/null || fail "minutes as $format"
        [ -s "$work/minutes.$format" ] || fail "nothing as $format"
    done
    "$@" verify "$home/everything.ron" >/dev/null 2>&1 || fail "verify"
    "$@" --sessions "$home" find measles 2>/dev/null | grep -qi measles || fail "find"
}

# The screen itself, in a terminal: opened, a key for help, left again.
screen() { # HOME RUN...
    home=$1 && shift
    timeout 20 script -qec "stty rows 24 cols 80; $* --sessions $home" /dev/null >"$work/screen" <<SAID || true
q
SAID
    grep -q 'Selby' "$work/screen" || fail "the screen shows no session"
}

static=$(one 'quorate-*-linux-x86_64.tar.gz')
empty=$work/empty
mkdir -p "$empty/home" "$empty/tmp"
tar -xzf "$static" -C "$empty" --strip-components=1
if readelf -d "$empty/quorate" | grep -q NEEDED; then fail "the static program wants libraries"; fi
tried /home chroot "$empty" /quorate
echo "static: ran in an empty chroot"

deb=$(one 'quorate_*_amd64.deb')
dpkg -i "$deb" >/dev/null || fail "the .deb can't be installed"
mkdir "$work/home"
tried "$work/home" /usr/bin/quorate
screen "$work/home" /usr/bin/quorate
man --where quorate >/dev/null 2>&1 || [ -f /usr/share/man/man1/quorate.1.gz ] || fail "no manual page"
dpkg --purge quorate >/dev/null
[ ! -e /usr/bin/quorate ] || fail "the .deb left its program"
[ -f "$work/home/everything.ron" ] || fail "removing the program took a session"
echo ".deb: installed, used and removed; the session is where it was"

source=$(one 'quorate-*-source.tar.gz')
mkdir "$work/source" && tar -xzf "$source" -C "$work/source" --strip-components=1
(cd "$work/source" && cargo metadata --locked --no-deps --format-version=1 >/dev/null) || fail "the source"
python3 - "$(one 'quorate-*.cdx.json')" <<'PY' || fail "the list of parts"
import json, sys
told = json.load(open(sys.argv[1]))
assert told["bomFormat"] == "CycloneDX" and len(told["components"]) > 50
PY
echo "source and list of parts: whole"
