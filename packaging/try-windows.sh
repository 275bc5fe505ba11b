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
needs wine64 gcc-mingw-w64-x86-64 python3 bsdutils
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
for helper in codepage move; do
    x86_64-w64-mingw32-gcc -municode -Os -o "$work/$helper.exe" packaging/wine/$helper.c
done
reference=${REFERENCE:-}
if [ -z "$reference" ]; then
    reference=$PWD/target/debug/quorate
    set -- "$from"/quorate-*-linux-x86_64.tar.gz
    [ ! -f "$1" ] || { mkdir "$work/static" && tar -xzf "$1" -C "$work/static" --strip-components=1 && reference=$work/static/quorate; }
fi

export QUORATE_CONFIG="Z:$work/config" QUORATE_CACHE="Z:$work/cache"
q() { "$wine" "$folder/quorate.exe" "$@"; }
here() { env -u QUORATE_CONFIG -u QUORATE_CACHE "$reference" "$@"; }
# words TEXT: an intent that records them in the session of everything.script, whose minutes are approved.
words() { echo "(despite: \"A trial.\", intent: Write(item: \"7\", text: \"$1\"))"; }
as_windows() { echo "Z:$1" | sed 's,/,\\,g'; }
# on_console WORDS...: a shell's line run where there is a console; what it prints there is thrown away.
on_console() { script -qec "$1" /dev/null </dev/null >/dev/null 2>&1; }

q --version >"$work/said" 2>&1 || fail "--version: $(cat "$work/said")"
grep -q 'Windows' "$work/said" || fail "--version doesn't say what it is: $(cat "$work/said")"

# What an officer does first: the sample read, its meeting minuted by lines alone, the settings told.
mkdir -p "$work/begun"
f=$(as_windows "$work/begun")
q --sessions "$f" minutes 2015-01-22-westminster-hwb --format html >"$work/there" 2>"$work/said" || fail "the sample: $(cat "$work/said")"
grep -q 'Better Care Fund' "$work/there" || fail "the sample's words"
printf '%s\r\n' F2 A 'open the meeting' '' '' '' meeting 'next item' 'write Members asked about Tŷ Ŵyr.' quit |
    q --sessions "$f" open --plain 2026-03-19-harrowmere-hwb >"$work/there" 2>"$work/said" || fail "plain mode: $(cat "$work/said")"
grep -q 'All of it is saved' "$work/there" || fail "plain mode doesn't say that all is saved: $(tail -3 "$work/there")"
grep -q 'Members asked about Tŷ Ŵyr' "$work"/begun/*harrowmere*.ron || fail "what was written in plain mode isn't in the session"
if grep -q "$(printf '\r')" "$work"/begun/*.ron; then fail "plain mode took the line ends of Windows in"; fi
q --sessions "$f" doctor >"$work/there" 2>"$work/said" || fail "doctor: $(cat "$work/said")"

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
if q minutes "$s" -o "$(as_windows "$work/plain/draft.docx")" >"$work/said" 2>&1; then fail "a document was written over another"; fi
grep -q -- '--force' "$work/said" || fail "a document that is there isn't told: $(cat "$work/said")"
q minutes "$s" -o "$(as_windows "$work/plain/draft.docx")" --force >"$work/said" 2>&1 || fail "a document can't be replaced: $(cat "$work/said")"
cp "$work/plain/draft.docx" "$work/draft.before"
held "$work/plain/draft.docx"
if q minutes "$s" -o "$(as_windows "$work/plain/draft.docx")" --force >"$work/said" 2>&1; then fail "a file that Word has open was written over"; fi
grep -q 'open in another program\|is open\|another program' "$work/said" || fail "a file that is open isn't told: $(cat "$work/said")"
free
cmp -s "$work/plain/draft.docx" "$work/draft.before" || fail "the file that was open has changed"
cp "$session" "$work/session.before"
cp "$session" "$work/plain/before.ron"
held "$session"
if words 'A second hand.' | q record "$s" - >"$work/said" 2>&1; then fail "a session that another program holds was written"; fi
[ -s "$work/said" ] || fail "nothing is told of a session that another program holds"
free
cmp -s "$session" "$work/session.before" || fail "the session that was held has changed"
words 'When it was free again.' | q record "$s" - >"$work/said" 2>&1 || fail "a session isn't written once it is free again: $(tail -1 "$work/said")"

# A folder that another program renames or whose file it puts another in the place of, as programs do that
# keep folders alike on several machines: what was told as recorded is there, or it was told that it isn't.
opened() { # FOLDER NAME: waits until a program has this session open, which its lock tells
    for n in $(seq 300); do ls "$1" | grep -q -- "-$2-.*lock\$" && return; sleep 0.1; done
    fail "$2 isn't opened"
}
recording() { # SESSION FIFO SAID: a program that records what is put into the pipe
    mkfifo "$2"
    q record "$(as_windows "$1")" - <"$2" >"$3" 2>&1 &
    recorder=$!
}
mkdir "$work/Cloud"
q record --create "$(as_windows "$work/Cloud/a.ron")" "$(as_windows "$PWD/tests/scripts/everything.script")" >/dev/null 2>&1 || fail "Cloud/a.ron"
cp "$work/Cloud/a.ron" "$work/plain/older.ron"
recording "$work/Cloud/a.ron" "$work/pipe3" "$work/said"
exec 7>"$work/pipe3"
opened "$work/Cloud" a
"$wine" "$work/move.exe" "$(as_windows "$work/Cloud")" "$(as_windows "$work/Cloud (2)")" && moved="renamed" || moved="kept by Windows ($?)"
words 'Said after the folder went.' >&7
exec 7>&-
wait $recorder && status=0 || status=$?
there=$work/Cloud/a.ron
[ -f "$there" ] || there="$work/Cloud (2)/a.ron"
if [ $status = 0 ]; then grep -q 'Said after the folder went' "$there" || fail "a folder $moved: what was recorded is not in the session"; fi
[ $status = 0 ] || [ -s "$work/said" ] || fail "a folder $moved: ended with $status and said nothing"
q verify "$(as_windows "$there")" >"$work/said" 2>&1 || fail "verify of a session whose folder was $moved: $(cat "$work/said")"
echo "A folder renamed under a session: $moved, record left with $status"

recording "$there" "$work/pipe4" "$work/told"
exec 7>"$work/pipe4"
opened "$(dirname "$there")" a
mv "$there" "$there.theirs" && cp "$work/plain/older.ron" "$there"
words 'Said after the file was another.' >&7
exec 7>&-
wait $recorder && status=0 || status=$?
grep -q 'Said after the file was another' "$there" "$there.theirs" || [ $status != 0 ] || fail "a file put in a session's place took what was recorded"
[ $status = 0 ] || [ -s "$work/told" ] || fail "a file put in a session's place: nothing is told"
q verify "$(as_windows "$there")" >"$work/said" 2>&1 || fail "verify of the file in the session's place: $(cat "$work/said")"
cp "$there.theirs" "$work/plain/theirs.ron"
q verify "$(as_windows "$work/plain/theirs.ron")" >"$work/said" 2>&1 || fail "verify of the session that was moved away: $(cat "$work/said")"
echo "A file put in a session's place: record left with $status"

# Two officers at one session: the second is told.
q record --create "$(as_windows "$work/plain/two.ron")" "$(as_windows "$PWD/tests/scripts/everything.script")" >/dev/null 2>&1 || fail "two.ron"
mkfifo "$work/pipe"
q record "$(as_windows "$work/plain/two.ron")" - <"$work/pipe" >"$work/first" 2>&1 &
first=$!
exec 9>"$work/pipe"
opened "$work/plain" two
if words 'A second hand.' | q record "$(as_windows "$work/plain/two.ron")" - >"$work/said" 2>&1; then fail "two programs write one session"; fi
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
case $status in 97 | 98 | 99) echo "Ctrl-Break: not tried, wine presses no such key ($status)" ;; esac
q verify "$(as_windows "$work/plain/broken.ron")" >"$work/said" 2>&1 || fail "verify after Ctrl-Break: $(cat "$work/said")"

# The window closed while somebody writes: what was written is in the session.
written=$(ls "$work"/begun/*harrowmere*.ron)
python3 packaging/wine/window.py 4 'Members heard of the window.' "$wine" "$folder/quorate.exe" open "$(as_windows "$written")" >"$work/drawn" 2>"$work/said" ||
    fail "the window closed: $(cat "$work/said")"
[ -s "$work/drawn" ] || fail "nothing was drawn"
q verify "$(as_windows "$written")" >"$work/said" 2>&1 || fail "verify after the window was closed: $(cat "$work/said")"
here show "$written" 2>/dev/null | grep -q 'Members heard of the window' || fail "what was typed before the window was closed is not in the session"

# Code pages: what is read and written is UTF-8, whatever the console's is.
for page in 437 1252 65001; do
    on_console "'$wine' '$work/codepage.exe' $page '$folder/quorate.exe' minutes '$s' --format text >'$work/there' 2>'$work/said'" && status=0 || status=$?
    [ $status = 96 ] && echo "Code page $page: not tried, wine has no console here" && continue
    here minutes "$session" --format text >"$work/here" 2>/dev/null
    cmp -s "$work/here" "$work/there" || fail "minutes on a console of code page $page ($status): $(cat "$work/said")"
    rm -f "$work/plain/page.ron"
    on_console "'$wine' '$work/codepage.exe' $page '$folder/quorate.exe' record --create '$(as_windows "$work/plain/page.ron")' '$(as_windows "$PWD/tests/scripts/everything.script")' >'$work/said'" || fail "record on a console of code page $page: $(tail -1 "$work/said")"
    here minutes "$work/plain/page.ron" --format text >"$work/there" 2>/dev/null || true
    here minutes "$work/plain/before.ron" --format text >"$work/here" 2>/dev/null
    cmp -s "$work/here" "$work/there" || fail "what was recorded on a console of code page $page differs"
done
# Papers in the encodings that Windows's programs write.
python3 - "$work/plain" <<'PY'
import pathlib, sys
folder = pathlib.Path(sys.argv[1])
words = pathlib.Path("tests/scripts/ferry-agenda.txt").read_text().replace("\n", "\r\n") + "\r\n9. Café – “naïve” £5\r\n"
for name, encoding in ("1252", "cp1252"), ("utf8", "utf-8-sig"), ("utf16", "utf-16"):
    (folder / f"agenda-{name}.txt").write_bytes(words.encode(encoding))
PY
for name in 1252 utf8 utf16; do
    here read "$work/plain/agenda-$name.txt" >"$work/here" 2>/dev/null || fail "reading agenda-$name.txt here"
    (cd "$work/plain" && q read "agenda-$name.txt" >"$work/there" 2>"$work/said") || fail "reading agenda-$name.txt: $(tail -1 "$work/said")"
    grep -q 'Café' "$work/there" || fail "agenda-$name.txt is read in another encoding"
done

# Finding, the library's index and a pack in PDF, which is read in a process of its own.
q --sessions "$h" find measles >"$work/said" 2>&1 || fail "find: $(cat "$work/said")"
here minutes 2014-11-20-westminster-hwb --format pdf >"$work/plain/pack.pdf" 2>/dev/null || true
[ ! -s "$work/plain/pack.pdf" ] || q read "$(as_windows "$work/plain/pack.pdf")" >"$work/said" 2>&1 || fail "reading a PDF: $(tail -2 "$work/said")"

# Removed: the folder goes, the sessions stay.
rm -r "$folder"
here verify "$session" >"$work/said" 2>&1 || fail "removing the program took a session"

[ $faults = 0 ] || { echo "$faults faults under wine" >&2 && exit 1; }
echo "Windows: the command line and the files hold under wine."
