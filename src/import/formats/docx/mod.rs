//! Word documents (DOCX): paragraphs with the numbers that Word shows, tables, pages.

mod body;
mod forms;
mod numbering;
mod paragraphs;
mod styles;

use super::decode::decode;
use super::gather::Gather;
use super::packed::Packed;
use super::paper::Paper;
use super::xml::{Node, Xml};
use crate::import::line::Run;
use crate::import::trouble::Trouble;

/// Where the document is, as a rule.
const MAIN: &str = "word/document.xml";

/// Reads a Word document.
///
/// # Errors
/// When it is broken, locked, or bigger than it may be.
pub(super) fn read(bytes: &[u8], mut out: Gather<'_>) -> Result<Run, Trouble> {
    let mut packed = Packed::open(bytes)?;
    let parts = parts(&mut packed, &out)?;
    let main = text(&packed.needed(&parts.main)?, &mut out);
    let styles = match packed.member(&parts.styles)? {
        Some(bytes) => styles::read(&text(&bytes, &mut out), &parts.styles, &out)?,
        None => styles::Styles::default(),
    };
    let numbering = match packed.member(&parts.numbering)? {
        Some(bytes) => numbering::read(&text(&bytes, &mut out), &parts.numbering, &styles, &out)?,
        None => numbering::Numbering::default(),
    };
    let paper = Paper::new(out, false);
    body::read(&main, &parts.main, &styles, numbering, paper)?.finish()
}

/// The parts of a document by name.
struct Parts {
    main: String,
    styles: String,
    numbering: String,
}

/// Finds the parts: the list of kinds names them where they aren't where they mostly are.
fn parts(packed: &mut Packed<'_>, out: &Gather<'_>) -> Result<Parts, Trouble> {
    const LIST: &str = "[Content_Types].xml";
    let mut parts = Parts {
        main: MAIN.to_owned(),
        styles: "word/styles.xml".to_owned(),
        numbering: "word/numbering.xml".to_owned(),
    };
    let Some(bytes) = packed.member(LIST)? else {
        return Ok(parts);
    };
    let list = decode(&bytes, None).text;
    let mut xml = Xml::new(&list, LIST);
    loop {
        match xml.next(out)? {
            Node::Open(tag) => {
                let (Some(name), Some(kind)) =
                    (tag.attribute("PartName"), tag.attribute("ContentType"))
                else {
                    continue;
                };
                let name = name.trim_start_matches('/').to_owned();
                if kind.ends_with(".main+xml") {
                    parts.main = name;
                } else if kind.ends_with("wordprocessingml.styles+xml") {
                    parts.styles = name;
                } else if kind.ends_with("wordprocessingml.numbering+xml") {
                    parts.numbering = name;
                }
            }
            Node::End => return Ok(parts),
            Node::Close(_) | Node::Words(_) => {}
        }
    }
}

/// The characters of a part.
fn text(bytes: &[u8], out: &mut Gather<'_>) -> String {
    let decoded = decode(bytes, None);
    decoded.remarks.iter().for_each(|r| out.remark(r));
    decoded.text
}

#[cfg(test)]
mod tests;
