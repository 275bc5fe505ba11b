#!/usr/bin/env bash
# A sheet of results whose cells are formatted as 0" for" and 0" against": xlsx2csv writes the format in place of the
# figure, so that every motion has 0 against.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 xlsxwriter==3.3.1 openpyxl==3.1.5

cat > finding.py <<'PY'
import csv
import io
from importlib.metadata import version

import openpyxl
import xlsx2csv
import xlsxwriter

PLAIN, FOR, AGAINST, ABSTAINED, MEMBERS = "0", '0" for"', '0" against"', '0" abstained"', '0" Members"'


def sheet(formats, figures):
    """A row of figures, each with the format of its column."""
    book = xlsxwriter.Workbook("results.xlsx")
    page = book.add_worksheet()
    for column, (form, figure) in enumerate(zip(formats, figures)):
        page.write_number(0, column, figure, book.add_format({"num_format": form}))
    book.close()


def read(formats, figures):
    """The row, by xlsx2csv and by openpyxl."""
    sheet(formats, figures)
    out = io.StringIO()
    xlsx2csv.Xlsx2csv("results.xlsx").convert(out)
    row = next(csv.reader(io.StringIO(out.getvalue())))
    return row, [cell.value for cell in openpyxl.load_workbook("results.xlsx").active[1]]


seven = read([FOR, AGAINST, ABSTAINED, MEMBERS], [12, 3, 1, 16])
eight = read([FOR, AGAINST, ABSTAINED, MEMBERS], [9, 7, 0, 16])
plain = read([PLAIN] * 4, [12, 3, 1, 16])

print("version   xlsx2csv", version("xlsx2csv") + "; written by xlsxwriter", version("xlsxwriter"))
print("input     two results: 12 for, 3 against, 1 abstained, 16 Members; 9 for, 7 against, none abstained")
print("          the words are part of the format of the cell, as in", AGAINST)
print("a guess   the figures, or the figures with the words")
print("seen      ", seven[0])
print("          ", eight[0])
print("control   by openpyxl", version("openpyxl") + ":", seven[1], eight[1])
print("          in the format 0:", plain[0])
print("minutes   the figure is gone and the 0 of its format stands there, '0 against' in both results; where a word of")
print("          the format has a d or an m, a day or a month of the year 1900 is written into it")

assert plain == (["12", "3", "1", "16"], [12, 3, 1, 16]), plain
assert seven[1] == [12, 3, 1, 16] and eight[1] == [9, 7, 0, 16]
assert seven[0][0] == "12" and eight[0][0] == "9", (seven, eight)
assert seven[0][1] == eight[0][1] == AGAINST, (seven, eight)
assert seven[0][2].startswith('0" abstaine') and seven[0][2] != ABSTAINED, seven
assert seven[0][3].startswith('0" ') and "16" not in seven[0][3], seven
PY
venv/bin/python -W ignore finding.py
