#!/usr/bin/env bash
# Numbers in words turned into figures: the letter after a number counts as one more, so that Schedule twelve A,
# which says what may be heard in private, is Schedule 13, and item seven a loses its letter.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check numerizer==0.2.4

cat > finding.py <<'PY'
from importlib.metadata import version

from numerizer import numerize

SAID = {
    "exempt under Schedule twelve A paragraph three": "exempt under Schedule 13 paragraph 3",
    "exempt under Schedule twelve A": "exempt under Schedule 13",
    "the vote on item seven a was taken before lunch": "the vote on item 7 1 was taken before lunch",
    "the vote was taken on item seven a": "the vote was taken on item 7 ",
    "see minute ninety-nine a": "see minute 99 ",
}
CONTROL = {
    "exempt under Schedule twelve B paragraph three": "exempt under Schedule 12 B paragraph 3",
    "exempt under Schedule twelve": "exempt under Schedule 12",
    "the vote on item seven b was taken before lunch": "the vote on item 7 b was taken before lunch",
    "the vote was taken on item seven b": "the vote was taken on item 7 b",
    "the vote was taken on item seven": "the vote was taken on item 7",
}
seen = {text: numerize(text) for text in SAID}
control = {text: numerize(text) for text in CONTROL}

print("version   numerizer", version("numerizer"))
print("input     minutes as they are dictated, with numbers that have a letter behind them")
print("a guess   12 A and 7 a, as it does with any other letter")
for text, made in seen.items():
    print(f"seen      {text!r}: {made!r}")
for text, made in control.items():
    print(f"control   {text!r}: {made!r}")
print("minutes   the ground on which the public was sent out is another law, and a decision is filed under an item")
print("          that it doesn't belong to; what comes of the letter depends on the words behind it")

assert control == CONTROL, control
assert seen == SAID, seen
PY
venv/bin/python -W ignore finding.py
