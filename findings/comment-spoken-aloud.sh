#!/usr/bin/env bash
# A NOTE in WebVTT is a comment; pysubs2 gives it to whoever spoke last.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1

venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

import pysubs2

FILE = """WEBVTT

NOTE draft, not for publication

00:00:01.000 --> 00:00:04.000
Councillor Kaur: Those against?

NOTE the clerk to check: was it three?

00:00:05.000 --> 00:00:08.000
Clerk: Four against.
"""

cues = pysubs2.SSAFile.from_string(FILE)
said = [event.plaintext for event in cues]
srt = cues.to_string("srt")

print("version   pysubs2", version("pysubs2"))
print("input     two cues with a NOTE block between them, and one before the first")
print("a guess   two cues; NOTE blocks are comments, left out or kept as comments")
for words in said:
    print("seen     ", repr(words))
print("control   the NOTE before the first cue is left out; times", cues[0].start, cues[0].end, cues[1].start, cues[1].end)
print("minutes   a private query is shown as the councillor's words, and goes into the SRT that is published")

assert [(e.start, e.end) for e in cues] == [(1000, 4000), (5000, 8000)]
assert not any("not for publication" in words for words in said)
assert said == [
    "Councillor Kaur: Those against?\n\nNOTE the clerk to check: was it three?",
    "Clerk: Four against.",
]
assert "NOTE the clerk to check: was it three?" in srt
PY
