//! Deciding that some of an entry's words are not for everybody: they go to an exempt paragraph of
//! their own, right after it.

use std::ops::Range;

use super::text::{has_words, stand_there, stricter};
use super::{Decided, Decision};
use crate::meeting::entry::{Kind, Place, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::EntryId;
use crate::meeting::intent::Ref;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn withhold(&mut self, entry: &Ref, at: u32, words: &Text) -> Decided {
        let entry = self.entry(entry)?;
        if !has_words(entry) {
            return Err(Refusal::new(
                "That entry has no words of its own.",
                "Give the whole entry to fewer readers, with the reason.",
            ));
        }
        if entry.stream != Stream::Public {
            return Err(Refusal::new(
                "Not everybody may read those words as it is.",
                "Nothing needs to be done.",
            ));
        }
        let Range {
            start: from,
            end: to,
        } = stand_there(entry, at, words, "to be withheld")?;
        if words.is_blank() {
            return Err(Refusal::new(
                "There are no words to be withheld.",
                "Select them first.",
            ));
        }
        let (id, item) = (entry.id, entry.item);
        let carried = self.carried(entry, from, to, 0);
        let whole = words.trim() == entry.text.trim();
        if whole {
            return Err(Refusal::new(
                "Those are all its words.",
                "Give the entry to those who may read exempt text, with the reason.",
            ));
        }
        // One of the spaces round the words goes with them.
        let (before, after) = (&entry.text[..from], &entry.text[to..]);
        let spaced = !words.ends_with(char::is_whitespace)
            && (before.is_empty() || before.ends_with(char::is_whitespace));
        let to = if spaced && after.starts_with(' ') {
            to + 1
        } else {
            to
        };
        let went = Text::new(&entry.text[from..to]);
        let stream = stricter(Stream::Exempt, entry);
        self.push_in(
            Stream::Exempt,
            Event::TextSpliced {
                entry: id,
                at,
                went,
                came: Text::default(),
                group: 0,
            },
        );
        let made = EntryId(self.push_in(
            stream,
            Event::Recorded {
                item,
                place: Place::After(id),
                kind: Kind::Paragraph,
                text: Text::new(words.trim()),
            },
        ));
        self.stream = stream;
        if words.starts_with(words.trim_start()) {
            self.raise_again(made, carried);
        }
        Ok(())
    }
}
