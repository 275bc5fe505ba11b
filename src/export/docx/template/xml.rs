//! The tags of a part with the places where they stand, so that a part can be added to and the rest
//! of it stays as it is, to the byte.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// It begins an element.
    Open,
    /// It is an element without contents.
    Whole,
    /// It ends an element.
    Close,
}

/// A tag, and where it stands.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Its bytes in the part.
    pub(super) at: Range<usize>,
    /// What it does.
    pub(super) does: Does,
    /// How many elements it stands in.
    pub(super) depth: usize,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name, with the prefix that Word gives it: "w:p".
    pub(super) fn name(&self) -> &str {
        self.start.name().0
    }

    /// Whether it begins an element of this name, with contents or without.
    pub(super) fn begins(&self, name: &str) -> bool {
        self.does != Does::Close && self.name() == name
    }

    /// An attribute by its name with prefix: "w:val".
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|a| a.key.0 == name)?;
        let value = quick_xml::escape::unescape(&found.value).ok()?;
        Some(value.into_owned())
    }

    /// Where an attribute's value stands in the part.
    pub(super) fn place_of(&self, part: &str, name: &str) -> Option<Range<usize>> {
        let tag = part.get(self.at.clone())?;
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let value = attributes.find(|a| a.key.0 == name)?.value;
        let from = tag.find(&format!(" {name}=\"{value}\""))? + name.len() + 3;
        let from = self.at.start + from;
        Some(from..from + value.len())
    }

    /// A number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a property is on: there, and not said to be off.
    pub(super) fn on(&self) -> bool {
        !matches!(
            self.attribute("w:val").as_deref(),
            Some("0" | "false" | "off")
        )
    }
}

/// Something in a part.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// A tag.
    Tag(Tag<'a>),
    /// Words.
    Words(String),
}

/// Goes through a part.
///
/// # Errors
/// With a clause, when it is no XML as documents hold it.
pub(super) fn walk<'a>(
    part: &'a str,
    name: &str,
    mut each: impl FnMut(Node<'a>),
) -> Result<(), String> {
    let mut reader = Reader::from_str(part);
    let broken = |at: usize| format!("its part {name} is broken at byte {at}");
    let (mut from, mut depth) = (0, 0_usize);
    loop {
        let event = reader.read_event().map_err(|_| broken(from))?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(part.len());
        let mut tag = |does, depth, start| {
            each(Node::Tag(Tag {
                at: from..to,
                does,
                depth,
                start,
            }));
        };
        match event {
            Event::Start(start) => {
                tag(Does::Open, depth, start);
                depth += 1;
            }
            Event::Empty(start) => tag(Does::Whole, depth, start),
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                tag(Does::Close, depth, BytesStart::new(end.name().0.to_owned()));
            }
            Event::Text(text) => each(Node::Words(text.into_inner().into_owned())),
            Event::CData(text) => each(Node::Words(text.into_inner().into_owned())),
            Event::DocType(_) => {
                return Err(format!(
                    "its part {name} has a document type, which none needs"
                ));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::GeneralRef(_) => {}
            Event::Eof if depth > 0 => return Err(broken(from)),
            Event::Eof => return Ok(()),
        }
        from = to;
    }
}

/// The tags of a part.
///
/// # Errors
/// As of [`walk`].
pub(super) fn tags<'a>(part: &'a str, name: &str) -> Result<Vec<Tag<'a>>, String> {
    let mut found = Vec::new();
    walk(part, name, |node| {
        if let Node::Tag(tag) = node {
            found.push(tag);
        }
    })?;
    Ok(found)
}

/// A part with words put in the place of others. The places don't overlap.
pub(super) fn spliced(part: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(at, _)| (at.start, at.end));
    let mut out = String::with_capacity(part.len() + 1_024);
    let mut from = 0;
    for (at, words) in changes {
        out.push_str(part.get(from..at.start).unwrap_or_default());
        out.push_str(&words);
        from = at.end.max(from);
    }
    out.push_str(part.get(from..).unwrap_or_default());
    out
}
