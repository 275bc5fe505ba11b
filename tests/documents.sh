#!/bin/sh
# Puts the documents of the samples, of the third of them played to its end, and of a meeting with every
# intent, through validators of each format and through LibreOffice. Each validator is first shown a fault that is planted. Run it by
# hand, from any folder; the tests never run it.
#
# What it needs goes into a temporary folder, but for the Debian packages of LibreOffice, jing and
# poppler-utils where they aren't installed (for that it has to be root). With a folder named, it
# leaves pictures of the pages there: tests/documents.sh FOLDER
# (docs/word.png is 2014-11-20-westminster-hwb-public-minutes-docx-1.png of them.)
#
# No package carries the schemas of Office Open XML. Where they are at hand (ISO/IEC 29500-4, the
# transitional ones, and those of part 2), OOXML_SCHEMAS=FOLDER has every Word file held against them
# too.
set -eu
pages=${1:-}
[ -z "$pages" ] || { mkdir -p "$pages" && pages=$(cd "$pages" && pwd); }
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Only what isn't there: npm may have come with a Node.js that Debian's npm refuses to stand beside.
missing=
for pair in soffice:libreoffice-writer-nogui jing:jing pdftotext:poppler-utils qpdf:qpdf \
    java:default-jre-headless npm:npm python3:python3 chromium:chromium; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
python3 -c 'import ensurepip' 2>/dev/null || missing="$missing python3-venv"
[ -z "$missing" ] || {
    apt-get update
    # A name each.
    # shellcheck disable=SC2086
    apt-get install -y --no-install-recommends $missing
}
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet openxml-audit==0.8.0 lxml outloud==0.2.1 pikepdf==10.18.0 \
    jsonschema==4.25.1 icalendar==6.3.1
npm install --silent --no-fund --no-audit --prefix "$work/npm" vnu-jar@26.9.27 axe-core@4.14.1 \
    playwright-core@1.65.1 webvtt-parser@2.2.0 >/dev/null
schemas=$(echo "$work"/venv/lib/python3*/site-packages/openxml_audit/odf/schemas/odf-1.3)
[ -n "${QUORATE:-}" ] || [ -x target/debug/quorate ] || cargo build --locked
quorate=${QUORATE:-$root/target/debug/quorate}
export QUORATE_SESSIONS="$work/sessions"
mkdir "$work/out" "$work/sessions"

failed=0
fail() {
    echo "FAULT: $*" >&2
    failed=1
}

# The validators: each is true where the files are sound, and otherwise leaves what it found in `said`.
docx() {
    for one; do
        "$work/venv/bin/openxml-audit" -m 0 "$one" >"$work/said" 2>&1 &&
            { [ -z "${OOXML_SCHEMAS:-}" ] || schema "$one" >"$work/said" 2>&1; } ||
            { echo "$one" >>"$work/said" && return 1; }
    done
}
# schema FILE: every part of a Word file against the schema of its kind, but for the properties, whose
# schema wants others from the network.
schema() {
    "$work/venv/bin/python" - "$1" "$OOXML_SCHEMAS" <<'PY'
import os, sys, zipfile
from lxml import etree
file, folder = sys.argv[1:]
there = {name: os.path.join(at, name) for at, _, names in os.walk(folder) for name in names}
kinds = {
    "[Content_Types].xml": "opc-contentTypes.xsd",
    "docProps/app.xml": "shared-documentPropertiesExtended.xsd",
    "word/theme/theme1.xml": "dml-main.xsd",
}
def kind(name):
    return kinds.get(name, "opc-relationships.xsd" if name.endswith(".rels") else "wml.xsd")
schemas, faults = {}, 0
with zipfile.ZipFile(file) as z:
    for name in z.namelist():
        if name == "docProps/core.xml":
            continue
        of = kind(name)
        if of not in schemas:
            schemas[of] = etree.XMLSchema(etree.parse(there[of]))
        schema = schemas[of]
        if not schema.validate(etree.fromstring(z.read(name)).getroottree()):
            faults += 1
            print(name, schema.error_log)
sys.exit(faults > 0)
PY
}
odt() {
    rm -rf "$work/odt" && mkdir "$work/odt"
    for one; do python3 -m zipfile -e "$one" "$work/odt/$(basename "$one")"; done
    jing -i "$schemas/OpenDocument-v1.3-schema.rng" "$work"/odt/*/content.xml "$work"/odt/*/styles.xml \
        "$work"/odt/*/meta.xml >"$work/said" 2>/dev/null || return 1
    jing -i "$schemas/OpenDocument-v1.3-manifest-schema.rng" "$work"/odt/*/META-INF/manifest.xml >"$work/said" 2>/dev/null
}
# Nu reads the markup; axe looks at the page in Chromium, dark and light, wide and narrow, and on paper.
html() { nu "$@" && axe "$@"; }
nu() { java -jar "$work"/npm/node_modules/vnu-jar/build/dist/vnu.jar --format gnu "$@" >"$work/said" 2>&1; }
cat >"$work/npm/axe.js" <<'JS'
const { chromium } = require("playwright-core");
const axe = require("fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  let found = 0;
  for (const [scheme, width, media] of [["light", 1280, "screen"], ["dark", 390, "screen"], ["light", 800, "print"]]) {
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 800 } });
    await page.emulateMedia({ media, colorScheme: scheme });
    for (const file of process.argv.slice(2)) {
      await page.goto("file://" + require("path").resolve(file));
      await page.evaluate(axe);
      const { violations, incomplete } = await page.evaluate(() => axe.run());
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      for (const v of violations) console.log(file, scheme, media, v.id, v.nodes.map((n) => n.html).join(" ").slice(0, 300));
      // Of a page with a heading for readers alone (name plates on paper) axe can't say what lies behind
      // it. Where all of that is white and the letters are nearly black, that is known.
      const unsure = [];
      for (const v of incomplete) {
        const plain = v.id === "color-contrast" && await page.evaluate((nodes) => nodes.every((selector) => {
          const node = document.querySelector(selector);
          if (node && node.closest("svg[role=img]")) return stands(node);
          const dark = (node ? getComputedStyle(node).color : "").match(/^rgb\((\d+), (\d+), (\d+)\)$/);
          if (!dark || dark.slice(1).some((part) => Number(part) > 80)) return false;
          for (let one = node; one; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (!["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(style.backgroundColor)) return false;
            if (style.backgroundImage !== "none") return false;
          }
          return true;
          // Of letters in a picture axe can't say it either: they lie on the last shape before them that
          // holds them, or on the page.
          function stands(text) {
            const light = (color) => {
              const parts = color.match(/\d+/g).slice(0, 3).map((part) => part / 255);
              const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const { left, right, top, bottom } = text.getBoundingClientRect();
            const [x, y] = [(left + right) / 2, (top + bottom) / 2];
            const before = [...text.closest("svg").querySelectorAll("rect")].filter((shape) => {
              const box = shape.getBoundingClientRect();
              return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom &&
                shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
            });
            const under = before.length ? getComputedStyle(before.pop()).fill : getComputedStyle(document.body).backgroundColor;
            const [low, high] = [light(getComputedStyle(text).fill), light(under)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05) >= 4.5;
          }
        }), v.nodes.map((n) => n.target[0]));
        if (!plain) unsure.push(v);
      }
      for (const v of unsure) console.log(file, scheme, media, "not sure of", v.id);
      if (media === "screen" && wide > 0) console.log(file, width, "is wider than the screen by", wide);
      found += violations.length + unsure.length + (media === "screen" && wide > 0 ? 1 : 0);
    }
    await page.close();
  }
  await browser.close();
  process.exit(found > 0 ? 1 : 0);
})();
JS
axe() {
    CHROMIUM=$(command -v chromium) node "$work/npm/axe.js" "$@" >"$work/said" 2>&1
}
md() { for one; do iconv -f UTF-8 -t UTF-8 "$one" >/dev/null 2>"$work/said" || return 1; done; }
txt() { md "$@"; }
# json SCHEMA FILES: each is what docs/schema promises.
json() {
    "$work/venv/bin/python" - "$root/docs/schema" "$@" >"$work/said" 2>&1 <<'PY'
import json, sys
import jsonschema
folder, schema, *files = sys.argv[1:]
load = lambda path: json.load(open(path, encoding="utf-8"))
kind = jsonschema.Draft202012Validator(load(f"{folder}/{schema}.json"))
found = [(file, error.json_path, error.message[:200]) for file in files for error in kind.iter_errors(load(file))]
for one in found:
    print(*one)
sys.exit(bool(found))
PY
}
# csv FILES: rows of one length, and no cell that a spreadsheet would work out.
csv() {
    "$work/venv/bin/python" - "$@" >"$work/said" 2>&1 <<'PY'
import csv, sys
bad = 0
for file in sys.argv[1:]:
    rows = list(csv.reader(open(file, encoding="utf-8", newline=""), strict=True))
    for row in rows:
        if len(row) != len(rows[0]) or any(cell[:1] in ("=", "+", "-", "@") for cell in row):
            print(file, row)
            bad = 1
sys.exit(bad)
PY
}
# ics FILES: whole calendars, each component with what the standard wants of it.
ics() {
    "$work/venv/bin/python" - "$@" >"$work/said" 2>&1 <<'PY'
import sys
import icalendar
bad = 0
for file in sys.argv[1:]:
    calendar = icalendar.Calendar.from_ical(open(file, "rb").read())
    for part in calendar.walk():
        lacks = [name for name in part.required if name not in part]
        if part.errors or lacks:
            print(file, part.name, part.errors, lacks)
            bad = 1
sys.exit(bad)
PY
}
vtt() {
    node - "$work/npm/node_modules/webvtt-parser" "$@" >"$work/said" 2>&1 <<'JS'
const [, , where, ...files] = process.argv;
const { WebVTTParser } = require(where);
let bad = 0;
for (const file of files) {
  const { errors, cues } = new WebVTTParser().parse(require("fs").readFileSync(file, "utf8"), "chapters");
  for (const e of errors) console.log(file, e.line, e.message);
  if (errors.length || !cues.length) bad = 1;
}
process.exit(bad);
JS
}

# pdf FILES: whole to qpdf; the claims of both standards, language, title, fonts inside and tags to the
# script; no error to outloud.
pdf() {
    for one; do
        qpdf --check "$one" >"$work/said" 2>&1 || return 1
        "$work/venv/bin/python" "$work/tagged.py" "$one" >"$work/said" 2>&1 ||
            { echo "$one" >>"$work/said" && return 1; }
        "$work/venv/bin/outloud" "$one" >"$work/said" 2>&1 || true
        # It can't see that the head of a table, the marking and a long foot stand on every page: what is
        # marked as no prose is read elsewhere.
        pdftotext -raw "$one" "$work/raw.txt"
        "$work/venv/bin/python" - "$work/said" "$work/raw.txt" <<'PY' || return 1
import re, sys
said, raw = (open(name, encoding="utf-8").read() for name in sys.argv[1:])
raw = " ".join(raw.split())
errors = re.findall(r"^  ERROR   (\S+).*\n(?: +evidence: (.*))?", said, re.M)
twice = lambda words: raw.count(" ".join(words.split())) > 1
foot = lambda words: "Page 1 of 1" in words
sys.exit(any(rule != "TAG-002" or not (twice(words) or foot(words)) for rule, words in errors))
PY
    done
}
cat >"$work/tagged.py" <<'PY'
import sys, pikepdf
faults = []
def must(holds, what):
    if not holds:
        faults.append(what)
with pikepdf.open(sys.argv[1]) as pdf:
    root, xmp = pdf.Root, pdf.Root.Metadata.read_bytes().decode()
    for claim in ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"):
        must(claim in xmp, "no " + claim)
    must(str(root.Lang) == "en-GB", "language")
    must(root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle, "not marked, or no title shown")
    must(str(pdf.docinfo.Title) in xmp.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", '"'), "two titles")
    must(root.OutputIntents[0].S == "/GTS_PDFA1", "no output intent")
    must("/Encrypt" not in pdf.trailer and "/ID" in pdf.trailer, "encrypted, or without an ID")
    for number, page in enumerate(pdf.pages, 1):
        must(page.get("/Tabs", "/S") == "/S", "order of tabs")
        for font in page.Resources.Font.values():
            must("/ToUnicode" in font, "letters without meaning")
            must("/FontFile2" in font.DescendantFonts[0].FontDescriptor, "a font that is not inside")
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            must(depth > 0 or name not in ("Tj", "TJ", "f", "S", "Do"), f"page {number}: drawn and not marked")
    level = 0
    def walk(node):
        global level
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            return
        tag = str(node.S)[1:]
        children = node.get("/K", [])
        children = list(children) if isinstance(children, pikepdf.Array) else [children]
        if tag[0] == "H" and tag[1:].isdigit():
            must(int(tag[1:]) <= level + 1, f"{tag} after H{level}")
            level = int(tag[1:])
        if tag == "TH":
            attributes = node.get("/A", [])
            attributes = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
            must(any("/Scope" in a for a in attributes), "a head of no column")
        must(tag != "Figure" or str(node.get("/Alt", "")), "a picture without words")
        below = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"}, "THead": {"TR"}, "TBody": {"TR"},
                 "Table": {"Caption", "THead", "TBody", "TR"}}.get(tag)
        for child in children:
            if below and isinstance(child, pikepdf.Dictionary):
                must(str(child.get("/S", "/"))[1:] in below, f"{child.get('/S')} in {tag}")
            walk(child)
        must(children, f"an empty {tag}")
    top = root.StructTreeRoot.K
    walk(top[0] if isinstance(top, pikepdf.Array) else top)
print(faults)
sys.exit(bool(faults))
PY
# broken FILE PYTHON: a copy of a PDF with one fault in it.
broken() {
    "$work/venv/bin/python" - "$1" "$work/planted.pdf" "$2" <<'PY'
import sys, pikepdf
with pikepdf.open(sys.argv[1]) as pdf:
    document = pdf.Root.StructTreeRoot.K
    document = document[0] if isinstance(document, pikepdf.Array) else document
    def find(node, tag):
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == tag:
            return node
        children = node.get("/K", []) if isinstance(node, pikepdf.Dictionary) else []
        for child in children if isinstance(children, pikepdf.Array) else []:
            found = find(child, tag)
            if found is not None:
                return found
    exec(sys.argv[3])
    pdf.save(sys.argv[2])
PY
}
# Pages that are folded have neither title nor foot.
folded() {
    case $1 in *-plates) true ;; *) false ;; esac
}
# words NAME PAGES: the words of the text export NAME.txt are those that LibreOffice shows, and no others but
# what stands at the head and foot of pages; and every page says which it is of how many, of what day,
# that it is a draft where it is one, and that it isn't for publication where it isn't.
words() {
    python3 - "$1.txt" "$2" "$1.html" >"$work/said" <<'PY'
import html, re, sys, unicodedata
read = lambda path: unicodedata.normalize("NFC", open(path, encoding="utf-8").read())
said, shown, page = (read(path) for path in sys.argv[1:])
def words(text):
    return set(re.findall(r"\w+", text.lower().replace("_", " ")))
text, pages = words(said), words(shown)
# A hyphen at the end of a line is lost on the way back from the page.
text |= words(re.sub(r"(\w)-(?=\w)", r"\1", said))
lost, more = text - pages, pages - text
more -= {"page", "of", "not", "for", "publication", "this", "copy", "contains"}
more -= {w for w in more if w.isdigit()}
# Text leaves out the heads of columns in which nothing stands.
more -= words(html.unescape(" ".join(re.findall("<th[^>]*>(.*?)</th>", page))))
# The paragraphs of the Act stand at the head of pages alone.
act = "exempt information paragraph paragraphs and part schedule 12a to the local government act"
more -= set(act.split())
more -= set("confidential section 100a nature a sensitive interest localism".split())
lost = {w for w in lost if not any(w in other or other in w for other in pages)}
every = shown.split("\f")[:-1]
marks = {"DRAFT"} if "DRAFT" in said else set()
if "Not for publication: this copy" in said:
    marks.add("Not for publication: this copy contains")
bare = [
    f"page {n}: {mark}"
    for n, page in enumerate(every, 1)
    for mark in marks | {f"Page {n} of {len(every)}"}
    if mark not in re.sub(r"\s+", " ", page)
]
print(sorted(lost), sorted(more), bare)
sys.exit(bool(lost or more or bare or not every))
PY
}

# titled HTML PDF: LibreOffice reads the title that the web page has.
titled() {
    # poppler takes /Suspects false for a fault and goes on.
    pdfinfo -enc UTF-8 "$2" >"$work/said" 2>/dev/null
    python3 - "$1" "$work/said" <<'PY'
import html, re, sys
page, info = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
title = html.unescape(re.search("<title>(.*?)</title>", page).group(1))
sys.exit(title != re.search("^Title: *(.*)$", info, re.M).group(1))
PY
}

# planted FILE PART FROM TO: a copy of a zip with one fault in it.
planted() {
    python3 - "$@" "$work/planted.${1##*.}" <<'PY'
import sys, zipfile
file, part, old, new, to = sys.argv[1:]
with zipfile.ZipFile(file) as z, zipfile.ZipFile(to, "w") as out:
    for i in z.infolist():
        data = z.read(i)
        if i.filename == part:
            assert old.encode() in data, old
            data = data.replace(old.encode(), new.encode(), 1)
        out.writestr(i, data)
PY
}

"$quorate" record --create "$work/everything.ron" tests/scripts/everything.script >/dev/null 2>&1
install -m 600 sessions/2026-03-19-harrowmere-hwb.ron "$work/harrowmere-played.ron"
"$quorate" record "$work/harrowmere-played.ron" tests/scripts/harrowmere-played.script >/dev/null 2>&1
sessions="2014-11-20-westminster-hwb 2015-01-22-westminster-hwb 2026-03-19-harrowmere-hwb \
    $work/harrowmere-played.ron $work/everything.ron"
for session in $sessions; do
    for audience in public full; do
        for command in minutes actions decisions attendance votes declarations agenda "agenda --running-sheet" \
            "room --paper sign-in" "room --paper seating" "room --paper plates" tracker \
            "extract --by 2030-01-07 --item 4"; do
            for format in md txt html docx odt pdf; do
                case $command in extract*) what=extract ;; *) what=${command##* } ;; esac
                name=$(basename "$session" .ron)-$audience-${what#--}.$format
                # shellcheck disable=SC2086
                "$quorate" $command "$session" --audience "$audience" -o "$work/out/$name" 2>/dev/null
            done
        done
    done
done

cd "$work/out"
sample=2014-11-20-westminster-hwb-public-minutes
planted $sample.docx word/document.xml '<w:pStyle' '<w:keepLines></w:keepLines><w:pStyle'
docx "$work/planted.docx" && fail "openxml-audit passes elements out of order"
planted $sample.docx word/document.xml 'w:val="Minute"' 'w:val="Nothing"'
docx "$work/planted.docx" && fail "openxml-audit passes a style that is not there"
planted $sample.odt content.xml 'text:outline-level="1"' 'text:outline-level="none"'
odt "$work/planted.odt" && fail "jing passes a level that is no number"
planted $sample.odt styles.xml '<style:footer>' '<style:foot></style:foot><style:footer>'
odt "$work/planted.odt" && fail "jing passes an element that ODF doesn't have"
planted $sample.docx word/document.xml 'w:type="fixed"' 'w:type="loose"'
docx "$work/planted.docx" && fail "openxml-audit passes a value that is none"
planted $sample.docx word/_rels/document.xml.rels 'Target="header1.xml"' 'Target="header9.xml"'
docx "$work/planted.docx" && fail "openxml-audit passes a part that is not there"
planted $sample.docx word/document.xml '<w:t xml:space="preserve">' '<w:t xml:space="preserve"><w:tab></w:tab>'
if docx "$work/planted.docx"; then
    [ -z "${OOXML_SCHEMAS:-}" ] || fail "the schemas pass an element in the text of a run"
elif [ -z "${OOXML_SCHEMAS:-}" ]; then
    echo "openxml-audit has learnt to look into the text of a run: say so below."
fi
if [ -n "${OOXML_SCHEMAS:-}" ]; then
    schema $sample.docx >"$work/said" 2>&1 || fail "$sample.docx"
    schema "$work/planted.docx" >"$work/said" 2>&1 && fail "the schemas pass a planted fault"
fi
planted $sample.docx docProps/core.xml '<dc:title>' '<dc:title><b></b>'
docx "$work/planted.docx" || echo "openxml-audit has learnt to read the properties: say so below."
planted $sample.odt meta.xml '<dc:title>' '<dc:title><b></b>'
odt "$work/planted.odt" && fail "jing passes an element in a title"
planted $sample.odt META-INF/manifest.xml 'manifest:full-path="/"' 'manifest:path="/"'
odt "$work/planted.odt" && fail "jing passes a list of parts without a path"
{ cat $sample.html && echo '<p><b>x</p>'; } >"$work/planted.html"
nu "$work/planted.html" && fail "vnu passes an element that isn't closed"
for fault in 's/ lang="en-GB"//' 's/#111/#bbb/' 's/<h2/<h4/; s/<.h2>/<\/h4>/' 's/<main>//; s/<.main>//' \
    's/<main>/<main><img src="data:,">/' 's/max-width: 46rem/min-width: 90rem/'; do
    sed "$fault" $sample.html >"$work/planted.html"
    cmp -s $sample.html "$work/planted.html" && fail "no fault: $fault"
    axe "$work/planted.html" && fail "axe passes the fault: $fault"
done
printf 'a \377 b\n' >"$work/planted.txt"
txt "$work/planted.txt" && fail "iconv passes what is no UTF-8"

for fault in 'del pdf.Root.Lang' 'pdf.Root.MarkInfo.Marked = False' 'pdf.docinfo.Title = "Another"' \
    'del pdf.pages[0].Resources.Font["/f0"].DescendantFonts[0].FontDescriptor["/FontFile2"]' \
    'del pdf.pages[0].Resources.Font["/f0"]["/ToUnicode"]' 'find(document, "/TH").A = pikepdf.Array([])' \
    'find(document, "/H2").S = pikepdf.Name.H4' 'find(document, "/LI").S = pikepdf.Name.P' \
    'del pdf.Root.OutputIntents[0]' \
    'pdf.pages[0].contents_add(pdf.make_stream(b"0 0 9 9 re f"))' \
    'm = pdf.Root.Metadata; m.write(m.read_bytes().replace(b"pdfuaid:part>1<", b"pdfuaid:part>2<"))'; do
    broken $sample.pdf "$fault"
    pdf "$work/planted.pdf" && fail "a PDF passes with the fault: $fault"
done
head -c 30000 $sample.pdf >"$work/planted.pdf"
pdf "$work/planted.pdf" && fail "qpdf passes half a file"

for format in docx odt html md txt pdf; do
    "$format" ./*."$format" || {
        fail "a document in $format"
        cat "$work/said" >&2
    }
done

# What other programs read: JSON as docs/schema says, tables, dates, chapters, open data; the minute of one
# item; drafts beside each other; and the folder of all that goes out, against its own list.
mkdir "$work/data"
for session in $sessions; do
    case $session in *2014*) since='2014-11-20 16:30' ;; *everything*) since='2026-02-05 10:20' ;; *) since='2026-03-19 15:00' ;; esac
    for audience in public full; do
        name=$work/data/$(basename "$session" .ron)-$audience
        for command in minutes actions decisions attendance declarations agenda "agenda --running-sheet" \
            "room --paper sign-in" "room --paper seating" "room --paper plates" "extract --by 2030-01-07 --item 4"; do
            case $command in extract*) what=extract ;; *) what=${command##* } ;; esac
            # shellcheck disable=SC2086
            "$quorate" $command "$session" --audience "$audience" --format json >"$name-${what#--}.document.json" 2>/dev/null
        done
        for what in votes tracker; do
            "$quorate" $what "$session" --audience "$audience" --format json >"$name.$what.json" 2>/dev/null
            "$quorate" $what "$session" --audience "$audience" --format csv >"$name-$what.csv" 2>/dev/null
        done
        "$quorate" popolo "$session" --audience "$audience" >"$name.popolo.json" 2>/dev/null
        "$quorate" dates "$session" --audience "$audience" >"$name-dates.ics" 2>/dev/null
        # Before a meeting has begun there are no chapters.
        if "$quorate" chapters "$session" --audience "$audience" --format vtt >"$name-chapters.vtt" 2>/dev/null; then
            "$quorate" chapters "$session" --audience "$audience" --format csv >"$name-chapters.csv" 2>/dev/null
        else
            rm "$name-chapters.vtt"
        fi
        for format in html text markdown; do
            "$quorate" minute "$session" --item 4 --audience "$audience" --format $format >"$name-minute.$format" 2>/dev/null
        done
        { echo '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>A letter</title></head><body><main><h1>A letter</h1>' &&
            sed 's/<meta charset="utf-8">//' "$name-minute.html" && echo '</main></body></html>'; } >"$name-letter.html"
        "$quorate" publish "$session" "$name" --audience "$audience" --formats docx,odt,pdf,html,json,text,markdown >/dev/null 2>&1 ||
            fail "publish $session for $audience"
        python3 - "$name" >"$work/said" <<'PY' || fail "the list of $name: $(cat "$work/said")"
import hashlib, json, os, sys
folder = sys.argv[1]
names = set(os.listdir(folder))
[lists] = [n for n in names if n.startswith("manifest")]
listed = {f["file"]: f for f in json.load(open(f"{folder}/{lists}"))["files"]}
assert set(listed) == names - {lists}, set(listed) ^ (names - {lists})
for name, said in listed.items():
    data = open(f"{folder}/{name}", "rb").read()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (said["bytes"], said["sha256"]), name
PY
    done
    case $session in
        *2015* | *2026*) ;;
        *) for format in docx html txt; do
            "$quorate" compare "$session" --since "$since" --audience full -o "$name-compare.$format" 2>/dev/null ||
                fail "compare $session as $format"
        done ;;
    esac
done
sound() {
    "$@" || {
        fail "what other programs read: $1"
        cat "$work/said" >&2
    }
}
one=$work/data/2014-11-20-westminster-hwb-public
sed 's/"paragraph"/"passage"/' "$one-minutes.document.json" >"$work/planted.json"
json document "$work/planted.json" && fail "jsonschema passes a kind of block that there isn't"
{ cat "$one-votes.csv" && echo '"one cell"'; } >"$work/planted.csv"
csv "$work/planted.csv" && fail "a table passes with a row of another length"
grep -v '^UID' "$work/data/harrowmere-played-public-dates.ics" >"$work/planted.ics"
ics "$work/planted.ics" && fail "icalendar passes what has no id"
sed 's/\.000 -->/,000 -->/' "$one-chapters.vtt" >"$work/planted.vtt"
vtt "$work/planted.vtt" && fail "webvtt-parser passes a comma for the point"
sound json document "$work"/data/*.document.json
for what in votes tracker popolo; do sound json $what "$work"/data/*.$what.json; done
sound csv "$work"/data/*.csv
sound ics "$work"/data/*.ics
sound vtt "$work"/data/*.vtt
sound nu "$work"/data/*-letter.html "$work"/data/*-compare.html
sound axe "$work"/data/*-letter.html "$work"/data/*-compare.html
sound docx "$work"/data/*-compare.docx
sound txt "$work"/data/*.txt "$work"/data/*-minute.text "$work"/data/*-minute.markdown
for format in docx odt html pdf; do
    for folder in "$work"/data/*-public "$work"/data/*-full; do sound $format "$folder"/*.$format; done
done

# The year of a body in pictures, each with its table, for each audience.
mkdir "$work/year"
for session in "$work/everything.ron" "$work/harrowmere-played.ron"; do
    install -m 600 "$session" "$work/year/2026-01-01-$(basename "$session")"
done
for body in "Selby Tarn" Harrowmere; do
    for audience in public full; do
        QUORATE_SESSIONS="$work/year" QUORATE_CACHE="$work/year-cache" "$quorate" report "$body" --year 2026 \
            --audience $audience -o "$work/year/${body%% *}-$audience.html" >/dev/null 2>&1 ||
            fail "the year of $body for $audience"
    done
done
year=$work/year/Harrowmere-public.html
sed -E 's/ aria-labelledby="[^"]*"//g; s/<title id="[^"]*">[^<]*<\/title>//g' "$year" >"$work/planted.html"
axe "$work/planted.html" && fail "axe passes pictures without names"
sed 's/^svg .in { fill: #16181a; }/svg .in { fill: #9cc9f0; }/' "$year" >"$work/planted.html"
axe "$work/planted.html" && fail "letters pass that have the colour of what they stand on in the dark"
sed 's/<caption>/<legend>/' "$year" >"$work/planted.html"
nu "$work/planted.html" && fail "vnu passes a table with the legend of a form"
sound nu "$work"/year/*.html
sound axe "$work"/year/*.html

# Two drafts beside each other as tracked changes, and minutes on the paper of another Word file.
mkdir "$work/more"
"$quorate" compare "$work/everything.ron" --since '2026-02-05 10:20' --audience full -o "$work/more/changes.docx" 2>/dev/null
"$quorate" minutes "$work/everything.ron" --template "$work/out/everything-public-agenda.docx" \
    -o "$work/more/on-paper.docx" 2>/dev/null
grep -q . "$work/more/changes.docx" && docx "$work"/more/*.docx || {
    fail "a comparison, or minutes on a template, in Word"
    cat "$work/said" >&2
}

# The picture of the house: its words, its mark, its place in the lists of parts.
mkdir "$work/crest"
python3 - "$work/crest/crest.png" <<'PY'
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + bytes(v for x in range(300) for v in (x * 255 // 300, y, 128, 255 - y)) for y in range(200))
head = struct.pack(">IIBBBBB", 300, 200, 8, 6, 0, 0, 0)
size = struct.pack(">IIB", 5906, 5906, 1)
parts = chunk(b"IHDR", head) + chunk(b"pHYs", size) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + parts)
PY
echo '(inherits: "parish", logo: "crest.png", logo_alt: "The arms of Keelby")' >"$work/crest/crest.style.ron"
for format in html docx odt pdf; do
    file=$work/crest/minutes.$format
    "$quorate" minutes 2014-11-20-westminster-hwb --style "$work/crest/crest.style.ron" -o "$file" 2>/dev/null
    "$format" "$file" || {
        fail "a logo in $format"
        cat "$work/said" >&2
    }
done
broken "$work/crest/minutes.pdf" 'del find(document, "/Figure").Alt'
pdf "$work/planted.pdf" && fail "a picture passes without words in a PDF"
planted "$work/crest/minutes.docx" word/_rels/document.xml.rels 'Target="media/logo.png"' 'Target="media/lost.png"'
docx "$work/planted.docx" && fail "openxml-audit passes a picture that is not there"
planted "$work/crest/minutes.odt" content.xml '<svg:title>' '<svg:titel></svg:titel><svg:title>'
odt "$work/planted.odt" && fail "jing passes words of a picture that ODF doesn't have"

# shown FILES: what LibreOffice makes of them, as PDF and as the words on the pages.
shown() {
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
        --outdir "$work/pdf" "$@" >/dev/null 2>&1
}
planted $sample.docx word/document.xml 'No declarations were made.' 'Nothing.'
shown "$work/planted.docx"
pdftotext "$work/pdf/planted.pdf" "$work/planted.txt"
words $sample "$work/planted.txt" && fail "words that are lost are not missed"
planted $sample.docx word/header1.xml '>DRAFT<' '><'
shown "$work/planted.docx"
pdftotext "$work/pdf/planted.pdf" "$work/planted.txt"
words $sample "$work/planted.txt" && fail "a page that doesn't say DRAFT is not missed"
planted $sample.docx docProps/core.xml '<dc:title>' '<dc:title>The '
shown "$work/planted.docx"
titled $sample.html "$work/pdf/planted.pdf" && fail "another title is not missed"
for format in docx odt; do
    shown ./*.$format
    for file in *.$format; do
        name=${file%.*}
        [ -f "$work/pdf/$name.pdf" ] || { fail "LibreOffice doesn't open $file" && continue; }
        pdftotext "$work/pdf/$name.pdf" "$work/shown.txt"
        folded "$name" || words "$name" "$work/shown.txt" || {
            fail "the words of $file in LibreOffice"
            cat "$work/said" >&2
        }
        titled "$name.html" "$work/pdf/$name.pdf" || fail "the title of $file in LibreOffice"
        [ -z "$pages" ] || pdftoppm -r 66 -gray -png "$work/pdf/$name.pdf" "$pages/$name-$format"
        rm "$work/pdf/$name.pdf"
    done
done
for file in *.pdf; do
    name=${file%.*}
    pdftotext "$file" "$work/shown.txt"
    # Codes in place of characters are read as these, but for what only joins them.
    folded "$name" || words "$name" "$work/shown.txt" || {
        fail "the words of $file in poppler"
        cat "$work/said" >&2
    }
    titled "$name.html" "$file" || fail "the title of $file in poppler"
    [ -z "$pages" ] || pdftoppm -r 66 -gray -png "$file" "$pages/$name-pdf"
done
[ $failed = 0 ] && echo "$(ls | wc -l) documents are sound."
cat <<'SAID'
Not checked here: what only veraPDF looks for in PDF/UA-1 and PDF/A-2a, and a screen reader (outloud warns
of a grid without a table where the table names no page of its own: it is one); Microsoft Word itself; without OOXML_SCHEMAS, the schemas of Office Open XML word for
word. openxml-audit checks order, names, values, relations and styles; it passes an element inside a
run's text, and in the properties. For those, cargo test reads every part through and finds all its
words again, and LibreOffice reads the title above. How the pages look is for the eye: name a folder for
pictures.
SAID
exit $failed
