//! Web pages: an agenda saved from a council's site, or made by a word processor.
//!
//! The page is read as a row of signs with the open elements on a stack, so that no page is too
//! deep or too broken: what is not closed is closed where browsers close it.

mod elements;
mod page;
mod tokens;
mod words;

use encoding_rs::Encoding;

use super::decode::{decode, named};
use super::gather::Gather;
use super::text::fits;
use crate::import::line::Run;
use crate::import::trouble::Trouble;

/// How far in a page may say what its characters are.
const SAID_WITHIN: usize = 2048;

/// Reads a web page.
///
/// # Errors
/// When it is too big, nests too deep, or there are no words in it.
pub(super) fn read(bytes: &[u8], mut out: Gather<'_>) -> Result<Run, Trouble> {
    fits(bytes)?;
    let decoded = decode(bytes, said(bytes));
    decoded.remarks.iter().for_each(|r| out.remark(r));
    out.take(decoded.text.len() / 16)?;
    page::read(&decoded.text.replace('\u{C}', " "), out)?.finish()
}

/// What the page says its characters are.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..SAID_WITHIN).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let (_, after) = start.split_once("charset")?;
    let name: String = after
        .trim_start_matches([' ', '=', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    named(&name)
}

#[cfg(test)]
mod tests;
