//! HTML: one page without scripts or links, and with no picture but the one of the house, which is in
//! it. The structure is real (title, one first
//! heading, headings in order, lists, table heads), and nothing is said by colour.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::office::{plate_size, standing};
use super::picture::Placed;
use crate::minutes::document::{Block, Document, Page, Part, Run, leaving};

const STYLE: &str = "
body { font: 1rem/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.75rem; }
.capitals { text-transform: uppercase; }
.status { border: 2px solid #111; padding: 0.25rem 0.75rem; }
.numbered { display: flex; gap: 1rem; margin: 0.75rem 0; }
.numbered > .number, .limbs .number { flex: 0 0 3.5rem; }
.numbered > div { flex: 1; min-width: 0; }
p, ul { margin: 0.75rem 0; }
.numbered p:first-child, .numbered ul:first-child { margin-top: 0; }
.numbered p:last-child, .numbered ul:last-child, .numbered ol:last-child { margin-bottom: 0; }
.limbs, .names { list-style-type: \"\"; padding: 0; }
.limbs li { display: flex; gap: 1rem; margin: 0.5rem 0; }
.limbs span.words { flex: 1; min-width: 0; }
dl div { margin: 0.25rem 0; }
dt { font-weight: bold; }
dt, dd { display: inline; margin: 0; }
dd { margin-left: 0.35em; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid #555; padding: 0.35rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.signature { margin-top: 3rem; }
.signature p { margin: 1.5rem 0; }
.line { display: inline-block; min-width: 18rem; border-bottom: 1px solid #111; }
@media print { body { max-width: none; margin: 0; } h2 { break-after: avoid; } tr, .limbs li, .signature { break-inside: avoid; } thead { display: table-header-group; } tbody tr:first-child { break-before: avoid; } }
";

/// Name plates: cards on the screen, and on paper a page each, to be folded across the middle, with the
/// name on the half that is seen.
const PLATES: &str = "
.plate { border: 1px solid #555; margin: 1rem 0; padding: 1rem; text-align: center; }
.plate h2 { font-size: 2rem; line-height: 1.15; margin: 0; }
.plate p { font-size: 1.25rem; margin: 0.5rem 0 0; }
@media print { @page { size: A4 landscape; margin: 0; } body { padding: 0; } .heads { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .plate { border: 0; box-sizing: border-box; break-after: page; height: 209mm; margin: 0; padding: 139mm 15mm 0; } .plate:last-child { break-after: auto; } .plate p { font-size: 24pt; } }
";

/// The size of the names on paper, in points.
fn sized(points: u32) -> String {
    format!("@media print {{ .plate h2 {{ font-size: {points}pt; }} }}\n")
}

/// Tables whose words stay whole where the page is wide enough for them.
const WHOLE: &str = "
@media print, (min-width: 44rem) { th, td { overflow-wrap: break-word; } }
";

/// Whether no word in the tables of a document is longer than a column may be.
fn is_whole(block: &Block) -> bool {
    match block {
        Block::Table { header, rows, .. } | Block::Form { header, rows, .. } => {
            let mut cells = header.iter().chain(rows.iter().flatten());
            cells.all(|cell| cell.split_whitespace().all(|w| w.chars().count() <= 24))
        }
        _ => true,
    }
}

/// Tables that are filled in by hand.
const FORMS: &str = "
.form { table-layout: fixed; font-size: 0.9rem; }
.form td { height: 2.5rem; }
";

/// The document as an HTML page.
pub(super) fn html(document: &Document, logo: Option<&Placed<'_>>) -> String {
    let title = out(&document.title());
    let head = html! {
        @if let Some(logo) = logo { (picture(logo)) }
        @if !document.host.is_empty() {
            p { strong { (out(&document.host)) } }
        }
        h1 { (title) }
        (status(document))
    };
    let main = html! {
        @if document.is_bare() { div class="heads" { (head) } } @else { (head) }
        @for one in standing(document) { (markup(one.block, one.title(""))) "\n" }
    };
    let mut style = STYLE.to_owned();
    if document.is_bare() {
        style.push_str(PLATES);
        style.push_str(&sized(plate_size(document.plates()) / 2));
    } else {
        style.push_str(&printed(&document.page));
    }
    let is_table = |block: &Block| matches!(block, Block::Table { .. } | Block::Form { .. });
    if document.blocks.iter().any(is_table) && document.blocks.iter().all(is_whole) {
        style.push_str(WHOLE);
    }
    let is_form = |block: &Block| matches!(block, Block::Form { .. });
    if document.blocks.iter().any(is_form) {
        style.push_str(FORMS);
    }
    page(document.language, &title, &style, &main)
}

/// What stands below the title of a document, for a page of somebody else's.
pub fn fragment(document: &Document) -> Markup {
    html! {
        (status(document))
        @for one in standing(document) { (markup(one.block, one.title(""))) "\n" }
    }
}

/// One block of a document, for such a page.
pub fn block(block: &Block) -> Markup {
    markup(block, "")
}

/// The picture of the house, whole in the page.
fn picture(logo: &Placed<'_>) -> Markup {
    // Tenths of a millimetre as pixels of the page.
    let pixels = |tenths: u32| (tenths * 96 / 254).max(1);
    let (wide, high) = logo.picture.size();
    html! {
        p { img src=(logo.picture.data_uri()) alt=(logo.alt) width=(pixels(wide)) height=(pixels(high)); }
    }
}

/// The face of the house, and the paper that the page is printed on.
fn printed(page: &Page) -> String {
    let of = page.margins;
    let face = match &*page.font {
        "Arial" | "" => String::new(),
        // A setting of a house holds letters, digits, spaces, hyphens and full stops.
        font => format!("body {{ font-family: '{font}', Arial, Helvetica, sans-serif; }}\n"),
    };
    format!(
        "{face}@page {{ size: A4; margin: {}mm {}mm {}mm {}mm; }}\n@media print {{ body {{ font-size: {}pt; }} }}\n",
        of.top, of.right, of.bottom, of.left, page.points
    )
}

/// A page around what is read of it.
pub(super) fn page(language: &str, title: &str, style: &str, main: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body {
                main { (main) }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

fn status(document: &Document) -> Markup {
    let status = &document.status;
    let notes = status.notes.join(". ");
    if status.mark.is_empty() && notes.is_empty() {
        return html! { "\n" };
    }
    html! {
        p class="status" {
            @if !status.mark.is_empty() { strong { (out(&status.mark.to_uppercase())) } }
            @if !status.mark.is_empty() && !notes.is_empty() { " – " }
            @if !notes.is_empty() { (out(&notes)) "." }
        }
        "\n"
    }
}

/// A block of a page; what a table shows is told by the heading above it where it has no words of its own.
pub(super) fn markup(block: &Block, heading: &str) -> Markup {
    match block {
        Block::Heading {
            level,
            number,
            text,
            capitals,
        } => {
            let class = capitals.then_some("capitals");
            let number = if number.is_empty() {
                String::new()
            } else {
                format!("{}. ", out(number))
            };
            let words = format!("{number}{}", out(text));
            html! {
                @if *level <= 2 { h2 class=[class] { (words) } } @else { h3 class=[class] { (words) } }
            }
        }
        Block::Paragraph { number, parts } => {
            if number.is_empty() {
                html! { @for part in parts { (one_part(part)) } }
            } else {
                html! {
                    div class="numbered" {
                        span class="number" { (out(number)) } " "
                        div { @for part in parts { (one_part(part)) } }
                    }
                }
            }
        }
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => html! {
            div class="numbered" {
                @if !number.is_empty() { span class="number" { (out(number)) } " " }
                div {
                    p {
                        @if !word.is_empty() { strong { (out(word)) } }
                        @if !word.is_empty() && !lead.is_empty() { " " }
                        (runs(lead))
                    }
                    @if !limbs.is_empty() {
                        ol class="limbs" {
                            @for limb in limbs {
                                li {
                                    span class="number" { (out(&limb.number)) } " "
                                    span class="words" { (runs(&limb.runs)) }
                                }
                            }
                        }
                    }
                }
            }
        },
        Block::Note(words) => html! { p { (runs(words)) } },
        Block::Names(rows) => {
            // A list of terms has a term for each: where some have none, it is a plain one.
            if rows.iter().any(|r| r.label.is_empty()) {
                html! {
                    ul class="names" {
                        @for row in rows {
                            li {
                                @if !row.label.is_empty() { (out(&row.label)) ": " }
                                (out(&row.text))
                            }
                        }
                    }
                }
            } else {
                html! {
                    dl {
                        @for row in rows {
                            div { dt { (out(&row.label)) ":" } " " dd { (out(&row.text)) } }
                        }
                    }
                }
            }
        }
        Block::Table {
            caption,
            header,
            rows,
        } => html! {
            table {
                (captioned(caption, heading))
                thead { tr { @for head in header { th scope="col" { (out(head)) } } } }
                tbody {
                    @for row in rows { tr { @for cell in row { td { (out(cell)) } } } }
                }
            }
        },
        Block::Form {
            caption,
            header,
            shares,
            rows,
        } => {
            let all: u32 = shares.iter().sum::<u32>().max(1);
            let width = |share: &u32| format!("width: {}%", share * 100 / all);
            html! {
                table class="form" {
                    (captioned(caption, heading))
                    colgroup { @for share in shares { col style=(width(share)); } }
                    thead { tr { @for head in header { th scope="col" { (out(head)) } } } }
                    tbody {
                        @for row in rows { tr { @for cell in row { td { (out(cell)) } } } }
                    }
                }
            }
        }
        Block::Plates(plates) => html! {
            @for plate in plates {
                section class="plate" {
                    h2 { (out(&plate.name)) }
                    @if !plate.below.is_empty() { p { (out(&plate.below)) } }
                }
            }
        },
        Block::Signature(lines) => html! {
            div class="signature" {
                @for line in lines {
                    p {
                        (out(&line.label)) ": "
                        @if line.filled.is_empty() {
                            span class="line" { "\u{a0}" }
                        } @else {
                            (out(&line.filled))
                        }
                    }
                }
            }
        },
    }
}

/// What a table shows; for whoever hears the page it is told though the heading above it says it too.
fn captioned(caption: &str, heading: &str) -> Markup {
    html! {
        @if caption.is_empty() {
            caption class="unseen" { (out(heading)) }
        } @else {
            caption { (out(caption)) }
        }
    }
}

fn one_part(part: &Part) -> Markup {
    match part {
        Part::Words(words) => html! { p { (runs(words)) } },
        Part::Bullets(bullets) => html! {
            ul { @for bullet in bullets { li { (runs(bullet)) } } }
        },
    }
}

/// Words, strong where they are.
pub(super) fn runs(runs: &[Run]) -> Markup {
    html! {
        @for run in runs {
            @if run.strong { strong { (out(&run.text)) } } @else { (out(&run.text)) }
        }
    }
}

/// Words on their way out; the page's templates escape them.
pub(super) fn out(text: &str) -> String {
    leaving(text).into_owned()
}
