//! The formats: bytes in, a run of lines out.

pub mod laid;

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
    /// PDF: read by [`crate::import::pdf`] in a process of its own, and by [`laid`] here.
    Pdf,
}

/// Reads a file that isn't a PDF into lines; their places name `source`.
///
/// # Errors
/// When it is none of the formats, is broken, or is bigger than a pack can be.
pub fn read(_format: Format, _source: u16, _bytes: &[u8], _steps: &Steps) -> Result<Run, Trouble> {
    Ok(Run::default())
}

/// What a file is.
pub fn sniff(_name: &str, _bytes: &[u8]) -> Format {
    Format::Text
}
