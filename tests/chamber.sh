#!/bin/sh
# Has a browser look at the pages of `quorate show --serve` while the third sample is played to its end:
# what is on the page at each fact, with a script and without one, on a projector and on a telephone, light
# and dark; axe; what a page says that lost its connection; and how long a fact takes to the page with fifty
# open. Run it by hand, from any folder; the tests never run it.
#
# What it needs goes into a temporary folder, but for Debian's chromium, nodejs and npm where they aren't
# installed (for that it has to be root). With a folder named, it leaves pictures there:
# tests/chamber.sh FOLDER. QUORATE names another build of the program.
set -eu
pictures=${1:-}
[ -z "$pictures" ] || { mkdir -p "$pictures" && pictures=$(cd "$pictures" && pwd); }
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -n "$pictures" ] || { mkdir "$work/pictures" && pictures=$work/pictures; }

for program in chromium node npm; do
    command -v "$program" >/dev/null || {
        apt-get update
        apt-get install -y --no-install-recommends chromium nodejs npm
        break
    }
done
npm install --silent --no-fund --no-audit --prefix "$work/npm" axe-core@4.14.1 playwright-core@1.65.1 >/dev/null
[ -x target/debug/quorate ] || cargo build --locked
quorate=${QUORATE:-$root/target/debug/quorate}
mkdir "$work/sessions"
export QUORATE_SESSIONS="$work/sessions" QUORATE_OFFICER="A. Clerk"
install -m 600 sessions/2026-03-19-harrowmere-hwb.ron "$work/harrowmere.ron"
node tests/chamber.mjs "$quorate" "$root" "$work" "$pictures"
