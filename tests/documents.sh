#!/bin/sh
# Puts the documents of the samples, and of a meeting with exempt matter, through validators of each
# format and through LibreOffice. Each validator is first shown a fault that is planted. Run it by
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

for program in soffice jing pdftotext java npm python3; do
    command -v "$program" >/dev/null || {
        apt-get update
        apt-get install -y --no-install-recommends libreoffice-writer-nogui jing poppler-utils \
            default-jre-headless npm python3-venv
        break
    }
done
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet openxml-audit==0.8.0 lxml
npm install --silent --no-fund --no-audit --prefix "$work/npm" vnu-jar >/dev/null
schemas=$(echo "$work"/venv/lib/python3*/site-packages/openxml_audit/odf/schemas/odf-1.3)
[ -x target/debug/quorate ] || cargo build --locked
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
html() { java -jar "$work"/npm/node_modules/vnu-jar/build/dist/vnu.jar --format gnu "$@" >"$work/said" 2>&1; }
md() { for one; do iconv -f UTF-8 -t UTF-8 "$one" >/dev/null 2>"$work/said" || return 1; done; }
txt() { md "$@"; }

# words NAME PAGES: the words of the text export NAME.txt are those that LibreOffice shows, and no others but
# what stands at the head and foot of pages; and every page says which it is of how many, of what day,
# that it is a draft where it is one, and that it isn't for publication where it isn't.
words() {
    python3 - "$1.txt" "$2" "$1.html" >"$work/said" <<'PY'
import html, re, sys
said, shown, page = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
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
    pdfinfo -enc UTF-8 "$2" >"$work/said"
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
for session in 2014-11-20-westminster-hwb 2015-01-22-westminster-hwb 2026-03-19-harrowmere-hwb "$work/everything.ron"; do
    for audience in public full; do
        for command in minutes actions decisions attendance votes declarations agenda "agenda --running-sheet"; do
            for format in md txt html docx odt; do
                name=$(basename "$session" .ron)-$audience-${command##* }.$format
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
html "$work/planted.html" && fail "vnu passes an element that isn't closed"
printf 'a \377 b\n' >"$work/planted.txt"
txt "$work/planted.txt" && fail "iconv passes what is no UTF-8"

for format in docx odt html md txt; do
    "$format" ./*."$format" || {
        fail "a document in $format"
        cat "$work/said" >&2
    }
done

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
        words "$name" "$work/shown.txt" || {
            fail "the words of $file in LibreOffice"
            cat "$work/said" >&2
        }
        titled "$name.html" "$work/pdf/$name.pdf" || fail "the title of $file in LibreOffice"
        [ -z "$pages" ] || pdftoppm -r 66 -gray -png "$work/pdf/$name.pdf" "$pages/$name-$format"
        rm "$work/pdf/$name.pdf"
    done
done
[ $failed = 0 ] && echo "$(ls | wc -l) documents are sound."
cat <<'SAID'
Not checked here: Microsoft Word itself; without OOXML_SCHEMAS, the schemas of Office Open XML word for
word. openxml-audit checks order, names, values, relations and styles; it passes an element inside a
run's text, and in the properties. For those, cargo test reads every part through and finds all its
words again, and LibreOffice reads the title above. How the pages look is for the eye: name a folder for
pictures.
SAID
exit $failed
