#!/usr/bin/env bash
# Two sets of minutes put together by docxcompose: a remark beside the second is the remark of the first.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check docxcompose==2.2.0 python-docx==1.2.0 setuptools==80.9.0

cat > finding.py <<'PY'
from importlib.metadata import version

from docx import Document
from docx.oxml.ns import qn
from docxcompose.composer import Composer

FIRST = ("The grant to Ann Lee was refused.", "Exempt: her debts")
SECOND = ("The grant to Ben Roe was agreed.", "Vote to be checked: 12 to 3?")


def minutes(name, words, remark=None):
    document = Document()
    paragraph = document.add_paragraph(words)
    if remark:
        document.add_comment(paragraph.runs, text=remark, author="Clerk", initials="C")
    document.save(name)
    return name


def put_together(*names):
    composer = Composer(Document(names[0]))
    for name in names[1:]:
        composer.append(Document(name))
    composer.save("all.docx")
    return Document("all.docx")


def remarks(document):
    """What each paragraph says, with the words of the remarks that a word processor shows beside it."""
    told = {remark.comment_id: remark.text for remark in document.comments}
    seen = []
    for paragraph in document.paragraphs:
        marks = paragraph._p.iter(qn("w:commentReference"))
        seen.append((paragraph.text, [told.get(int(mark.get(qn("w:id")))) for mark in marks]))
    return seen


one = minutes("one.docx", *FIRST)
two = minutes("two.docx", *SECOND)
bare = minutes("bare.docx", FIRST[0])
seen = remarks(put_together(one, two))
left = [remark.text for remark in put_together(one, two).comments]
none_first = remarks(put_together(bare, two))
apart = remarks(Document(one)) + remarks(Document(two))

print("version   docxcompose", version("docxcompose"), "with python-docx", version("python-docx"))
for words, told in apart:
    print(f"input     {words} Remark: {told}")
print("a guess   both remarks where they were, as it does with notes, pictures and numbers, or neither")
for words, told in seen:
    print(f"seen      {words} Remark: {told}")
print("          all remarks in the file:", left)
print(f"          a first file without remarks: {none_first}")
print("control   each file by itself, read the same way, is the input above")
print("minutes   what was said of one person in private is the remark on another, and the question about the vote is gone;")
print("          both files hold one remark each, so that the number of marks is right")

assert apart == [(FIRST[0], [FIRST[1]]), (SECOND[0], [SECOND[1]])], apart
assert seen == [(FIRST[0], [FIRST[1]]), (SECOND[0], [FIRST[1]])], seen
assert left == [FIRST[1]], left
assert none_first == [(FIRST[0], []), (SECOND[0], [None])], none_first
PY
venv/bin/python -W ignore finding.py
