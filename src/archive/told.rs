//! What a meeting tells an audience, passage by passage: its minutes as they are printed for it, with
//! the place of each passage in them.

use std::collections::HashSet;
use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kinds::PassageKind;
use crate::meeting::Reading;
use crate::meeting::entry::{Owner, Stream};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::kind::Part;
use crate::meeting::printed::PrintedLine;
use crate::minutes::facts::{MeetingFacts, facts_of, facts_of_journal};
use crate::minutes::{Audience, draft_of};

/// A passage of minutes: a paragraph with its bullets, a resolution with its limbs, a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// What it is; the first is what it is called.
    pub kinds: Vec<PassageKind>,
    /// The number of the item that it stands under, as printed; may be empty.
    pub number: String,
    /// The title of that item; empty outside of items.
    pub title: String,
    /// The item.
    pub item: Option<ItemId>,
    /// The entry that it tells.
    pub entry: Option<EntryId>,
    /// It is for those entitled to exempt information alone.
    pub exempt: bool,
    /// Who is named in the fact that it tells.
    pub people: Vec<String>,
    /// Its words with its number before them, a line for each line of it.
    pub text: String,
}

/// What a meeting tells the audience `A`. It is made of that audience's reading alone.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingTold<A> {
    pub(super) body: String,
    pub(super) day: Option<NaiveDate>,
    pub(super) passages: Vec<Passage>,
    pub(super) facts: MeetingFacts<A>,
    audience: PhantomData<fn() -> A>,
}

impl<A> MeetingTold<A> {
    /// The passages, in the order in which they are printed.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// What it says as facts.
    pub fn facts(&self) -> &MeetingFacts<A> {
        &self.facts
    }

    /// The body.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The day; the journal of a body has none.
    pub fn day(&self) -> Option<NaiveDate> {
        self.day
    }

    /// What was told before, for whoever keeps what an audience may read.
    pub(super) fn again(
        (body, day): (String, Option<NaiveDate>),
        passages: Vec<Passage>,
        facts: MeetingFacts<A>,
    ) -> Self {
        Self {
            body,
            day,
            passages,
            facts,
            audience: PhantomData,
        }
    }
}

#[cfg(test)]
impl<A> MeetingTold<A> {
    /// What no meeting tells: for tests of the index.
    pub(super) fn of(body: &str, day: NaiveDate, passages: Vec<Passage>) -> Self {
        Self {
            body: body.to_owned(),
            day: Some(day),
            passages,
            facts: MeetingFacts::default(),
            audience: PhantomData,
        }
    }
}

/// What a meeting tells an audience; `session` is the id of its session.
pub fn told<A: Audience>(reading: &Reading<'_, A>, session: &str) -> MeetingTold<A> {
    let minutes = draft_of::<A>(reading, reading.house());
    let mut passages: Vec<Passage> = Vec::new();
    let mut headings: Vec<Heading> = Vec::new();
    for line in minutes.lines() {
        if let Some(item) = line.item.filter(|_| line.heading) {
            headings.push((item, line.number.to_string(), line.words.to_string()));
        }
        let goes_on = passages.last_mut().filter(|last| {
            line.entry.is_some() && last.entry == line.entry && last.item == line.item
        });
        if let Some(last) = goes_on {
            last.text.push('\n');
            last.text.push_str(&words_of(&line));
            continue;
        }
        if line.words.is_blank() {
            continue;
        }
        passages.push(passage(reading, &line, &headings));
    }
    let mut facts = facts_of(reading, session);
    let told: HashSet<EntryId> = passages.iter().filter_map(|p| p.entry).collect();
    facts.leave_words(|entry| told.contains(&entry));
    MeetingTold {
        body: reading.body().name.to_string(),
        day: Some(reading.calling().date),
        passages,
        facts,
        audience: PhantomData,
    }
}

/// What the journal of a body tells an audience: no passages, since it has no minutes.
pub fn journal_told<A: Audience>(reading: &Reading<'_, A>) -> MeetingTold<A> {
    MeetingTold {
        body: reading.body().name.to_string(),
        day: None,
        passages: Vec::new(),
        facts: facts_of_journal(reading),
        audience: PhantomData,
    }
}

/// What minutes tell that are none of ours: their paragraphs, and no facts; `exempt` where they are for
/// those entitled to exempt information.
pub fn published<A>(
    body: &str,
    day: NaiveDate,
    paragraphs: Vec<String>,
    exempt: bool,
) -> MeetingTold<A> {
    let passages = paragraphs.into_iter().map(|text| Passage {
        kinds: vec![PassageKind::Paragraph],
        exempt,
        text,
        ..Passage::default()
    });
    MeetingTold {
        body: body.to_owned(),
        day: Some(day),
        passages: passages.collect(),
        facts: MeetingFacts::default(),
        audience: PhantomData,
    }
}

/// An item with its number and its title, as printed.
type Heading = (ItemId, String, String);

fn words_of(line: &PrintedLine) -> String {
    if line.number.is_blank() {
        line.words.to_string()
    } else {
        format!("{} {}", line.number, line.words)
    }
}

fn passage<A: Audience>(
    reading: &Reading<'_, A>,
    line: &PrintedLine,
    headings: &[Heading],
) -> Passage {
    let entry = line.entry.and_then(|id| reading.entry(id));
    let kinds = match (entry, line.item) {
        (Some(entry), _) => PassageKind::of(&entry.kind),
        (None, Some(_)) if line.heading => &[PassageKind::Item][..],
        (None, Some(_)) => &[PassageKind::Paragraph],
        (None, None) => &[PassageKind::Attendance],
    };
    let under = line
        .item
        .and_then(|item| headings.iter().rev().find(|(of, ..)| *of == item));
    let (number, title) = under.map_or_else(Default::default, |(_, number, title)| {
        (number.clone(), title.clone())
    });
    let mut people: Vec<String> = Vec::new();
    if let Some(entry) = entry {
        let of = |id| reading.person(id).map(|p| p.details.full_name());
        people.extend(entry.kind.people().into_iter().filter_map(|(_, id)| of(id)));
        entry.kind.parts(&mut |part| {
            if let Part::Owners(owners) = part {
                people.extend(owners.iter().filter_map(|owner| match owner {
                    Owner::Named(name) => Some(name.to_string()),
                    Owner::Person(_) => None,
                }));
            }
        });
        people.sort();
        people.dedup();
    }
    Passage {
        kinds: kinds.to_vec(),
        number,
        title,
        item: line.item,
        entry: line.entry,
        exempt: entry.is_some_and(|e| e.stream != Stream::Public),
        people,
        text: words_of(line),
    }
}
