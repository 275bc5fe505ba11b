//! A line of an item's record, with what the screen needs to put a caret into it.

use std::borrow::Cow;

use crate::meeting::entry::Stream;
use crate::meeting::id::EntryId;

use super::document::Run;
use super::reading::Readable;
use super::words::in_a_row;
use crate::meeting::audience::Reader;

/// What kind of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A paragraph, or its first words.
    Paragraph,
    /// More words of the paragraph above.
    Continuation,
    /// A bullet of the paragraph above.
    Bullet,
    /// "Resolved:" with its words, or with its limbs below it.
    Resolution,
    /// A limb of the resolution above.
    Limb,
    /// Something that happened between paragraphs.
    Note,
    /// How an earlier action stands.
    Progress,
    /// Something to be done.
    Action,
    /// The place of what this reader may not read.
    Withheld,
}

/// A line of an item's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLine<'m> {
    /// Its number as printed; none = not numbered.
    pub number: Option<String>,
    /// What kind of line it is.
    pub kind: LineKind,
    /// What stands before its words: "Resolved: ", a name, a mark.
    pub before: Vec<Run>,
    /// Its words.
    pub text: Cow<'m, str>,
    /// What stands after them.
    pub after: String,
    /// The entry that it comes from; none = it follows from facts.
    pub entry: Option<EntryId>,
    /// The byte of the entry's text at which `text` begins, where `text` is the entry's own words
    /// and can be edited.
    pub from: Option<usize>,
    /// Who may read it.
    pub stream: Stream,
}

impl<'m> RecordLine<'m> {
    pub(super) fn derived(number: Option<String>, kind: LineKind, text: String) -> Self {
        RecordLine {
            number,
            kind,
            before: Vec::new(),
            text: Cow::Owned(text),
            after: String::new(),
            entry: None,
            from: None,
            stream: Stream::Public,
        }
    }

    /// The same of what not everybody may read, with its mark before it.
    pub(super) fn derived_for(
        stream: Stream,
        number: Option<String>,
        kind: LineKind,
        text: String,
    ) -> Self {
        RecordLine {
            before: marks(stream),
            stream,
            ..Self::derived(number, kind, text)
        }
    }

    pub(super) fn of<R: Reader>(
        entry: Readable<'m, R>,
        number: Option<String>,
        kind: LineKind,
    ) -> Self {
        RecordLine {
            number,
            kind,
            before: Vec::new(),
            text: Cow::Borrowed(""),
            after: String::new(),
            entry: Some(entry.id()),
            from: None,
            stream: entry.stream(),
        }
    }

    pub(super) fn own(mut self, from: usize, text: &'m str) -> Self {
        self.from = Some(from);
        self.text = Cow::Borrowed(text);
        self
    }

    /// Its words in one sentence, where they stand on several lines.
    pub(super) fn in_a_row(mut self) -> Self {
        if let Cow::Owned(words) = in_a_row(&self.text) {
            self.text = Cow::Owned(words);
            self.from = None;
        }
        self
    }

    /// The line on its own, to be kept while the meeting goes on.
    pub fn into_owned(self) -> RecordLine<'static> {
        RecordLine {
            text: Cow::Owned(self.text.into_owned()),
            number: self.number,
            kind: self.kind,
            before: self.before,
            after: self.after,
            entry: self.entry,
            from: self.from,
            stream: self.stream,
        }
    }

    /// All runs of the line in their order, for printing.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs = self.before.clone();
        runs.push(Run::plain(self.text.as_ref()));
        if !self.after.is_empty() {
            runs.push(Run::plain(self.after.as_str()));
        }
        runs
    }
}

/// What tells a reader that others may not read a line.
pub(super) fn marks(stream: Stream) -> Vec<Run> {
    match stream {
        Stream::Public => Vec::new(),
        Stream::Exempt => vec![Run::strong("[Exempt] ")],
        Stream::Private => vec![Run::strong("[Private] ")],
    }
}
