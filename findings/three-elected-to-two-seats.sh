#!/usr/bin/env bash
# Preferential block voting: papers that name one person for two seats don't count for the majority any more, so
# that three are elected to two seats, or all four; and five of ten votes are a majority.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyrankvote==2.0.6

cat > finding.py <<'PY'
from importlib.metadata import version

from pyrankvote import Ballot, Candidate, instant_runoff_voting, preferential_block_voting

NAMES = ["Ann Lee", "Ben Roe", "Cat Moss", "Dan Fox"]
SEATS = 2


def count(papers, method, **seats):
    """Who is elected, in the order of the names, and the votes of each at the end."""
    people = {name[0]: Candidate(name) for name in NAMES}
    ballots = [Ballot([people[each] for each in paper]) for paper, times in papers for _ in range(times)]
    result = method(list(people.values()), ballots, **seats)
    elected = {person.name for person in result.get_winners()}
    votes = {line.candidate.name: line.number_of_votes for line in result.rounds[-1].candidate_results}
    return [name for name in NAMES if name in elected], [round(votes[name]) for name in NAMES]


def block(papers):
    return count(papers, preferential_block_voting, number_of_seats=SEATS)


two_names = block([("AB", 4), ("AC", 3), ("BD", 3), ("CD", 2)])
some_one = block([("AB", 2), ("AC", 2), ("A", 3), ("B", 2), ("C", 3)])
all_one = block([("A", 5), ("B", 4), ("C", 2), ("D", 1)])
half = count([("A", 5), ("B", 3), ("CB", 2)], instant_runoff_voting)
more_than_half = count([("A", 5), ("B", 4), ("CB", 2)], instant_runoff_voting)

print("version   pyrankvote", version("pyrankvote"))
print("input     twelve papers for two seats, on which members name two people, or one")
print("a guess   two elected, each by a majority, which the package's page gives as more than 50%")
print(f"seen      two papers name A. and B., two A. and C.; three A. alone, two B. alone, three C. alone: {some_one}")
print(f"          each names one, five A., four B., two C., one D.: {all_one}")
print(f"          instant runoff for one seat, of ten papers five A., three B., two C. and then B.: {half}")
print(f"control   each names two: {two_names}")
print(f"          of eleven five A., four B., two C. and then B.: {more_than_half}")
print("minutes   more people are appointed to a body than it has seats, one of them by a single vote; and where")
print("          five stand against five nobody is asked for a casting vote")

assert two_names == (["Ann Lee", "Ben Roe"], [7, 7, 5, 5]), two_names
assert more_than_half == (["Ben Roe"], [5, 6, 0, 0]), more_than_half
assert some_one == (NAMES[:3], [7, 4, 5, 0]), some_one
assert all_one == (NAMES, [5, 4, 2, 1]), all_one
assert half == (["Ann Lee"], [5, 3, 2, 0]), half
PY
venv/bin/python -W ignore finding.py
