//! Exports: a document in, bytes out; one small file a format. Nothing here knows of meetings, so
//! nothing can get out that drafting did not put in.

mod docx;
mod html;
mod markdown;
mod odt;
mod office;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod text;

pub use crate::minutes::Format;
use crate::minutes::document::Document;
use crate::minutes::{ActionSheet, Audience, Minutes};

/// The minutes as the bytes of a file; the same minutes give the same bytes.
pub fn export<A: Audience>(format: Format, minutes: &Minutes<A>) -> Vec<u8> {
    render(format, minutes.document())
}

/// The action sheet as the bytes of a file.
pub fn export_actions<A: Audience>(format: Format, sheet: &ActionSheet<A>) -> Vec<u8> {
    render(format, sheet.document())
}

fn render(format: Format, document: &Document) -> Vec<u8> {
    match format {
        Format::Markdown => markdown::markdown(document).into_bytes(),
        Format::Text => text::text(document).into_bytes(),
        Format::Html => html::html(document).into_bytes(),
        Format::Docx => docx::docx(document),
        Format::Odt => odt::odt(document),
    }
}

#[cfg(test)]
mod tests;
