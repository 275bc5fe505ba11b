//! The body of an OpenDocument text: each block as paragraphs of its style, tables as tables.

use maud::{Markup, html};

use super::super::office::{HAND, Measures, Standing, heading_number, out, standing, status, xml};
use super::super::picture::Placed;
use super::{VERSION, place, points};
use crate::minutes::document::{Block, Document, Part, Plate, Run, SignatureLine};

/// The part that holds the words.
pub(super) fn body(document: &Document, measures: Measures, logo: Option<&Placed<'_>>) -> String {
    let (mark, rest) = status(document);
    let mut tables = 0;
    xml(&html! {
        office:document-content
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
            xmlns:draw=[logo.map(|_| "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")]
            xmlns:svg=[logo.map(|_| "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")]
            xmlns:xlink=[logo.map(|_| "http://www.w3.org/1999/xlink")]
            office:version=(VERSION) {
            office:automatic-styles {
                @if logo.is_some() {
                    style:style style:name="Logo" style:family="paragraph" style:parent-style-name="Text_20_body" {
                        style:paragraph-properties fo:margin-top="0pt" fo:margin-bottom="12pt" fo:keep-with-next="always" {}
                    }
                }
                (direct(document, measures))
            }
            office:body {
                office:text {
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
                    @for block in standing(document) { (markup(&block, &mut tables)) }
                }
            }
        }
    })
}

/// The picture of the house, in a line of its own.
fn picture(logo: &Placed<'_>) -> Markup {
    let (wide, high) = logo.picture.size();
    let millimetres = |tenths: u32| format!("{}.{}mm", tenths / 10, tenths % 10);
    html! {
        text:p text:style-name="Logo" {
            draw:frame draw:name="Logo" text:anchor-type="as-char" svg:width=(millimetres(wide)) svg:height=(millimetres(high)) {
                draw:image xlink:href=(place(logo)) xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" {}
                svg:title { (logo.alt) }
            }
        }
    }
}

/// What is said of single paragraphs and tables beyond their styles.
fn direct(document: &Document, measures: Measures) -> Markup {
    let tables = document.blocks.iter().filter_map(|block| {
        let widths = measures.columns_of(block)?;
        let short = matches!(block, Block::Table { rows, .. } if measures.is_short(&widths, rows));
        Some((widths, short))
    });
    html! {
        // A heading without a number, and what leads to what comes after it.
        @for level in ["1", "2"] {
            style:style style:name=(format!("H{level}")) style:family="paragraph" style:parent-style-name=(format!("Heading_20_{level}")) {
                style:paragraph-properties fo:margin-left="0pt" fo:text-indent="0pt" {}
            }
        }
        @for style in ["Text_20_body", "Minute", "Minute_20_Continued", "Signature"] {
            style:style style:name=(format!("Kept_20_{style}")) style:family="paragraph" style:parent-style-name=(style) {
                style:paragraph-properties fo:keep-with-next="always" {}
            }
        }
        // After the last entry of a list there is as much room as between paragraphs.
        // LibreOffice takes no room above where only that below is said.
        @for (style, above) in [("List", "0pt"), ("Attendance", "0pt"), ("Particulars", "0pt"), ("Signature", "20pt")] {
            style:style style:name=(format!("Last_20_{style}")) style:family="paragraph" style:parent-style-name=(style) {
                style:paragraph-properties fo:margin-top=(above) fo:margin-bottom="8pt" {}
            }
        }
        style:style style:name="Capitals" style:family="text" {
            style:text-properties fo:text-transform="uppercase" {}
        }
        @for (n, (widths, short)) in (1..).zip(tables) {
            style:style style:name=(format!("Table{n}")) style:family="table" {
                style:table-properties style:width=(points(widths.iter().sum())) table:align="left" fo:margin-bottom="8pt" style:may-break-between-rows=[short.then_some("false")] {}
            }
            @for (at, width) in (1..).zip(&widths) {
                style:style style:name=(format!("Table{n}.{at}")) style:family="table-column" {
                    style:table-column-properties style:column-width=(points(*width)) {}
                }
            }
        }
        // LibreOffice 7.4 loses rows at the end of a page where they are kept together: now and then the first
        // after the head of a table, often those with a least height. A short table is kept together whole.
        style:style style:name="Row" style:family="table-row" {
            style:table-row-properties fo:keep-together="auto" {}
        }
        style:style style:name="Hand" style:family="table-row" {
            style:table-row-properties style:min-row-height=(points(HAND)) fo:keep-together="auto" {}
        }
        style:style style:name="Cell" style:family="table-cell" {
            style:table-cell-properties fo:border="0.5pt solid #595959" fo:padding-top="3pt" fo:padding-bottom="3pt" fo:padding-left="5pt" fo:padding-right="5pt" {}
        }
        style:style style:name="Head" style:family="table-cell" {
            style:table-cell-properties fo:border="0.5pt solid #595959" fo:padding-top="3pt" fo:padding-bottom="3pt" fo:padding-left="5pt" fo:padding-right="5pt" fo:background-color="#e7e6e6" {}
        }
    }
}

fn markup(standing: &Standing<'_>, tables: &mut usize) -> Markup {
    let in_item = standing.in_item;
    match standing.block {
        Block::Heading {
            level,
            number,
            text,
            capitals,
        } => heading(*level, number, text, *capitals),
        Block::Paragraph { number, parts } => parted(number, parts, in_item),
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => html! {
            (said(number, in_item, !limbs.is_empty(), &html! {
                (strong(&out(word)))
                @if !word.is_empty() && !lead.is_empty() { " " }
                (runs(lead))
            }))
            @for limb in limbs {
                (paragraph("Limb", &html! { (out(&limb.number)) text:tab {} (runs(&limb.runs)) }))
            }
        },
        Block::Note(words) => said("", in_item, false, &runs(words)),
        Block::Names(rows) => html! {
            @for (at, row) in (1..).zip(rows) {
                (ended(if in_item { "Particulars" } else { "Attendance" }, at == rows.len(), &html! {
                    @if !row.label.is_empty() { (strong(&format!("{}:", out(&row.label)))) " " }
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
        } => {
            *tables += 1;
            let by_hand = matches!(standing.block, Block::Form { .. });
            html! {
                @if !caption.is_empty() { (paragraph("Caption", &text(caption))) }
                (table(*tables, standing.title(caption), header, rows, if by_hand { "Hand" } else { "Row" }))
            }
        }
        Block::Plates(plates) => html! { @for plate in plates { (name_plate(plate)) } },
        Block::Signature(lines) => signature(lines),
    }
}

fn heading(level: u8, number: &str, words: &str, capitals: bool) -> Markup {
    let level = if level <= 2 { "1" } else { "2" };
    let number = heading_number(number);
    let style = if number.is_empty() {
        format!("H{level}")
    } else {
        format!("Heading_20_{level}")
    };
    html! {
        text:h text:style-name=(style) text:outline-level=(level) {
            @if !number.is_empty() { (number) text:tab {} }
            @if capitals {
                text:span text:style-name="Capitals" { (out(words)) }
            } @else {
                (out(words))
            }
        }
    }
}

/// The parts of a paragraph: its number hangs out before the first.
fn parted(number: &str, parts: &[Part], in_item: bool) -> Markup {
    let bullets = if number.is_empty() && !in_item {
        "Bullets"
    } else {
        "Bullets_20_2"
    };
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @let leads = matches!(parts.get(at + 1), Some(Part::Bullets(_)));
            @match part {
                Part::Words(words) if at == 0 => (said(number, in_item, leads, &runs(words))),
                Part::Words(words) => (said("", in_item || !number.is_empty(), leads, &runs(words))),
                Part::Bullets(entries) => {
                    @if at == 0 && !number.is_empty() { (said(number, in_item, true, &html! {})) }
                    text:list text:style-name=(bullets) {
                        @for (at, entry) in (1..).zip(entries) {
                            text:list-item { (ended("List", at == entries.len(), &runs(entry))) }
                        }
                    }
                }
            }
        }
    }
}

/// A paragraph, with its number where it has one.
fn said(number: &str, in_item: bool, leads: bool, words: &Markup) -> Markup {
    if number.is_empty() {
        let style = if in_item {
            "Minute_20_Continued"
        } else {
            "Text_20_body"
        };
        return kept(style, leads, words);
    }
    kept(
        "Minute",
        leads,
        &html! { (out(number)) text:tab {} (words) },
    )
}

/// A paragraph in a list: after the last there is as much room as between paragraphs.
fn ended(style: &str, last: bool, words: &Markup) -> Markup {
    if last {
        paragraph(&format!("Last_20_{style}"), words)
    } else {
        paragraph(style, words)
    }
}

fn paragraph(style: &str, words: &Markup) -> Markup {
    html! { text:p text:style-name=(style) { (words) } }
}

/// A paragraph of a style, on one page with the next if need be.
fn kept(style: &str, with_next: bool, words: &Markup) -> Markup {
    if with_next {
        paragraph(&format!("Kept_20_{style}"), words)
    } else {
        paragraph(style, words)
    }
}

/// A page with a name on its lower half, to be folded across the middle.
fn name_plate(plate: &Plate) -> Markup {
    html! {
        text:h text:style-name="Plate_20_Name" text:outline-level="1" { (out(&plate.name)) }
        @if !plate.below.is_empty() { (paragraph("Plate_20_Role", &text(&plate.below))) }
    }
}

fn table(
    n: usize,
    title: &str,
    header: &[String],
    rows: &[Vec<String>],
    row_style: &str,
) -> Markup {
    let cell = |style: &str, words: &Markup| {
        html! { table:table-cell table:style-name=(style) office:value-type="string" { (words) } }
    };
    html! {
        table:table table:name=(format!("Table{n}")) table:style-name=(format!("Table{n}")) {
            table:title { (out(title)) }
            @for at in 1..=header.len() {
                table:table-column table:style-name=(format!("Table{n}.{at}")) {}
            }
            table:table-header-rows {
                table:table-row table:style-name="Row" {
                    @for head in header {
                        (cell("Head", &paragraph("Table_20_Heading", &text(head))))
                    }
                }
            }
            @for row in rows {
                table:table-row table:style-name=(row_style) {
                    @for words in row {
                        (cell("Cell", &paragraph("Table_20_Contents", &text(words))))
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
            @let words = html! {
                (text(&format!("{}:", line.label)))
                text:tab {}
                @if line.filled.is_empty() { text:tab {} } @else { (text(&line.filled)) }
            };
            @if at < lines.len() {
                (kept("Signature", true, &words))
            } @else {
                (ended("Signature", true, &words))
            }
        }
    }
}

fn text(words: &str) -> Markup {
    html! { (out(words)) }
}

fn strong(words: &str) -> Markup {
    html! {
        @if !words.is_empty() {
            text:span text:style-name="Strong_20_Emphasis" { (out(words)) }
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
