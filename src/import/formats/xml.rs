//! XML as a row of events: opened, closed, words. No document type is taken, no entity but the
//! five and numbers is resolved, and nothing nests deeper than documents do.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entities;
use super::gather::Gather;
use super::packed::AGAIN;
use crate::import::trouble::Trouble;

/// How deep elements may nest.
const DEEPEST: usize = 256;

/// What comes next.
#[derive(Debug)]
pub(in crate::import) enum Node<'a> {
    /// An element begins; one without contents ends at once.
    Open(Tag<'a>),
    /// An element ends: its name without prefix.
    Close(String),
    /// Words.
    Words(Cow<'a, str>),
    /// The end.
    End,
}

/// The beginning of an element.
#[derive(Debug)]
pub(in crate::import) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub(in crate::import) fn name(&self) -> String {
        local(self.0.name().0).to_owned()
    }

    /// An attribute by its name without prefix.
    pub(in crate::import) fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|a| local(a.key.0) == name)
            .map(|a| entities::decoded(&a.value))
    }

    /// The attribute `val`, which most elements of Word have.
    pub(in crate::import) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether a property is on: there, and not said to be off.
    pub(in crate::import) fn on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// A number in an attribute.
    pub(in crate::import) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A reader of XML.
pub(in crate::import) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Reads `text`, which is the part `part` of the file.
    pub(in crate::import) fn new(text: &'a str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part,
            depth: 0,
        }
    }

    /// How many elements are open.
    pub(in crate::import) fn depth(&self) -> usize {
        self.depth
    }

    /// What comes next.
    ///
    /// # Errors
    /// When the part is broken, nests too deep, has a document type, or the steps are spent.
    pub(in crate::import) fn next(&mut self, out: &Gather<'_>) -> Result<Node<'a>, Trouble> {
        loop {
            out.take(1)?;
            let event = self.reader.read_event().map_err(|_| self.broken())?;
            return Ok(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(self.trouble("nests deeper than documents do"));
                    }
                    Node::Open(Tag(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(local(end.name().0).to_owned())
                }
                Event::Text(text) => Node::Words(text.into_inner()),
                Event::CData(text) => Node::Words(text.into_inner()),
                Event::GeneralRef(name) => Node::Words(resolved(&name)),
                Event::DocType(_) => {
                    return Err(self.trouble("has a document type, which no document needs"));
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof if self.depth > 0 => return Err(self.broken()),
                Event::Eof => Node::End,
            });
        }
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As for [`Xml::next`].
    pub(in crate::import) fn skip(&mut self, out: &Gather<'_>) -> Result<(), Trouble> {
        let until = self.depth.saturating_sub(1);
        while self.depth > until {
            self.next(out)?;
        }
        Ok(())
    }

    fn broken(&self) -> Trouble {
        let at = self
            .reader
            .error_position()
            .max(self.reader.buffer_position());
        self.trouble(&format!("is broken at byte {at}"))
    }

    fn trouble(&self, what: &str) -> Trouble {
        Trouble::new(
            &format!("The part {} of the file {what}.", self.part),
            AGAIN,
        )
    }
}

/// What a reference between `&` and `;` stands for; an unknown one stays as it is written.
fn resolved<'a>(name: &str) -> Cow<'a, str> {
    let written = format!("&{name};");
    // Of names XML has five; a number may be of any character.
    let known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#');
    Cow::Owned(if known {
        entities::decoded(&written)
    } else {
        written
    })
}
