"""Reads documents back with other people's programs; see readers.sh, which runs it."""
import collections
import html
import json
import os
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import docx

WORK = sys.argv[1]
QUORATE = os.environ["QUORATE"]
FORMATS = ["docx", "odt", "pdf", "html"]
faults = []


def fault(what):
    faults.append(what)
    if len(faults) < 40 and not what.startswith("planted"):
        print("FAULT:", what, flush=True)


def run(*args, **more):
    return subprocess.run(args, check=True, capture_output=True, **more).stdout


def plain(text):
    """Words as they are compared: the same letters, one space where several stand."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u00ad", "")
    return re.sub(r"\s+", " ", text).strip()


def words(text):
    return re.findall(r"\w+", plain(text).casefold().replace("_", " "))


# What a document says, from its JSON.


def runs(some):
    return plain("".join(r["text"] for r in some))


def pieces(document, heads=True):
    """Its paragraphs, each as number and words, in their order; cells one by one."""
    for block in document["blocks"]:
        kind = block["type"]
        if kind == "heading":
            number = block["number"] and block["number"] + "."
            yield number, plain(block["text"])
        elif kind == "paragraph":
            number = block["number"]
            for part in block["parts"]:
                for one in part.get("bullets") or [part["runs"]]:
                    yield number, runs(one)
                    number = ""
        elif kind == "resolution":
            yield block["number"], plain(block["word"] + " " + runs(block["runs"]))
            for limb in block["limbs"]:
                yield limb["number"], runs(limb["runs"])
        elif kind == "note":
            yield "", runs(block["runs"])
        elif kind == "names":
            for row in block["rows"]:
                label = row["label"] and row["label"] + ": "
                yield "", plain(label + row["text"])
        elif kind == "table":
            yield "", plain(block["caption"])
            for row in ([block["header"]] if heads else []) + block["rows"]:
                for cell in row:
                    yield "", plain(cell)
        elif kind == "signature":
            for line in block["lines"]:
                yield "", plain(line["label"] + ": " + line.get("filled", line.get("text", "")))
        else:
            fault(f"a block of the kind {kind}")


def frame(document):
    """The words that stand around: the title, the status, the head and the foot of pages."""
    status = document["status"]
    told = [document[k] for k in ("title", "kind", "authority", "body", "date", "marking")]
    told += [status["mark"], *status["notes"], "Page of Draft minutes"]
    return set(words(" ".join(told)))


# What other people's programs read in a file: its text, in the order in which it is read.


def by_python_docx(path):
    document = docx.Document(path)
    out = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            out += [cell.text for row in block.rows for cell in row.cells]
        else:
            out.append(block.text)
    return "\n".join(out)


def by_pandoc(path, kind, captions=True):
    """The words in pandoc's own tree: its plain text would break tables into lines."""
    tree = json.loads(run("pandoc", "-f", kind, "-t", "json", path))
    out = []

    def walk(node):
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            kind, inner = node.get("t"), node.get("c")
            if kind == "Str":
                out.append(inner)
            elif kind in ("Space", "SoftBreak", "LineBreak"):
                out.append(" ")
            elif kind == "Code":
                out.append(inner[1])
            elif kind == "DefinitionList":
                for term, said in inner:
                    walk(term)
                    out.append(" ")
                    walk(said)
            elif kind == "Table" and not captions:
                # Of Word it takes the title of a table for a caption beside the one that is printed.
                walk(inner[2:])
            elif kind == "Quoted":
                mark = {"SingleQuote": "\u2018\u2019", "DoubleQuote": "\u201c\u201d"}[inner[0]["t"]]
                out.append(mark[0])
                walk(inner[1])
                out.append(mark[1])
            else:
                walk(inner)
                if kind in ("Para", "Plain", "Header", "Div", "Table"):
                    out.append("\n")

    walk(tree["blocks"])
    return "".join(out)


def by_poppler(path):
    return run("pdftotext", "-enc", "UTF-8", path, "-").decode()


def compare(name, document, text, ordered=True, heads=True):
    """Every paragraph in its order, and no other words."""
    shown = plain(text).casefold()
    at = 0
    expected = collections.Counter()
    for number, said in pieces(document, heads):
        expected.update(words(number + " " + said))
        if not ordered:
            continue
        for one in (number, said):
            one = one.casefold()
            found = shown.find(one, at)
            if found < 0:
                return fault(f"{name}: {one[:120]!r} is not found after {shown[max(0, at - 60):at]!r}")
            at = found + len(one)
    got = collections.Counter(words(text))
    around = frame(document)
    more = [w for w in got - expected if w not in around and not w.isdigit()]
    lost = list(expected - got)
    if not ordered:
        # Words that are parted at the end of a line or of a cell, and codes of letters without a face.
        pages = "".join(words(text))
        lost = [w for w in lost if w not in pages]
        said = "".join(expected)
        whole = "".join("".join(words(n + s)) for n, s in pieces(document))
        more = [w for w in more if w not in said and w not in whole and not w.startswith("u")]
    if more or lost:
        fault(f"{name}: more {more[:8]}, lost {lost[:8]}")


def made(session, style):
    stem = os.path.join(WORK, "out", f"{os.path.basename(session)[:-4]}-{style}")
    call = lambda *args: run(QUORATE, *args, "--style", style)
    document = json.loads(call("minutes", session, "--format", "json"))
    for ending in FORMATS:
        call("minutes", session, "--force", "-o", f"{stem}.{ending}")
    return stem, document


def facts(session):
    """What has to be in every style: the words of what was carried, and the members who were there."""
    data = json.loads(run(QUORATE, "popolo", session))
    carried = [m["text"] for m in data["motions"] if m.get("result") == "pass" and m["classification"] == "motion"]
    there = {a["id"] for event in data["events"] for a in event.get("attendees", [])}
    members = {m.get("person_id") for m in data["memberships"]} & there
    names = [p["name"].split()[-1] for p in data["persons"] if p["id"] in members]
    # Motions that were put together are told in one sentence.
    parts = [part for said in carried for part in said.split("; and ")]
    return [plain(said).rstrip(".") for said in parts + names if said]


def one(session):
    decided = facts(session)
    out = []
    for style in STYLES:
        stem, document = made(session, style)
        name = os.path.basename(stem)
        compare(f"{name} docx, python-docx", document, by_python_docx(stem + ".docx"))
        compare(f"{name} docx, pandoc", document, by_pandoc(stem + ".docx", "docx", captions=False))
        # It leaves the heads of tables out (2.17), which the others read.
        compare(f"{name} odt, pandoc", document, by_pandoc(stem + ".odt", "odt"), heads=False)
        compare(f"{name} html, pandoc", document, by_pandoc(stem + ".html", "html"))
        compare(f"{name} pdf, poppler", document, by_poppler(stem + ".pdf"), ordered=False)
        whole = plain(" ".join(said for _, said in pieces(document))).casefold()
        for said in decided:
            # A house may begin and end a decision in its own way: "That", a full stop.
            if said[1:].casefold() not in whole:
                fault(f"{name}: {said[:120]!r} is a fact and isn't in the minutes")
        out.append((stem, document))
    return out


def office(batch, called=None):
    """LibreOffice reads many files in one process."""
    for ending in ("docx", "odt"):
        files = [f"{stem}.{ending}" for stem, _ in batch]
        run("soffice", f"-env:UserInstallation=file://{WORK}/profile", "--headless", "--convert-to",
            "txt:Text (encoded):UTF8", "--outdir", os.path.join(WORK, "txt"), *files)
        for stem, document in batch:
            name = os.path.basename(stem)
            shown = called or name
            path = os.path.join(WORK, "txt", name + ".txt")
            text = open(path, encoding="utf-8-sig").read()
            os.remove(path)
            compare(f"{shown} {ending}, LibreOffice", document, text)


def planted(session):
    """Each reader has to see a word that was changed."""
    stem, document = made(session, STYLES[0])
    other = json.loads(json.dumps(document))
    for block in other["blocks"]:
        if block["type"] == "heading":
            block["text"] += " unheardof"
            break
    before = len(faults)
    readers = [
        lambda d: compare("planted", d, by_python_docx(stem + ".docx")),
        lambda d: compare("planted", d, by_pandoc(stem + ".docx", "docx", captions=False)),
        lambda d: compare("planted", d, by_pandoc(stem + ".odt", "odt"), heads=False),
        lambda d: compare("planted", d, by_pandoc(stem + ".html", "html")),
        lambda d: compare("planted", d, by_poppler(stem + ".pdf"), ordered=False),
        lambda d: office([(stem, d)], "planted"),
    ]
    for n, reader in enumerate(readers):
        seen = len(faults)
        reader(other)
        if len(faults) == seen:
            sys.exit(f"reader {n} does not see a changed word")
    del faults[before:]


STYLES = [line.split()[0] for line in run(QUORATE, "style", "list").decode().splitlines() if line[:1].strip()]
sessions = sorted(os.path.join(WORK, "meetings", f) for f in os.listdir(os.path.join(WORK, "meetings")))
print(len(sessions), "meetings in", len(STYLES), "styles:", ", ".join(STYLES), flush=True)
planted(sessions[0])
print("every reader sees a changed word", flush=True)
read = 0
with ThreadPoolExecutor(2) as pool:
    for at in range(0, len(sessions), 10):
        batch = [both for some in pool.map(one, sessions[at:at + 10]) for both in some]
        office(batch)
        read += len(batch)
        for stem, _ in batch:
            for ending in FORMATS:
                os.remove(f"{stem}.{ending}")
        if at % 50 == 40:
            print(read, "documents read,", len(faults), "faults", flush=True)
print(f"{read} documents in {len(FORMATS)} formats, {len(faults)} faults")
sys.exit(bool(faults))
