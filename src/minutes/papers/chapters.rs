//! The chapters of a recording: items and votes at their distance from its start. For the time for
//! which the public was out there is nothing but that it was.

use std::marker::PhantomData;

use chrono::{Duration, NaiveTime};

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::{Item, Stamp, Taking};
use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::motion::VoteResult;

use super::super::audience::Audience;
use super::super::frame::stem;
use super::super::order::item_at;
use super::super::reading::Reading;
use super::label;

/// A chapter: from one mark to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The second of the recording at which it begins.
    pub from: u32,
    /// The second at which it ends, always later.
    pub to: u32,
    /// `opening`, `item`, `vote`, `private` or `adjourned`; of several that begin together the first.
    pub kind: &'static str,
    /// The number of the item, as printed; may be empty.
    pub item: String,
    /// What it is called.
    pub title: String,
}

/// The chapters of a meeting for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapters<A: Audience> {
    marked: Vec<Chapter>,
    left_out: usize,
    file_stem: String,
    audience: PhantomData<A>,
}

impl<A: Audience> Chapters<A> {
    /// The chapters in order; none where the meeting has not begun.
    pub fn chapters(&self) -> &[Chapter] {
        &self.marked
    }

    /// How many marks are left out because they lie a day or more after the start: they are on
    /// another recording.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// A file name without its ending.
    pub fn file_stem(&self) -> &str {
        &self.file_stem
    }
}

/// Seconds of a day: no recording is longer.
const DAY: i64 = 24 * 60 * 60;
/// How long the last chapter lasts while the end is not known.
const LAST: i64 = 60;

struct Mark {
    at: Stamp,
    kind: &'static str,
    item: String,
    title: String,
    /// It was over in the moment in which it began.
    brief: bool,
}

/// The chapters of what was read for an audience, for a recording that was started at a time of day;
/// none = when the meeting began.
pub fn chapters_of<A: Audience>(read: &ReadBy<'_, A>, start: Option<NaiveTime>) -> Chapters<A> {
    let reading = Reading::<A>::new(read, read.house());
    let mut found = Chapters {
        marked: Vec::new(),
        left_out: 0,
        file_stem: stem::<A>(&reading, "chapters"),
        audience: PhantomData,
    };
    let Some(opened) = reading.opened() else {
        return found;
    };
    let start = start.map_or(opened, |at| started(opened, at));
    let marks = marks(&reading, opened);
    let seconds = |at: Stamp| (at - start).num_seconds();
    let last = marks.last().map_or(0, |m| seconds(m.at));
    let end = reading
        .closed()
        .map(seconds)
        .filter(|end| *end > last)
        .unwrap_or(last + LAST);
    // What began before the recording did begins with it; what begins together is one chapter.
    let mut merged: Vec<(i64, Mark)> = Vec::new();
    for mark in marks {
        let from = seconds(mark.at);
        if from >= DAY {
            found.left_out += 1;
            continue;
        }
        let before_start = |m: &(i64, Mark)| from <= 0 && m.0 <= 0 && m.1.at != mark.at;
        if merged.last().is_some_and(before_start) {
            merged.pop();
        }
        match merged.last_mut() {
            Some((at, known)) if *at == from.max(0) => {
                known.title = format!("{} / {}", known.title, mark.title);
            }
            _ => merged.push((from.max(0), mark)),
        }
    }
    let ends: Vec<i64> = merged
        .iter()
        .skip(1)
        .map(|m| m.0)
        .chain([end.min(DAY)])
        .collect();
    for ((from, mark), to) in merged.into_iter().zip(ends) {
        let seconds = |at: i64| u32::try_from(at).unwrap_or(0);
        if to > from {
            found.marked.push(Chapter {
                from: seconds(from),
                to: seconds(to),
                kind: mark.kind,
                item: mark.item,
                title: mark.title,
            });
        }
    }
    found
}

/// The moment at which a recording was started: on the day on which the meeting began, or on the evening
/// before where it began after midnight.
fn started(opened: Stamp, at: NaiveTime) -> Stamp {
    let start = opened.date_naive().and_time(at);
    let start = start
        .and_local_timezone(*opened.offset())
        .single()
        .unwrap_or(opened);
    if start - opened > Duration::hours(12) {
        start - Duration::days(1)
    } else {
        start
    }
}

/// Every mark in the order of time.
fn marks<R: Reader>(reading: &Reading<'_, R>, opened: Stamp) -> Vec<Mark> {
    let of = |item: &Item, at: Stamp| Mark {
        at,
        kind: "item",
        item: reading.number(item).to_owned(),
        title: label(reading, item),
        brief: false,
    };
    let plain = |at: Stamp, kind: &'static str, title: &str| Mark {
        at,
        kind,
        item: String::new(),
        title: title.to_owned(),
        brief: false,
    };
    let mut marks: Vec<Mark> = Vec::new();
    for item in reading.items() {
        // Of an item in private there is only that it was.
        let open = item.takings.iter();
        let open = open.filter(|t| !was_private(reading, item, t));
        marks.extend(open.map(|t| Mark {
            brief: t.to == Some(t.from),
            ..of(item, t.from)
        }));
        for entry in reading.entries(item) {
            let Kind::Vote { when, result, .. } = entry.kind() else {
                continue;
            };
            let result = match result {
                VoteResult::Carried => "carried",
                VoteResult::Lost => "lost",
                VoteResult::Tied => "votes equal",
            };
            marks.push(Mark {
                kind: "vote",
                title: format!("{}: vote, {result}", label(reading, item)),
                ..of(item, *when)
            });
        }
    }
    let taken_at = |at: Stamp, marks: &[Mark]| marks.iter().any(|m| m.at == at);
    if !taken_at(opened, &marks) {
        marks.push(plain(opened, "opening", "Opening of the meeting"));
    }
    for adjourned in reading.adjournments() {
        marks.push(plain(adjourned.when, "adjourned", "Adjourned"));
        if let Some(resumed) = adjourned.resumed
            && !taken_at(resumed, &marks)
        {
            let item = item_at(reading, resumed).and_then(|id| reading.item(id));
            marks.push(item.map_or_else(
                || plain(resumed, "opening", "The meeting resumed"),
                |item| of(item, resumed),
            ));
        }
    }
    for (from, to) in private(reading) {
        marks.retain(|m| m.at < from || to.is_some_and(|to| m.at >= to));
        marks.push(plain(from, "private", "In private"));
        let Some(to) = to.filter(|to| reading.closed().is_none_or(|closed| *to < closed)) else {
            continue;
        };
        if !taken_at(to, &marks) {
            // The item that goes on in public; one in private has ended.
            let item = item_at(reading, to).and_then(|id| reading.item(id));
            let private = |i: &Item| {
                let mut takings = i.takings.iter().rev();
                let taking = takings.find(|t| t.from <= to);
                taking.is_some_and(|t| was_private(reading, i, t))
            };
            marks.push(
                item.filter(|i| !private(i))
                    .map_or_else(|| plain(to, "opening", "In public again"), |i| of(i, to)),
            );
        }
    }
    // Of the same moment a vote ends what was before the body, unless its item was taken then; and
    // what goes on comes last of the items.
    let taken: Vec<(Stamp, String)> = marks
        .iter()
        .filter(|m| m.kind != "vote")
        .map(|m| (m.at, m.item.clone()))
        .collect();
    let rank = |m: &Mark| match m.kind {
        "vote" if !taken.contains(&(m.at, m.item.clone())) => 0,
        "vote" => 3,
        _ if m.brief => 1,
        _ => 2,
    };
    marks.sort_by_key(|m| (m.at, rank(m)));
    marks
}

/// The stretches for which nothing of the meeting is for everybody's ears, in order and apart from
/// each other: the public was out, or the item is taken in private.
fn private<R: Reader>(reading: &Reading<'_, R>) -> Vec<(Stamp, Option<Stamp>)> {
    let out = reading.public_out().into_iter().map(|o| (o.from, o.to));
    let takings = reading.items().iter().flat_map(|item| {
        let takings = item.takings.iter();
        takings.filter(move |t| was_private(reading, item, t))
    });
    let takings = takings.map(|t| (t.from, t.to));
    // What was over in the same moment is nowhere on the recording.
    let lasts = |s: &(Stamp, Option<Stamp>)| s.1.is_none_or(|to| to > s.0);
    let mut all: Vec<(Stamp, Option<Stamp>)> = out.chain(takings).filter(lasts).collect();
    all.sort_by_key(|s| s.0);
    let mut merged: Vec<(Stamp, Option<Stamp>)> = Vec::new();
    for (from, to) in all {
        match merged.last_mut() {
            Some((_, end)) if end.is_none_or(|end| from <= end) => {
                *end = end.zip(to).map(|(one, two)| one.max(two));
            }
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// Whether an item was in private for the whole of a taking. Where the public was excluded in the course
/// of it, and only then, it is known for how long they were out.
fn was_private<R: Reader>(reading: &Reading<'_, R>, item: &Item, taking: &Taking) -> bool {
    reading.taken_in_private(item) && (taking.private || !reading.excluded_for(item))
}
