"""Makes a PDF of about seventy pages of the text of a real agenda pack, set as a council sets it.

    python3 westminster-pdf.py PACK.txt OUT.pdf

The text is public record, with a few marks of Markdown in it: **bold**, "- " before numbers and
bullets, tables of tabs or of pipes. Tables become tables with borders (the list of members one
without), numbered paragraphs hang, each report begins a page, and pages are numbered at the foot.
Neither the text nor the PDF is kept here. Needs soffice.
"""

import html
import pathlib
import re
import subprocess
import sys
import tempfile

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.3cm"/>
<style:text-properties fo:font-family="Liberation Sans" fo:font-size="12pt" fo:language="en" fo:country="GB"/>
</style:default-style><style:style style:name="Standard" style:family="paragraph"/></office:styles>
<office:automatic-styles>
"""

TAIL_STYLES = """<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="2.5cm"/><style:footer-style>
<style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles><office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="pm"><style:footer>
<text:p text:style-name="foot">Page <text:page-number/></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>
"""


def paragraph_styles():
    plain = {
        "body": ("", ""),
        "cell": ('fo:margin-bottom="0.1cm"', ""),
        "title": ('fo:margin-top="0.4cm"', 'fo:font-weight="bold" fo:font-size="18pt"'),
        "foot": ('fo:text-align="center"', 'fo:font-size="9pt"'),
    }
    hanging = 'fo:margin-left="1.5cm" fo:text-indent="-1.5cm" fo:text-align="justify"'
    stop = '<style:tab-stop style:position="1.5cm"/>'
    bullet = 'fo:margin-left="2.2cm" fo:text-indent="-0.7cm"'
    kinds = {
        "para": (hanging, "", stop),
        "head": (hanging.replace("justify", "left"), 'fo:font-weight="bold"', stop),
        "item": ("", 'fo:font-weight="bold"', stop + '<style:tab-stop style:position="16cm" style:type="right"/>'),
        "list": (bullet, "", '<style:tab-stop style:position="2.2cm"/>'),
    }
    out = []
    for name, (paragraph, text) in plain.items():
        kinds[name] = (paragraph, text, "")
    for name, (paragraph, text, stops) in kinds.items():
        for suffix, extra in (("", ""), ("-new", ' fo:break-before="page"')):
            out.append(
                f'<style:style style:name="{name}{suffix}" style:family="paragraph" '
                f'style:parent-style-name="Standard"><style:paragraph-properties {paragraph}{extra}>'
                f"<style:tab-stops>{stops}</style:tab-stops></style:paragraph-properties>"
                f"<style:text-properties {text}/></style:style>"
            )
    out.append('<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>')
    out.append('<style:style style:name="i" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>')
    for name, border in (("ruled", "0.5pt solid #000000"), ("bare", "none")):
        out.append(
            f'<style:style style:name="{name}" style:family="table-cell">'
            f'<style:table-cell-properties fo:padding="0.12cm" fo:border="{border}"/></style:style>'
        )
    for width in range(20, 170):
        out.append(
            f'<style:style style:name="w{width}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        )
    return "\n".join(out)


def words(raw):
    """Marks of the text into spans."""
    text = html.escape(re.sub(r"</?p>", "", raw).strip(), quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="b">\1</text:span>', text)
    text = re.sub(r"\*(\S.*?)\*", r'<text:span text:style-name="i">\1</text:span>', text)
    text = re.sub(r"&lt;i&gt;(.+?)&lt;/i&gt;", r'<text:span text:style-name="i">\1</text:span>', text)
    return re.sub(r"&lt;/?\w+&gt;", "", text)


def paragraph(kind, inner, new=False):
    return f'<text:p text:style-name="{kind}{"-new" if new else ""}">{inner}</text:p>'


def table(rows, style):
    columns = max(len(row) for row in rows)
    longest = [max(len(row[c]) if c < len(row) else 0 for row in rows) for c in range(columns)]
    shares = [min(max(n, 14), 120) ** 0.5 for n in longest]
    widths = [max(20, int(159 * share / sum(shares))) for share in shares]
    out = ["<table:table>"]
    out += [f'<table:table-column table:style-name="w{w}"/>' for w in widths]
    for row in rows:
        out.append("<table:table-row>")
        for cell in row + [""] * (columns - len(row)):
            parts = [words(p) for p in re.split(r"</p>\s*<p>|<br\s*/?>", cell)]
            inner = "".join(paragraph("cell", part) for part in parts)
            out.append(f'<table:table-cell table:style-name="{style}">{inner}</table:table-cell>')
        out.append("</table:table-row>")
    out.append("</table:table>")
    return "\n".join(out)


def document(text):
    lines = text.split("\n")
    out = []
    new = False
    front = True
    at = 0
    while at < len(lines):
        line = lines[at].rstrip(" \r")
        at += 1
        if not line.strip():
            continue
        if "\t" in line:
            rows = [line.split("\t")]
            while at < len(lines) and "\t" in lines[at]:
                rows.append(lines[at].split("\t"))
                at += 1
            out.append(table(rows, "bare" if front else "ruled"))
            continue
        if re.match(r"-? ?\|", line):
            rows = []
            at -= 1
            while at < len(lines) and re.match(r"-? ?\|", lines[at]):
                cells = [c.strip() for c in lines[at].lstrip("- ").strip().strip("|").split("|")]
                if not all(re.fullmatch(r"-*", c) for c in cells):
                    rows.append(cells)
                at += 1
            out.append(table(rows, "bare" if front else "ruled"))
            continue
        if line.startswith("This page is intentionally left blank"):
            out.append(paragraph("body", words(line), True))
            new, front = True, False
            continue
        if line.strip() == "City of Westminster":
            out.append(paragraph("title", words(line), bool(out)))
            new = False
            continue
        numbered = re.match(r"- (\(?[0-9A-Za-z]{1,4}(?:\.[0-9]+)*[.)]?) (.*)", line)
        heading = re.match(r"([0-9]{1,2}\.) (\S.*)", line)
        if heading:
            inner = f"{heading[1]}<text:tab/>{words(heading[2])}"
            following = next((n for n in lines[at : at + 3] if n.strip()), "")
            if front and following.startswith("(Pages"):
                inner += f"<text:tab/>{words(following)}"
                at = lines.index(following, at) + 1
            out.append(paragraph("item" if front else "head", inner, new))
        elif numbered and re.search(r"[0-9.)]$", numbered[1]):
            out.append(paragraph("para", f"{numbered[1]}<text:tab/>{words(numbered[2])}", new))
        elif line.startswith("- "):
            out.append(paragraph("list", f"•<text:tab/>{words(line[2:])}", new))
        else:
            out.append(paragraph("body", words(line), new))
        new = False
    return HEAD + paragraph_styles() + TAIL_STYLES + "\n".join(out) + "\n</office:text></office:body></office:document>\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = map(pathlib.Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as work:
        made = pathlib.Path(work, "pack.fodt")
        made.write_text(document(source.read_text(encoding="utf-8")), encoding="utf-8")
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "pdf",
             "--outdir", work, str(made)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        target.write_bytes(pathlib.Path(work, "pack.pdf").read_bytes())


main()
