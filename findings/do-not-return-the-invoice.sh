#!/usr/bin/env bash
# An action as a line of todo.txt: pytodotxt leaves every word that ends in a colon out of the bare description.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pytodotxt==3.1.0 topydo==0.16

cat > finding.py <<'PY'
from importlib.metadata import version

from pytodotxt import Task
from topydo.lib.Todo import Todo

LINES = [
    "(A) 2026-07-03 Do not pay: return the invoice +grants due:2026-07-10",
    "(B) 2026-07-03 Write to Ann Lee: the grant is refused +grants due:2026-07-10",
    "(C) 2026-07-03 Correct item 7: 13 for and 2 against +minutes due:2026-07-10",
]
SEEN = ["Do not return the invoice", "Write to Ann the grant is refused", "Correct item 13 for and 2 against"]


def words(line):
    """What anybody would call the words of the action: neither its head nor its project and its day."""
    return line.split(" ", 2)[2].rsplit(" +", 1)[0]


def by_topydo(line):
    return Todo(line).text().rsplit(" +", 1)[0]


tasks = [Task(line) for line in LINES]
bare = [task.bare_description() for task in tasks]
moved = Task(LINES[0].replace("pay: return", "pay; return"))

print("version   pytodotxt", version("pytodotxt"), "and, to compare, topydo", version("topydo"))
for line in LINES:
    print("input    ", line)
print("a guess   the words without the project and the day, as its manual says; by the rules of todo.txt a key")
print("          has a value, so 'pay:' with a space behind it is a word, and so it is in the list of attributes:")
print("         ", *(f"{task.attributes}" for task in tasks[:1]))
for each in bare:
    print("seen     ", each)
print("control   with a semicolon:", moved.bare_description())
print("          topydo:", by_topydo(LINES[0]))
print("minutes   whoever has to act reads the opposite of what was decided, a letter to somebody without a surname,")
print("          and an item that was not there; the file itself keeps every word, so that nobody looks")

assert [list(task.attributes) for task in tasks] == [["due"]] * 3
assert all(str(task) == line for task, line in zip(tasks, LINES))
assert [by_topydo(line) for line in LINES] == [words(line) for line in LINES]
assert moved.bare_description() == "Do not pay; return the invoice"
assert bare == SEEN, bare
PY
venv/bin/python -W ignore finding.py
