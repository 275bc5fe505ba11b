//! What whoever presides wants before them: the time against the plan, who must leave for the item, the
//! quorum, the motions that are open, and the running sheet below.

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::Stamp;
use crate::meeting::id::EntryId;
use crate::meeting::speakers::{Asker, Speaker, Waiting};

use super::super::audience::Audience;
use super::super::document::{Document, Minutes, Paper};
use super::super::papers::{PaperKind, paper_of};
use super::super::reading::Reading;
use super::super::words::{clause, list, time};
use super::{Head, ItemLine, Motion, agenda_numbers, head, line, motions, next};

/// How a body stands against its quorum.
#[derive(Clone, Debug, PartialEq)]
pub struct QuorumLine {
    /// The body, where several meet; empty otherwise.
    pub body: String,
    /// How many are there, and how many are needed.
    pub here: usize,
    /// How many are needed.
    pub needed: usize,
    /// What is missing, in words; empty = business can be done.
    pub lacks: String,
}

/// What is before whoever presides.
#[derive(Clone, Debug, PartialEq)]
pub struct Chair {
    head: Head,
    sheet: Document,
    /// The item before the body.
    pub item: Option<ItemLine>,
    /// For how many minutes it has been before the body.
    pub taken_for: Option<i64>,
    /// For how many the agenda has it.
    pub planned: Option<u16>,
    /// When the meeting must end by its rules, if they say so.
    pub must_end: Option<String>,
    /// Whoever speaks of those who asked to; empty where nobody does.
    pub speaks: String,
    /// Those who wait to speak, in the order in which they are called.
    pub waiting: Vec<String>,
    /// Who must leave the room for the item, or stand aside for it.
    pub must_leave: String,
    /// Who went out because of an interest and has not come back.
    pub out: String,
    /// How each body stands against its quorum; empty where the rules tell none.
    pub quorum: Vec<QuorumLine>,
    /// Motions and amendments that wait for what becomes of them.
    pub motions: Vec<Motion>,
    /// The item that comes next.
    pub next: Option<ItemLine>,
    /// Who must leave or stand aside for that.
    pub next_leave: String,
}

impl Chair {
    /// What stands at the head of the page.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The running sheet.
    pub fn sheet(&self) -> &Document {
        &self.sheet
    }
}

/// What whoever presides wants before them at a time, as their reading has it, and who waits to speak.
pub fn chair_of<A: Audience>(read: &ReadBy<'_, A>, waiting: &Waiting<A>, now: Stamp) -> Chair {
    let house = agenda_numbers(read.house());
    let reading = Reading::<A>::new(read, &house);
    let paper: Paper<A> = paper_of(PaperKind::RunningSheet, read, &house);
    let named = |people: Vec<_>| {
        let people: Vec<String> = people.into_iter().map(|p| reading.name(p)).collect();
        list(&people)
    };
    let asker = |speaker: &Speaker| match &speaker.who {
        Asker::Person(person) => reading.name(*person),
        who => clause(&read.asker(who)),
    };
    let (speaks, waits): (Vec<_>, Vec<_>) = waiting.speakers().iter().partition(|s| s.speaks);
    let item = read.before_body();
    let since = item.and_then(|i| i.takings.last()).map(|t| t.from);
    let entries: Vec<_> = item
        .map(|i| reading.entries(i).collect())
        .unwrap_or_default();
    let here = |person: &_| read.is_in_room(*person);
    let aside = |item| -> Vec<_> {
        let all = read.to_stand_aside(item).into_iter();
        all.filter(here).collect()
    };
    let upcoming = next(read);
    let nothing = |_: EntryId| false;
    Chair {
        head: head(&reading, &house, now),
        sheet: paper.document,
        item: item.map(|i| line(&reading, i)),
        taken_for: since.map(|since| (now - since).num_minutes().max(0)),
        planned: item.and_then(|i| i.details.planned_minutes),
        must_end: read.must_end_by().map(|at| time(&house, at.time())),
        speaks: speaks.into_iter().map(asker).collect(),
        waiting: waits.into_iter().map(asker).collect(),
        must_leave: named(item.map(|i| aside(i.id)).unwrap_or_default()),
        out: named(read.withdrawn()),
        quorum: read
            .quorums()
            .into_iter()
            .map(|(which, state)| QuorumLine {
                body: if read.is_joint() {
                    read.body_of(which).name.to_string()
                } else {
                    String::new()
                },
                here: state.here,
                needed: state.needed,
                lacks: state.lacks(),
            })
            .collect(),
        motions: motions(&reading, &entries, &nothing),
        next: upcoming.map(|i| line(&reading, i)),
        next_leave: named(upcoming.map(|i| aside(i.id)).unwrap_or_default()),
    }
}

impl<A: Audience> Minutes<A> {
    /// What stands at the head of a page that shows them while the meeting sits.
    pub fn head_at(&self, now: Stamp) -> Head {
        Head {
            language: self.document.language,
            host: self.document.host.clone(),
            body: self.document.body.clone(),
            date: self.document.date.clone(),
            time: now.format("%H:%M").to_string(),
        }
    }
}
