#!/usr/bin/env bash
# A sheet of ballots in OpenDocument: tablib reads an abstention as a vote for, three papers alike as one, and
# in place of a vote with a remark the name of whoever wrote the remark.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odfdo==3.27.3 pyexcel-ods3==0.6.1 'tablib[ods]==3.10.0'

cat > finding.py <<'PY'
import io
from importlib.metadata import version

import odfdo
import pyexcel_ods3
import tablib

HEADERS = ["Paper", "For", "Against", "Abstained"]
REMARK = (
    "<office:annotation><dc:creator>A Clerk</dc:creator><dc:date>2026-07-02T18:30:00</dc:date>"
    "<text:p>counted twice</text:p></office:annotation>"
)


def words(text, remark=""):
    return odfdo.Element.from_tag(
        f'<table:table-cell office:value-type="string">{remark}<text:p>{text}</text:p></table:table-cell>'
    )


def empty(times):
    return odfdo.Element.from_tag(f'<table:table-cell table:number-columns-repeated="{times}"/>')


def sheet(cells, times=None):
    """A spreadsheet of the headers and one row, which stands this often."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Ballots")
    for row, count in (([words(each) for each in HEADERS], None), (cells, times)):
        element = odfdo.Row(repeated=count)
        for each in row:
            element.append(each)
        table.append(element)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(raw):
    """The rows below the headers, by tablib and by another reader."""
    other = next(iter(pyexcel_ods3.get_data(io.BytesIO(raw)).values()))
    return [list(row) for row in tablib.Dataset().load(raw, format="ods")], other[1:]


abstained = read(sheet([words("white"), empty(2), words("x")]))
alike = read(sheet([words("white"), words("x"), words("-"), words("-")], times=3))
remarked = read(sheet([words("white"), words("-"), words("x", REMARK), words("-")]))
control = read(sheet([words("white"), words("-"), words("-"), words("x")]))

print("version   tablib", version("tablib"), "and, to compare, pyexcel-ods3", version("pyexcel-ods3"))
print("input     columns:", ", ".join(HEADERS))
print("a guess   what is in the sheet, as the other reader has it")
for what, (seen, other) in (
    ("two empty cells, then x under Abstained", abstained),
    ("three papers alike, for", alike),
    ("x under Against, with a remark of A Clerk's on the cell", remarked),
):
    print(f"input     {what}")
    print(f"seen      {seen}; the other: {other}")
print("control   every cell written out, no remark:", control[0], "in both")
print("minutes   spreadsheets write like cells and like rows once, with a count: an abstention is a vote for, two")
print("          votes are gone, and the vote that someone doubted reads as a person's name")

white = ["white", "-", "-", "x"]
assert control == ([white], [white])
assert abstained == ([["white", "x", "", ""]], [["white", "", "", "x"]])
paper = ["white", "x", "-", "-"]
assert alike == ([paper], [paper] * 3)
assert remarked == ([["white", "-", "A Clerk", "-"]], [["white", "-", "x", "-"]])
PY
venv/bin/python -W ignore finding.py
