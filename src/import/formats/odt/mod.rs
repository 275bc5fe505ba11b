//! OpenDocument texts (ODT): paragraphs with the numbers that are shown, tables, pages.

mod body;
mod forms;
mod lists;
mod styles;

use super::decode::decode;
use super::gather::Gather;
use super::packed::Packed;
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
    locked(&mut packed)?;
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

/// Refuses a file whose parts are locked with a password, as its list of parts tells.
fn locked(packed: &mut Packed<'_>) -> Result<(), Trouble> {
    let list = packed.member("META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&list, b"encryption-data").is_some() {
        return Err(Trouble::new(
            "The file is locked with a password.",
            "Open it in the program that made it, save it without the password and read that.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
