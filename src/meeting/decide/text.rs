//! Deciding what becomes of words: splices, splitting and joining, turning one kind into another.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::record::sensitive;
use super::{Decided, Decision};
use crate::meeting::entry::{Due, Entry, Kind, Place, Stage};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Ref, Turn};
use crate::meeting::motion::Moved;
use crate::meeting::planted::{Leak, planted};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::{Text, is_clean};

/// Paragraphs that one record may hold, for its things are numbered.
const AT_ONCE: usize = 1000;

impl Decision<'_> {
    /// Paragraphs, one after the other.
    pub(super) fn write(
        &mut self,
        item: ItemId,
        place: Place,
        text: &Text,
        more: &[Text],
    ) -> Decided {
        if more.len() >= AT_ONCE {
            return Err(Refusal::new(
                format!("{} paragraphs are too many at once.", more.len() + 1),
                format!("Write at most {AT_ONCE} at once."),
            ));
        }
        let mut place = place;
        for text in std::iter::once(text).chain(more) {
            let made = self.push(Event::Recorded {
                item,
                place,
                kind: Kind::Paragraph,
                text: text.clone(),
            });
            place = Place::After(EntryId(made));
        }
        Ok(())
    }

    pub(super) fn splice(
        &mut self,
        entry: &Ref,
        at: u32,
        went: &Text,
        came: &Text,
        joins: bool,
    ) -> Decided {
        let entry = self.entry(entry)?;
        stand_there(entry, at, went, "to be replaced")?;
        if entry.kind.shape().is_none() {
            return Err(Refusal::new(
                "That entry has no words of its own.",
                "Write a paragraph after it.",
            ));
        }
        self.may_be_rewritten(entry)?;
        if went == came {
            return Err(Refusal::new(
                "That changes nothing.",
                "Nothing needs to be done.",
            ));
        }
        if let Kind::Declaration {
            sensitive: true, ..
        } = entry.kind
            && !came.is_empty()
        {
            return Err(sensitive());
        }
        let group = if joins && entry.group > 0 {
            entry.group
        } else {
            u64::from(self.position.record)
        };
        let (entry, stream) = (entry.id, stricter(self.stream, entry));
        self.push_in(
            stream,
            Event::TextSpliced {
                entry,
                at,
                went: went.clone(),
                came: came.clone(),
                group,
            },
        );
        Ok(())
    }

    pub(super) fn split(&mut self, entry: &Ref, at: u32) -> Decided {
        let entry = self.entry(entry)?;
        if !has_words(entry) {
            return Err(Refusal::new(
                "Only an entry of words can be split in two.",
                "Write a paragraph after it for the rest.",
            ));
        }
        self.may_be_rewritten(entry)?;
        let from = edge(&entry.text, at)?;
        let (head, tail) = entry.text.split_at(from);
        let tail = tail.to_owned();
        // A second half is a paragraph of its own, but half a resolution is a resolution.
        let kind = match &entry.kind {
            Kind::Resolution { .. } => Kind::Resolution {
                stage: Stage::Worded,
                answers: Vec::new(),
                moved: Moved::default(),
            },
            Kind::Outcome { verb, .. } => Kind::Outcome {
                verb: *verb,
                answers: Vec::new(),
            },
            Kind::Action { owners, due, from } => Kind::Action {
                owners: owners.clone(),
                due: due.clone(),
                from: *from,
            },
            Kind::PublicSummary => Kind::PublicSummary,
            _ => Kind::Paragraph,
        };
        let cut_from = head.trim_end_matches(' ').len();
        let cut = entry.text[cut_from..].to_owned();
        let (id, item, stream) = (entry.id, entry.item, stricter(self.stream, entry));
        let text = tail.trim_start_matches(' ');
        let begins = entry.text.len() - text.len();
        let carried = self.carried(entry, begins, entry.text.len(), 0);
        self.stream = stream;
        if !cut.is_empty() {
            self.cut(id, cut_from, &cut);
        }
        let made = EntryId(self.push(Event::Recorded {
            item,
            place: Place::After(self.noted_before(item, id, begins)),
            kind,
            text: Text::new(text),
        }));
        self.raise_again(made, carried);
        Ok(())
    }

    /// The last of the comings and goings below an entry that were noted before its words went on
    /// from a place; the entry itself if there are none. What was written later was said later.
    fn noted_before(&self, item: ItemId, entry: EntryId, at: usize) -> EntryId {
        let Some(item) = self.meeting.item(item) else {
            return entry;
        };
        self.meeting
            .entries_of(item)
            .skip_while(|e| e.id != entry)
            .skip(1)
            .take_while(|e| matches!(e.noted, Some((of, noted)) if of == entry && noted <= at))
            .last()
            .map_or(entry, |e| e.id)
    }

    /// Takes the end of an entry's text away.
    pub(super) fn cut(&mut self, entry: EntryId, at: usize, tail: &str) {
        self.push(Event::TextSpliced {
            entry,
            at: u32::try_from(at).unwrap_or(u32::MAX),
            went: Text::new(tail),
            came: Text::default(),
            group: 0,
        });
    }

    pub(super) fn join(&mut self, entry: &Ref) -> Decided {
        let entry = self.entry(entry)?;
        let Some(item) = self.meeting.item(entry.item) else {
            return Ok(());
        };
        let before = self
            .meeting
            .entries_of(item)
            .take_while(|e| e.id != entry.id)
            // Rough notes stand apart from the minutes, wherever they were jotted down.
            .filter(|e| e.is_note() == entry.is_note())
            .last()
            .filter(|e| has_words(e));
        let Some(before) = before else {
            return Err(Refusal::new(
                "There are no words before it to be joined to.",
                "Move it after the paragraph that it belongs to first.",
            ));
        };
        if !has_words(entry) {
            return Err(Refusal::new(
                "Only entries of words can be joined.",
                "Strike it out if it isn't wanted.",
            ));
        }
        self.is_not_voted_on(entry)?;
        self.may_be_rewritten(before)?;
        if before.stream != entry.stream {
            return Err(Refusal::new(
                "Those two have different readers.",
                "Give them the same readers first, with the reason.",
            ));
        }
        let apart = !before.text.is_empty()
            && !entry.text.is_empty()
            && !before.text.ends_with([' ', '\n']);
        let came = format!("{}{}", if apart { " " } else { "" }, entry.text);
        let (before_id, at, id) = (before.id, before.text.len(), entry.id);
        let carried = self.carried(entry, 0, entry.text.len(), at + usize::from(apart));
        self.stream = stricter(self.stream, entry);
        if !came.is_empty() {
            self.push(Event::TextSpliced {
                entry: before_id,
                at: u32::try_from(at).unwrap_or(u32::MAX),
                went: Text::default(),
                came: Text::new(&came),
                group: 0,
            });
        }
        self.raise_again(before_id, carried);
        self.push(Event::EntryStruck { entry: id });
        Ok(())
    }

    /// The entry that something comes out of, and its item. What comes out of exempt words may say
    /// them: it has their readers. Rough notes are taken line by line, and by no other way.
    pub(super) fn comes_from(&mut self, entry: &Ref) -> Result<(EntryId, ItemId), Refusal> {
        use crate::meeting::entry::Stream;
        let entry = self.entry(entry)?;
        if entry.stream == Stream::Private {
            return Err(Refusal::new(
                "Those are rough notes, which nobody else may read.",
                "Take the line into the record first.",
            ));
        }
        let (id, item, stream) = (entry.id, entry.item, stricter(self.stream, entry));
        self.stream = stream;
        Ok((id, item))
    }

    pub(super) fn turn(&mut self, entry: &Ref, into: Turn) -> Decided {
        let entry = self.entry(entry)?;
        if entry.kind == Kind::PublicSummary {
            return Err(super::private::of_its_own());
        }
        if !has_words(entry) {
            return Err(Refusal::new(
                "That entry has no words of its own to be kept.",
                "Record the new entry beside it, and strike this one if it isn't wanted.",
            ));
        }
        let kind = match into {
            Turn::Paragraph => Kind::Paragraph,
            Turn::Resolution => Kind::Resolution {
                stage: Stage::Worded,
                answers: Vec::new(),
                moved: Moved::default(),
            },
            Turn::Outcome(verb) => Kind::Outcome {
                verb,
                answers: Vec::new(),
            },
            Turn::Action => Kind::Action {
                owners: Vec::new(),
                due: Due::Unset,
                from: None,
            },
        };
        if std::mem::discriminant(&kind) == std::mem::discriminant(&entry.kind)
            && kind == entry.kind
        {
            return Err(Refusal::new(
                "It is that already.",
                "Nothing needs to be done.",
            ));
        }
        self.is_not_voted_on(entry)?;
        let (entry, stream) = (entry.id, stricter(self.stream, entry));
        self.push_in(stream, Event::EntryChanged { entry, kind });
        Ok(())
    }
}

/// The place of words that are said to stand in an entry at `at`; `which` says what they are for.
pub(super) fn stand_there(
    entry: &Entry,
    at: u32,
    words: &str,
    which: &str,
) -> Result<Range<usize>, Refusal> {
    let place = at as usize..(at as usize).saturating_add(words.len());
    match entry.text.get(place.clone()) {
        Some(there) if there == words => Ok(place),
        Some(_) => Err(Refusal::new(
            format!("The words {which} are not what stands there."),
            "Look at the entry again: it has changed.",
        )),
        None => Err(no_place()),
    }
}

/// Whether an entry's text is what is printed of it.
pub(super) fn has_words(entry: &Entry) -> bool {
    entry.kind.is_of_words()
}

/// What is written into an entry is at least as confidential as the entry is.
pub(super) fn stricter(
    asked: crate::meeting::entry::Stream,
    entry: &Entry,
) -> crate::meeting::entry::Stream {
    if planted(Leak::MadeOfWords) {
        return asked;
    }
    asked.strictest(entry.stream)
}

/// Where words can be parted at `at` or next before it: between two things that a reader sees as
/// one each, and where both parts are clean as they stand. What cleaning would change of a part
/// would no longer be what was taken out of the whole.
pub(super) fn edge(text: &str, at: u32) -> Result<usize, Refusal> {
    let at = at as usize;
    if !text.is_char_boundary(at) {
        return Err(no_place());
    }
    let whole = |at: &usize| {
        let (head, tail) = text.split_at(*at);
        is_clean(head) && is_clean(tail)
    };
    // The places next before it, from the last on; most often the first of them will do.
    let ends = std::iter::once(text.len()).chain(text.grapheme_indices(true).map(|(i, _)| i).rev());
    let found = ends.filter(|end| *end <= at).find(whole);
    found.ok_or_else(|| {
        Refusal::new(
            "The words can't be parted there.",
            "Write the paragraph again without its invisible characters.",
        )
    })
}

pub(super) fn no_place() -> Refusal {
    Refusal::new(
        "That place doesn't exist in the entry's text.",
        "Places count bytes of UTF-8 from 0, and fall between characters.",
    )
}
