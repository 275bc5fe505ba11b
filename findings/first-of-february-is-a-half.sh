#!/usr/bin/env bash
# Minutes set by a typographer's tool: for typus the 1st of February is one half, item 7(c) a copyright, and the
# hyphens of 2026-07-03 are minus signs.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typus==0.2.2

cat > finding.py <<'PY'
import datetime as dt
from importlib.metadata import version

from typus import en_typus

DATES = ["1/2/2026", "3/4/2026", "7/8/2026", "9/2/2026", "01/02/2026"]
ITEMS = ["item 7(a)", "item 7(b)", "item 7(c)", "Schedule 12A(c)"]
DAY = "2026-07-03"


def read(text):
    """The text as typus sets it, without its spaces of no width and with plain spaces for its others."""
    return " ".join(en_typus(text).replace("\u200b", "").split())


def day(text):
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return "not a date"


every = {f"{d}/{m}/2026" for m in range(1, 13) for d in range(1, 32)}
lost = sorted(each for each in every if read(each) != each)
half = read("Carried by 1/2 of the votes")

print("version   typus", version("typus"))
print("input     dates as they are written in Britain, letters of items, and", DAY)
print("a guess   quotation marks and dashes set right, and a half where a half is meant")
print("seen     ", *(f"{each} is {read(each)};" for each in DATES[:3]))
print(f"          {len(lost)} such dates of a year:", *lost)
print("         ", *(f"{each} is {read(each)};" for each in ITEMS[2:]))
print(f"          {DAY} is {read(DAY)}, to be read by a program: {day(read(DAY))}")
print(f"control   {half!r}")
print("         ", *(f"{each} is {read(each)};" for each in DATES[3:] + ITEMS[:2]))
print("minutes   the next meeting is on one half of 2026, and in a list of three decisions the third has no letter")

assert half == "Carried by \u00bd of the votes", half
assert [read(each) for each in DATES[3:] + ITEMS[:2]] == DATES[3:] + ITEMS[:2]
assert [read(each) for each in DATES[:3]] == ["\u00bd/2026", "\u00be/2026", "\u215e/2026"]
assert len(lost) == 15 and not any(each.startswith("0") for each in lost), lost
assert [read(each) for each in ITEMS[2:]] == ["item 7\u00a9", "Schedule 12A\u00a9"]
assert read(DAY) == "2026\u221207\u221203" and day(read(DAY)) == "not a date" and day(DAY) == dt.date(2026, 7, 3)
PY
venv/bin/python -W ignore finding.py
