//! Exports: a document in, bytes out; one small file a format. Nothing here knows of meetings, so
//! nothing can get out that drafting did not put in.

mod html;
mod markdown;
mod text;

use crate::minutes::document::Document;
use crate::minutes::{ActionSheet, Audience, Minutes};

/// A format to export in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown (CommonMark, with tables).
    Markdown,
    /// Plain text, 80 columns wide.
    Text,
    /// One accessible HTML page.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Text, Self::Html];

    /// The ending of a file name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
        }
    }
}

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
