//! What a file holds, for tests: the parts of a zip, unpacked; the elements of a PDF.
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that can't go on should stop where it stands"
)]

#[cfg(feature = "pdf")]
mod pdf;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Format;
#[cfg(feature = "pdf")]
pub use pdf::{Element, Pdf, pdf};

/// The parts of a Word or OpenDocument file by their names.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            // A picture is no text.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// All that a file holds as text, properties too.
pub fn unpacked(format: Format, bytes: &[u8]) -> String {
    if !format.is_binary() {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    #[cfg(feature = "pdf")]
    if format == Format::Pdf {
        let read = pdf(bytes);
        let text = vec![read.text()];
        return [text, read.around, read.shown, read.strings]
            .concat()
            .join("\n");
    }
    let named = parts(bytes).into_iter();
    named
        .flat_map(|(name, text)| [name, text])
        .collect::<Vec<_>>()
        .join("\n")
}
