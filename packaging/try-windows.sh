#!/bin/sh
# Tries the program for Windows under wine: packaging/try-windows.sh FOLDER, where the zip stands. What is
# tried is the command line and the files; wine's console loses cells of what is drawn, so the screen isn't.
#
# REFERENCE=PROGRAM names a program for this system whose output Windows's must equal to the byte; without
# it, the static one in FOLDER is taken, or else target/debug/quorate.
set -eu
from=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
kind="trial for Windows"
. packaging/settings.sh
needs wine64 gcc-mingw-w64-x86-64 python3
work=$(mktemp -d)
export WINEDEBUG=-all WINEPREFIX="$work/wine" WINEARCH=win64
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
server=$(command -v wineserver || echo /usr/lib/wine/wineserver64)
trap '"$server" -k >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
faults=0
fail() {
    echo "FAULT: $*" >&2
    faults=$((faults + 1))
}

mkdir -p "$work/program"
python3 -m zipfile -e "$from"/quorate-*-windows-x86_64.zip "$work/program"
folder=$(echo "$work"/program/quorate-*)
[ -f "$folder/LICENCES.txt" ] && [ -f "$folder/START.txt" ] || fail "the zip lacks its licences or its start"
x86_64-w64-mingw32-gcc -shared -Os -o "$folder/bcryptprimitives.dll" packaging/wine/processprng.c -ladvapi32
for helper in hold interrupt; do x86_64-w64-mingw32-gcc -Os -o "$work/$helper.exe" packaging/wine/$helper.c; done
reference=${REFERENCE:-}
if [ -z "$reference" ]; then
    reference=$PWD/target/debug/quorate
    set -- "$from"/quorate-*-linux-x86_64.tar.gz
    [ ! -f "$1" ] || { mkdir "$work/static" && tar -xzf "$1" -C "$work/static" --strip-components=1 && reference=$work/static/quorate; }
fi

export QUORATE_CONFIG="Z:$work/config" QUORATE_CACHE="Z:$work/cache"
q() { "$wine" "$folder/quorate.exe" "$@"; }
here() { env -u QUORATE_CONFIG -u QUORATE_CACHE "$reference" "$@"; }
as_windows() { echo "Z:$1" | sed 's,/,\\,g'; }

q --version >"$work/said" 2>&1 || fail "--version: $(cat "$work/said")"
grep -q 'Windows' "$work/said" || fail "--version doesn't say what it is: $(cat "$work/said")"

# Sessions in a folder with spaces and letters that code page 1252 lacks.
home="$work/My Meetings/Bwrdd Iechyd Ŵyr"
mkdir -p "$home" "$work/plain"
h=$(as_windows "$home")
session=$home/everything.ron
q record --create "$(as_windows "$session")" - <tests/scripts/everything.script >"$work/said" 2>&1 || fail "record: $(tail -3 "$work/said")"
[ -s "$session" ] || { fail "no session was made" && exit 1; }
s=$(as_windows "$session")
if grep -q "$(printf '\r')" "$session"; then fail "the session has the line ends of Windows"; fi
q verify "$s" >"$work/said" 2>&1 || fail "verify: $(cat "$work/said")"
here verify "$session" >"$work/said" 2>&1 || fail "verify on this system: $(cat "$work/said")"

# A script with the line ends of Windows, and one that starts with its mark.
{ printf '\357\273\277' && sed 's/$/\r/' tests/scripts/journal.script; } >"$work/plain/crlf.script"
q record --create "$(as_windows "$work/plain/journal.ron")" "$(as_windows "$work/plain/crlf.script")" >"$work/said" 2>&1 ||
    fail "a script with Windows's line ends: $(tail -3 "$work/said")"
[ ! -f "$work/plain/journal.ron" ] || ! grep -q "$(printf '\r')" "$work/plain/journal.ron" || fail "line ends came in with a script"

# Every document, the same bytes as here.
for audience in public full; do
    for command in minutes actions decisions attendance declarations agenda; do
        for format in markdown text html docx odt json; do
            here $command "$session" --audience $audience --format $format >"$work/here" 2>/dev/null || true
            q $command "$s" --audience $audience --format $format >"$work/there" 2>"$work/said" || fail "$command as $format: $(cat "$work/said")"
            cmp -s "$work/here" "$work/there" || fail "$command as $format for $audience differs from what is made here"
        done
    done
done
q minutes "$s" --format pdf >"$work/there" 2>"$work/said" && head -c 5 "$work/there" | grep -q '%PDF-' || fail "minutes as pdf"

# Names that Windows keeps for itself, and what it lets no name hold.
for body in CON nul 'COM1' 'AUX.Board' 'a<b>c:d"e|f?g*h' 'Ends with a dot.' 'Ends with a space '; do
    q --sessions "$h" new --body "$body" --date 2026-03-19 --start 16:00 >"$work/said" 2>&1 || fail "a body called $body: $(cat "$work/said")"
done
python3 - "$home" <<'PY' || fail "a file's name that Windows can't take"
import os, re, sys
names = os.listdir(sys.argv[1])
bad = [n for n in names if re.search(r'[<>:"/\\|?*\x00-\x1f]|[. ]$', n)
       or re.fullmatch(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", n.split(".")[0].strip().lower())]
if bad or len(names) < 8:
    sys.exit(f"{len(names)} files, of these not right: {bad}")
PY

# A path that is longer than Windows once could.
deep=$work/deep
for n in 1 2 3 4 5 6; do deep=$deep/a-folder-whose-name-is-as-long-as-councils-like-to-make-them-$n; done
mkdir -p "$deep"
q record --create "$(as_windows "$deep/everything.ron")" - <tests/scripts/everything.script >"$work/said" 2>&1 || fail "a long path: $(tail -1 "$work/said")"
cmp -s "$session" "$deep/everything.ron" || [ -s "$deep/everything.ron" ] || fail "nothing at a long path"
q minutes "$(as_windows "$deep/everything.ron")" -o "$(as_windows "$deep/minutes.docx")" >"$work/said" 2>&1 || fail "minutes at a long path: $(cat "$work/said")"

# A file that another program has open: told, nothing lost; when it is free again, all goes on.
held() { # FILE
    : >"$work/held"
    "$wine" "$work/hold.exe" "$(as_windows "$1")" 30 >"$work/held" 2>/dev/null &
    holder=$!
    for n in $(seq 100); do grep -q held "$work/held" && return; sleep 0.1; done
    fail "wine can't hold a file"
}
free() { kill "$holder" 2>/dev/null || true; wait "$holder" 2>/dev/null || true; sleep 1; }
q minutes "$s" -o "$(as_windows "$work/plain/draft.docx")" >/dev/null 2>&1 || fail "draft.docx"
cp "$work/plain/draft.docx" "$work/draft.before"
held "$work/plain/draft.docx"
if q minutes "$s" -o "$(as_windows "$work/plain/draft.docx")" --force >"$work/said" 2>&1; then fail "a file that Word has open was written over"; fi
grep -q 'open in another program\|is open\|another program' "$work/said" || fail "a file that is open isn't told: $(cat "$work/said")"
free
cmp -s "$work/plain/draft.docx" "$work/draft.before" || fail "the file that was open has changed"
cp "$session" "$work/session.before"
held "$session"
if echo 'Note(text: "x")' | q record "$s" - >"$work/said" 2>&1; then fail "a session that another program holds was written"; fi
[ -s "$work/said" ] || fail "nothing is told of a session that another program holds"
free
cmp -s "$session" "$work/session.before" || fail "the session that was held has changed"

# Two officers at one session: the second is told.
q record --create "$(as_windows "$work/plain/two.ron")" "$(as_windows "$PWD/tests/scripts/everything.script")" >/dev/null 2>&1 || fail "two.ron"
mkfifo "$work/pipe"
q record "$(as_windows "$work/plain/two.ron")" - <"$work/pipe" >"$work/first" 2>&1 &
first=$!
exec 9>"$work/pipe"
sleep 4
if echo 'Note(text: "x")' | q record "$(as_windows "$work/plain/two.ron")" - >"$work/said" 2>&1; then fail "two programs write one session"; fi
grep -qi 'open' "$work/said" || fail "the second isn't told why: $(cat "$work/said")"
# The first is killed, as when the window is closed or the machine stops: nothing is lost, nothing stays locked.
exec 9>&-
kill -9 $first 2>/dev/null || true
wait $first 2>/dev/null || true
"$server" -k >/dev/null 2>&1 || true
sleep 1
q verify "$(as_windows "$work/plain/two.ron")" >"$work/said" 2>&1 || fail "verify after a program was killed: $(cat "$work/said")"

# Ctrl-Break while a session is written: the session stays whole.
mkfifo "$work/pipe2"
cp "$work/plain/two.ron" "$work/plain/broken.ron"
"$wine" "$work/interrupt.exe" 4 "$folder/quorate.exe" record "$(as_windows "$work/plain/broken.ron")" - <"$work/pipe2" >"$work/said" 2>&1 &
broken=$!
exec 8>"$work/pipe2"
wait $broken && status=0 || status=$?
exec 8>&-
case $status in 97 | 98 | 99) echo "Ctrl-Break: not tried, wine has no console here ($status)" ;; esac
q verify "$(as_windows "$work/plain/broken.ron")" >"$work/said" 2>&1 || fail "verify after Ctrl-Break: $(cat "$work/said")"

# Finding, the library's index and a pack in PDF, which is read in a process of its own.
q --sessions "$h" find measles >"$work/said" 2>&1 || fail "find: $(cat "$work/said")"
here minutes 2014-11-20-westminster-hwb --format pdf >"$work/plain/pack.pdf" 2>/dev/null || true
[ ! -s "$work/plain/pack.pdf" ] || q read "$(as_windows "$work/plain/pack.pdf")" >"$work/said" 2>&1 || fail "reading a PDF: $(tail -2 "$work/said")"

[ $faults = 0 ] || { echo "$faults faults under wine" >&2 && exit 1; }
echo "Windows: the command line and the files hold under wine."
