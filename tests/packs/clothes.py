#!/usr/bin/env python3
"""The same paper in other clothes: does Quorate read it alike, however it is set?

    cargo build --release && python3 tests/packs/clothes.py [PACK...] [--misses] [--keep FOLDER]

Every pack beside this file is set anew by LibreOffice and pandoc in the ways of WAYS below (fonts,
sizes, pages, margins, columns, Word, OpenDocument, web pages, PDF, text at 72 and 100 characters) and
read again. What is read is held against what the pack itself is read as, field by field: alike, less
(not read, or read with a doubt that the pack's own reading hasn't), or certain and different. Pages and
other places are left out. Printed are the shares by way and by pack; --misses lists the fields.

It needs soffice, pandoc and pdftotext (Debian packages libreoffice-writer-nogui, pandoc,
poppler-utils) and the fonts DejaVu and Liberation (fonts-dejavu-core, fonts-liberation); as root it
installs what isn't there. It is run by hand: it takes some minutes, and what it makes depends on
those programs.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
QUORATE = os.environ.get("QUORATE", os.path.join(ROOT, "target", "release", "quorate"))
# What LibreOffice opens as a document of text, and what has a source that it opens.
OPENED = (".docx", ".odt", ".html", ".htm")


def setting(font="Liberation Sans", size=1.0, page=(21.0, 29.7), margin=2.0, columns=1):
    """How a paper is to be set: face, size beside what it was, page and margins in centimetres."""
    return {"font": font, "size": size, "page": page, "margin": margin, "columns": columns}


# Name: how it is set before it is turned, into what LibreOffice turns it, and what pandoc makes of
# that (none = nothing).
WAYS = {
    "docx": (None, "docx", None),
    "odt": (None, "odt", None),
    "html": (None, "html", None),
    "docx-dejavu": (setting("DejaVu Serif", 1.15), "docx", None),
    "pdf-sans": (setting(), "pdf", None),
    "pdf-serif-large": (setting("Liberation Serif", 1.25), "pdf", None),
    "pdf-dejavu": (setting("DejaVu Sans"), "pdf", None),
    "pdf-small": (setting("Liberation Sans", 0.85), "pdf", None),
    "pdf-narrow": (setting("Liberation Serif", 0.9, page=(14.8, 21.0), margin=1.5), "pdf", None),
    "pdf-wide": (setting("DejaVu Serif", page=(29.7, 21.0), margin=2.5), "pdf", None),
    "pdf-margins": (setting("Liberation Sans", margin=4.0), "pdf", None),
    "pdf-letter": (setting("Liberation Serif", page=(21.59, 27.94), margin=2.54), "pdf", None),
    "pandoc-docx": (None, "docx", ["-t", "docx", "-o", "paper.docx"]),
    "pandoc-odt": (None, "docx", ["-t", "odt", "-o", "paper.odt"]),
    "pandoc-html": (None, "docx", ["-s", "-t", "html", "-o", "paper.html"]),
    "text-72": (None, "docx", ["-t", "plain", "--columns=72", "-o", "paper.txt"]),
    "text-100": (None, "docx", ["-t", "plain", "--columns=100", "-o", "paper.txt"]),
    "markdown": (None, "docx", ["-t", "markdown", "-o", "paper.md"]),
}


def need():
    """Installs what isn't there."""
    if all(map(shutil.which, ("soffice", "pandoc", "pdftotext"))):
        return
    run(["apt-get", "update"])
    run(["apt-get", "install", "-y", "--no-install-recommends", "libreoffice-writer-nogui", "pandoc",
         "poppler-utils", "fonts-dejavu-core", "fonts-liberation"])


def run(args, **more):
    return subprocess.run(args, check=True, capture_output=True, **more)


def office(work, form, out, files):
    """Turns files by LibreOffice, all in one go."""
    profile = "-env:UserInstallation=file://" + os.path.join(work, "profile")
    # A web page is otherwise opened by the part of LibreOffice that writes no other document.
    page = ["--infilter=HTML (StarWriter)"] if files[0].endswith((".html", ".htm")) else []
    subprocess.run(["soffice", profile, "--headless", *page, "--convert-to", form, "--outdir", out, *files],
                   capture_output=True)
    # Now and then it stops behind one of several: those that are missing are asked for alone.
    for file in files:
        name = os.path.splitext(os.path.basename(file))[0] + "." + form
        if not os.path.exists(os.path.join(out, name)):
            run(["soffice", profile, "--headless", *page, "--convert-to", form, "--outdir", out, file])


def flat(work, pack):
    """The papers of a pack as flat OpenDocument files, which can be set anew; none where it has
    nothing that a word processor opens."""
    out = os.path.join(work, "flat", pack)
    os.makedirs(out)
    folder = os.path.join(HERE, pack)
    files = sorted(f for f in os.listdir(folder) if f != "truth.json")
    sources = [f for f in os.listdir(os.path.join(HERE, "sources"))
               if f.startswith(pack) and f.endswith(".txt")]
    made = []
    if all(f.endswith(OPENED) for f in files):
        office(work, "fodt", out, [os.path.join(folder, f) for f in files])
        made = [os.path.splitext(f)[0] + ".fodt" for f in files]
    elif any(f.endswith(".pdf") for f in files) and sources:
        for source in sorted(sources):
            with open(os.path.join(HERE, "sources", source)) as words:
                document = run([sys.executable, os.path.join(HERE, "markup.py")], stdin=words).stdout
            name = source.removesuffix(".txt") + ".fodt"
            with open(os.path.join(out, name), "wb") as file:
                file.write(document)
            made.append(name)
    elif all(f.endswith(".md") for f in files):
        for name in files:
            odt = os.path.join(out, os.path.splitext(name)[0] + ".odt")
            run(["pandoc", "--from", "markdown-smart", "-s", "-o", odt, os.path.join(folder, name)])
            office(work, "fodt", out, [odt])
            made.append(os.path.splitext(name)[0] + ".fodt")
    return [os.path.join(out, name) for name in made]


def dressed(document, how):
    """A flat OpenDocument set in another way: every face and size, the page and its margins."""
    document = re.sub(r'(style:font-name|fo:font-family)="[^"]*"', rf'\1="{how["font"]}"', document)
    document = re.sub(r'svg:font-family="[^"]*"', f'svg:font-family="{how["font"]}"', document)
    document = re.sub(r'style:name="[^"]*" (svg:font-family)', rf'style:name="{how["font"]}" \1', document)
    document = re.sub(r'fo:font-size="([\d.]+)pt"',
                      lambda m: f'fo:font-size="{float(m[1]) * how["size"]:.1f}pt"', document)
    wide, high = how["page"]
    document = re.sub(r'fo:page-width="[^"]*"', f'fo:page-width="{wide}cm"', document)
    document = re.sub(r'fo:page-height="[^"]*"', f'fo:page-height="{high}cm"', document)

    def page(match):
        words = re.sub(r'fo:margin-(left|right|top|bottom)="[^"]*"',
                       rf'fo:margin-\1="{how["margin"]}cm"', match[0])
        if "fo:margin-left" not in words:
            words = words.replace("<style:page-layout-properties",
                                  f'<style:page-layout-properties fo:margin="{how["margin"]}cm"', 1)
        return words
    return re.sub(r"<style:page-layout-properties[^>]*>", page, document)


def proposal(files):
    """What Quorate reads, as a bag of fields: (path without numbers, value) and whether it is sure."""
    done = subprocess.run([QUORATE, "read", "--audience", "full", "-f", "json", *files],
                          capture_output=True)
    # Where nothing could be read it says so and prints no JSON: every field is lost then.
    said = done.stdout or b"{}"
    sure, doubted = collections.Counter(), collections.Counter()

    def walk(path, node):
        if isinstance(node, dict) and "certain" in node:
            value = node["value"]
            if isinstance(value, (dict, list)):
                walk(path, value)
            elif value not in (None, "", False):
                (sure if node["certain"] else doubted)[path, words(value)] += 1
        elif isinstance(node, dict):
            for name, inner in node.items():
                if name not in ("sources", "place", "version", "audience", "notices", "unread",
                                "passed_over", "house", "style", "withheld"):
                    walk(f"{path}.{name}" if path else name, inner)
        elif isinstance(node, list):
            for inner in node:
                walk(path, inner)
        elif isinstance(node, str) and node not in ("", "Ordinary", "Unsaid", "Member", "Open"):
            sure[path, words(node)] += 1

    walk("", json.loads(said))
    return sure, doubted


def words(value):
    """Words whatever their white space, quotation marks, dashes and case."""
    text = str(value).lower()
    for signs, plain in (("‘’ʼ", "'"), ("“”", '"'), ("–—‑−", "-")):
        for sign in signs:
            text = text.replace(sign, plain)
    return re.sub(r"\s+", " ", text).strip(" .;")


def made(work, way, pack, papers):
    """The papers of a pack in a way of setting."""
    how, form, pandoc = WAYS[way]
    folder = os.path.join(work, way, pack)
    os.makedirs(folder)
    if how:
        dress = os.path.join(work, "dressed", way, pack)
        os.makedirs(dress)
        worn = []
        for paper in papers:
            worn.append(os.path.join(dress, os.path.basename(paper)))
            with open(paper) as source, open(worn[-1], "w") as out:
                out.write(dressed(source.read(), how))
        papers = worn
    office(work, form, folder, papers)
    files = [os.path.join(folder, os.path.basename(p).removesuffix("fodt") + form) for p in papers]
    if not pandoc:
        return files
    out = []
    for file in files:
        name = os.path.splitext(file)[0]
        target = name + ".by-pandoc" + os.path.splitext(pandoc[-1])[1]
        run(["pandoc", file, *pandoc[:-1], target])
        out.append(target)
    return out


def main():
    args = sys.argv[1:]
    sys.stdout.reconfigure(line_buffering=True)
    misses = "--misses" in args
    keep = args[args.index("--keep") + 1] if "--keep" in args else None
    named = [a for a in args if not a.startswith("--") and a != keep]
    need()
    packs = named or sorted(d for d in os.listdir(HERE)
                            if os.path.exists(os.path.join(HERE, d, "truth.json")))
    work = keep or tempfile.mkdtemp(prefix="clothes-")
    by_way, by_pack = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    try:
        for pack in packs:
            papers = flat(work, pack)
            if not papers:
                print(f"{pack}: plain text, or a PDF without its source: not set anew")
                continue
            folder = os.path.join(HERE, pack)
            own = sorted(f for f in os.listdir(folder) if f != "truth.json")
            with open(os.path.join(folder, "truth.json")) as truth:
                own = json.load(truth).get("files", own)
            base, base_doubted = proposal([os.path.join(folder, f) for f in own])
            order = {os.path.splitext(f)[0]: n for n, f in enumerate(own)}
            papers.sort(key=lambda p: order.get(os.path.splitext(os.path.basename(p))[0], 0))
            for way in WAYS:
                sure, doubted = proposal(made(work, way, pack, papers))
                alike = sum((base & sure).values()) + sum((base_doubted & (sure + doubted)).values())
                all_of_it = sum(base.values()) + sum(base_doubted.values())
                # What is sure in one dress and wasn't read so in the other, doubted or not.
                other = sure - base - base_doubted
                for tally in (by_way[way], by_pack[pack]):
                    tally["all"] += all_of_it
                    tally["alike"] += alike
                    tally["other"] += sum(other.values())
                if misses:
                    for what, fields in (("lost", base - sure), ("other", other)):
                        for (path, value), count in sorted(fields.items()):
                            print(f"  {pack} {way} {what} {path}: {value[:90]}" + (f" x{count}" if count > 1 else ""))
    finally:
        if not keep:
            shutil.rmtree(work)
    for title, tallies in (("way", by_way), ("pack", by_pack)):
        print(f"\n{title:22}  alike   certain and different")
        for name, tally in tallies.items():
            share = 100 / max(1, tally["all"])
            print(f"{name:22} {tally['alike'] * share:5.1f}%  {tally['other'] * share:5.1f}%")
    total = sum(by_way.values(), collections.Counter())
    share = 100 / max(1, total["all"])
    print(f"\nin all {total['alike'] * share:.1f}% alike (wanted: 98), "
          f"{total['other'] * share:.1f}% certain and different (wanted: 0), of {total['all']} fields")


main()
