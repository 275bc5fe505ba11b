//! A purge: rough notes, struck words and frozen drafts are taken out of the records for good. The
//! records keep their numbers, times and facts, so that every id stays what it was, and what every
//! reader is given stays the same.
//!
//! Words that were typed and deleted again are left out as if they had never been typed: each change of
//! an entry's text is made anew of those characters alone that stand in the end. An open query keeps its
//! id where the words that stay lead it to where it is; where they don't, the purge raises it there again.

mod passed;
mod queries;
mod rewrite;

use super::{Act, Journal, Record};
use crate::meeting::after::counted_purge;
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, Id, ItemId};
use crate::meeting::text::{Text, counted};
use crate::meeting::{Meeting, Refusal};
use rewrite::Rewrite;

/// What a purge takes out of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The item under which the entry stands, or stood; none where it was undone.
    pub item: Option<ItemId>,
    /// Whether it is a rough note.
    pub note: bool,
    /// The words that go, in the order in which they were typed.
    pub words: Vec<String>,
}

/// What a purge would do.
#[derive(Debug)]
pub struct Purge {
    /// What goes, entry by entry.
    pub gone: Vec<Gone>,
    /// How many drafts lose their frozen words.
    pub drafts: u32,
    /// How many facts of corrections that came back lose their words.
    pub corrections: u32,
    /// How often it is told no more who asked to speak.
    pub speakers: u32,
    /// Whether words go that were deleted from paragraphs that stand.
    pub deleted: bool,
    records: Vec<Record>,
    /// The queries that are raised again, on the words that they came to stand on.
    again: Vec<Fact>,
}

impl Purge {
    /// How many rough notes go, or words of them.
    pub fn notes(&self) -> u32 {
        self.count(true)
    }

    /// How many other entries lose words.
    pub fn struck(&self) -> u32 {
        self.count(false)
    }

    fn count(&self, note: bool) -> u32 {
        let found = self.gone.iter().filter(|g| g.note == note).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// How much goes: "2 rough notes, 1 entry with struck words and 1 frozen draft".
    pub fn in_words(&self) -> String {
        let mut said = counted_purge(self.notes(), self.struck(), self.drafts);
        if self.corrections > 0 {
            said.push_str("; the words of corrections that came back");
        }
        if self.speakers > 0 {
            said.push_str("; who asked to speak");
        }
        said
    }

    /// What goes, item by item in the order of the agenda, after what was undone.
    pub fn by_item(&self, meeting: &Meeting) -> Vec<(Option<ItemId>, Vec<&Gone>)> {
        let place = |gone: &&Gone| gone.item.and_then(|item| meeting.item_index(item));
        let mut gone: Vec<&Gone> = self.gone.iter().collect();
        gone.sort_by_key(place);
        let runs = gone.chunk_by(|a, b| place(a) == place(b));
        let item = |run: &[&Gone]| {
            let known = run.first().filter(|first| place(first).is_some());
            known.and_then(|first| first.item)
        };
        runs.map(|run| (item(run), run.to_vec())).collect()
    }

    /// Whether there is nothing to be purged.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.drafts == 0 && self.corrections == 0 && self.speakers == 0
    }
}

impl Journal {
    /// Whether a purge is allowed; `reason` is why it is done before the minutes are agreed.
    ///
    /// # Errors
    /// Why not: it is held, or too early.
    pub fn may_purge(&self, reason: &Text) -> Result<(), Refusal> {
        let meeting = self.meeting();
        if let Some(why) = meeting.hold() {
            return Err(Refusal::new(
                format!(
                    "Nothing may be purged: {}.",
                    why.trim().trim_end_matches('.')
                ),
                "To destroy what was asked for is an offence (Freedom of Information Act 2000 s.77). \
                 Release the hold once it is answered.",
            ));
        }
        if meeting.misfits() > 0 {
            return Err(Refusal::new(
                "Facts of the file don't fit the others: what they say can't be told apart.",
                "Use the file as it is.",
            ));
        }
        if meeting.closed().is_none() {
            return Err(Refusal::new(
                "The meeting is not over.",
                "Purge once the minutes are approved.",
            ));
        }
        if !meeting.is_agreed() && reason.is_blank() {
            return Err(Refusal::new(
                "These minutes have not been approved.",
                "Purge once they are, or say why it is done before.",
            ));
        }
        Ok(())
    }

    /// What a purge would take out; with `deleted`, what was deleted from paragraphs that stand too.
    pub fn purge(&self, deleted: bool) -> Purge {
        let mut rewrite = Rewrite::new(self, deleted);
        let mut records: Vec<Record> = self.records.iter().map(|r| rewrite.record(r)).collect();
        let again = queries::raise_again(self, &mut records);
        passed::tell_anew(self, &mut records, &again);
        let mut gone: Vec<(EntryId, Gone)> = rewrite.gone.into_iter().collect();
        gone.sort_by_key(|(id, _)| *id);
        Purge {
            gone: gone.into_iter().map(|(_, gone)| gone).collect(),
            drafts: rewrite.drafts,
            corrections: rewrite.corrections,
            speakers: rewrite.speakers,
            deleted,
            records,
            again,
        }
    }

    /// The place of a record's fact in the journal.
    fn id_of(&self, record: &Record, index: u16) -> Id {
        Id {
            writer: self.writer,
            record: u32::try_from(record.seq).unwrap_or(u32::MAX),
            index,
        }
    }

    /// Every fact that holds, with its place, in the order of the record.
    fn standing_facts(&self) -> impl Iterator<Item = (Id, &Fact)> {
        let live = self
            .records
            .iter()
            .filter(|r| !self.undone.contains(&r.seq));
        live.flat_map(move |record| {
            let facts = match &record.act {
                Act::Did(facts) => facts.as_slice(),
                _ => &[],
            };
            (0..)
                .zip(facts)
                .map(move |(index, fact)| (self.id_of(record, index), fact))
        })
    }

    /// The journal after a purge, with the fact that it was done.
    ///
    /// # Errors
    /// When what is left doesn't make the same meeting.
    pub fn purged(&self, purge: &Purge, now: Stamp, reason: &Text) -> Result<Self, Refusal> {
        let broken = || {
            Refusal::new(
                "What is left would not make the same meeting.",
                "Nothing was purged.",
            )
        };
        let mut journal = Self::replay(self.writer, self.by.clone(), purge.records.clone())
            .map_err(|_| broken())?;
        let fact = Fact(
            Stream::Exempt,
            Event::Purged {
                notes: purge.notes(),
                struck: purge.struck(),
                drafts: purge.drafts,
                reason: reason.clone(),
            },
        );
        let min_reader = fact.1.needs_reader();
        if min_reader > journal.reader {
            journal.append(now, Act::Raised { min_reader });
        }
        let mut facts = vec![fact];
        facts.extend(purge.again.iter().cloned());
        journal.append(now, Act::Did(facts));
        if !is_the_same(self.meeting(), journal.meeting()) {
            return Err(broken());
        }
        Ok(journal)
    }
}

/// "2 rough notes, 1 entry with struck words", of what goes in one place.
pub fn counted_gone(gone: &[&Gone]) -> String {
    let notes = gone.iter().filter(|g| g.note).count();
    let mut words = Vec::new();
    if notes > 0 {
        words.push(counted(notes, "rough note"));
    }
    match gone.len() - notes {
        0 => {}
        1 => words.push("1 entry with struck words".to_owned()),
        n => words.push(format!("{n} entries with struck words")),
    }
    words.join(", ")
}

/// Whether what every document is made of stayed the same.
fn is_the_same(before: &Meeting, after: &Meeting) -> bool {
    let entries = |m: &Meeting| m.all_entries().len();
    before.misfits() == after.misfits()
        && queries::are_the_same(before, after)
        && entries(before) == entries(after)
        && before.all_entries().iter().all(|entry| {
            let Some(now) = after.entry(entry.id) else {
                return false;
            };
            before.is_for_nobody(entry) && after.is_for_nobody(now)
                || (now.text == entry.text && now.kind == entry.kind && now.stream == entry.stream)
        })
}
