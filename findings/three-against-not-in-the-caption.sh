#!/usr/bin/env bash
# Captions that end in a line with nothing but a figure: pysubs2 takes it for the number of the next caption. In
# WebVTT, where captions need no numbers, every one of them loses it; in SubRip the last.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1 webvtt-py==0.6.0

cat > finding.py <<'PY'
import io
from importlib.metadata import version

import pysubs2
import webvtt

WORDS = ["Votes for\n12", "Votes against\n3", "Abstained\n1"]
LONGER = [words + " in all" for words in WORDS]


def captions(words, head, mark, numbered):
    """These captions, five seconds each, as a file."""
    blocks = [head] if head else []
    for at, text in enumerate(words):
        number = f"{at + 1}\n" if numbered else ""
        blocks.append(f"{number}00:00:{5 * at:02}{mark}000 --> 00:00:{5 * at + 4:02}{mark}000\n{text}")
    return "\n\n".join(blocks) + "\n"


def read(words, kind, numbered):
    """The words, by pysubs2 and by another reader."""
    text = captions(words, *{"vtt": ("WEBVTT", "."), "srt": ("", ",")}[kind], numbered)
    seen = [event.plaintext for event in pysubs2.SSAFile.from_string(text, format_=kind)]
    return seen, [caption.text for caption in webvtt.from_buffer(io.StringIO(text), format=kind)]


bare, subrip = read(WORDS, "vtt", False), read(WORDS, "srt", True)
numbered, longer = read(WORDS, "vtt", True), read(LONGER, "vtt", False)

print("version   pysubs2", version("pysubs2") + "; compared with webvtt-py", version("webvtt-py"))
print("input     three captions of two lines, the second line a figure:", WORDS)
print("a guess   three captions with their figures, from either format")
print("seen      WebVTT without numbers:", bare[0])
print("          WebVTT with numbers:   ", numbered[0])
print("          SubRip:                ", subrip[0])
print("control   the other reader has every figure in all three:", all(each[1] == WORDS for each in (bare, numbered, subrip)))
print("          with words behind the figures:", longer[0])
print("minutes   of a division read out and shown the figures are gone, all of them or the last, and the captions")
print("          look whole: 'Votes against' is a line like any other")

assert bare == (["Votes for", "Votes against", "Abstained"], WORDS), bare
assert subrip == (["Votes for\n12", "Votes against\n3", "Abstained"], WORDS), subrip
assert numbered == (["Votes for\n12", "Votes against\n3", "Abstained"], WORDS), numbered
assert longer == (LONGER, LONGER), longer
PY
venv/bin/python -W ignore finding.py
