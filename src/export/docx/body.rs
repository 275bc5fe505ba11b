//! The body of a Word file: each block as paragraphs of its style, tables as tables.

use maud::{Markup, html};

use super::super::office::{
    HAND, Measures, PAGE_HEIGHT, PAGE_WIDTH, PLATE_MARGIN, Standing, heading_number, is_table,
    millimetres, out, standing, status, xml,
};
use super::super::picture::Placed;
use super::{LOGO, R, W};
use crate::minutes::document::{Block, Document, Part, Plate, Run, SignatureLine};

/// The part that holds the words.
pub(super) fn body(document: &Document, measures: Measures, logo: Option<&Placed<'_>>) -> String {
    let (mark, rest) = status(document);
    xml(&html! {
        w:document xmlns:w=(W) xmlns:r=(R) {
            w:body {
                @if let Some(logo) = logo { (picture(logo)) }
                @if !document.is_bare() {
                    @if !document.host.is_empty() { (paragraph("Authority", &text(&document.host))) }
                    (paragraph("Title", &text(&document.marked_kind())))
                    (paragraph("Subtitle", &text(&document.body)))
                    (paragraph("Date", &text(&document.date)))
                    @if !mark.is_empty() || !rest.is_empty() {
                        (paragraph("Status", &html! { (strong(&mark)) (text(&rest)) }))
                    }
                }
                @for block in standing(document) { (markup(&block, measures)) }
                // Word wants words between a table and the end.
                @if document.blocks.last().is_some_and(is_table) { (paragraph("TableEnd", &html! {})) }
                w:sectPr {
                    @if !document.is_bare() {
                        w:headerReference w:type="default" r:id="rId6" {}
                        w:footerReference w:type="default" r:id="rId7" {}
                    }
                    @if document.is_bare() {
                        w:pgSz w:w=(PAGE_HEIGHT) w:h=(PAGE_WIDTH) w:orient="landscape" {}
                        w:pgMar w:top=(PLATE_MARGIN) w:right=(PLATE_MARGIN) w:bottom=(PLATE_MARGIN) w:left=(PLATE_MARGIN) w:header="0" w:footer="0" w:gutter="0" {}
                    } @else {
                        (page(measures))
                    }
                }
            }
        }
    })
}

/// The picture of the house, in a line of its own.
fn picture(logo: &Placed<'_>) -> Markup {
    const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
    // Tenths of a millimetre in the units of drawings.
    let (wide, high) = logo.picture.size();
    let (wide, high) = (wide * 3600, high * 3600);
    html! {
        w:p {
            w:pPr { w:keepNext {} w:spacing w:before="0" w:after="240" {} }
            w:r {
                w:drawing {
                    wp:inline xmlns:wp=(format!("{DRAWING}/wordprocessingDrawing")) distT="0" distB="0" distL="0" distR="0" {
                        wp:extent cx=(wide) cy=(high) {}
                        wp:docPr id="1" name="Logo" descr=(logo.alt) {}
                        wp:cNvGraphicFramePr {
                            a:graphicFrameLocks xmlns:a=(format!("{DRAWING}/main")) noChangeAspect="1" {}
                        }
                        a:graphic xmlns:a=(format!("{DRAWING}/main")) {
                            a:graphicData uri=(format!("{DRAWING}/picture")) {
                                pic:pic xmlns:pic=(format!("{DRAWING}/picture")) {
                                    pic:nvPicPr {
                                        pic:cNvPr id="1" name="Logo" descr=(logo.alt) {}
                                        pic:cNvPicPr {}
                                    }
                                    pic:blipFill {
                                        a:blip r:embed=(LOGO) {}
                                        a:stretch { a:fillRect {} }
                                    }
                                    pic:spPr {
                                        a:xfrm { a:off x="0" y="0" {} a:ext cx=(wide) cy=(high) {} }
                                        a:prstGeom prst="rect" { a:avLst {} }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The paper and its margins; header and footer stand half way in them.
pub(super) fn page(measures: Measures) -> Markup {
    let of = measures.margins;
    let [top, right, bottom, left] = [of.top, of.right, of.bottom, of.left].map(millimetres);
    html! {
        w:pgSz w:w=(PAGE_WIDTH) w:h=(PAGE_HEIGHT) {}
        w:pgMar w:top=(top) w:right=(right) w:bottom=(bottom) w:left=(left) w:header=(top / 2) w:footer=(bottom / 2) w:gutter="0" {}
    }
}

fn markup(standing: &Standing<'_>, measures: Measures) -> Markup {
    let in_item = standing.in_item;
    let place = Place {
        // A table has no room of its own below it.
        before: standing.below_table.then_some(ROOM),
        ..Place::default()
    };
    match standing.block {
        Block::Heading {
            level,
            number,
            text,
            capitals,
        } => heading(*level, number, text, *capitals, measures),
        Block::Paragraph { number, parts } => parted(number, parts, in_item, place),
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => html! {
            (said(number, in_item, Place { with_next: !limbs.is_empty(), ..place }, &html! {
                (strong(&out(word)))
                @if !word.is_empty() && !lead.is_empty() { (text(" ")) }
                (runs(lead))
            }))
            @for limb in limbs {
                (paragraph("Limb", &html! { (text(&limb.number)) (tab()) (runs(&limb.runs)) }))
            }
        },
        Block::Note(words) => said("", in_item, place, &runs(words)),
        Block::Names(rows) => html! {
            @for (at, row) in (1..).zip(rows) {
                (placed(if in_item { "Particulars" } else { "Attendance" }, Place { before: place.before.filter(|_| at == 1), ..Place::end(at == rows.len()) }, &html! {
                    @if !row.label.is_empty() { (strong(&format!("{}:", out(&row.label)))) (text(" ")) }
                    (text(&row.text))
                }))
            }
        },
        Block::Table {
            caption,
            header,
            rows,
        }
        | Block::Form {
            caption,
            header,
            rows,
            ..
        } => html! {
            @if !caption.is_empty() { (paragraph("Caption", &text(caption))) }
            (table(standing.block, standing.title(caption), header, rows, measures))
        },
        Block::Plates(plates) => html! { @for plate in plates { (name_plate(plate)) } },
        Block::Signature(lines) => signature(lines),
    }
}

fn heading(level: u8, number: &str, words: &str, capitals: bool, measures: Measures) -> Markup {
    let style = if level <= 2 { "Heading1" } else { "Heading2" };
    let number = heading_number(number);
    html! {
        w:p {
            w:pPr {
                w:pStyle w:val=(style) {}
                @if number.is_empty() {
                    w:ind w:left="0" w:firstLine="0" {}
                } @else if measures.hangs_headings {
                    w:ind w:left=(measures.number) w:hanging=(measures.number) {}
                }
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
fn parted(number: &str, parts: &[Part], in_item: bool, place: Place) -> Markup {
    let bullets = if number.is_empty() && !in_item {
        "ListBullet"
    } else {
        "ListBullet2"
    };
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @let place = Place {
                with_next: matches!(parts.get(at + 1), Some(Part::Bullets(_))),
                before: place.before.filter(|_| at == 0),
                after: None,
            };
            @match part {
                Part::Words(words) if at == 0 => (said(number, in_item, place, &runs(words))),
                Part::Words(words) => (said("", in_item || !number.is_empty(), place, &runs(words))),
                Part::Bullets(entries) => {
                    @if at == 0 && !number.is_empty() { (said(number, in_item, Place { with_next: true, ..place }, &html! {})) }
                    @for (at, entry) in (1..).zip(entries) {
                        (placed(bullets, Place::end(at == entries.len()), &runs(entry)))
                    }
                }
            }
        }
    }
}

/// The room between paragraphs.
const ROOM: u32 = 160;

/// Where a paragraph stands, beyond what its style says.
#[derive(Clone, Copy, Default)]
struct Place {
    /// On one page with the next, if need be.
    with_next: bool,
    /// The room above it.
    before: Option<u32>,
    /// The room below it.
    after: Option<u32>,
}

impl Place {
    /// In a list: after the last there is as much room as between paragraphs.
    fn end(last: bool) -> Self {
        Self {
            after: last.then_some(ROOM),
            ..Self::default()
        }
    }
}

/// A paragraph, with its number where it has one.
fn said(number: &str, in_item: bool, place: Place, words: &Markup) -> Markup {
    if number.is_empty() {
        let style = if in_item {
            "MinuteContinued"
        } else {
            "BodyText"
        };
        return placed(style, place, words);
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
                @if place.before.or(place.after).is_some() {
                    w:spacing w:before=[place.before] w:after=[place.after] {}
                }
            }
            (words)
        }
    }
}

/// A page with a name on its lower half, to be folded across the middle.
fn name_plate(plate: &Plate) -> Markup {
    html! {
        (paragraph("PlateName", &text(&plate.name)))
        @if !plate.below.is_empty() { (paragraph("PlateRole", &text(&plate.below))) }
    }
}

fn table(
    block: &Block,
    title: &str,
    header: &[String],
    rows: &[Vec<String>],
    measures: Measures,
) -> Markup {
    let widths = measures.columns_of(block).unwrap_or_default();
    let by_hand = matches!(block, Block::Form { .. });
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
                w:tblCaption w:val=(out(title)) {}
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
                    // LibreOffice 7.4 loses rows at the end of a page where they have a least height and
                    // can't be divided.
                    w:trPr {
                        @if by_hand { w:trHeight w:val=(HAND) w:hRule="atLeast" {} } @else { w:cantSplit {} }
                    }
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
        @for (at, line) in (1..).zip(lines) {
            @let last = at == lines.len();
            @let place = Place { with_next: !last, ..Place::end(last) };
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
