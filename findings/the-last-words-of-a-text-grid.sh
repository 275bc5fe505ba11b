#!/usr/bin/env bash
# A short text grid written by tgt and read by praatio: the last words of the last speaker are not there, for want of a
# line end behind them.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tgt==1.5 praatio==6.2.2 numpy==2.3.5

cat > finding.py <<'PY'
from importlib.metadata import version
from pathlib import Path

import tgt
from praatio import textgrid

TIERS = {
    "Chair": ["The motion is put", "Those for", "Those against", "Thank you"],
    "Teller": ["For", "12", "Against", "13"],
}


def written(form, end=""):
    grid = tgt.TextGrid()
    for name, words in TIERS.items():
        tier = tgt.IntervalTier(0, len(words), name)
        for at, word in enumerate(words):
            tier.add_interval(tgt.Interval(at, at + 1, word))
        grid.add_tier(tier)
    path = Path(f"{form}.TextGrid")
    tgt.write_to_file(grid, str(path), format=form)
    if end:
        path.write_text(path.read_text() + end)
    return str(path)


def by_praatio(path):
    grid = textgrid.openTextgrid(path, includeEmptyIntervals=True, reportingMode="error")
    return {name: [entry.label for entry in grid.getTier(name).entries] for name in grid.tierNames}


def by_tgt(path):
    return {tier.name: [interval.text for interval in tier] for tier in tgt.io.read_textgrid(path).tiers}


short = written("short")
seen, again = by_praatio(short), by_tgt(short)
ended = by_praatio(written("short", end="\n"))
long = by_praatio(written("long"))

print("version   tgt", version("tgt"), "and praatio", version("praatio"))
print("input    ", TIERS)
print("a guess   the same; both name the short form of Praat as one that they write and read")
print("seen     ", seen)
print("          with reportingMode='error', and no error")
print("control   with a line end added to the file, or in the long form:", ended["Teller"])
print("          tgt reads its own short file:", again["Teller"])
print("minutes   what is said last in a recording of a division is the result: 13 against is nothing against, and every")
print("          speaker but the one at the bottom is whole")

assert again == ended == TIERS, (again, ended)
assert long == TIERS, long
assert seen == {**TIERS, "Teller": ["For", "12", "Against"]}, seen
PY
venv/bin/python -W ignore finding.py
