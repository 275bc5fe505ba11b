#!/usr/bin/env bash
# Words struck out of minutes in OpenDocument while changes are recorded: four readers put them in front of the title,
# as words like all others.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -qq odt2txt=0.5-7 2> apt.txt || { cat apt.txt; exit 1; }
dpkg-deb -x odt2txt_*.deb .
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odfdo==3.27.3 odfpy==1.4.1 docx2txt2==1.0.4
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact officeparser@7.8.0

cat > finding.cjs <<'JS'
const { parseOffice } = require("officeparser");
parseOffice(process.argv[2]).then((read) => console.log(read.toText()));
JS

cat > finding.py <<'PY'
import re
import subprocess
from importlib.metadata import version

import docx2txt2
import odfdo
from odf import teletype, text
from odf.opendocument import load

# As a writer keeps it: the words that were taken out stand in front, and a mark where they were.
STRUCK = """<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion>
<office:change-info><dc:creator>A Clerk</dc:creator><dc:date>2026-07-03T10:00:00</dc:date></office:change-info>
<text:p>because of his illness</text:p></text:deletion></text:changed-region></text:tracked-changes>"""


def minutes(path, body):
    document = odfdo.Document("text")
    document.body.clear()
    for part in body:
        document.body.append(odfdo.Element.from_tag(part))
    document.save(path)


def by_odfpy(path):
    return " ".join(teletype.extractText(each) for each in load(path).getElementsByType(text.P))


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read(path):
    found = {
        "odfpy": by_odfpy(path),
        "odt2txt": run("usr/bin/odt2txt.odt2txt", path),
        "docx2txt2": docx2txt2.extract_text(path),
        "officeparser": run("node", "finding.cjs", path),
        "odfdo": odfdo.Document(path).get_formatted_text(),
    }
    return {name: re.sub(r"\s+", " ", words).strip() for name, words in found.items()}


TITLE = "<text:p>Minutes of the Board</text:p>"
minutes("struck.odt", [STRUCK, TITLE, '<text:p>Cllr Roe was absent<text:change text:change-id="c1"/>.</text:p>'])
minutes("plain.odt", [TITLE, "<text:p>Cllr Roe was absent.</text:p>"])
seen, control = read("struck.odt"), read("plain.odt")
names = ("odfpy", "odt2txt", "docx2txt2", "officeparser")

print("version  ", f"odfpy {version('odfpy')}, docx2txt2 {version('docx2txt2')} (PyPI), officeparser 7.8.0 (npm), odt2txt 0.5-7 (Debian)")
print("input     'Cllr Roe was absent because of his illness.' with the last four words struck out, changes recorded")
print("a guess   they are left out, or they stand where they stood")
for name in names:
    print(f"seen      {name}: {seen[name]}")
print("control   odfdo:", seen["odfdo"])
print("          without changes, all five:", control["odfdo"])
print("minutes   what was taken out so that the public may read the rest opens the text that is searched and sent, and")
print("          nothing says that it was struck out, or of whom it was said")

plain = "Minutes of the Board Cllr Roe was absent."
assert set(control.values()) == {plain}, control
assert seen["odfdo"] == plain, seen
for name in names:
    assert re.fullmatch(r"(A Clerk ?2026-07-03T10:00:00 ?)?because of his illness " + re.escape(plain), seen[name]), (name, seen)
PY
venv/bin/python -W ignore finding.py
