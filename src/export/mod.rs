//! Exports: a document in, bytes out; one small file a format. Nothing here knows of meetings, so
//! nothing can get out that drafting did not put in.

mod html;
mod markdown;
mod text;

pub use crate::minutes::Format;
use crate::minutes::document::Document;
use crate::minutes::{ActionSheet, Audience, Minutes};

/// The minutes as bytes of UTF-8; the same minutes give the same bytes.
pub fn export<A: Audience>(format: Format, minutes: &Minutes<A>) -> Vec<u8> {
    render(format, minutes.document())
}

/// The action sheet as bytes of UTF-8.
pub fn export_actions<A: Audience>(format: Format, sheet: &ActionSheet<A>) -> Vec<u8> {
    render(format, sheet.document())
}

fn render(format: Format, document: &Document) -> Vec<u8> {
    match format {
        Format::Markdown => markdown::markdown(document),
        Format::Text => text::text(document),
        Format::Html => html::html(document),
    }
    .into_bytes()
}
