//! OpenDocument texts (ODT): paragraphs with the numbers that are shown, tables, pages.

mod body;
mod forms;
mod lists;
mod styles;

use super::decode::decode;
use super::gather::Gather;
use super::packed::{Packed, unlocked};
use super::paper::Paper;
use crate::import::line::Run;
use crate::import::trouble::Trouble;

/// Reads an OpenDocument text.
///
/// # Errors
/// When it is broken, locked, or bigger than it may be.
pub(super) fn read(bytes: &[u8], mut out: Gather<'_>) -> Result<Run, Trouble> {
    const CONTENT: &str = "content.xml";
    const STYLES: &str = "styles.xml";
    let mut packed = Packed::open(bytes)?;
    unlocked(&mut packed)?;
    let mut styles = styles::Styles::default();
    if let Some(bytes) = packed.member(STYLES)? {
        styles.read(&decode(&bytes, None).text, STYLES, &out)?;
    }
    let content = decode(&packed.needed(CONTENT)?, None);
    content.remarks.iter().for_each(|r| out.remark(r));
    styles.read(&content.text, CONTENT, &out)?;
    styles.settle();
    let paper = Paper::new(out, false);
    body::read(&content.text, CONTENT, &styles, paper)?.finish()
}

#[cfg(test)]
mod tests;
