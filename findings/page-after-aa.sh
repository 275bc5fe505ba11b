#!/usr/bin/env bash
# Page 28 of an appendix lettered A, B ... Z, AA is BB on screen; two libraries say AB.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pdfminer.six==20260107 pikepdf==10.18.0 pypdf==7.1.1 pypdfium2==5.15.2

venv/bin/python -W ignore - <<'PY'
import io
from importlib.metadata import version

import pikepdf
import pypdf
import pypdfium2
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

PAGES = 30
pdf = pikepdf.new()
for _ in range(PAGES):
    pdf.add_blank_page()
pdf.Root.PageLabels = pikepdf.Dictionary(
    Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.A, P=pikepdf.String("App "))]
)
buffer = io.BytesIO()
pdf.save(buffer)
raw = buffer.getvalue()

miner = PDFDocument(PDFParser(io.BytesIO(raw))).get_page_labels()
qpdf = pikepdf.open(io.BytesIO(raw))
pdfium = pypdfium2.PdfDocument(raw)
labels = {
    "pypdf": list(pypdf.PdfReader(io.BytesIO(raw)).page_labels),
    "pypdfium2": [pdfium.get_page_label(i) for i in range(PAGES)],
    "pdfminer.six": [next(miner) for _ in range(PAGES)],
    "pikepdf": [page.label for page in qpdf.pages],
}

print("a guess   four readers, one label a page; the PDF standard counts A to Z, AA to ZZ, AAA to ZZZ")
for name, found in labels.items():
    print(f"seen      {name:13}{version(name):10} pages 26 to 30: {', '.join(found[25:])}")
print("control   the first 27 pages, App A to App AA, are the same in all four")
print("minutes   'see App AB' names no page of the pack: what PDFium's viewer calls App BB the")
print("          text tool calls App AB, as a spreadsheet counts its columns")

assert len({tuple(found[:27]) for found in labels.values()}) == 1
assert labels["pypdf"][0] == "App A" and labels["pypdf"][26] == "App AA"
assert labels["pypdf"][27:] == labels["pypdfium2"][27:] == ["App BB", "App CC", "App DD"]
assert labels["pdfminer.six"][27:] == labels["pikepdf"][27:] == ["App AB", "App AC", "App AD"]
PY
