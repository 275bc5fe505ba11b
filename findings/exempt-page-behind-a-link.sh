#!/usr/bin/env bash
# The public pages of a pack, taken one by one into a new PDF: the confidential report comes along, behind the
# link of the contents page, and no page count or text shows it.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fpdf2==2.8.9 pikepdf==10.18.0 pypdf==7.1.1

cat > finding.py <<'PY'
import io
from importlib.metadata import version

import pikepdf
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

WORDS = "Reserve price 950,000 pounds"


def pack(linked):
    """Contents, a public report and a confidential one, which the contents may link to."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    report = pdf.add_link(page=3) if linked else ""
    for words, link in (("Item 9: sale of land (not for publication)", report), ("Item 8", ""), (WORDS, "")):
        pdf.add_page()
        pdf.cell(text=words, link=link)
    return bytes(pdf.output())


def written(make):
    out = io.BytesIO()
    make(out)
    return out.getvalue()


def taken(raw):
    """The first two pages, by pypdf, page by page."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(raw)).pages[:2]:
        writer.add_page(page)
    return written(writer.write)


def appended(raw):
    """The first two pages, by pypdf, as a range."""
    writer = PdfWriter()
    writer.append(io.BytesIO(raw), pages=(0, 2))
    return written(writer.write)


def extended(raw):
    """The first two pages, by pikepdf."""
    with pikepdf.open(io.BytesIO(raw)) as whole, pikepdf.new() as public:
        public.pages.extend(whole.pages[:2])
        return written(public.save)


def held(raw):
    """What the pages show, and whether anything in the file has the confidential words."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages]
    return len(pages), any(WORDS in page for page in pages), any(WORDS.encode() in data for data in streams)


linked, plain = pack(True), pack(False)
found = held(taken(linked))
behind = PdfReader(io.BytesIO(taken(linked))).pages[0]["/Annots"][0]["/Dest"][0].get_object()
words = behind["/Contents"].get_data().decode()

print("version   pypdf", version("pypdf") + "; made by fpdf2", version("fpdf2") + "; looked into by pikepdf", version("pikepdf"))
print("input     pages 1 and 2 of 3, each by PdfWriter.add_page; page 1 links to page 3, which is confidential")
print("a guess   two pages, and a link that leads nowhere")
print(f"seen      {found[0]} pages; the words of page 3 in what they show: {found[1]}; in the file: {found[2]}")
print(f"          behind the link: a whole {behind['/Type'][1:]}, with", words[words.index("("):words.index(")") + 1])
print("control   in the file, by PdfWriter.append(pages=(0, 2)):", held(appended(linked))[2])
print("          in the file, by pikepdf:", held(extended(linked))[2])
print("          in the file, by add_page from a pack without the link:", held(taken(plain))[2])
print("minutes   the public half of a pack whose contents are linked carries the exempt report; whoever checks")
print("          reads two pages and finds nothing")

assert held(linked) == (3, True, True)
assert found == (2, False, True)
assert behind["/Type"] == "/Page" and WORDS in words
for public in (appended(linked), extended(linked), taken(plain)):
    assert held(public) == (2, False, False)
PY
venv/bin/python -W ignore finding.py
