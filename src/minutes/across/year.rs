//! The year of a body: who attended, how long items took against the plan, which actions are open and how
//! old they are, who voted how.

use std::collections::HashMap;
use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::audience::Audience;
use super::super::facts::{StepKind, VoteFact};
use super::{Approvals, AttendanceAcross, Period, Recorded, Sat, attendance_across, key_of};

/// How long an item took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemTime {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The number of the item; may be empty.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How many minutes it was before the body.
    pub minutes: u32,
    /// How many the agenda allowed.
    pub planned: Option<u16>,
}

/// An action that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenAction {
    /// The day of the meeting that asked for it.
    pub raised: NaiveDate,
    /// What is to be done.
    pub words: String,
    /// By whom.
    pub owners: Vec<String>,
    /// How many days it has been open.
    pub days: i64,
}

/// Up to how many days an action counts in each part of the picture, and what that is called.
pub const AGES: [(i64, &str); 5] = [
    (30, "up to a month"),
    (91, "one to three months"),
    (182, "three to six months"),
    (365, "six months to a year"),
    (i64::MAX, "over a year"),
];

/// A vote at which names were taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedVote {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The item, with its number.
    pub item: String,
    /// The words that were voted on.
    pub words: String,
    /// `carried`, `lost` or `tied`.
    pub result: String,
    /// Who voted how: `for`, `against`, `abstained` or `did-not-vote`.
    pub ballots: Vec<(String, String)>,
}

/// The year of a body, for one audience.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "")]
pub struct YearReport<A> {
    /// The version of these fields.
    pub version: u32,
    /// The body.
    pub body: String,
    /// How the year is called.
    pub called: String,
    /// As of which day actions are open.
    pub on: NaiveDate,
    /// Who attended.
    pub attendance: AttendanceAcross<A>,
    /// How long items took.
    pub times: Vec<ItemTime>,
    /// The actions that are open, the oldest first.
    pub actions: Vec<OpenAction>,
    /// The votes at which names were taken.
    pub votes: Vec<NamedVote>,
    #[serde(skip)]
    audience: PhantomData<fn() -> A>,
}

impl<A> YearReport<A> {
    /// How many open actions there are of each age.
    pub fn ages(&self) -> Vec<(&'static str, usize)> {
        let mut from = i64::MIN;
        AGES.iter()
            .map(|(to, called)| {
                let own = |a: &&OpenAction| a.days > from && a.days <= *to;
                let count = self.actions.iter().filter(own).count();
                from = *to;
                (*called, count)
            })
            .collect()
    }

    /// Everybody who voted at a vote with names, in the order in which they first did.
    pub fn voters(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for (person, _) in self.votes.iter().flat_map(|v| &v.ballots) {
            if !found.contains(&person.as_str()) {
                found.push(person);
            }
        }
        found
    }
}

/// The year of the body of this name: of its own meetings, given in the order of their days up to `on`;
/// those before the year are asked for actions alone.
pub fn year<A: Audience>(
    body: &str,
    (sat, approvals): (&[Sat<A>], &[Approvals<A>]),
    recorded: &[Recorded<A>],
    period: &Period,
    on: NaiveDate,
) -> YearReport<A> {
    let own = |name: &str| key_of(name) == key_of(body);
    let of_body: Vec<&Recorded<A>> = recorded.iter().filter(|m| own(&m.body)).collect();
    let mut times = Vec::new();
    let mut votes = Vec::new();
    let in_year = |m: &&&Recorded<A>| (period.from..=period.to).contains(&m.day);
    for meeting in of_body.iter().filter(in_year) {
        let record = meeting.record();
        times.extend(record.items.iter().filter_map(|item| {
            Some(ItemTime {
                date: meeting.day,
                number: item.number.clone(),
                title: item.title.clone(),
                minutes: item.minutes?,
                planned: item.planned,
            })
        }));
        votes.extend(record.votes.iter().map(|vote| named(meeting.day, vote)));
    }
    YearReport {
        version: 1,
        body: body.to_owned(),
        called: period.called.clone(),
        on,
        attendance: attendance_across((sat, approvals), period, own),
        times,
        actions: open(&of_body, on),
        votes,
        audience: PhantomData,
    }
}

fn named(date: NaiveDate, vote: &VoteFact) -> NamedVote {
    NamedVote {
        date,
        item: format!("{} {}", vote.item, vote.title).trim().to_owned(),
        words: vote.words.clone(),
        result: vote.result.clone(),
        ballots: vote.ballots.clone(),
    }
}

/// The actions that are open by what the newest meeting that had each before it says.
fn open<A: Audience>(meetings: &[&Recorded<A>], on: NaiveDate) -> Vec<OpenAction> {
    let mut known: Vec<(OpenAction, bool)> = Vec::new();
    let mut by_origin: HashMap<String, usize> = HashMap::new();
    let mut by_words: HashMap<(NaiveDate, String), usize> = HashMap::new();
    for meeting in meetings.iter().filter(|m| m.day <= on) {
        let record = meeting.record();
        for carried in &record.carried {
            let words = (carried.raised, key_of(&carried.words));
            let at = by_origin
                .get(&carried.origin)
                .filter(|_| !carried.origin.is_empty());
            let at = at.or_else(|| by_words.get(&words)).copied();
            let at = at.unwrap_or_else(|| {
                known.push((
                    OpenAction {
                        raised: carried.raised,
                        words: carried.words.clone(),
                        owners: carried.owners.clone(),
                        days: (on - carried.raised).num_days(),
                    },
                    false,
                ));
                known.len() - 1
            });
            by_words.insert(words, at);
            if !carried.origin.is_empty() {
                by_origin.insert(carried.origin.clone(), at);
            }
            known[at].1 = carried.closed;
        }
        for step in record.steps.iter().filter(|s| s.kind == StepKind::Action) {
            known.push((
                OpenAction {
                    raised: meeting.day,
                    words: step.words.clone(),
                    owners: step.owners.clone(),
                    days: (on - meeting.day).num_days(),
                },
                false,
            ));
            let at = known.len() - 1;
            by_words.insert((meeting.day, key_of(&step.words)), at);
            if let Some(entry) = step.entry {
                by_origin.insert(format!("{} {entry}", record.session), at);
            }
        }
    }
    let mut open: Vec<OpenAction> = known
        .into_iter()
        .filter_map(|(action, closed)| (!closed).then_some(action))
        .collect();
    open.sort_by_key(|action| action.raised);
    open
}
