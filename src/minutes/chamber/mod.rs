//! What the public may see of a meeting while it sits: the body, the item before it and what is asked, the
//! motions as they are worded, the vote, what comes next. It is made of the public's reading and of nothing
//! else, so that whatever shows it can show no more.

mod chair;
mod results;

use crate::meeting::agenda::{Item, Purpose, Stamp, Standing};
use crate::meeting::audience::{Public, Reader};
use crate::meeting::entry::{Entry, Kind, Stage};
use crate::meeting::id::EntryId;
use crate::meeting::planted::{Leak, planted};
use crate::meeting::text::upper_first;
use crate::meeting::{Phase, Reading as ReadBy};

use super::audience::Audience;
use super::document::{Block, Document};
use super::frame::frame;
use super::house::{House, ItemNumbers};
use super::papers::{VoteRow, asks, votes_in};
use super::reading::{Readable, Reading};
use super::words::{clause, full_date, stop, time};
pub use chair::{Chair, QuorumLine, chair_of};
pub use results::{Results, results_of};

/// A meeting as the public in the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chamber {
    head: Head,
    scene: Scene,
}

impl Chamber {
    /// What stands at the head of the page.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// What there is to see.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }
}

/// Who meets, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// A language tag.
    pub language: &'static str,
    /// The authority; may be empty.
    pub host: String,
    /// The body, or the bodies that meet together.
    pub body: String,
    /// The day, with its weekday.
    pub date: String,
    /// The time of day at which this was so.
    pub time: String,
}

/// What there is to see.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// The meeting has not begun.
    Before {
        /// When it is to begin, if that is known.
        start: Option<String>,
        /// Where; may be empty.
        venue: String,
        /// The items of the agenda.
        agenda: Vec<ItemLine>,
    },
    /// It sits in public.
    Sitting(Box<Sitting>),
    /// It stands adjourned.
    Adjourned {
        /// Since when.
        since: String,
        /// Until when, in words; may be empty.
        until: String,
    },
    /// It sits in private; nothing else is told.
    Private,
    /// It is over.
    After {
        /// When it ended, if that is known.
        ended: Option<String>,
        /// The next meeting, in words, if there is one.
        next: Option<String>,
    },
}

/// An item, by its number and its title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemLine {
    /// "4"; may be empty.
    pub number: String,
    /// Its title.
    pub title: String,
    /// It is to be taken with the public out of the room.
    pub private: bool,
}

/// What the meeting is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sitting {
    /// Who presides, where somebody does.
    pub presiding: Option<String>,
    /// The item before the body.
    pub item: Option<ItemNow>,
    /// The motions and amendments before it, as they are worded now.
    pub motions: Vec<Motion>,
    /// The newest vote in the item, unless something else was moved since.
    pub vote: Option<VoteRow>,
    /// A result was recorded and is not shown yet.
    pub recording: bool,
    /// What was decided last in the item without a vote, in its words.
    pub decided: Option<String>,
    /// The item that comes next.
    pub next: Option<ItemLine>,
}

/// The item before the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemNow {
    /// Its number and title.
    pub line: ItemLine,
    /// What stands under its title in the agenda; may be empty.
    pub description: String,
    /// What it is for: "For decision"; may be empty.
    pub purpose: &'static str,
    /// What its report asks.
    pub asks: Option<Block>,
}

/// A motion or an amendment before the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Motion {
    /// "Motion", "Motion as amended", "Amendment".
    pub what: &'static str,
    /// Its words, line by line: a lead, and limbs below it.
    pub lines: Vec<String>,
    /// Who moved it; may be empty.
    pub mover: String,
    /// Who seconded it; may be empty.
    pub seconder: String,
    /// It is being put to the vote.
    pub put: bool,
}

/// The meeting as the public sees it at a time. The results that `held` names are not shown yet.
pub fn chamber_of(read: &ReadBy<'_, Public>, now: Stamp, held: &[EntryId]) -> Chamber {
    let house = agenda_numbers(read.house());
    let reading = Reading::<Public>::new(read, &house);
    Chamber {
        head: head(&reading, &house, now),
        scene: scene(read, &reading, &house, held),
    }
}

/// The house with the numbers that everybody has in their agenda.
fn agenda_numbers(house: &House) -> House {
    House {
        items: ItemNumbers::Agenda,
        ..house.clone()
    }
}

fn head<A: Audience>(reading: &Reading<'_, A>, house: &House, now: Stamp) -> Head {
    let Document {
        language,
        host,
        body,
        ..
    } = frame(reading, house, "");
    Head {
        language,
        host,
        body,
        date: full_date(house, reading.calling().date),
        time: time(house, now.time()),
    }
}

fn scene(
    read: &ReadBy<'_, Public>,
    reading: &Reading<'_, Public>,
    house: &House,
    held: &[EntryId],
) -> Scene {
    match reading.phase() {
        Phase::Prepared => Scene::Before {
            start: reading.calling().start().map(|at| time(house, at)),
            venue: upper_first(&clause(&reading.calling().venue)),
            agenda: reading
                .items()
                .iter()
                .filter(|i| read.is_on_agenda(i))
                .map(|i| line(reading, i))
                .collect(),
        },
        Phase::Adjourned { when, until, .. } => Scene::Adjourned {
            since: time(house, when.time()),
            until: clause(until),
        },
        Phase::Closed | Phase::Approved { .. } => Scene::After {
            ended: reading.closed().map(|at| time(house, at.time())),
            next: reading.next_meeting_expected().map(|next| {
                let mut said = full_date(house, next.date);
                if let Some(at) = next.start {
                    said = format!("{said}, {}", time(house, at));
                }
                match clause(&next.venue) {
                    venue if venue.is_empty() => said,
                    venue => format!("{said}, {venue}"),
                }
            }),
        },
        Phase::Open if is_private(read) && !planted(Leak::Chamber) => Scene::Private,
        Phase::Open => Scene::Sitting(Box::new(sitting(read, reading, house, held))),
    }
}

/// Whether the public is out of the room, or an item is before the body that is to be taken so.
fn is_private(read: &ReadBy<'_, Public>) -> bool {
    if read.excluded().is_some() {
        return true;
    }
    let Some(item) = read.before_body().filter(|i| read.is_taken_in_private(i)) else {
        return false;
    };
    // Those who were let in again while it was before the body are in the room.
    let taken = item.takings.last().map(|t| t.from);
    let let_in = |e: &&Entry| matches!(e.kind, Kind::Readmission { when } if Some(when) >= taken);
    !read.exclusions().iter().any(let_in)
}

fn sitting(
    read: &ReadBy<'_, Public>,
    reading: &Reading<'_, Public>,
    house: &House,
    held: &[EntryId],
) -> Sitting {
    let is_held = |id: EntryId| held.contains(&id);
    let mut sitting = Sitting {
        presiding: read
            .in_the_chair()
            .last()
            .filter(|c| c.to.is_none())
            .map(|c| reading.name(c.person)),
        next: next(read).map(|item| line(reading, item)),
        ..Sitting::default()
    };
    // Who was elected takes the chair with the result.
    let elects = |id: &EntryId| {
        read.entry(*id)
            .is_some_and(|e| matches!(e.kind, Kind::Election { .. }))
    };
    if held.iter().any(elects) {
        sitting.presiding = None;
    }
    let Some(item) = reading.items().iter().find(|i| {
        let now = read.before_body();
        now.is_some_and(|now| now.id == i.id)
    }) else {
        return sitting;
    };
    let mut now = item_now(reading, item);
    // Those who read this were let in: whatever it was taken as, it is before them now.
    now.line.private = false;
    sitting.item = Some(now);
    let entries: Vec<Readable<'_, Public>> = reading.entries(item).collect();
    sitting.recording = entries.iter().any(|e| is_held(e.id()));
    sitting.motions = motions(reading, &entries, &is_held);
    let votes = votes_in(reading, house, item);
    // While a result is awaited the one before it says nothing any more.
    let shown = |vote: &(EntryId, VoteRow)| !sitting.recording && !is_held(vote.0);
    let vote = votes.into_iter().rev().find(shown);
    let born = |id: EntryId| read.entry(id).map(|e| e.born);
    let moved_since = |id: EntryId| {
        entries
            .iter()
            .any(|e| e.kind().stage().is_some_and(is_before) && Some(e.born()) > born(id))
    };
    let decided = entries
        .iter()
        .rev()
        .find(|e| !is_held(e.id()) && decides(e.kind()) && !e.text().trim().is_empty());
    if let Some((id, row)) = vote.filter(|(id, _)| !moved_since(*id)) {
        // What was decided after the vote stands beside it.
        sitting.decided = decided
            .filter(|e| Some(e.born()) > born(id) && !row.words.contains(e.text().trim()))
            .map(|e| said(*e));
        sitting.vote = Some(row);
    } else if sitting.motions.is_empty() {
        sitting.decided = decided.map(|e| said(*e));
    }
    sitting
}

/// Whether a motion that has come so far is before the body.
fn is_before(stage: Stage) -> bool {
    matches!(stage, Stage::Worded | Stage::Put)
}

fn decides(kind: &Kind) -> bool {
    match kind {
        Kind::Resolution { stage, .. } => *stage == Stage::Agreed,
        Kind::Outcome { .. } => true,
        _ => false,
    }
}

/// A decision in its words.
fn said<R: Reader>(entry: Readable<'_, R>) -> String {
    let words: Vec<&str> = entry.text().split_whitespace().collect();
    let words = words.join(" ");
    let end = stop(&words);
    match entry.kind() {
        Kind::Resolution { .. } => format!("Resolved: {words}{end}"),
        _ => format!("{words}{end}"),
    }
}

/// What was moved or put and waits for what becomes of it. Words that nobody has moved yet are the
/// officer's, who is still writing them.
fn motions<R: Reader>(
    reading: &Reading<'_, R>,
    entries: &[Readable<'_, R>],
    is_held: &dyn Fn(EntryId) -> bool,
) -> Vec<Motion> {
    let name = |person: Option<_>| person.map_or_else(String::new, |p| reading.name(p));
    let mut found = Vec::new();
    for entry in entries {
        let (Some(stage), Some(moved)) = (entry.kind().stage(), entry.kind().moved()) else {
            continue;
        };
        let held = is_held(entry.id());
        let before = match stage {
            Stage::Worded => moved.by.is_some(),
            Stage::Put => true,
            // What came of it is not shown yet.
            _ => held,
        };
        let lines: Vec<String> = entry
            .text()
            .lines()
            .map(|l| l.trim().to_owned())
            .filter(|l| !l.is_empty())
            .collect();
        if before && !lines.is_empty() {
            found.push(Motion {
                what: match entry.kind() {
                    Kind::Amendment { .. } => "Amendment",
                    _ if reading.as_moved(*entry).is_some() => "Motion as amended",
                    _ => "Motion",
                },
                lines,
                mover: name(moved.by),
                seconder: name(moved.seconded),
                put: stage != Stage::Worded,
            });
        }
    }
    found
}

fn item_now<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> ItemNow {
    ItemNow {
        line: line(reading, item),
        description: clause(&item.details.description),
        purpose: match item.details.purpose {
            Purpose::Unsaid => "",
            Purpose::Decision => "For decision",
            Purpose::Discussion => "For discussion",
            Purpose::Information => "For information",
        },
        asks: item.report.as_ref().and_then(asks),
    }
}

fn line<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> ItemLine {
    ItemLine {
        number: reading.number(item).to_owned(),
        title: clause(&item.details.title),
        private: item.is_private(),
    }
}

/// The item that comes next: by the order as it was varied, or else by the agenda.
fn next<'m, R: Reader>(read: &'m ReadBy<'_, R>) -> Option<&'m Item> {
    if let Some(varied) = read.varied_next() {
        return read.item(varied);
    }
    let waits = |item: &&Item| item.standing == Standing::Waiting;
    let at = read.before_body().and_then(|i| read.item_index(i.id));
    let after = at.map_or(0, |at| at + 1);
    let items = read.items();
    let below = items.iter().skip(after).find(waits);
    below.or_else(|| items.iter().find(waits))
}
