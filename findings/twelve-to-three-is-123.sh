#!/usr/bin/env bash
# A vote of 12-3 with the hyphen that keeps it on one line, in Word, or with a dash, in RTF: four readers leave the
# sign out, so that it was carried by 123.
set -euo pipefail
export TZ=UTC
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 striprtf==0.0.35
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --save-exact officeparser@7.8.0 word-extractor@1.0.4

cat > finding.cjs <<'JS'
const { parseOffice } = require("officeparser");
const Extractor = require("word-extractor");
(async () => {
  const read = {};
  for (const file of ["held.docx", "typed.docx", "dash.rtf", "held.rtf", "typed.rtf"]) {
    read[`officeparser ${file}`] = (await parseOffice(file)).toText().trim();
    if (file.endsWith("docx")) read[`word-extractor ${file}`] = (await new Extractor().extract(file)).getBody().trim();
  }
  console.log(JSON.stringify(read));
})();
JS

cat > finding.py <<'PY'
import json
import subprocess
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python
from striprtf.striprtf import rtf_to_text


def motion(path, held):
    """As Word has it: Ctrl+Shift+_ puts an element of its own between two texts of one run."""
    document = docx.Document()
    run = document.add_paragraph().add_run("Carried 12")
    for words in ("3, moved by Ann Smith", "Jones"):
        if held:
            run._r.append(OxmlElement("w:noBreakHyphen"))
        text = OxmlElement("w:t")
        text.text = words if held else f"-{words}"
        run._r.append(text)
    document.save(path)


def rtf(path, sign):
    words = rf"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 Arial;}}}}Carried 12{sign}3, moved by Ann Smith{sign}Jones\par}}"
    with open(path, "w") as file:
        file.write(words)
    return rtf_to_text(words).strip()


motion("held.docx", True)
motion("typed.docx", False)
others = {path: rtf(f"{path}.rtf", sign) for path, sign in (("dash", r"\endash "), ("held", r"\_"), ("typed", "-"))}


def word(path):
    return {
        "docx2txt": docx2txt.process(path).strip(),
        "docx2python": docx2python(path).text.strip(),
    }


done = subprocess.run(["node", "finding.cjs"], check=True, capture_output=True, text=True).stdout
read = json.loads(done) | {f"{name} {path}": text for path in ("held.docx", "typed.docx") for name, text in word(path).items()}
shown = {
    "python-docx": docx.Document("held.docx").paragraphs[0].text,
    "mammoth": mammoth.extract_raw_text("held.docx").value.strip(),
    "striprtf, the dash": others["dash"],
    "striprtf, the hyphen": others["held"],
}
names = ("docx2txt", "docx2python", "officeparser", "word-extractor")
python = ", ".join(f"{name} {version(name)}" for name in names[:2])

print(f"version   {python} (PyPI), officeparser 7.8.0, word-extractor 1.0.4 (npm)")
print("input     'Carried 12-3, moved by Ann Smith-Jones' with Word's nonbreaking hyphen, w:noBreakHyphen; the same")
print(r"          in RTF with its \_, and with the dash that Word writes there, \endash")
print("a guess   a hyphen, or a dash, of whatever kind")
for name in names:
    print(f"seen      {name}, Word: {read[name + ' held.docx']}")
print("          officeparser, RTF with a dash:", read["officeparser dash.rtf"])
print("          officeparser, RTF with such a hyphen:", read["officeparser held.rtf"])
for name, text in shown.items():
    print(f"control   {name}: {text}")
print("          a plain hyphen, by all four:", read["docx2txt typed.docx"])
print("minutes   the division is a number that no board has members for, or, of 1-0 and 2-0, a number that it has;")
print("          whoever kept a vote or a name on one line is the one who loses its sign")

joined, plain = "Carried 123, moved by Ann SmithJones", "Carried 12-3, moved by Ann Smith-Jones"
assert {read[f"{name} typed.docx"] for name in names} | {read["officeparser typed.rtf"]} == {plain}, read
assert [text.replace("\u2011", "-").replace("\u2013", "-") for text in shown.values()] == [plain] * 4, shown
assert {read[f"{name} held.docx"] for name in names} == {joined}, read
assert read["officeparser dash.rtf"] == joined, read
assert read["officeparser held.rtf"] == plain.replace("-", "_"), read
PY
venv/bin/python -W ignore finding.py
