#!/usr/bin/env bash
# Captions of a meeting in two parts, a TTML div each: one reader keeps only the second part, at the time of the
# first, and the other only the first.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pycaption==2.3.14 ttconv==1.2.3

cat > finding.py <<'PY'
import re
import xml.etree.ElementTree as tree
from importlib.metadata import version

import ttconv.imsc.reader
import ttconv.srt.writer
from pycaption import DFXPReader, SRTWriter

FIRST = "Those in favour of the amendment?"
SECOND = "Carried by 12 votes to 3."


def captions(body):
    return f'<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en-GB"><body>{body}</body></tt>'


def cues(srt):
    """Start and words of each cue of an SRT file."""
    return re.findall(r"^(\S+),000 --> \S+\n(.+)$", srt, re.MULTILINE)


def read(ttml):
    model = ttconv.imsc.reader.to_model(tree.ElementTree(tree.fromstring(ttml)))
    return {
        "pycaption": cues(SRTWriter().write(DFXPReader().read(ttml))),
        "ttconv": cues(ttconv.srt.writer.from_model(model)),
    }


parts = captions(
    f'<div><p begin="00:00:10" end="00:00:12">{FIRST}</p></div>'
    f'<div begin="01:00:00"><p begin="00:00:10" end="00:00:12">{SECOND}</p></div>'
)
ended = parts.replace('begin="01:00:00"', 'begin="01:00:00" end="02:00:00"')
level = captions(
    f'<div><p begin="00:00:10" end="00:00:12">{FIRST}</p>'
    f'<p begin="01:00:10" end="01:00:12">{SECOND}</p></div>'
)
seen, control, with_end = read(parts), read(level), read(ended)

print("version  ", ", ".join(f"{name} {version(name)}" for name in seen))
print(f"input     '{FIRST}' at 10 seconds; in a second div, which begins at 1:00:00, '{SECOND}'")
print("          at 10 seconds of it")
print("a guess   two captions, at 00:00:10 and 01:00:10: times in TTML count from the element around them")
for name, found in seen.items():
    print(f"seen      {name}: {found}")
print("control   both in one div, each with its whole time:", control["ttconv"], "in both")
print("          with an end on the second div as well, which TTML doesn't ask for, ttconv finds both; pycaption doesn't")
print("minutes   of a question and its answer each reader keeps one: the vote an hour before it was taken, or a")
print("          meeting that ends at the break")

both = [("00:00:10", FIRST), ("01:00:10", SECOND)]
assert control == {"pycaption": both, "ttconv": both}
assert with_end == {"pycaption": [("00:00:10", SECOND)], "ttconv": both}
assert seen == {"pycaption": [("00:00:10", SECOND)], "ttconv": [("00:00:10", FIRST)]}
PY
venv/bin/python -W ignore finding.py
