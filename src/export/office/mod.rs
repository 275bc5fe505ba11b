//! What Word and OpenDocument have in common: the parts of a zip, the words on their way into XML,
//! and the measures of a page.

mod measures;
mod pack;

#[cfg(feature = "pdf")]
pub(super) use measures::PLATE_WIDTH;
pub(super) use measures::{
    HAND, Measures, PAGE_HEIGHT, PAGE_WIDTH, PLATE, PLATE_MARGIN, millimetres, plate_size,
};
pub(super) use pack::{Part, Unfit, packed, unpacked};

use crate::minutes::document::{Block, Document, leaving};

/// Words on their way into XML: cleaned, without what XML has no place for, and with one space where
/// several stood, as both kinds of file are read. The templates escape them.
pub(super) fn out(text: &str) -> String {
    let text = leaving(text);
    let holds = |what: &[u8]| memchr::memmem::find(text.as_bytes(), what).is_some();
    if !holds(b"  ") && !holds(b"\xEF\xBF") {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' if out.ends_with(' ') => {}
            // The only two that are left of what XML 1.0 forbids; a string holds no surrogates.
            '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// A part of a file with its declaration.
pub(super) fn xml(markup: &maud::Markup) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{}",
        markup.0
    )
}

/// When the file says that it was made: on the day of the meeting, so that the same minutes are
/// always the same file, and nothing is told of the machine.
pub(super) fn made(document: &Document) -> String {
    format!("{}T00:00:00Z", document.day.format("%Y-%m-%d"))
}

/// What the status line says: "DRAFT", and the rest.
pub(super) fn status(document: &Document) -> (String, String) {
    let status = &document.status;
    let mark = out(&status.mark.to_uppercase());
    let notes = out(&status.notes.join(". "));
    let rest = match (mark.is_empty(), notes.is_empty()) {
        (_, true) => String::new(),
        (true, false) => format!("{notes}."),
        (false, false) => format!(" \u{2013} {notes}."),
    };
    (mark, rest)
}

/// What stands at the foot of every page: "Draft minutes, 20 November 2014".
pub(super) fn foot(document: &Document) -> String {
    out(&format!("{}, {}", document.marked_kind(), document.date))
}

/// A heading's number as it is printed, "4."; empty = none.
pub(super) fn heading_number(number: &str) -> String {
    if number.is_empty() {
        String::new()
    } else {
        format!("{}.", out(number))
    }
}

/// Whether a block is laid out in rows and columns.
pub(super) fn is_table(block: &Block) -> bool {
    matches!(block, Block::Table { .. } | Block::Form { .. })
}

/// A block, and where it stands.
pub(super) struct Standing<'a> {
    /// The block.
    pub(super) block: &'a Block,
    /// Whether it belongs to a numbered item: its words then stand in the column of the minutes,
    /// number or none.
    pub(super) in_item: bool,
    /// Whether a table is right above it.
    pub(super) below_table: bool,
    /// The words of the heading above it; may be empty.
    heading: &'a str,
}

impl<'a> Standing<'a> {
    /// What a table is called for whoever doesn't see what stands above it.
    pub(super) fn title(&self, caption: &'a str) -> &'a str {
        if caption.is_empty() {
            self.heading
        } else {
            caption
        }
    }
}

/// The blocks of a document in their order.
pub(super) fn standing(document: &Document) -> impl Iterator<Item = Standing<'_>> {
    let (mut in_item, mut table, mut heading) = (false, false, "");
    document.blocks.iter().map(move |block| {
        if let Block::Heading {
            level,
            number,
            text,
            ..
        } = block
        {
            in_item = !number.is_empty() || in_item && *level > 2;
            heading = text;
        }
        let below_table = std::mem::replace(&mut table, is_table(block));
        Standing {
            block,
            in_item,
            below_table,
            heading,
        }
    })
}
