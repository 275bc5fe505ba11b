#!/usr/bin/env bash
# numId 0 is how a Word paragraph says that it is not counted, whatever its style: one library makes it
# the only entry of the list, and a validator calls the file broken.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2python==3.7.1 mammoth==1.13.0 openxml-audit==0.8.0

venv/bin/python -W ignore - <<'PY'
import subprocess
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python


def agenda(path, off):
    """Three items in a style that counts; the second has its number as words, and is not counted."""
    file = docx.Document()
    for words in ("Apologies", "1A Urgent business", "Library hours"):
        paragraph = file.add_paragraph(words, style="List Number")
        if off and words.startswith("1A"):
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
            )
    file.save(path)


def audit(path):
    said = subprocess.run(["venv/bin/openxml-audit", "-m", "0", path], capture_output=True, text=True).stdout
    return [line for line in said.splitlines() if "Numbering definition" in line]


agenda("counted.docx", False)
agenda("off.docx", True)
lines = [line for line in docx2python("off.docx").text.splitlines() if line]
html = mammoth.convert_to_html("off.docx").value

print("a guess   ISO/IEC 29500-1, 17.9.18: numId 0 takes the numbering of the style away")
print(f"seen      docx2python {version('docx2python')}: {lines}")
print(f"seen      openxml-audit {version('openxml-audit')}: {audit('off.docx')}")
print(f"control   mammoth {version('mammoth')}: the second is no entry: {html}")
print(f"control   openxml-audit without numId 0: {audit('counted.docx')}")
print("minutes   an urgent item that the clerk numbered by hand comes out as the one entry of a list, and")
print("          a sound file of minutes is sent back as damaged")

assert lines == ["Apologies", "--\t1A Urgent business", "Library hours"], lines
assert audit("off.docx") and not audit("counted.docx")
assert "<p>1A Urgent business</p>" in html and "<li>Apologies</li>" in html
PY
