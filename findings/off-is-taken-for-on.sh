#!/usr/bin/env bash
# "off" is one of the ways in which a Word file says no (ISO/IEC 29500-4, ST_OnOff): one library takes it
# for yes, and another stops at it in a form.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1

venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python


def run(xml):
    return parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>")


def struck(path, off):
    """A resolution in a style that strikes words out; these say that they are not struck."""
    file = docx.Document()
    paragraph = file.add_paragraph()
    paragraph._p.append(run(f'<w:rPr><w:strike w:val="{off}"/></w:rPr><w:t>RESOLVED: to keep the bus</w:t>'))
    file.save(path)
    return mammoth.convert_to_html(path).value


def box(path, default):
    """A box of a form that nobody has ticked."""
    file = docx.Document()
    paragraph = file.add_paragraph()
    for xml in (
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Exempt"/><w:enabled/><w:checkBox>'
        f"<w:sizeAuto/>{default}</w:checkBox></w:ffData></w:fldChar>",
        '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(run(xml))
    paragraph.add_run(" Exempt")
    file.save(path)
    return mammoth.convert_to_html(path).value


off, nought = struck("off.docx", "off"), struck("nought.docx", "0")
ticked, empty = box("ticked.docx", '<w:default w:val="off"/>'), box("empty.docx", '<w:default w:val="0"/>')
box("bare.docx", "")
bare = docx2python("bare.docx").text.strip()
plain = docx.Document("off.docx").paragraphs[0].runs[0].font.strike

print("a guess   val=\"off\" says what val=\"0\" says")
print(f"seen      mammoth {version('mammoth')}: {off}")
print(f"seen      the same, of a box: {ticked}")
print(f"seen      docx2python {version('docx2python')}, of a box that says nothing of itself: {bare}")
print(f"control   mammoth of val=\"0\": {nought} and {empty}")
print(f"control   python-docx {version('python-docx')} of val=\"off\": struck is {plain}")
print("minutes   a resolution that stands comes out struck through, and a report that nobody marked as")
print("          exempt is ticked so")

assert off == "<p><s>RESOLVED: to keep the bus</s></p>", off
assert 'checked="checked"' in ticked, ticked
assert bare == "----checkbox failed---- Exempt", bare
assert nought == "<p>RESOLVED: to keep the bus</p>" and "checked=" not in empty
assert plain is False
PY
