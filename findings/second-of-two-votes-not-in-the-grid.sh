#!/usr/bin/env bash
# A transcript made in ELAN, with the figures of a vote below the words they belong to, turned into a Praat text
# grid: only the first figure is in it.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pympi-ling==1.71

cat > finding.py <<'PY'
from importlib.metadata import version

from pympi import Eaf

FIGURES = ["12 for", "3 against", "2 abstained"]


def transcript(below):
    """The chair's words from 0 to 9 seconds, and on a tier below them the figures that were told."""
    eaf = Eaf(author="A Clerk")
    eaf.remove_tier("default")
    eaf.add_tier("chair")
    eaf.add_annotation("chair", 0, 9000, "The result of the vote is")
    below(eaf)
    eaf.to_file("council.eaf")
    return Eaf("council.eaf")


def subdivided(eaf):
    eaf.add_linguistic_type("figures", constraints="Symbolic_Subdivision", timealignable=False)
    eaf.add_tier("vote", ling="figures", parent="chair")
    before = None
    for figure in FIGURES:
        eaf.add_ref_annotation("vote", "chair", 4500, figure, prev=before)
        before = next(name for name, kept in eaf.tiers["vote"][1].items() if kept[1] == figure)


def timed(eaf):
    eaf.add_tier("vote")
    for at, figure in enumerate(FIGURES):
        eaf.add_annotation("vote", at * 3000, (at + 1) * 3000, figure)


def words(eaf):
    """The figures in the transcript, and those in the grid that is made of it."""
    grid = eaf.to_textgrid()
    in_grid = [text for *_, text in grid.get_tier("vote").get_all_intervals() if text]
    return [each[2] for each in eaf.get_annotation_data_for_tier("vote")], in_grid


seen, control = words(transcript(subdivided)), words(transcript(timed))

print("version   pympi-ling", version("pympi-ling"))
print("input     an ELAN file: the chair's words, and below them, on a tier of the type Symbolic_Subdivision,")
print("         ", ", ".join(FIGURES))
print("a guess   three intervals, or a refusal: ELAN shares the time of the words out among what stands below them")
print(f"seen      read from the file: {seen[0]}")
print(f"          in the text grid: {seen[1]}")
print(f"control   each figure with a time of its own: {control[0]}, in the grid as well")
print("minutes   a vote of 12 to 3 is handed on as 12 to nothing, as if nobody had been against")

assert control == (FIGURES, FIGURES), control
assert seen == (FIGURES, ["12 for"]), seen
PY
venv/bin/python -W ignore finding.py
