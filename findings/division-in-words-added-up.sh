#!/usr/bin/env bash
# Votes told in words: every number in the sentence is added to one sum.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check word2number==1.1

venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

from word2number.w2n import word_to_num

said = {
    "twelve for and three against": 15,
    "nine votes to four": 13,
    "seven for, five against": 12,
    "item seven ten": 17,
}
control = {"twelve": 12, "one hundred and five": 105, "two hundred and one members": 201}

print("version   word2number", version("word2number"))
print("a guess   the first number, or a refusal: each sentence tells of two")
for words, total in said.items():
    print(f"seen      {words!r} -> {word_to_num(words)}")
for words in control:
    print(f"control   {words!r} -> {word_to_num(words)}")
print("minutes   a majority of 12 to 3 is minuted as 15, a number no one voted, and item 7.10 as 17")

for words, number in control.items():
    assert word_to_num(words) == number, words
for words, total in said.items():
    assert word_to_num(words) == total, words
PY
