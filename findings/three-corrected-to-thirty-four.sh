#!/usr/bin/env bash
# A tracked correction of a Word file, 3 for 4 in a line with tabs: the 3 stays, a 4 is put beside it, and the tabs
# are gone for good.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check docx-revisions==0.1.5 python-docx==1.2.0

cat > finding.py <<'PY'
import io
from importlib.metadata import version

import docx
from docx_revisions import RevisionDocument


def corrected(line, finish):
    """A paragraph after 3 was replaced by 4 in it with tracking, and that was accepted or rejected."""
    written, saved = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph(line)
    document.save(written)
    revised = RevisionDocument(written)
    replaced = revised.find_and_replace_tracked("3", "4", author="A Clerk")
    revised.save(saved)
    revised = RevisionDocument(saved)
    changes = [(type(each).__name__, each.text) for each in revised.paragraphs[0].track_changes]
    finish(revised)
    return replaced, changes, revised.document.paragraphs[0].text


def both(line):
    return corrected(line, RevisionDocument.accept_all), corrected(line, RevisionDocument.reject_all)


def untouched(line):
    """What the package calls the text of a paragraph in which nothing was changed."""
    document = docx.Document()
    document.add_paragraph(line)
    return RevisionDocument(document).paragraphs[0].accepted_text


TABS, LINES, PLAIN = "For\t12\tAgainst\t3", "For 12\nAgainst 3\nCarried", "For 12, against 3"
tabs, lines, plain = both(TABS), both(LINES), both(PLAIN)

print("version   docx-revisions", version("docx-revisions") + ", python-docx", version("python-docx"))
print("input     a paragraph of one run, in which 3 is to be replaced by 4 with tracking")
print("a guess   accepted, the line with a 4; rejected, the line as it was")
for line, ((replaced, changes, accepted), (_, _, rejected)) in ((TABS, tabs), (LINES, lines)):
    print(f"seen      {line!r}: {replaced} replaced, by {changes}")
    print(f"          accepted {accepted!r}, rejected {rejected!r}")
print(f"          and where nothing was changed accepted_text of {TABS!r} is {untouched(TABS)!r}")
print(f"control   {PLAIN!r}: accepted {plain[0][2]!r}, rejected {plain[1][2]!r}")
print("minutes   3 against, corrected to 4, are 34; below a line break a letter of another word is struck out;")
print("          refusing the correction doesn't bring the line back. A place is counted with tabs and line breaks,")
print("          and looked for without them")

change = [("TrackedDeletion", "3"), ("TrackedInsertion", "4")]
assert plain == ((1, change, "For 12, against 4"), (1, change, PLAIN)), plain
beside = [("TrackedDeletion", ""), ("TrackedInsertion", "4")]
assert tabs == ((1, beside, "For12Against34"), (1, beside, "For12Against3")), tabs
letter = [("TrackedDeletion", "C"), ("TrackedInsertion", "4")]
assert lines == ((1, letter, "For 12Against 34arried"), (1, letter, "For 12Against 3Carried")), lines
assert untouched(TABS) == "For12Against3"
PY
venv/bin/python -W ignore finding.py
