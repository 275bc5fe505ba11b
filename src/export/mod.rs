//! Exports: a document in, bytes out; one small file a format. Nothing here knows of meetings, so
//! nothing can get out that drafting did not put in.

mod comparison;
mod csv;
mod document_json;
mod docx;
mod html;
mod ics;
mod json;
mod markdown;
mod odt;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod picture;
mod piece;
mod report;
#[cfg(any(test, feature = "testing"))]
pub use picture::sample as sample_picture;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod text;
mod vtt;

pub use crate::minutes::Format;
pub use comparison::{comparison_html, comparison_text};
pub use csv::{chapters_csv, programme_csv, rows_csv, tracker_csv, votes_csv};
pub use docx::{Template, comparison_docx};
pub use html::{block, fragment};
pub use ics::dates_ics;
pub use json::{answer_json, popolo_json, programme_json, report_json, tracker_json, votes_json};
pub use picture::{Logo, Picture};
pub use piece::{piece_html, piece_markdown, piece_text};
pub use report::report_html;
pub use vtt::chapters_vtt;

use crate::minutes::document::Document;
use crate::minutes::{ActionSheet, Audience, Minutes, Paper};

/// A document as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What is to be told of it, a sentence each.
    pub told: Vec<String>,
}

/// How a document is printed: in which format, a Word file on which template, and what stands at its head.
#[derive(Clone, Copy, Debug)]
pub struct Print<'t> {
    /// The format.
    pub format: Format,
    /// The template of its Word files; other formats have none.
    pub template: Option<&'t Template>,
    /// The picture at its head. A template has its own, and plain words have none.
    pub logo: Option<&'t Logo>,
    /// Why the picture of the house isn't there, to be told of each document that would have it.
    pub without_logo: Option<&'t str>,
}

impl Print<'_> {
    /// Whether it shows the picture of the house.
    fn shows_logo(&self) -> bool {
        match self.format {
            Format::Markdown | Format::Text | Format::Json => false,
            Format::Docx => self.template.is_none(),
            Format::Html | Format::Odt => true,
            #[cfg(feature = "pdf")]
            Format::Pdf => true,
        }
    }

    /// What is told where the picture of the house should be and isn't.
    fn told_without_logo(&self, document: &Document) -> Option<String> {
        let told = self.without_logo?;
        (self.shows_logo() && !document.is_bare()).then(|| told.to_owned())
    }
}

impl From<Format> for Print<'_> {
    fn from(format: Format) -> Self {
        Self {
            format,
            template: None,
            logo: None,
            without_logo: None,
        }
    }
}

/// The minutes as a file, with what is to be told of it.
///
/// # Errors
/// With a clause on what is in the way: a PDF that would break its standards, or a template that is not
/// what it seemed.
pub fn try_export<'t, A: Audience>(
    print: impl Into<Print<'t>>,
    minutes: &Minutes<A>,
) -> Result<Export, String> {
    try_render(print, minutes.document())
}

/// Another document of a meeting as a file, with what is to be told of it.
///
/// # Errors
/// As of [`try_export`].
pub fn try_export_paper<'t, A: Audience>(
    print: impl Into<Print<'t>>,
    paper: &Paper<A>,
) -> Result<Export, String> {
    try_render(print, paper.document())
}

/// The minutes as the bytes of a file; the same minutes give the same bytes. There are none where
/// [`try_export`] fails.
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
    try_render(format, document).map_or_else(|_| Vec::new(), |made| made.bytes)
}

fn try_render<'t>(print: impl Into<Print<'t>>, document: &Document) -> Result<Export, String> {
    let print = print.into();
    let logo = Logo::of(print.logo.filter(|_| print.shows_logo()), document);
    let logo = logo.as_ref();
    let bytes = match print.format {
        Format::Markdown => markdown::markdown(document).into_bytes(),
        Format::Text => text::text(document).into_bytes(),
        Format::Html => html::html(document, logo).into_bytes(),
        Format::Json => document_json::json(document),
        Format::Docx => match print.template {
            Some(template) => return docx::docx_on(template, document),
            None => docx::docx(document, logo),
        },
        Format::Odt => odt::odt(document, logo),
        #[cfg(feature = "pdf")]
        Format::Pdf => {
            let mut made = pdf::pdf(document, logo)?;
            made.told.extend(print.told_without_logo(document));
            return Ok(made);
        }
    };
    Ok(Export {
        bytes,
        told: print.told_without_logo(document).into_iter().collect(),
    })
}

#[cfg(test)]
mod tests;
