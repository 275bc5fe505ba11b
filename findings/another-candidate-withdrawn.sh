#!/usr/bin/env bash
# A BLT file written by votelib: the third of four candidates withdrew, and the file says that the fourth did, who
# has most votes; the one who withdrew is elected.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check votelib==0.4.0

cat > finding.py <<'PY'
from collections import Counter
from importlib.metadata import version

from votelib.io import blt

NAMES = ["Ann Lee", "Ben Roe", "Cat Moss", "Dan Fox"]
PAPERS = "6 4 3 0\n4 3 2 0\n3 1 0\n1 2 0\n"


def paper_file(withdrawn):
    """A BLT file of four candidates for one seat, one of whom withdrew."""
    names = "".join(f'"{name}"\n' for name in NAMES)
    return f'4 1\n-{withdrawn}\n{PAPERS}0\n{names}"Chair 2026"\n'


def read(text):
    """Who withdrew, and the votes of those who stand: each paper counts for the first of them on it."""
    votes, _, people, _ = blt.loads(text)
    tally = Counter()
    for paper, times in votes.items():
        standing = [person.name for person in paper if not person.withdrawn]
        tally.update({standing[0]: times} if standing else {})
    return [person.name for person in people if person.withdrawn], dict(tally.most_common())


def written(text):
    """The same election, read and written again."""
    return blt.dumps(*blt.loads(text))


def line(text):
    return text.splitlines()[1]


third, second = paper_file(3), paper_file(2)
before, after = read(third), read(written(third))
kept = read(second) == read(written(second))

print("version   votelib", version("votelib"))
print("input     a BLT file with four candidates, of whom the third, Cat Moss, withdrew:", line(third))
print("a guess   read and written again, it says the same")
print(f"seen      written again: {line(written(third))}, which is the fourth")
for when, (gone, votes) in (("before", before), ("after", after)):
    print(f"          {when}: withdrawn {', '.join(gone)}; votes of the others {votes}")
print(f"control   the second of the four withdrew: {line(written(second))} for {line(second)}, the same votes: {kept}")
print("minutes   the person with most votes is taken out of the count, and who withdrew is elected; both files are")
print("          sound, and with the second candidate in the list, as in a short test, nothing is wrong")

assert before == (["Cat Moss"], {"Dan Fox": 6, "Ben Roe": 5, "Ann Lee": 3}), before
assert line(written(third)) == "-4"
assert after == (["Dan Fox"], {"Cat Moss": 10, "Ann Lee": 3, "Ben Roe": 1}), after
assert line(written(second)) == "-2" and kept
PY
venv/bin/python -W ignore finding.py
