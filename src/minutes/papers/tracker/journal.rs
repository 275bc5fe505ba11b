//! The actions of a body across its meetings, out of its journal: which are open, which ought to have been
//! done, who has them, and how they went on between the meetings.

use std::marker::PhantomData;

use chrono::NaiveDate;

use super::{TrackedAction, Tracker, TrackerGroup, blocks, state};
use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::{Prior, Progress};
use crate::meeting::entry::{Due, Stream};
use crate::meeting::text::alike;

use super::super::super::actions::standing;
use super::super::super::audience::Audience;
use super::super::super::document::{Document, Paper, Status};
use super::super::super::draft::tidy;
use super::super::super::frame::frame;
use super::super::super::marking::marking_of_exempt;
use super::super::super::reading::Reading;
use super::super::super::sentences::{due, owners};
use super::super::super::words::{clause, slug};

/// Which actions of a body are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Those that are still to be done.
    Open,
    /// Those that ought to have been done by now.
    Overdue,
}

/// What is asked of the actions of a body.
#[derive(Clone, Debug)]
pub struct BodyActions {
    /// Which of them.
    pub which: Which,
    /// Those of one owner alone, by their name or a part of it.
    pub owner: Option<String>,
    /// How they stand together.
    pub group: TrackerGroup,
    /// The day from which it is told what is overdue.
    pub today: NaiveDate,
}

impl BodyActions {
    /// Whether an action is one of those that are asked for.
    pub fn has(&self, prior: &Prior, owners: &[String]) -> bool {
        let of_kind = match self.which {
            Which::All => true,
            Which::Open => prior.is_open(),
            Which::Overdue => prior.is_overdue(self.today),
        };
        let wanted = self
            .owner
            .as_deref()
            .map(str::trim)
            .filter(|w| !w.is_empty());
        let theirs = wanted.is_none_or(|wanted| {
            let small = wanted.to_lowercase();
            owners
                .iter()
                .any(|name| alike(name, wanted) || name.to_lowercase().contains(&small))
        });
        of_kind && theirs && !prior.gone
    }
}

/// The actions of a body for one audience, out of its journal, oldest meeting first.
pub fn body_actions_of<A: Audience>(read: &ReadBy<'_, A>, ask: &BodyActions) -> Tracker<A> {
    let house = read.house();
    let reading = Reading::<A>::new(read, house);
    let mut actions: Vec<TrackedAction> = Vec::new();
    for prior in reading.prior_actions() {
        let who = owners(&reading, &prior.action.owners);
        if ask.has(prior, &who) {
            actions.push(tracked(&reading, prior, who));
        }
    }
    actions.sort_by_key(|a| a.meeting);
    let mut meetings: Vec<NaiveDate> = actions.iter().map(|a| a.meeting).collect();
    meetings.dedup();
    let has_exempt = actions.iter().any(|a| a.readers == "exempt");
    let marking = marking_of_exempt::<A>()
        .filter(|_| has_exempt)
        .unwrap_or_default();
    let what = match ask.which {
        Which::All => "All actions",
        Which::Open => "Open actions",
        Which::Overdue => "Overdue actions",
    };
    let of = ask
        .owner
        .as_ref()
        .map_or_else(String::new, |o| format!(" of {}", o.trim()));
    let mut notes = vec![format!("{what}{of} as of {}", reading.date(ask.today))];
    notes.extend((!marking.is_empty()).then(|| marking.clone()));
    let mut document = Document {
        blocks: blocks(house, &actions, ask.group),
        date: reading.date(ask.today),
        day: ask.today,
        status: Status {
            mark: String::new(),
            notes,
        },
        marking,
        ..frame(&reading, house, "Action tracker")
    };
    tidy(&mut document);
    let body = slug(&reading.body().name, 60);
    Tracker {
        body: reading.body().name.to_string(),
        meetings,
        actions,
        paper: Paper {
            document,
            problems: Vec::new(),
            file_stem: format!("{}-{body}-actions{}", ask.today, A::FILE_SUFFIX),
            audience: PhantomData,
        },
    }
}

fn tracked<A: Audience>(
    reading: &Reading<'_, A>,
    prior: &Prior,
    owners: Vec<String>,
) -> TrackedAction {
    let action = &prior.action;
    let (progress, comment, on) = prior.stands();
    let (item, minute) = places(&action.minute);
    TrackedAction {
        meeting: action.raised,
        item,
        title: action.topic.to_string(),
        minute,
        action: clause(&action.text),
        owners,
        due: due(reading, &action.due),
        due_on: match action.due {
            Due::On(day) => Some(day),
            _ => None,
        },
        state: state(progress),
        progress: standing(progress),
        comment: course(reading, prior, comment),
        as_of: on.unwrap_or(action.raised),
        readers: if prior.stream == Stream::Public {
            "public"
        } else {
            "exempt"
        },
        origin: action.origin.to_string(),
    }
}

/// What was said of it last, and before that, the newest first.
fn course<A: Audience>(reading: &Reading<'_, A>, prior: &Prior, newest: &str) -> String {
    let mut steps: Vec<_> = prior.steps.iter().collect();
    steps.sort_by_key(|read| read.step.on);
    let earlier = steps.iter().rev().skip(1).map(|read| {
        let step = &read.step;
        let said = match (standing(&step.progress), step.comment.trim()) {
            (standing, "") => standing,
            (_, said) if step.progress == Progress::Open => said.to_owned(),
            (standing, said) => format!("{standing}: {said}"),
        };
        format!("{}: {}", reading.date(step.on), said.trim_end_matches('.'))
    });
    let earlier: Vec<String> = earlier.collect();
    match (newest.trim(), earlier.is_empty()) {
        (newest, true) => newest.to_owned(),
        ("", false) => format!("Before that: {}", earlier.join("; ")),
        (newest, false) => {
            let newest = newest.trim_end_matches('.');
            format!("{newest}. Before that: {}", earlier.join("; "))
        }
    }
}

/// "item 5, minute 12" in its two numbers.
fn places(minute: &str) -> (String, String) {
    let of = |word: &str| {
        let mut parts = minute.split(", ");
        parts
            .find_map(|p| p.strip_prefix(word))
            .unwrap_or_default()
            .to_owned()
    };
    let (item, number) = (of("item "), of("minute "));
    match (item.as_str(), number.as_str()) {
        // The house's own words.
        ("", "") => (String::new(), minute.to_owned()),
        _ => (item, number),
    }
}
