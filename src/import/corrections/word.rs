//! A Word document with tracked changes and comments: its parts, one after the other.

use super::MarkedCopy;
use super::flow::Flow;
use super::{Stands, changes, comments, open_text, word_body};
use crate::import::formats::decode::decode;
use crate::import::formats::gather::Gather;
use crate::import::formats::packed::Packed;
use crate::import::formats::xml::{Node, Xml};
use crate::import::steps::Steps;
use crate::import::trouble::Trouble;

/// The most headers, footers and the like that are read.
const MOST_PARTS: usize = 64;

/// A part of the document, and where its words stand.
struct Part {
    name: String,
    stands: Stands,
}

/// The parts that have words.
#[derive(Default)]
struct Parts {
    main: Option<String>,
    comments: Option<String>,
    extended: Option<String>,
    others: Vec<Part>,
}

/// Reads a Word document with its changes, or the OpenDocument text that it is.
///
/// # Errors
/// When it is broken, locked, bigger than it may be, or has more changes than anybody can settle.
pub(super) fn read(bytes: &[u8]) -> Result<MarkedCopy, Trouble> {
    let steps = Steps::for_size(bytes.len());
    let steps = Gather::new(0, &steps);
    let mut packed = Packed::open(bytes)?;
    if let Some(kind) = packed.member("mimetype")?
        && kind.starts_with(b"application/vnd.oasis")
    {
        return open_text::read(&mut packed, &kind, &steps);
    }
    let parts = parts(&mut packed, &steps)?;
    let mut flow = Flow::default();
    if let Some(name) = &parts.comments
        && let Some(bytes) = packed.member(name)?
    {
        comments::read(&decode(&bytes, None).text, name, &mut flow, &steps)?;
        if let Some(name) = &parts.extended
            && let Some(bytes) = packed.member(name)?
        {
            comments::threads(&decode(&bytes, None).text, name, &mut flow, &steps)?;
        }
    }
    let main = parts.main.as_deref().unwrap_or("word/document.xml");
    let bytes = packed.needed(main)?;
    let text = decode(&bytes, None).text;
    word_body::read(&text, main, &Stands::Text, &mut flow, &steps)?;
    for part in parts.others {
        if let Some(bytes) = packed.member(&part.name)? {
            let text = decode(&bytes, None).text;
            word_body::read(&text, &part.name, &part.stands, &mut flow, &steps)?;
        }
    }
    changes::of(&flow, &steps)
}

/// Finds the parts by the list of kinds, or where they mostly are.
fn parts(packed: &mut Packed<'_>, steps: &Gather<'_>) -> Result<Parts, Trouble> {
    const LIST: &str = "[Content_Types].xml";
    let mut parts = Parts::default();
    let Some(bytes) = packed.member(LIST)? else {
        parts.comments = Some("word/comments.xml".to_owned());
        parts.extended = Some("word/commentsExtended.xml".to_owned());
        return Ok(parts);
    };
    let list = decode(&bytes, None).text;
    let mut xml = Xml::new(&list, LIST);
    loop {
        match xml.next(steps)? {
            Node::Open(tag) => {
                if let (Some(name), Some(kind)) =
                    (tag.attribute("PartName"), tag.attribute("ContentType"))
                {
                    parts.take(name.trim_start_matches('/'), &kind);
                }
            }
            Node::End => return Ok(parts),
            Node::Close(_) | Node::Words(_) => {}
        }
    }
}

impl Parts {
    fn take(&mut self, name: &str, kind: &str) {
        let name = name.to_owned();
        if kind.ends_with(".main+xml") {
            self.main = Some(name);
            return;
        }
        let stands = match kind.rsplit_once('.').map_or(kind, |(_, kind)| kind) {
            "comments+xml" => {
                self.comments = Some(name);
                return;
            }
            "commentsExtended+xml" => {
                self.extended = Some(name);
                return;
            }
            "header+xml" => Stands::Header,
            "footer+xml" => Stands::Footer,
            "footnotes+xml" | "endnotes+xml" => Stands::Note,
            _ => return,
        };
        if self.others.len() < MOST_PARTS {
            self.others.push(Part { name, stands });
        }
    }
}
