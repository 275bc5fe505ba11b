#!/bin/sh
# Has a browser look at the pages of `quorate show --serve` while the third sample is played to its end:
# what is on the page at each fact, with a script and without one, on a projector and on a telephone, light
# and dark; axe; what a page says that lost its connection; how long a fact takes to the page with fifty open;
# what that costs the keys of the meeting; and ten thousand hostile connections. Run it by hand, from any folder; the tests never run it.
#
# What it needs goes into a temporary folder, but for Debian's chromium, nodejs, npm and python3 where they aren't
# installed (for that it has to be root). With a folder named, it leaves pictures there:
# tests/chamber.sh FOLDER. QUORATE names another build of the program; PART=speed measures times alone.
set -eu
pictures=${1:-}
[ -z "$pictures" ] || { mkdir -p "$pictures" && pictures=$(cd "$pictures" && pwd); }
[ -z "${QUORATE:-}" ] || QUORATE=$(realpath "$QUORATE")
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -n "$pictures" ] || { mkdir "$work/pictures" && pictures=$work/pictures; }

for program in chromium node npm python3; do
    command -v "$program" >/dev/null || {
        apt-get update
        apt-get install -y --no-install-recommends chromium nodejs npm python3
        break
    }
done
npm install --silent --no-fund --no-audit --prefix "$work/npm" axe-core@4.14.1 playwright-core@1.65.1 >/dev/null
[ -n "${QUORATE:-}" ] || cargo build --locked
quorate=${QUORATE:-$root/target/debug/quorate}
mkdir "$work/sessions"
export QUORATE_SESSIONS="$work/sessions" QUORATE_OFFICER="A. Clerk"
install -m 600 sessions/2026-03-19-harrowmere-hwb.ron "$work/harrowmere.ron"
status=0
node tests/chamber.mjs "$quorate" "$root" "$work" "$pictures" || status=1
install -m 600 sessions/2026-03-19-harrowmere-hwb.ron "$work/keys.ron"
"$quorate" record "$work/keys.ron" - >/dev/null <<'SCRIPT'
Open()
MarkAllPresent
TakeNext
Write(text: "The Chair welcomed everybody.")
SCRIPT
python3 tests/chamber_load.py "$quorate" "$work" || status=1
exit $status
