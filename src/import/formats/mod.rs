//! The formats: bytes in, a run of lines out.

mod attributes;
mod counted;
mod csv;
mod dashes;
pub(super) mod decode;
mod docx;
pub(super) mod entities;
mod gaps;
pub(super) mod gather;
mod hidden;
mod html;
pub mod layout;
mod lines;
mod marks;
mod numerals;
mod odt;
pub(super) mod packed;
mod paper;
mod pipes;
mod prose;
mod sniff;
pub(super) mod symbols;
mod text;
mod words;
mod wrap;
pub(super) mod xml;

pub use sniff::{Old, old, sniff};
pub(super) use symbols::symbol;

use super::line::Run;
use super::steps::Steps;
use super::trouble::Trouble;

/// What a file is, by its bytes; a name helps only where bytes can't tell (CSV, Markdown).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// Comma-separated values.
    Csv,
    /// A web page.
    Html,
    /// Word, DOCX.
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF: read apart from the others, in a process of its own.
    Pdf,
}

/// What a format is called in sentences for the officer.
pub fn name(format: Format) -> &'static str {
    match format {
        Format::Text => "text",
        Format::Markdown => "Markdown",
        Format::Csv => "CSV",
        Format::Html => "web page",
        Format::Docx => "Word",
        Format::Odt => "OpenDocument",
        Format::Pdf => "PDF",
    }
}

/// Reads a file that isn't a PDF into lines; their places name `source`.
///
/// # Errors
/// When it is none of the formats, is broken, or is bigger than a pack can be.
pub fn read(format: Format, source: u16, bytes: &[u8], steps: &Steps) -> Result<Run, Trouble> {
    let gather = gather::Gather::new(source, steps);
    match format {
        Format::Text => text::read(bytes, false, gather),
        Format::Markdown => text::read(bytes, true, gather),
        Format::Csv => csv::read(bytes, gather),
        Format::Docx => docx::read(bytes, gather),
        Format::Html => html::read(bytes, gather),
        Format::Odt => odt::read(bytes, gather),
        Format::Pdf => Err(Trouble::new(
            "A PDF is read apart from the other formats.",
            "Give it to the reader of PDFs.",
        )),
    }
}

#[cfg(test)]
pub(super) mod build;
#[cfg(test)]
mod tests;
