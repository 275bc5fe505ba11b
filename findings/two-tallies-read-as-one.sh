#!/usr/bin/env bash
# A page with a result table alone: 12 for and 3 against are read as 123.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypdfium2==5.15.2 fpdf2==2.8.9 fonttools==4.68.0 defusedxml==0.7.1 pillow==13.0.0

venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

import pypdfium2
from fpdf import FPDF


def read(cells, sentence=None):
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    if sentence:
        pdf.text(20, 20, sentence)
    for x, y, words in cells:
        pdf.text(x, y, words)
    page = pypdfium2.PdfDocument(bytes(pdf.output()))[0]
    return page.get_textpage().get_text_range().split("\r\n")


for_, against = (20, 40, "For"), (20, 50, "Against")
twelve, three = (100, 40, "12"), (100, 50, "3")
by_column, by_row = [for_, against, twelve, three], [for_, twelve, against, three]

alone = read(by_column)
below_words = read(by_column, "Result of the recorded vote")
rows = read(by_row)

print("version   pypdfium2", version("pypdfium2"), "on a page by fpdf2", version("fpdf2"))
print("input     a result sheet: For 12 and, a centimetre below, Against 3; written column by column")
print("a guess   12 and 3 stand on lines of their own, so they are read on lines of their own")
print("seen     ", alone)
print("control   one sentence put above the same table:", below_words)
print("          the same table written row by row:", rows)
print("minutes   a tally of 123 stands where 12 to 3 was voted; the same table is read rightly as soon as the page")
print("          holds a sentence, so a test on a whole set of minutes does not show it")

assert below_words == ["Result of the recorded vote", "For", "Against", "12", "3"]
assert rows == ["For 12", "Against", "3"]
assert alone == ["For", "Against", "123"]
PY
