#!/usr/bin/env python3
"""Turns the sources of packs into flat OpenDocument files that LibreOffice opens.

A line is a paragraph. What a line may begin with:

    # text, ## text          headings
    > text                   in the middle
    #[1.] text               an item of a list that the word processor numbers; the forms are
                             1.  1  (1)  a)  (a)  a.  i)  (i)  A1 (any capital)
    * text                   a bullet
    @page                    a new page
    @restart                 the next list numbered by the word processor begins again
    @tabs 5 16r              tab stops of what follows, in centimetres; r = right
    @header text, @footer text
                             of the document; {page} is the page's number, at the beginning only
    @table borders 4 8 4     a table with columns that wide, "borders" or "plain"; every line up to
                             @end is a row, cells parted by " | ", paragraphs in a cell by " // ";
                             a cell that begins with "2:" spans two columns
    @columns 2               what follows, up to @end, in columns

Within a line **bold**, __italic__, ^^small capitals^^, and → for a tab. Empty lines are left out;
"~" alone is an empty paragraph.
"""
import re
import sys
from html import escape

NAMESPACES = """xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text\""""


def inline(words):
    """The words of a paragraph, with their marks turned into spans."""
    out = escape(words, quote=False)
    out = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="bold">\1</text:span>', out)
    out = re.sub(r"__(.+?)__", r'<text:span text:style-name="italic">\1</text:span>', out)
    out = re.sub(r"\^\^(.+?)\^\^", r'<text:span text:style-name="small">\1</text:span>', out)
    return out.replace("→", "<text:tab/>").replace("{page}", "<text:page-number/>")


class Document:
    """What has been read of a source."""

    def __init__(self):
        self.body, self.styles, self.lists = [], [], {}
        self.header = self.footer = ""
        self.tabs, self.breaks, self.restart = "", False, False
        self.tables = self.count = 0
        self.last = {}
        self.made = {}

    def paragraph_style(self, parent):
        """The name of a style with the tab stops and the break that hold now."""
        key = (parent, self.tabs, self.breaks)
        self.breaks = False
        if key not in self.made:
            name = f"P{len(self.made) + 1}"
            self.made[key] = name
            stops = "".join(
                f'<style:tab-stop style:position="{stop.rstrip("r")}cm" style:type="'
                f'{"right" if stop.endswith("r") else "left"}"/>'
                for stop in key[1].split()
            )
            before = ' fo:break-before="page"' if key[2] else ""
            self.styles.append(
                f'<style:style style:name="{name}" style:family="paragraph" '
                f'style:parent-style-name="{parent}"><style:paragraph-properties{before}>'
                f"<style:tab-stops>{stops}</style:tab-stops></style:paragraph-properties></style:style>"
            )
        return self.made[key]

    def paragraph(self, words, parent="Standard"):
        """One paragraph."""
        return f'<text:p text:style-name="{self.paragraph_style(parent)}">{inline(words)}</text:p>'

    def list_style(self, form):
        """The name of the list style for a form such as "1." or "(a)"."""
        if form not in self.lists:
            name = f"L{len(self.lists) + 1}"
            self.lists[form] = name
            prefix, kind, suffix = re.fullmatch(r"([A-Z(]?)([1ai*])([.)]?)", form).groups()
            place = (
                '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
                '<style:list-level-label-alignment text:label-followed-by="listtab" '
                'fo:margin-left="%scm" fo:text-indent="-1cm"/></style:list-level-properties>'
            )
            if kind == "*":
                level = f'<text:list-level-style-bullet text:level="1" text:bullet-char="•">{place % 2}</text:list-level-style-bullet>'
            else:
                level = (
                    f'<text:list-level-style-number text:level="1" style:num-prefix="{prefix}" '
                    f'style:num-suffix="{suffix}" style:num-format="{kind}">{place % (1 if kind == "1" else 2)}'
                    "</text:list-level-style-number>"
                )
            self.styles.append(f'<text:list-style style:name="{name}">{level}</text:list-style>')
        return self.lists[form]

    def item(self, form, words):
        """An item of a list."""
        goes_on = "" if self.restart else self.last.get(form, "")
        self.restart = False
        self.count += 1
        self.last[form] = f"list{self.count}"
        more = f' text:continue-list="{goes_on}"' if goes_on else ""
        return (
            f'<text:list xml:id="list{self.count}" text:style-name="{self.list_style(form)}"{more}>'
            f"<text:list-item>{self.paragraph(words)}</text:list-item></text:list>"
        )

    def table(self, words, rows):
        """A table."""
        self.tables += 1
        name, (kind, *widths) = f"T{self.tables}", words.split()
        line = "0.5pt solid #000000" if kind == "borders" else "none"
        total = sum(float(w) for w in widths)
        self.styles.append(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{total}cm" table:align="left"/></style:style>'
            f'<style:style style:name="{name}c" style:family="table-cell"><style:table-cell-properties '
            f'fo:border="{line}" fo:padding="0.1cm"/></style:style>'
        )
        out = [f'<table:table table:name="{name}" table:style-name="{name}">']
        for at, width in enumerate(widths):
            self.styles.append(
                f'<style:style style:name="{name}.{at}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
            )
            out.append(f'<table:table-column table:style-name="{name}.{at}"/>')
        for row in rows:
            out.append("<table:table-row>")
            for cell in re.split(r" ?\| ?", row):
                span = re.match(r"(\d):", cell)
                cell = re.sub(r"^\d:", "", cell)
                more = f' table:number-columns-spanned="{span[1]}"' if span else ""
                words = "".join(self.paragraph(part.strip()) for part in cell.split(" // "))
                out.append(f'<table:table-cell table:style-name="{name}c"{more}>{words}</table:table-cell>')
                if span:
                    out.append("<table:covered-table-cell/>" * (int(span[1]) - 1))
            out.append("</table:table-row>")
        return "".join(out) + "</table:table>"

    def read(self, lines):
        """Reads a source."""
        lines = iter(lines)
        for line in lines:
            line = line.rstrip("\n").strip(" ")
            if not line or line.startswith("%"):
                continue
            word, _, rest = line.partition(" ")
            if word == "@page":
                self.breaks = True
            elif word == "@restart":
                self.restart = True
            elif word == "@tabs":
                self.tabs = rest
            elif word == "@header":
                self.header = rest
            elif word == "@footer":
                self.footer = rest
            elif word == "@table":
                rows = []
                for row in lines:
                    row = row.strip()
                    if row == "@end":
                        break
                    if row:
                        rows.append(row)
                if self.breaks:
                    self.body.append(self.paragraph(""))
                self.body.append(self.table(rest, rows))
            elif word == "@columns":
                self.styles.append(
                    '<style:style style:name="cols" style:family="section"><style:section-properties>'
                    f'<style:columns fo:column-count="{rest}" fo:column-gap="0.6cm"/>'
                    "</style:section-properties></style:style>"
                )
                self.body.append('<text:section text:style-name="cols" text:name="cols">')
            elif word == "@end":
                self.body.append("</text:section>")
            elif word in ("#", "##"):
                self.body.append(
                    f'<text:h text:style-name="{self.paragraph_style(f"Heading_20_{len(word)}")}" '
                    f'text:outline-level="{len(word)}">{inline(rest)}</text:h>'
                )
            elif word == ">":
                self.body.append(self.paragraph(rest, "Middle"))
            elif word == "*":
                self.body.append(self.item("*", rest))
            elif word == "~":
                self.body.append(self.paragraph(""))
            elif found := re.match(r"#\[(.+?)\] ?(.*)", line):
                self.body.append(self.item(found[1], found[2]))
            else:
                self.body.append(self.paragraph(line))

    def written(self):
        """The whole file."""
        margin = ""
        if self.header:
            margin += f'<style:header><text:p text:style-name="Margin">{inline(self.header)}</text:p></style:header>'
        if self.footer:
            margin += f'<style:footer><text:p text:style-name="Margin">{inline(self.footer)}</text:p></style:footer>'
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES}>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-family="DejaVu Sans" fo:font-size="10pt" fo:language="en" fo:country="GB"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:text-properties fo:font-size="11pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Middle" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Margin" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="small" style:family="text"><style:text-properties fo:font-variant="small-caps" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.2cm" fo:margin-right="2.2cm"/><style:header-style/><style:footer-style/></style:page-layout>
{chr(10).join(self.styles)}
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">{margin}</style:master-page></office:master-styles>
<office:body><office:text>
{chr(10).join(self.body)}
</office:text></office:body></office:document>
"""


def main():
    """From standard input to standard output."""
    document = Document()
    document.read(sys.stdin)
    sys.stdout.write(document.written())


if __name__ == "__main__":
    main()
