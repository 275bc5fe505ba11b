//! The body of a Word file: each block as paragraphs of its style, tables as tables.

use maud::{Markup, html};

use super::super::office::{columns, heading_number, is_table, out, status, xml};
use super::{R, W};
use crate::minutes::document::{Block, Document, Part, Run, SignatureLine};

/// The part that holds the words.
pub(super) fn body(document: &Document) -> String {
    let (mark, rest) = status(document);
    let mut before = None;
    let last = document.blocks.last();
    xml(&html! {
        w:document xmlns:w=(W) xmlns:r=(R) {
            w:body {
                @if !document.host.is_empty() { (paragraph("Authority", &text(&document.host))) }
                (paragraph("Title", &text(&document.marked_kind())))
                (paragraph("Subtitle", &text(&document.body)))
                (paragraph("Date", &text(&document.date)))
                @if !mark.is_empty() || !rest.is_empty() {
                    (paragraph("Status", &html! { (strong(&mark)) (text(&rest)) }))
                }
                @for block in &document.blocks { (markup(block, before.replace(block))) }
                // Word wants words between a table and the end.
                @if is_table(last) { (paragraph("TableEnd", &html! {})) }
                w:sectPr {
                    w:headerReference w:type="default" r:id="rId6" {}
                    w:footerReference w:type="default" r:id="rId7" {}
                    w:pgSz w:w="11906" w:h="16838" {}
                    w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0" {}
                }
            }
        }
    })
}

fn markup(block: &Block, before: Option<&Block>) -> Markup {
    // A table has no room of its own below it.
    let lower = is_table(before);
    match block {
        Block::Heading {
            level,
            number,
            text,
            capitals,
        } => heading(*level, number, text, *capitals),
        Block::Paragraph { number, parts } => parted(number, parts, lower),
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => html! {
            (said(number, Place { with_next: !limbs.is_empty(), lower }, &html! {
                (strong(&out(word)))
                @if !word.is_empty() && !lead.is_empty() { (text(" ")) }
                (runs(lead))
            }))
            @for limb in limbs {
                (paragraph("Limb", &html! { (text(&limb.number)) (tab()) (runs(&limb.runs)) }))
            }
        },
        Block::Note(words) => placed(
            "BodyText",
            Place {
                lower,
                ..Place::default()
            },
            &runs(words),
        ),
        Block::Names(rows) => html! {
            @for (at, row) in rows.iter().enumerate() {
                (placed("Attendance", Place { lower: lower && at == 0, ..Place::default() }, &html! {
                    @if !row.label.is_empty() { (strong(&format!("{}:", out(&row.label)))) (text(" ")) }
                    (text(&row.text))
                }))
            }
        },
        Block::Table {
            caption,
            header,
            rows,
        } => html! {
            (paragraph("Caption", &text(caption)))
            (table(caption, header, rows))
        },
        Block::Signature(lines) => signature(lines),
    }
}

fn heading(level: u8, number: &str, words: &str, capitals: bool) -> Markup {
    let style = if level <= 2 { "Heading1" } else { "Heading2" };
    let number = heading_number(number);
    html! {
        w:p {
            w:pPr {
                w:pStyle w:val=(style) {}
                @if number.is_empty() { w:ind w:left="0" w:firstLine="0" {} }
            }
            @if !number.is_empty() { (text(&number)) (tab()) }
            w:r {
                @if capitals { w:rPr { w:caps {} } }
                (letters(words))
            }
        }
    }
}

/// The parts of a paragraph: its number hangs out before the first.
fn parted(number: &str, parts: &[Part], lower: bool) -> Markup {
    let bullets = if number.is_empty() {
        "ListBullet"
    } else {
        "ListBullet2"
    };
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @let place = Place {
                with_next: matches!(parts.get(at + 1), Some(Part::Bullets(_))),
                lower: lower && at == 0,
            };
            @match part {
                Part::Words(words) if at == 0 || number.is_empty() => (said(number, place, &runs(words))),
                Part::Words(words) => (placed("MinuteContinued", place, &runs(words))),
                Part::Bullets(entries) => {
                    @if at == 0 && !number.is_empty() { (said(number, Place { with_next: true, ..place }, &html! {})) }
                    @for (at, entry) in entries.iter().enumerate() {
                        (bullet(bullets, at + 1 == entries.len(), &runs(entry)))
                    }
                }
            }
        }
    }
}

/// An entry of a list; after the last there is as much room as between paragraphs.
fn bullet(style: &str, last: bool, words: &Markup) -> Markup {
    html! {
        w:p {
            w:pPr {
                w:pStyle w:val=(style) {}
                @if last { w:spacing w:after="160" {} }
            }
            (words)
        }
    }
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// On one page with the next, if need be.
    with_next: bool,
    /// Below a table, with room between.
    lower: bool,
}

/// A paragraph, with its number where it has one.
fn said(number: &str, place: Place, words: &Markup) -> Markup {
    if number.is_empty() {
        return placed("BodyText", place, words);
    }
    placed("Minute", place, &html! { (text(number)) (tab()) (words) })
}

fn paragraph(style: &str, words: &Markup) -> Markup {
    placed(style, Place::default(), words)
}

fn placed(style: &str, place: Place, words: &Markup) -> Markup {
    html! {
        w:p {
            w:pPr {
                w:pStyle w:val=(style) {}
                @if place.with_next { w:keepNext {} }
                @if place.lower { w:spacing w:before="160" {} }
            }
            (words)
        }
    }
}

fn table(caption: &str, header: &[String], rows: &[Vec<String>]) -> Markup {
    let widths = columns(header, rows);
    let cell = |width: u32, words: &Markup| {
        html! { w:tc { w:tcPr { w:tcW w:w=(width) w:type="dxa" {} } (words) } }
    };
    let total: u32 = widths.iter().sum();
    html! {
        w:tbl {
            w:tblPr {
                w:tblStyle w:val="MinutesTable" {}
                w:tblW w:w=(total) w:type="dxa" {}
                w:tblLayout w:type="fixed" {}
                w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1" {}
                w:tblCaption w:val=(out(caption)) {}
            }
            w:tblGrid { @for width in &widths { w:gridCol w:w=(width) {} } }
            w:tr {
                w:trPr { w:cantSplit {} w:tblHeader {} }
                @for (head, width) in header.iter().zip(&widths) {
                    (cell(*width, &paragraph("TableHeading", &text(head))))
                }
            }
            @for row in rows {
                w:tr {
                    w:trPr { w:cantSplit {} }
                    @for (words, width) in row.iter().zip(&widths) {
                        (cell(*width, &paragraph("TableText", &text(words))))
                    }
                }
            }
        }
    }
}

/// The lines that are signed: they stay on one page, each with a line to write on.
fn signature(lines: &[SignatureLine]) -> Markup {
    html! {
        @for (at, line) in lines.iter().enumerate() {
            @let place = Place { with_next: at + 1 < lines.len(), ..Place::default() };
            (placed("Signature", place, &html! {
                (text(&format!("{}:", line.label)))
                (tab())
                @if line.filled.is_empty() { (tab()) } @else { (text(&line.filled)) }
            }))
        }
    }
}

fn tab() -> Markup {
    html! { w:r { w:tab {} } }
}

fn letters(words: &str) -> Markup {
    html! { w:t xml:space="preserve" { (out(words)) } }
}

fn text(words: &str) -> Markup {
    html! { @if !words.is_empty() { w:r { (letters(words)) } } }
}

fn strong(words: &str) -> Markup {
    html! {
        @if !words.is_empty() {
            w:r { w:rPr { w:rStyle w:val="Strong" {} } (letters(words)) }
        }
    }
}

fn runs(runs: &[Run]) -> Markup {
    html! {
        @for run in runs {
            @if run.strong { (strong(&run.text)) } @else { (text(&run.text)) }
        }
    }
}
