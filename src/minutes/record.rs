//! The record of one item, line by line, as it will be printed: the screen shows these lines, and
//! drafting makes its blocks of them, so that the two can't differ.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::meeting::Meeting;
use crate::meeting::agenda::{Business, Item};
use crate::meeting::entry::{Approval, Kind, Stage, Stream};
use crate::meeting::id::{EntryId, ItemId};

use super::attendance::apologies;
use super::audience::{Officer, Reader};
use super::document::Run;
use super::house::{House, LimbStyle, ParagraphStyle};
use super::order::order_note;
use super::reading::{Readable, Reading, Shape, Slot};
use super::sentences::{self, Frame};
use super::words::{clause, stop};

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
    fn derived(number: Option<String>, kind: LineKind, text: String) -> Self {
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

    fn of<R: Reader>(entry: Readable<'m, R>, number: Option<String>, kind: LineKind) -> Self {
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

    fn own(mut self, from: usize, text: &'m str) -> Self {
        self.from = Some(from);
        self.text = Cow::Borrowed(text);
        self
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

struct Writer<'r, 'm, R> {
    reading: &'r Reading<'m, R>,
    house: &'r House,
    item: &'m Item,
    blanks: Blanks,
    count: usize,
    lines: Vec<RecordLine<'m>>,
}

impl<'m, R: Reader> Writer<'_, 'm, R> {
    fn number(&mut self) -> Option<String> {
        self.count += 1;
        paragraph_number(self.house, self.item, self.count)
    }

    fn limb_number(&self, paragraph: Option<&str>, at: usize) -> Option<String> {
        Some(limb_number(self.house, paragraph, at))
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
            sentences::standing(self.item),
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
        let mut slots = self.reading.slots(self.item, self.house);
        if self.blanks == Blanks::Drop {
            slots.retain(|s| !s.blank);
        } else {
            // A second line is being written: the screen needs a place for it.
            for slot in &mut slots {
                let lines = slot.entry.is_some_and(|e| e.text().contains('\n'));
                if lines && slot.shape == Shape::OneLine {
                    slot.shape = Shape::Numbered;
                }
            }
        }
        let mut changes = self.changes_of_chair();
        let all_withheld = !slots.is_empty() && slots.iter().all(|s| s.entry.is_none());
        let mut at = 0;
        while at < slots.len() {
            let slot = &slots[at];
            while changes.first().is_some_and(|(since, _)| *since < slot.born) {
                let (_, note) = changes.remove(0);
                self.note(note);
            }
            let together = if self.house.group_resolutions && slot.shape == Shape::OneLine {
                group_length(&slots[at..])
            } else {
                1
            };
            if together > 1 {
                self.group(&slots[at..at + together]);
            } else {
                self.slot(slot, all_withheld);
            }
            at += together;
        }
        for (_, note) in changes {
            self.note(note);
        }
    }

    /// Who took the chair while the body had this item before it.
    fn changes_of_chair(&self) -> Vec<(crate::meeting::agenda::Stamp, String)> {
        self.reading
            .presiding()
            .iter()
            .skip(1)
            .filter(|p| {
                super::order::item_at(self.reading, p.since).is_some_and(|i| i == self.item.id)
            })
            .map(|p| {
                let note = sentences::presiding(self.reading, self.house, p);
                (p.since, note)
            })
            .collect()
    }

    /// One-line decisions that share a "Resolved:".
    fn group(&mut self, slots: &[Slot<'m, R>]) {
        let number = self.number();
        let readable: Vec<Readable<'m, R>> = slots
            .iter()
            .filter(|s| s.shape == Shape::OneLine)
            .filter_map(|s| s.entry)
            .collect();
        let Some(first) = readable.first() else {
            self.withheld(false);
            return;
        };
        let mut head = RecordLine::of(*first, number.clone(), LineKind::Resolution);
        head.entry = None;
        head.before = self.marks(*first);
        head.before.push(Run::strong(self.house.resolved.as_str()));
        self.lines.push(head);
        for (at, entry) in readable.into_iter().enumerate() {
            let number = self.limb_number(number.as_deref(), at);
            let line = RecordLine::of(entry, number, LineKind::Limb);
            let line = self.decision(entry, line);
            self.lines.push(line);
        }
        for slot in slots.iter().filter(|s| s.shape != Shape::OneLine) {
            self.slot(slot, false);
        }
    }

    fn slot(&mut self, slot: &Slot<'m, R>, all_withheld: bool) {
        let Some(entry) = slot.entry else {
            match slot.shape {
                Shape::Numbered | Shape::OneLine => {
                    self.number();
                    self.withheld(all_withheld);
                }
                Shape::Between | Shape::Row => self.withheld(all_withheld),
                Shape::Elsewhere if all_withheld => self.withheld(true),
                Shape::Elsewhere => {}
            }
            return;
        };
        let number = match slot.shape {
            Shape::Numbered | Shape::OneLine => self.number(),
            Shape::Between | Shape::Row | Shape::Elsewhere => None,
        };
        let marks = self.marks(entry);
        let first = self.lines.len();
        self.entry(entry, number);
        if let Some(line) = self.lines.get_mut(first)
            && !marks.is_empty()
        {
            line.before.splice(0..0, marks);
        }
    }

    /// What tells a reader that others may not read a line.
    fn marks(&self, entry: Readable<'m, R>) -> Vec<Run> {
        match entry.stream() {
            Stream::Public => Vec::new(),
            Stream::Exempt => vec![Run::strong("[Exempt] ")],
            Stream::Private => vec![Run::strong("[Private] ")],
        }
    }

    /// Says once for neighbours that something was taken in private.
    fn withheld(&mut self, all: bool) {
        if self
            .lines
            .last()
            .is_some_and(|l| l.kind == LineKind::Withheld)
        {
            return;
        }
        let text = if all {
            "This item was considered in private. Its record is not for publication."
        } else {
            "Part of this item was considered in private. The record of that part is not for publication."
        };
        let mut line = RecordLine::derived(None, LineKind::Withheld, text.to_owned());
        line.stream = Stream::Public;
        self.lines.push(line);
    }

    fn entry(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        match entry.kind() {
            Kind::Paragraph => self.text_lines(entry, number),
            Kind::Presented { .. } => {
                let usual = sentences::presented(self.reading, entry.kind());
                self.worded(entry, number, usual);
            }
            Kind::Outcome { .. } => {
                let usual = sentences::outcome(self.reading, entry.kind());
                self.worded(entry, number, usual);
            }
            Kind::Resolution { .. } => self.resolution(entry, number),
            Kind::Minutes { .. } => self.minutes(entry, number),
            Kind::Movement { .. } => {
                let text = sentences::movement(self.reading, self.house, entry.kind());
                let mut line = RecordLine::of(entry, number, LineKind::Note);
                line.text = Cow::Owned(text.unwrap_or_default());
                self.lines.push(line);
            }
            Kind::Declaration { .. } => {
                let Some(Frame { before, after }) = sentences::declaration(self.reading, entry)
                else {
                    return;
                };
                let mut line = RecordLine::of(entry, number, LineKind::Paragraph);
                line = line.own(0, entry.text());
                if self.blanks == Blanks::Drop {
                    line.text = Cow::Owned(clause(entry.text()));
                }
                line.before = vec![Run::plain(before)];
                line.after = after;
                self.lines.push(line);
            }
            Kind::NoneDeclared => {
                let mut line = RecordLine::of(entry, number, LineKind::Paragraph);
                line.text = Cow::Borrowed("No declarations were made.");
                self.lines.push(line);
            }
            Kind::Action { owners, due, .. } => {
                let line = RecordLine::of(entry, number, LineKind::Action);
                let mut line = line.own(0, entry.text());
                line.before = vec![Run::strong("Action: ")];
                let mut more = sentences::owners(self.reading, owners);
                if more.is_empty() {
                    more.push("[no owner]".to_owned());
                }
                let due = sentences::due(self.reading, due);
                if !due.is_empty() {
                    more.push(due);
                }
                line.after = format!(" ({})", more.join("; "));
                self.lines.push(line);
            }
            Kind::Progress { .. } => {
                let row = super::actions::progress_row(self.reading, entry);
                let line = RecordLine::of(entry, number, LineKind::Progress);
                let mut line = line.own(0, entry.text());
                line.before = vec![Run::plain(format!(
                    "{}: {}{}",
                    row.action,
                    row.standing,
                    if entry.text().trim().is_empty() {
                        ""
                    } else {
                        ". "
                    }
                ))];
                line.after = stop(entry.text()).to_owned();
                self.lines.push(line);
            }
        }
    }

    /// Words of somebody's own, or the usual sentence where there are none.
    fn worded(&mut self, entry: Readable<'m, R>, number: Option<String>, usual: Option<String>) {
        if !entry.text().trim().is_empty() {
            self.text_lines(entry, number);
            return;
        }
        let line = RecordLine::of(entry, number, LineKind::Paragraph);
        let mut line = line.own(0, entry.text());
        line.before = usual.into_iter().map(Run::plain).collect();
        self.lines.push(line);
    }

    /// The lines of a text: paragraphs and bullets.
    fn text_lines(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let mut number = Some(number);
        for (from, text) in split(entry.text(), self.blanks) {
            let is_first = number.is_some();
            let line = RecordLine::of(entry, number.take().flatten(), LineKind::Paragraph);
            let line = match text.strip_prefix("- ") {
                Some(bullet) => RecordLine {
                    kind: LineKind::Bullet,
                    ..line.own(from + 2, bullet)
                },
                None if is_first => line.own(from, text),
                None => RecordLine {
                    kind: LineKind::Continuation,
                    ..line.own(from, text)
                },
            };
            self.lines.push(line);
        }
    }

    fn resolution(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::Resolution { stage, .. } = entry.kind() else {
            return;
        };
        let agreed = *stage == Stage::Agreed;
        let parts: Vec<(usize, &'m str)> = split(entry.text(), self.blanks).collect();
        let mut head = RecordLine::of(entry, number.clone(), LineKind::Resolution);
        head.before = self.resolved_word(agreed);
        let limbs = match parts.as_slice() {
            [(from, only)] => {
                head = head.own(*from, only);
                if agreed {
                    stop(only).clone_into(&mut head.after);
                }
                &[][..]
            }
            [(from, lead), limbs @ ..] if lead.trim_end().ends_with(':') => {
                head = head.own(*from, lead);
                limbs
            }
            limbs => limbs,
        };
        // Limbs that go on from a lead are one sentence; without one each is a sentence.
        let continues = head.from.is_some();
        self.lines.push(head);
        for (at, (from, text)) in limbs.iter().enumerate() {
            let number = self.limb_number(number.as_deref(), at);
            let mut line = RecordLine::of(entry, number, LineKind::Limb).own(*from, text);
            if agreed && !text.trim().is_empty() {
                let ending = match limbs.len() - at {
                    1 => ".",
                    2 if continues => "; and",
                    _ if continues => ";",
                    _ => ".",
                };
                if !ends(text) {
                    ending.clone_into(&mut line.after);
                }
            }
            self.lines.push(line);
        }
    }

    fn resolved_word(&self, agreed: bool) -> Vec<Run> {
        if agreed {
            vec![Run::strong(format!("{} ", self.house.resolved))]
        } else {
            vec![Run::strong("[not agreed] ")]
        }
    }

    fn minutes(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::Minutes {
            approval,
            corrections,
            ..
        } = entry.kind()
        else {
            return;
        };
        if *approval == Approval::Deferred {
            let usual = sentences::earlier_minutes(self.reading, entry.kind());
            self.worded(entry, number, usual);
            return;
        }
        let mut head = RecordLine::of(entry, number.clone(), LineKind::Resolution);
        head = self.decision(entry, head);
        head.before = self.resolved_word(true);
        let own: Vec<(usize, &'m str)> = split(entry.text(), Blanks::Drop).collect();
        let in_limbs = corrections.len() > 1 || !own.is_empty();
        if !own.is_empty() && !corrections.is_empty() && !head.text.trim_end().ends_with(':') {
            ", subject to:".clone_into(&mut head.after);
            if let Some(text) = head.text.trim_end().strip_suffix('.') {
                head.text = Cow::Owned(text.to_owned());
            }
        }
        self.lines.push(head);
        let mut at = 0;
        for (from, text) in own.into_iter().skip(1) {
            let number = self.limb_number(number.as_deref(), at);
            self.lines
                .push(RecordLine::of(entry, number, LineKind::Limb).own(from, text));
            at += 1;
        }
        let last = corrections.len();
        for (place, correction) in corrections.iter().enumerate().filter(|_| in_limbs) {
            let number = self.limb_number(number.as_deref(), at + place);
            let mut line = RecordLine::of(entry, number, LineKind::Limb);
            line.text = Cow::Owned(clause(correction));
            line.after = match last - place {
                1 => ".",
                2 => "; and",
                _ => ";",
            }
            .to_owned();
            self.lines.push(line);
        }
    }

    /// The words of a one-line decision, or of a lead.
    fn decision(&self, entry: Readable<'m, R>, line: RecordLine<'m>) -> RecordLine<'m> {
        let text = entry.text();
        if let (Kind::Minutes { .. }, true) = (entry.kind(), text.trim().is_empty()) {
            let usual = sentences::earlier_minutes(self.reading, entry.kind());
            let mut line = line;
            line.text = Cow::Owned(usual.unwrap_or_default());
            return line;
        }
        let (from, only) = split(text, Blanks::Drop).next().unwrap_or((0, ""));
        let mut line = line.own(from, only);
        stop(only).clone_into(&mut line.after);
        line
    }
}

/// How many places from the first on share a "Resolved:"; what is printed elsewhere, in a table or
/// for the officer alone does not come between decisions.
fn group_length<R>(slots: &[Slot<'_, R>]) -> usize {
    let Some(first) = slots.first() else {
        return 0;
    };
    let mut length = 1;
    let mut decisions = 1;
    for (at, slot) in slots.iter().enumerate().skip(1) {
        match slot.shape {
            Shape::OneLine if slot.stream == first.stream => {
                length = at + 1;
                decisions += 1;
            }
            Shape::Elsewhere | Shape::Row => {}
            _ if slot.stream == Stream::Private => {}
            _ => break,
        }
    }
    if decisions > 1 { length } else { 1 }
}

/// Whether a limb has an ending of its own.
fn ends(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([';', '.', ',', ':', '?', '!'])
        || text.ends_with("; and")
        || text.ends_with(", and")
}

/// The lines of a text and the bytes at which they begin.
fn split(text: &str, blanks: Blanks) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split('\n')
        .map(move |line| {
            let at = from;
            from += line.len() + 1;
            (at, line)
        })
        .filter(move |(_, line)| blanks == Blanks::Keep || !line.trim().is_empty())
}

/// "4.2": the number of a paragraph.
pub(super) fn paragraph_number(house: &House, item: &Item, at: usize) -> Option<String> {
    number_under(house, &item.details.number, at)
}

/// "4.2": the number of a paragraph under a heading's number.
pub(super) fn number_under(house: &House, heading: &str, at: usize) -> Option<String> {
    match house.paragraphs {
        ParagraphStyle::Unnumbered => None,
        ParagraphStyle::ItemAndNumber if heading.is_empty() => Some(at.to_string()),
        ParagraphStyle::ItemAndNumber => {
            Some(format!("{}.{at}", heading.trim().trim_end_matches('.')))
        }
    }
}

fn limb_number(house: &House, paragraph: Option<&str>, at: usize) -> String {
    match (house.limbs, paragraph) {
        (LimbStyle::Dotted, Some(paragraph)) => format!("{paragraph}.{}", at + 1),
        (LimbStyle::Dotted, None) => (at + 1).to_string(),
        (LimbStyle::Lettered, _) => format!("({})", letters(at)),
    }
}

/// "a" to "z", then "aa", "ab".
fn letters(mut at: usize) -> String {
    let mut out = String::new();
    loop {
        let letter = u8::try_from(at % 26).unwrap_or_default();
        out.insert(0, char::from(b'a' + letter));
        if at < 26 {
            return out;
        }
        at = at / 26 - 1;
    }
}
