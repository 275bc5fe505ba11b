#!/usr/bin/env bash
# Grants out of a sheet, put into words: £1,250.50 is right, and £1,250 is twelve pounds sterling, fifty pence, as a
# whole number is taken for pence.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14 openpyxl==3.1.5

cat > finding.py <<'PY'
from decimal import Decimal
from importlib.metadata import version

import openpyxl
from num2words import num2words

GRANTS = {"Library": 1250.5, "Theatre": 1250.0, "Museum": 99.0}


def told(pounds, language="en_GB"):
    return num2words(pounds, to="currency", currency="GBP", lang=language)


book = openpyxl.Workbook()
for row in GRANTS.items():
    book.active.append(row)
for row in book.active.iter_rows(min_col=2):
    row[0].number_format = "£#,##0.00"
book.save("grants.xlsx")
sheet = dict(openpyxl.load_workbook("grants.xlsx").active.values)

seen = {name: told(pounds) for name, pounds in sheet.items()}
control = {name: told(Decimal(pounds)) for name, pounds in sheet.items()}
alone = num2words(sheet["Theatre"], lang="en_GB")

print("version   num2words", version("num2words"), "with figures read by openpyxl", version("openpyxl"))
print("input     a column of pounds in the format £#,##0.00, in which 1250.00 is stored as 1250, as sheets do")
print("a guess   of two numbers that are equal the same words")
for name, pounds in sheet.items():
    print(f"seen      {name}, {pounds!r}: {seen[name]}")
for name, words in control.items():
    print(f"control   {name}, as a Decimal: {words}")
print("          the whole number without a currency:", alone)
print("minutes   the grants with odd pence are right and all round ones a hundredth; the resolution to pay is in words,")
print("          and on a cheque it is the words that count")

assert sheet == GRANTS and [type(pounds) for pounds in sheet.values()] == [float, int, int], sheet
assert control == {
    "Library": "one thousand, two hundred and fifty pounds sterling, fifty pence",
    "Theatre": "one thousand, two hundred and fifty pounds sterling, zero pence",
    "Museum": "ninety-nine pounds sterling, zero pence",
}, control
assert alone == "one thousand, two hundred and fifty", alone
assert seen == {
    "Library": control["Library"],
    "Theatre": "twelve pounds sterling, fifty pence",
    "Museum": "zero pounds sterling, ninety-nine pence",
}, seen
assert told(1250, "cy") == told(Decimal("12.50"), "cy")
PY
venv/bin/python -W ignore finding.py
