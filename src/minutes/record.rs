//! The record of one item, line by line, as it will be printed: the screen shows these lines, and
//! drafting makes its blocks of them, so that the two can't differ.

use std::collections::HashMap;

use crate::meeting::Meeting;
use crate::meeting::agenda::{Business, Item};
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::id::{EntryId, ItemId};

use super::apologies::apologies;
use super::audience::Audience;
use super::business;
use super::decided::decided_alone;
use super::ending::next_meeting_item;
use super::grouped::group_length;
use super::house::{ActionPlace, House};
use super::line::{LineKind, RecordLine, marks};
use super::numbering::number_under;
use super::order::{item_at, order_note, returns};
use super::reading::{Reading, RecordEntry, Shape};
use super::sentences;
use super::turn::{Turn, told_at};
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

/// The same while `writing` is being written: it has its number though its first word is still to come.
pub fn item_record_in_hand<'m>(
    meeting: &'m Meeting,
    house: &House,
    item: ItemId,
    writing: Option<EntryId>,
) -> Vec<RecordLine<'m>> {
    let reading = Reading::<Officer>::new(meeting, house);
    reading.item(item).map_or_else(Vec::new, |item| {
        lines_in_hand(&reading, house, item, Blanks::Keep, writing)
    })
}

/// The record of an item as one reader may read it. It costs one pass over the item's entries.
pub fn item_record_for<'m, R: Reader>(
    meeting: &'m Meeting,
    house: &House,
    item: ItemId,
) -> Vec<RecordLine<'m>> {
    let reading = Reading::<R>::new(meeting, house);
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
    let reading = Reading::<A>::new(meeting, house);
    let mut lines = reading
        .item(item)
        .map_or_else(Vec::new, |item| lines(&reading, house, item, Blanks::Drop));
    if let Some(item) = reading.item(item) {
        decided_alone(&reading, house, item, &mut lines);
    }
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
    let reading = Reading::<Officer>::new(meeting, house);
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

/// The number of an item as it will be printed; empty = none.
pub fn item_number(meeting: &Meeting, house: &House, item: ItemId) -> String {
    let reading = Reading::<Officer>::new(meeting, house);
    let item = reading.item(item);
    item.map_or_else(String::new, |item| reading.number(item).to_owned())
}

/// The record of an item, line by line.
pub(super) fn lines<'m, R: Reader>(
    reading: &Reading<'m, R>,
    house: &House,
    item: &'m Item,
    blanks: Blanks,
) -> Vec<RecordLine<'m>> {
    lines_in_hand(reading, house, item, blanks, None)
}

fn lines_in_hand<'m, R: Reader>(
    reading: &Reading<'m, R>,
    house: &House,
    item: &'m Item,
    blanks: Blanks,
    writing: Option<EntryId>,
) -> Vec<RecordLine<'m>> {
    let mut writer = Writer {
        reading,
        house,
        item,
        blanks,
        writing,
        count: 0,
        lines: Vec::new(),
    };
    writer.derived_lines();
    writer.record();
    writer.lines
}

/// How much of an item's record is kept from the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Withheld {
    Nothing,
    Part,
    All,
}

pub(super) struct Writer<'r, 'm, R> {
    pub(super) reading: &'r Reading<'m, R>,
    pub(super) house: &'r House,
    pub(super) item: &'m Item,
    pub(super) blanks: Blanks,
    /// The entry that is being written, and has its number though it may be blank.
    writing: Option<EntryId>,
    pub(super) count: usize,
    pub(super) lines: Vec<RecordLine<'m>>,
}

impl<'m, R: Reader> Writer<'_, 'm, R> {
    pub(super) fn number(&mut self) -> Option<String> {
        self.count += 1;
        number_under(self.house, self.reading.number(self.item), self.count)
    }

    fn note(&mut self, stream: Stream, text: String) {
        self.lines
            .push(RecordLine::derived_for(stream, None, LineKind::Note, text));
    }

    fn sentence(&mut self, stream: Stream, text: String) {
        let number = self.number();
        let line = RecordLine::derived_for(stream, number, LineKind::Paragraph, text);
        self.lines.push(line);
    }

    /// What follows from facts and stands before the entries.
    fn derived_lines(&mut self) {
        if let Some(note) = order_note(self.reading, self.house, self.item) {
            self.note(Stream::Public, note);
        }
        if let Some(note) = business::joined(self.reading, self.item) {
            self.note(Stream::Public, note);
        }
        // What was put off once it had been taken stands where that was decided.
        let standing = self.item.takings.is_empty();
        if let Some(said) = sentences::late(self.reading, self.house, self.item) {
            self.sentence(readers(self.item.late_for(false).is_none()), said);
        }
        if standing && let Some(said) = sentences::standing(self.reading, self.house, self.item) {
            self.sentence(sentences::readers_of_standing::<R>(self.item), said);
        }
        let is_first = self
            .reading
            .items()
            .iter()
            .find(|i| i.details.business == Business::Membership)
            .is_some_and(|i| i.id == self.item.id);
        if is_first && let Some(text) = apologies(self.reading, self.house) {
            self.sentence(Stream::Public, text);
        }
    }

    fn record(&mut self) {
        let mut record_entries = self.reading.record_entries(self.item, self.house);
        if self.blanks == Blanks::Drop {
            record_entries.retain(|s| !s.blank);
        } else {
            for record_entry in &mut record_entries {
                // What is blank is not printed: it takes its number with its first word.
                let in_hand = record_entry
                    .entry
                    .is_some_and(|e| Some(e.id()) == self.writing);
                if record_entry.blank
                    && !in_hand
                    && matches!(record_entry.shape, Shape::Numbered | Shape::OneLine)
                {
                    record_entry.shape = Shape::Between;
                }
                // A second line is being written: the screen needs a place for it.
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
                .is_some_and(|turn| turn.is_before(told_at(record_entry)))
            {
                let turn = turns.remove(0);
                self.turn(turn);
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
        let own = self.item.is_for_next_meeting()
            && next_meeting_item(self.reading).is_some_and(|i| i.id == self.item.id);
        if let Some(next) = self.reading.next_meeting().filter(|_| own) {
            self.sentence(Stream::Public, sentences::next_meeting(self.house, next));
        }
        for turn in turns {
            self.turn(turn);
        }
    }

    fn turn(&mut self, turn: Turn) {
        if turn.numbered {
            self.sentence(readers(turn.exempt), turn.said);
        } else {
            self.note(readers(turn.exempt), turn.said);
        }
    }

    /// What happened to the meeting as a whole while the body had this item before it, and to the
    /// item itself once it had been taken.
    fn turns(&self) -> Vec<Turn> {
        let all = self.reading.turns(self.house).iter();
        let mut turns: Vec<Turn> = all
            .filter(|turn| item_at(self.reading, turn.when).is_some_and(|i| i == self.item.id))
            .cloned()
            .chain(returns(self.reading, self.house, self.item))
            .collect();
        if let (false, Some(when)) = (self.item.takings.is_empty(), self.item.put_off)
            && let Some(said) = sentences::standing(self.reading, self.house, self.item)
        {
            let readers = sentences::readers_of_standing::<R>(self.item);
            turns.push(Turn {
                numbered: true,
                exempt: readers == Stream::Exempt,
                ..Turn::ends(when, said)
            });
        }
        turns.sort_by_key(|turn| turn.when);
        turns
    }

    pub(super) fn record_entry(&mut self, record_entry: &RecordEntry<'m, R>, withheld: Withheld) {
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
        let first = self.lines.len();
        self.entry(entry, number);
        // A vote has its own paragraph and that of what was resolved by it: each is marked.
        for (at, line) in self.lines.iter_mut().skip(first).enumerate() {
            if at == 0 || line.kind == LineKind::Resolution {
                line.before.splice(0..0, marks(entry.stream()));
            }
        }
    }

    /// Says once for neighbours that something is not for publication; and that the public was out
    /// of the room only where it was: words are exempt for other reasons too, such as those of a
    /// confidential report that was taken in the open.
    pub(super) fn withheld(&mut self, withheld: Withheld) {
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

/// Who may read what follows from facts, by whether others are not told of it.
fn readers(exempt: bool) -> Stream {
    if exempt {
        Stream::Exempt
    } else {
        Stream::Public
    }
}
