#!/usr/bin/env bash
# A vote of 12-3 in a PDF, with the end of the line behind its hyphen: pdftotext reads 123, and the year 2026-27 as
# 202627; pdfium puts a control sign into a name.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
# The libraries of its own that a bare Debian doesn't have.
apt-get download -qq poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 libfreetype6 libfontconfig1 \
  libjpeg62-turbo libopenjp2-7 liblcms2-2 libpng16-16 libtiff6 libnss3 libnspr4 libwebp7 liblerc4 libjbig0 libdeflate0 \
  libbrotli1 libexpat1 2> apt.txt || { cat apt.txt; exit 1; }
for package in *.deb; do dpkg-deb -x "$package" .; done
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fpdf2==2.8.9 pypdf==7.1.1 pypdfium2==5.15.2

cat > finding.py <<'PY'
import glob
import subprocess
from importlib.metadata import version

import fpdf
import pypdf
import pypdfium2

LINES = ["The motion was carried 12-", "3, as moved by Ann Smith-", "Jones, for the year 2026-", "27, after a re-", "count of votes."]
POPPLER = {"LD_LIBRARY_PATH": glob.glob("usr/lib/*-linux-gnu")[0]}


def page(path, lines):
    document = fpdf.FPDF()
    document.add_page()
    document.set_font("helvetica", size=12)
    for line in lines:
        document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    document.output(path)


def pdftotext(path, *options):
    command = ["usr/bin/pdftotext", *options, path, "-"]
    return " ".join(subprocess.run(command, env=POPPLER, check=True, capture_output=True, text=True).stdout.split())


def pdfium(path):
    return " ".join(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded().replace("\r\n", " ").split(" "))


page("broken.pdf", LINES)
page("whole.pdf", ["The motion was carried 12-3,", "as moved by Ann Smith-Jones,", "for the year 2026-27, after", "a recount of votes."])
seen, layout, raw = (pdftotext("broken.pdf", *options) for options in ((), ("-layout",), ("-raw",)))
figures = pdfium("broken.pdf")
other = " ".join(pypdf.PdfReader("broken.pdf").pages[0].extract_text().split())
whole = pdftotext("whole.pdf"), pdfium("whole.pdf")

print("version   poppler-utils 22.12.0-2+deb12u3 (Debian), pypdfium2", version("pypdfium2"))
print("input    ", " / ".join(LINES))
print("a guess   a hyphen that joins syllables may go, as its manual has it; between figures, or before a capital,")
print("          it is a word's own")
print("seen      pdftotext:", seen)
print("          pypdfium2:", repr(figures))
print("control   pdftotext -layout:", layout)
print("          pypdf:", other)
print("          no line ends in a hyphen, both:", whole[0])
print("minutes   it depends on the width of the page what a vote was; and Smith-Jones is another person, or is found")
print("          by nobody who looks for her")

joined = "The motion was carried 123, as moved by Ann SmithJones, for the year 202627, after a recount of votes."
kept = " ".join(LINES)
assert layout == raw == other == kept, (layout, raw, other)
assert set(whole) == {"The motion was carried 12-3, as moved by Ann Smith-Jones, for the year 2026-27, after a recount of votes."}, whole
assert seen == joined, seen
assert figures == kept.replace("Smith- Jones", "Smith\x02Jones").replace("re- count", "re\x02count"), figures
PY
venv/bin/python -W ignore finding.py
