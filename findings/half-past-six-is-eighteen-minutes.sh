#!/usr/bin/env bash
# A table of motions by csvkit: a vote of 12-3 is a day in December 2001, half past six in the evening is eighteen
# minutes and a half, and item 7d is a week.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6 pytimeparse==1.1.8

cat > finding.py <<'PY'
import json
import subprocess
from importlib.metadata import version

TABLE = "Item,Came,Vote,Clerk\n7d,18:30,12-3,May\n8d,19:05,7-2,May\n"
ONE_MORE = TABLE + "9b,18.40,4,Lee\n"


def told(command, table, *options):
    done = subprocess.run([f"venv/bin/{command}", *options], input=table, check=True, capture_output=True, text=True)
    assert not done.stderr, done.stderr
    return done.stdout


def read(table, *options):
    return [list(row.values()) for row in json.loads(told("csvjson", table, *options))]


seen, control, whole = read(TABLE), read(ONE_MORE), read(TABLE, "--no-inference")
sheet = told("csvsort", TABLE, "-c", "Item").splitlines()[1:]

print("version   csvkit", version("csvkit"), "with agate", version("agate"))
print("input    ", " / ".join(TABLE.split()))
print("a guess   words, or at most times of the day in the second column")
for row in seen:
    print("seen      csvjson:", " | ".join(row))
for row in sheet:
    print("          csvsort:", row)
print("control   with a row of 9b, 18.40, 4 and Lee:", " | ".join(control[0]))
print("          with --no-inference:", " | ".join(whole[0]))
print("minutes   it depends on every other row of its column what a figure is: in a meeting in which each item ends")
print("          in d, each vote has both its sides and the clerk is May, all of it is days and lengths of time")

day = ["0:18:30", "2001-12-03", "0001-05-01"]
assert control[0] == whole[0] == ["7d", "18:30", "12-3", "May"], (control, whole)
assert seen[0] == ["7 days, 0:00:00", *day], seen
assert seen[1] == ["8 days, 0:00:00", "0:19:05", "2001-07-02", "0001-05-01"], seen
assert sheet[0] == ",".join(seen[0]).replace("7 days, 0:00:00", '"7 days, 0:00:00"'), sheet
PY
venv/bin/python -W ignore finding.py
