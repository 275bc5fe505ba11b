//! A piece of the minutes, to be put into a letter or onto the clipboard: the words without the head of a
//! document, in plain text, in Markdown, and in HTML that needs no style to be read.

use maud::{Markup, html};

use super::html::{markup, out, runs};
use super::{markdown, text};
use crate::minutes::document::{Block, Document, Part};
use crate::minutes::{Audience, Paper};

/// The words as plain text.
pub fn piece_text<A: Audience>(paper: &Paper<A>) -> String {
    text::blocks(&paper.document().blocks)
}

/// The words as Markdown.
pub fn piece_markdown<A: Audience>(paper: &Paper<A>) -> String {
    markdown::blocks(&paper.document().blocks)
}

/// The words as a piece of HTML: numbers stand before their words though no style puts them there.
pub fn piece_html<A: Audience>(paper: &Paper<A>) -> String {
    of(paper.document()).into_string()
}

fn of(document: &Document) -> Markup {
    html! {
        meta charset="utf-8";
        @for block in &document.blocks { (piece(block)) "\n" }
    }
}

fn piece(block: &Block) -> Markup {
    match block {
        Block::Paragraph { number, parts } if !number.is_empty() => html! {
            @for (at, part) in parts.iter().enumerate() {
                @match part {
                    Part::Words(words) => p { @if at == 0 { (lead(number)) } (runs(words)) },
                    Part::Bullets(entries) => {
                        @if at == 0 { p { (out(number)) } }
                        ul { @for entry in entries { li { (runs(entry)) } } }
                    }
                }
            }
        },
        Block::Resolution {
            number,
            word,
            lead: words,
            limbs,
        } => html! {
            p {
                (lead(number))
                @if !word.is_empty() { strong { (out(word)) } " " }
                (runs(words))
            }
            @for limb in limbs {
                p style="margin-left: 2em" { (lead(&limb.number)) (runs(&limb.runs)) }
            }
        },
        Block::Table { header, rows, .. } => html! {
            table border="1" {
                thead { tr { @for head in header { th scope="col" { (out(head)) } } } }
                tbody { @for row in rows { tr { @for cell in row { td { (out(cell)) } } } } }
            }
        },
        other => markup(other, ""),
    }
}

/// A number with its space.
fn lead(number: &str) -> Markup {
    html! { @if !number.is_empty() { (out(number)) "\u{a0} " } }
}
