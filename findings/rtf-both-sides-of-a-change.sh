#!/usr/bin/env bash
# A tracked change in RTF: the struck-out vote and the new vote are read as one number.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check striprtf==0.0.35

venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}"
    r"{\*\revtbl{Unknown;}{Clerk;}}"
)


def read(body):
    return rtf_to_text(HEAD + body + r"\par}").strip()


tally = read(r"The motion was carried by {\deleted\revauthdel1 7}{\revised\revauth1 8} votes.")
sense = read(r"The motion was {\deleted\revauthdel1 not }carried.")
plain = read(r"The motion was carried by {\b 8} votes.")
hidden_table = read(r"{\*\atnid AB}{\*\annotation was it seven?}Agreed.")

print("version   striprtf", version("striprtf"))
print("input     a vote corrected from 7 to 8, and a word not struck out, both under tracked changes")
print("a guess   the text as it stands, 8, or at worst as it stood, 7")
print("seen     ", repr(tally))
print("         ", repr(sense))
print("control  ", repr(plain), "and a comment is left out:", repr(hidden_table))
print("minutes   a division of 8 is minuted as 78, and a lost 'not' comes back; nothing warns")

assert plain == "The motion was carried by 8 votes."
assert hidden_table == "Agreed."
assert tally == "The motion was carried by 78 votes."
assert sense == "The motion was not carried."
PY
