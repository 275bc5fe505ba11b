//! PDF: bytes in, words and rules laid on pages out.
//!
//! The words of a page are found by walking over what the page draws (`walk`) with the fonts that
//! it draws with (`font`); nothing is painted. A broken or hostile file costs a [`Fault`]. What
//! even the parser underneath can't stand is kept from the program by a process of its own, which
//! the command line starts.

pub mod bbox;
mod fault;
mod sense;

#[cfg(feature = "pdf-import")]
mod boxes;
#[cfg(feature = "pdf-import")]
mod cmap;
#[cfg(feature = "pdf-import")]
mod codes;
#[cfg(feature = "pdf-import")]
mod common;
#[cfg(feature = "pdf-import")]
mod file;
#[cfg(feature = "pdf-import")]
mod font;
#[cfg(feature = "pdf-import")]
mod lexer;
#[cfg(feature = "pdf-import")]
mod matrix;
#[cfg(feature = "pdf-import")]
mod paths;
#[cfg(feature = "pdf-import")]
mod walk;
#[cfg(feature = "pdf-import")]
mod widths;
#[cfg(feature = "pdf-import")]
mod words;

#[cfg(all(test, feature = "pdf-import"))]
mod tests;

pub use fault::Fault;
pub use sense::makes_sense;

use super::page::Page;

/// The most pages that are read.
pub const PAGES: usize = 5_000;

/// The biggest file that is read, in bytes.
pub const BYTES: usize = 256 << 20;

/// Reads a PDF, and hands over page by page; `take` says whether to go on.
///
/// # Errors
/// When the file can't be read, has no words in it, or has letters that can't be told.
#[cfg(feature = "pdf-import")]
pub fn each(bytes: &[u8], take: &mut dyn FnMut(Page) -> bool) -> Result<(), Fault> {
    file::read(bytes, take)
}

/// Reads no PDF: the program was built without.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf-import"))]
pub fn each(_bytes: &[u8], _take: &mut dyn FnMut(Page) -> bool) -> Result<(), Fault> {
    Err(Fault::NoReader)
}

/// Reads all pages of a PDF.
///
/// # Errors
/// As [`each`].
pub fn pages(bytes: &[u8]) -> Result<Vec<Page>, Fault> {
    let mut pages = Vec::new();
    each(bytes, &mut |page| {
        pages.push(page);
        true
    })?;
    Ok(pages)
}
