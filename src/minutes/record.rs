//! The record of one item, line by line, as it will be printed: the screen shows these lines, and
//! drafting makes its blocks of them, so that the two can't differ.

use std::collections::HashMap;

use crate::meeting::Meeting;
use crate::meeting::agenda::{Business, Item, Stamp};
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::id::{EntryId, ItemId};

use super::attendance::apologies;
use super::audience::Audience;
use super::document::Run;
use super::house::{ActionPlace, House};
use super::line::{LineKind, RecordLine};
use super::numbering::{limb_number, paragraph_number};
use super::order::{item_at, order_note};
use super::reading::{Readable, Reading, RecordEntry, Shape};
use super::sentences;
use crate::meeting::audience::{Officer, Reader};

/// Whether lines without words are kept: the screen needs a place for the caret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    Keep,
    Drop,
}

/// The record of an item as the officer's screen shows it: with exempt text and private notes,
/// marked as such, and with empty lines that are being written.
pub fn item_record<'m>(meeting: &'m Meeting, house: &House, item: ItemId) -> Vec<RecordLine<'m>> {
    item_record_for::<Officer>(meeting, house, item)
}

/// The record of an item as one reader may read it. It costs one pass over the item's entries.
pub fn item_record_for<'m, R: Reader>(
    meeting: &'m Meeting,
    house: &House,
    item: ItemId,
) -> Vec<RecordLine<'m>> {
    let reading = Reading::<R>::new(meeting);
    reading
        .item(item)
        .map_or_else(Vec::new, |item| lines(&reading, house, item, Blanks::Keep))
}

/// The record of an item as it will be printed under its heading for one audience: without blank
/// lines, and without what the house prints elsewhere.
pub fn item_print<'m, A: Audience>(
    meeting: &'m Meeting,
    house: &House,
    item: ItemId,
) -> Vec<RecordLine<'m>> {
    let reading = Reading::<A>::new(meeting);
    let mut lines = reading
        .item(item)
        .map_or_else(Vec::new, |item| lines(&reading, house, item, Blanks::Drop));
    lines.retain(|l| l.kind != LineKind::Action || house.actions != ActionPlace::Table);
    lines
}

/// One entry as it will be printed, to be read back: its lines, and the "Resolved:" that it shares
/// with others if it does.
pub fn entry_record<'m>(
    meeting: &'m Meeting,
    house: &House,
    entry: EntryId,
) -> Vec<RecordLine<'m>> {
    let Some(item) = meeting.entry(entry).map(|e| e.item) else {
        return Vec::new();
    };
    let mut found: Vec<RecordLine<'m>> = Vec::new();
    let mut shared = None;
    for line in item_record(meeting, house, item) {
        if line.entry == Some(entry) {
            found.extend(shared.take());
            found.push(line);
        } else if line.kind == LineKind::Resolution {
            shared = line.entry.is_none().then_some(line);
        } else if line.kind != LineKind::Limb {
            shared = None;
        }
    }
    found
}

/// The printed number of every entry that has one.
pub fn numbers(meeting: &Meeting, house: &House) -> HashMap<EntryId, String> {
    let reading = Reading::<Officer>::new(meeting);
    let mut found = HashMap::new();
    for item in reading.items() {
        for line in lines(&reading, house, item, Blanks::Keep) {
            if let (Some(entry), Some(number)) = (line.entry, line.number) {
                found.entry(entry).or_insert(number);
            }
        }
    }
    found
}

/// The record of an item, line by line.
pub(super) fn lines<'m, R: Reader>(
    reading: &Reading<'m, R>,
    house: &House,
    item: &'m Item,
    blanks: Blanks,
) -> Vec<RecordLine<'m>> {
    let mut writer = Writer {
        reading,
        house,
        item,
        blanks,
        count: 0,
        lines: Vec::new(),
    };
    writer.derived_lines();
    writer.record();
    writer.lines
}

/// How much of an item's record is kept from the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Withheld {
    Nothing,
    Part,
    All,
}

pub(super) struct Writer<'r, 'm, R> {
    pub(super) reading: &'r Reading<'m, R>,
    pub(super) house: &'r House,
    pub(super) item: &'m Item,
    pub(super) blanks: Blanks,
    pub(super) count: usize,
    pub(super) lines: Vec<RecordLine<'m>>,
}

impl<'m, R: Reader> Writer<'_, 'm, R> {
    fn number(&mut self) -> Option<String> {
        self.count += 1;
        paragraph_number(self.house, self.item, self.count)
    }

    fn note(&mut self, text: String) {
        self.lines
            .push(RecordLine::derived(None, LineKind::Note, text));
    }

    fn sentence(&mut self, text: String) {
        let number = self.number();
        self.lines
            .push(RecordLine::derived(number, LineKind::Paragraph, text));
    }

    /// What follows from facts and stands before the entries.
    fn derived_lines(&mut self) {
        if let Some(note) = order_note(self.reading, self.house, self.item) {
            self.note(note);
        }
        let sentences = [
            sentences::standing(self.reading, self.item),
            sentences::late(self.reading, self.item),
        ];
        for sentence in sentences.into_iter().flatten() {
            self.sentence(sentence);
        }
        let is_first = self
            .reading
            .items()
            .iter()
            .find(|i| i.details.business == Business::Membership)
            .is_some_and(|i| i.id == self.item.id);
        if is_first && let Some(text) = apologies(self.reading, self.house) {
            self.sentence(text);
        }
    }

    fn record(&mut self) {
        let mut record_entries = self.reading.record_entries(self.item, self.house);
        if self.blanks == Blanks::Drop {
            record_entries.retain(|s| !s.blank);
        } else {
            // A second line is being written: the screen needs a place for it.
            for record_entry in &mut record_entries {
                let lines = record_entry.entry.is_some_and(|e| e.text().contains('\n'));
                if lines && record_entry.shape == Shape::OneLine {
                    record_entry.shape = Shape::Numbered;
                }
            }
        }
        let mut turns = self.turns();
        // Facts of the room and of the papers, and what is written for the public, are told of a private
        // item too: they are no part of it that was considered in public.
        let bare = |record_entry: &RecordEntry<'m, R>| {
            self.item.is_private() && record_entry.entry.is_some_and(|e| !e.kind().is_of_item())
        };
        let withheld = if record_entries.iter().all(|s| s.entry.is_some()) {
            Withheld::Nothing
        } else if record_entries.iter().all(|s| s.entry.is_none() || bare(s)) {
            Withheld::All
        } else {
            Withheld::Part
        };
        let mut at = 0;
        while at < record_entries.len() {
            let record_entry = &record_entries[at];
            while turns
                .first()
                .is_some_and(|(since, _)| *since < record_entry.born)
            {
                let (_, note) = turns.remove(0);
                self.note(note);
            }
            let together = if self.house.group_resolutions && record_entry.shape == Shape::OneLine {
                group_length(&record_entries[at..])
            } else {
                1
            };
            if together > 1 {
                self.group(&record_entries[at..at + together], withheld);
            } else {
                self.record_entry(record_entry, withheld);
            }
            at += together;
        }
        for (_, note) in turns {
            self.note(note);
        }
    }

    /// What happened to the meeting as a whole while the body had this item before it.
    fn turns(&self) -> Vec<(Stamp, String)> {
        sentences::turns(self.reading, self.house)
            .into_iter()
            .filter(|(when, _)| item_at(self.reading, *when).is_some_and(|i| i == self.item.id))
            .collect()
    }

    /// One-line decisions that share a "Resolved:".
    fn group(&mut self, record_entries: &[RecordEntry<'m, R>], withheld: Withheld) {
        let number = self.number();
        let readable: Vec<Readable<'m, R>> = record_entries
            .iter()
            .filter(|s| s.shape == Shape::OneLine)
            .filter_map(|s| s.entry)
            .collect();
        let Some(first) = readable.first() else {
            self.withheld(withheld);
            return;
        };
        let mut head = RecordLine::of(*first, number.clone(), LineKind::Resolution);
        head.entry = None;
        head.before = marks(*first);
        head.before.push(Run::strong(self.house.resolved.as_str()));
        self.lines.push(head);
        for (at, entry) in readable.into_iter().enumerate() {
            let number = Some(limb_number(self.house, number.as_deref(), at));
            let line = RecordLine::of(entry, number, LineKind::Limb);
            let line = self.decision(entry, line);
            self.lines.push(line);
        }
        for record_entry in record_entries.iter().filter(|s| s.shape != Shape::OneLine) {
            self.record_entry(record_entry, withheld);
        }
    }

    fn record_entry(&mut self, record_entry: &RecordEntry<'m, R>, withheld: Withheld) {
        let Some(entry) = record_entry.entry else {
            match record_entry.shape {
                Shape::Numbered | Shape::OneLine => {
                    self.number();
                    self.withheld(withheld);
                }
                Shape::Between | Shape::Row => self.withheld(withheld),
                Shape::Elsewhere if withheld == Withheld::All => self.withheld(withheld),
                Shape::Elsewhere => {}
            }
            return;
        };
        // What is written for the public stands below the sentence that says why it is.
        if *entry.kind() == Kind::PublicSummary && !R::EXEMPT {
            self.withheld(withheld);
        }
        let number = match record_entry.shape {
            Shape::Numbered | Shape::OneLine => self.number(),
            Shape::Between | Shape::Row | Shape::Elsewhere => None,
        };
        let marks = marks(entry);
        let first = self.lines.len();
        self.entry(entry, number);
        if let Some(line) = self.lines.get_mut(first)
            && !marks.is_empty()
        {
            line.before.splice(0..0, marks);
        }
    }

    /// Says once for neighbours that something is not for publication; and that the public was out
    /// of the room only where it was: words are exempt for other reasons too, such as those of a
    /// confidential report that was taken in the open.
    fn withheld(&mut self, withheld: Withheld) {
        if self
            .lines
            .last()
            .is_some_and(|l| l.kind == LineKind::Withheld)
        {
            return;
        }
        let in_private = self.reading.taken_in_private(self.item);
        // That the public was out of the room is said once, whatever is told between.
        if in_private && self.lines.iter().any(|l| l.kind == LineKind::Withheld) {
            return;
        }
        let ground = sentences::ground(self.item);
        let text = match (in_private, withheld) {
            (false, Withheld::Nothing) => return,
            (true, Withheld::Nothing) => format!("This item was considered in private{ground}."),
            (true, Withheld::All) => format!(
                "This item was considered in private{ground}. Its record is not for publication."
            ),
            (true, Withheld::Part) => format!(
                "Part of this item was considered in private{ground}. The record of that part is not \
                 for publication."
            ),
            (false, Withheld::All) => "The record of this item is not for publication.".to_owned(),
            (false, Withheld::Part) => {
                "Part of the record of this item is not for publication.".to_owned()
            }
        };
        let mut line = RecordLine::derived(None, LineKind::Withheld, text);
        line.stream = Stream::Public;
        self.lines.push(line);
    }
}

/// How many places from the first on share a "Resolved:"; what is printed elsewhere, in a table or
/// for the officer alone does not come between decisions.
fn group_length<R>(record_entries: &[RecordEntry<'_, R>]) -> usize {
    let Some(first) = record_entries.first() else {
        return 0;
    };
    let mut length = 1;
    let mut decisions = 1;
    for (at, record_entry) in record_entries.iter().enumerate().skip(1) {
        match record_entry.shape {
            Shape::OneLine if record_entry.stream == first.stream => {
                length = at + 1;
                decisions += 1;
            }
            Shape::Elsewhere | Shape::Row => {}
            _ if record_entry.stream == Stream::Private => {}
            _ => break,
        }
    }
    if decisions > 1 { length } else { 1 }
}

/// What tells a reader that others may not read a line.
fn marks<R: Reader>(entry: Readable<'_, R>) -> Vec<Run> {
    match entry.stream() {
        Stream::Public => Vec::new(),
        Stream::Exempt => vec![Run::strong("[Exempt] ")],
        Stream::Private => vec![Run::strong("[Private] ")],
    }
}
