#!/usr/bin/env bash
# The normaliser by which English transcripts are scored: figures in words with nothing but a comma between them are put
# into one, so that "no one, one against" is 11 against, and a transcript with another vote has not one word wrong.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check whisper-normalizer==0.1.15 jiwer==4.0.0

cat > finding.py <<'PY'
from importlib.metadata import version

import jiwer
from whisper_normalizer.english import EnglishTextNormalizer

normal = EnglishTextNormalizer()
SEEN = {
    "No one, one against.": "no 11 against",
    "Item seven, twelve for.": "item 712 for",
    "Twelve; three; none.": "123 none",
}
PAIRS = [
    ("No one, one against.", "No eleven against."),
    ("For, twelve; three against.", "For, one; twenty-three against."),
]
CONTROL = ("Twelve for, three against.", "Eleven for, three against.")


def wrong(said, heard):
    """Of a hundred words said how many were heard wrongly, as transcribers are compared."""
    return round(100 * jiwer.wer(normal(said), normal(heard)))


seen = {said: normal(said) for said in SEEN}

print("version   whisper-normalizer", version("whisper-normalizer"), "with jiwer", version("jiwer"))
print("input    ", " / ".join(SEEN))
print("a guess   no one, 1 against; item 7, 12 for; 12, 3, none: a comma or a semicolon parts two numbers")
print("seen     ", " / ".join(seen.values()))
for said, heard in PAIRS:
    print(f"          said {said!r}, heard {heard!r}: {wrong(said, heard)} words of a hundred wrong")
print(f"control   said {CONTROL[0]!r}, heard {CONTROL[1]!r}: {wrong(*CONTROL)} of a hundred, as the words stand:", normal(CONTROL[0]))
print("minutes   the figures of a vote called out one after the other can't be told apart, and the transcriber that")
print("          makes another vote of them gets full marks")

assert seen == SEEN, seen
assert [wrong(*pair) for pair in PAIRS] == [0, 0]
assert normal(CONTROL[0]) == "12 for 3 against", normal(CONTROL[0])
assert wrong(*CONTROL) == 25
PY
venv/bin/python -W ignore finding.py
