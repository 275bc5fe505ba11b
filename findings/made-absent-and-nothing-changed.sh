#!/usr/bin/env bash
# Two versions of a register of attendance in Word, a tick in the one and a cross in the other, put in as symbols:
# three programs that compare documents find nothing changed, and one of them has proof of it.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  docx-trackdiff==1.0.0 jubarte-redlines==0.14.0 prosediff==0.7.0 python-docx==1.2.0

cat > finding.py <<'PY'
import os
import re
import subprocess
import zipfile
from importlib.metadata import version

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# As Word's Insert Symbol writes the tick and the cross of its font Wingdings, and as they are typed.
SYMBOL, TYPED = {"present": "F0FC", "absent": "F0FB"}, {"present": "\u2713", "absent": "\u2717"}


def register(path, marks, symbols):
    """A document with a table of two members and their marks."""
    document = docx.Document()
    document.add_paragraph("Attendance")
    table = document.add_table(rows=0, cols=2)
    for name, mark in zip(("Ann Lee", "Ben Roe"), marks):
        cells = table.add_row().cells
        cells[0].text = name
        run = cells[1].paragraphs[0].add_run("" if symbols else TYPED[mark])
        if symbols:
            symbol = OxmlElement("w:sym")
            symbol.set(qn("w:font"), "Wingdings")
            symbol.set(qn("w:char"), SYMBOL[mark])
            run._r.append(symbol)
    document.save(path)


def run(*command):
    done = subprocess.run([f"venv/bin/{command[0]}", *command[1:]], capture_output=True, text=True)
    return done.stdout + done.stderr


def revisions(path):
    with zipfile.ZipFile(path) as parts:
        return len(re.findall(rb"<w:(?:ins|del)\b", parts.read("word/document.xml")))


def compared(old, new):
    """Revisions that docx-trackdiff and jubarte-redlines write, and the lines that prosediff counts."""
    run("docx-trackdiff", old, new, "trackdiff.docx")
    run("jubarte-redlines", "compare", "--force", old, new, "-o", "jubarte.docx")
    lines = re.search(r"\+(\d+) -(\d+)", run("prosediff", "--files", old, new, "--format", "diff")).groups()
    return revisions("trackdiff.docx"), revisions("jubarte.docx"), sum(map(int, lines))


def both(symbols):
    for path, second in (("old.docx", "present"), ("new.docx", "absent")):
        register(path, ("present", second), symbols)
    return compared("old.docx", "new.docx")


typed = both(symbols=False)
symbols = both(symbols=True)
proof = [line for line in run("docx-trackdiff-verify", "trackdiff.docx", "old.docx", "new.docx").splitlines() if "-all ==" in line]
run("jubarte-redlines", "reject", "jubarte.docx", "-o", "rejected.docx")
with zipfile.ZipFile("rejected.docx" if os.path.exists("rejected.docx") else "jubarte.docx") as parts:
    left = re.findall(r'w:char="(\w+)"', parts.read("word/document.xml").decode())

names = ("docx-trackdiff", "jubarte-redlines", "prosediff")
print("version  ", ", ".join(f"{name} {version(name)}" for name in names))
print("input     a register with a tick for Ann Lee and for Ben Roe; in its new version a cross for Ben Roe")
print("a guess   one change, as between any two characters")
print("seen      changes found in symbols:", dict(zip(names, symbols)))
for line in proof:
    print("          docx-trackdiff-verify:", line)
print("          jubarte-redlines' comparison with every change rejected has, for the old version's two ticks,", left)
print("control   changes found in the same two marks typed:", dict(zip(names, typed)))
print("minutes   a member who was there is made absent between draft and final minutes, and the comparison that goes")
print("          out with them has no mark; nothing is left to reject")

assert all(typed), typed
assert symbols == (0, 0, 0), symbols
assert len(proof) == 2 and all(line.startswith("PASS") for line in proof), proof
assert left == [SYMBOL["present"], SYMBOL["absent"]], left
PY
venv/bin/python -W ignore finding.py
