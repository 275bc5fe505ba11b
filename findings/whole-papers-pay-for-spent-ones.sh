#!/usr/bin/env bash
# Single transferable vote: when someone is excluded, papers that are whole and papers that are worth a fifth are all
# passed on at one average, and somebody else is elected.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyrankvote==2.0.6 STVPoll==0.5.6 py-vote-core==2.0.0

cat > finding.py <<'PY'
from importlib.metadata import version

from py3votecore.stv import STV
from pyrankvote import Ballot, Candidate, single_transferable_vote
from stvpoll.scottish_stv import calculate_scottish_stv

SEATS = 2
NAMES = {"A": "Ann Lee", "B": "Ben Roe", "C": "Cat Moss", "D": "Dan Fox"}


def pyrankvote(papers):
    people = {each: Candidate(name) for each, name in NAMES.items()}
    ballots = [Ballot([people[each] for each in paper]) for paper, times in papers for _ in range(times)]
    result = single_transferable_vote(list(people.values()), ballots, number_of_seats=SEATS)
    rounds = [
        {line.candidate.name[0]: round(line.number_of_votes, 2) for line in each.candidate_results}
        for each in result.rounds
    ]
    return sorted(person.name[0] for person in result.get_winners()), rounds


def others(papers):
    scottish = calculate_scottish_stv(tuple(NAMES), [(tuple(paper), times) for paper, times in papers], SEATS)
    core = STV([{"ballot": list(paper), "count": times} for paper, times in papers], required_winners=SEATS)
    return sorted(scottish.elected_as_tuple()), sorted(core.as_dict()["winners"])


OTHER_PAPERS = [("CB", 6), ("DC", 5), ("BD", 2)]
papers = [("AB", 10), *OTHER_PAPERS]
nothing_passed_on = [("A", 10), *OTHER_PAPERS]
(elected, rounds), (scottish, core) = pyrankvote(papers), others(papers)
(control, control_rounds), control_others = pyrankvote(nothing_passed_on), others(nothing_passed_on)

print("version   pyrankvote", version("pyrankvote") + "; to compare, STVPoll", version("STVPoll"), "(Scottish rules)")
print("          and py-vote-core", version("py-vote-core"))
print("input    ", ", ".join(f"{times} papers {' then '.join(paper)}" for paper, times in papers) + "; two seats")
print("by hand   A. is elected and passes about a quarter of a vote a paper to B., who stays last with about 4 and")
print("          is excluded; B.'s own two papers, still whole, go to D.: 5 and 2 are 7, before C. with 6")
print("a guess   A. and D., by any rule for the quota and the surplus")
print(f"seen      pyrankvote: {elected}; votes after each step {rounds}")
print(f"          STVPoll: {scottish}; py-vote-core: {core}")
print(f"control   A.'s papers name nobody else: {control} in all three; {control_rounds[-1]['D']:.0f} votes for D. here")
print("minutes   B.'s two papers are worth 0.36 each, since the ten of A.'s, which had been used, count like them:")
print("          the seat goes to C., and the table of the count looks as it should")

assert control == ["A", "D"] and control_others == (["A", "D"], ["A", "D"])
assert control_rounds[-1]["D"] == 7
assert (scottish, core) == (["A", "D"], ["A", "D"])
assert elected == ["A", "C"]
assert [each["D"] for each in rounds[:3]] == [5, 5, 5.72], rounds
PY
venv/bin/python -W ignore finding.py
