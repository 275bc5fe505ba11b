//! Exports: a document in, bytes out; one small file a format. Nothing here knows of meetings, so
//! nothing can get out that drafting did not put in.

mod comparison;
mod csv;
mod docx;
mod html;
mod ics;
mod json;
mod markdown;
mod odt;
mod office;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod text;
mod vtt;

pub use crate::minutes::Format;
pub use comparison::{comparison_html, comparison_text};
pub use csv::{chapters_csv, votes_csv};
pub use ics::dates_ics;
pub use json::votes_json;
pub use vtt::chapters_vtt;

use crate::minutes::document::Document;
use crate::minutes::{ActionSheet, Audience, Minutes, Paper};

/// The minutes as the bytes of a file; the same minutes give the same bytes.
pub fn export<A: Audience>(format: Format, minutes: &Minutes<A>) -> Vec<u8> {
    render(format, minutes.document())
}

/// The action sheet as the bytes of a file.
pub fn export_actions<A: Audience>(format: Format, sheet: &ActionSheet<A>) -> Vec<u8> {
    render(format, sheet.document())
}

/// Another document of a meeting as the bytes of a file.
pub fn export_paper<A: Audience>(format: Format, paper: &Paper<A>) -> Vec<u8> {
    render(format, paper.document())
}

/// "01:02:03": a second of a recording.
fn clock(second: u32) -> String {
    let (hours, minutes) = (second / 3600, second / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}", second % 60)
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
