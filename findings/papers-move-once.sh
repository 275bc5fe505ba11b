#!/usr/bin/env bash
# A count of preferences by hcvote: a paper that has moved to a second name moves no further, and the quota is one too
# high, so that 11 of 21 papers lose to 10.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check hcvote==0.2.0 pyrankvote==2.0.6

cat > finding.py <<'PY'
import contextlib
import io
from importlib.metadata import version

from hcvote.position import Position
from pyrankvote import Ballot, Candidate, instant_runoff_voting

NAMES = {"A": "Ann Lee", "B": "Ben Roe", "C": "Cat Moss", "D": "Dan Fox"}
TWICE = [("ABCD", 10), ("BCDA", 6), ("CBDA", 3), ("DCBA", 2)]
ONCE = [*TWICE[:3], ("DBCA", 2)]


def by_hcvote(papers):
    """Who is elected to the one seat, the quota, and what it says of the count."""
    position = Position(1, list(NAMES))
    position.add_votes([list(paper) for paper, times in papers for _ in range(times)])
    with contextlib.redirect_stdout(io.StringIO()) as told:
        (elected,) = position.count_vote(verbose=True)
    out = [line[0] for line in told.getvalue().splitlines() if "was excluded" in line]
    return NAMES[elected], position.quota, [NAMES[each] for each in out]


def by_pyrankvote(papers):
    people = {letter: Candidate(name) for letter, name in NAMES.items()}
    ballots = [Ballot([people[each] for each in paper]) for paper, times in papers for _ in range(times)]
    return instant_runoff_voting(list(people.values()), ballots).get_winners()[0].name


seen, control = by_hcvote(TWICE), by_hcvote(ONCE)
last = {letter: sum(times for paper, times in TWICE if min(paper.index("A"), paper.index("B")) == paper.index(letter)) for letter in "AB"}

print("version   hcvote", version("hcvote"))
print("input     one seat, 21 papers with every name on them: 10 Ann first; 6 Ben first; 3 Cat, then Ben;")
print("          2 Dan, then Cat, then Ben")
print("a guess   Dan is out and his 2 papers go to Cat; Cat is out and her 5 go to Ben, who has", last["B"], "to Ann's", last["A"])
print(f"          and the quota is 11, the least that more than half of 21 are; pyrankvote: {by_pyrankvote(TWICE)}")
print(f"seen      elected: {seen[0]}; excluded: {', '.join(seen[2])}; the quota: {seen[1]}")
print(f"control   the two papers name Dan, then Ben, so that they move once: elected: {control[0]}; pyrankvote: {by_pyrankvote(ONCE)}")
print("minutes   the office goes to whom most members put last; as soon as two people are excluded papers are lost,")
print("          and no line says that fewer are counted than were cast")

assert last == {"A": 10, "B": 11}, last
assert by_pyrankvote(TWICE) == by_pyrankvote(ONCE) == control[0] == "Ben Roe", control
assert seen == ("Ann Lee", 12, ["Dan Fox", "Cat Moss", "Ben Roe"]), seen
PY
venv/bin/python -W ignore finding.py
