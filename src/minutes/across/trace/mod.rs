//! What became of something: a decision, a document or a topic through the meetings, in order. What holds
//! the words is where it begins; from there it goes along actions that were carried from meeting to
//! meeting, items that were put off and came back, and items of the work programme that were taken.

mod follow;
mod tell;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::audience::Audience;
use super::super::document::Paper;
use super::super::draft::{heading, note};
use super::super::facts::{Link, Record, StepKind};
use super::super::papers::filled as table;
use super::{Answer, Rows, day_of, paper};
use crate::meeting::id::{EntryId, ItemId};
use follow::Tracer;

/// What was done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TraceKind {
    /// The work programme had it for a later meeting.
    AskedFor,
    /// The item was before the body.
    Considered,
    /// A report was presented.
    Presented,
    /// It was spoken of.
    Discussed,
    /// It was amended.
    Amended,
    /// The item was put off.
    Deferred,
    /// The item was taken off the agenda.
    Withdrawn,
    /// The item was not reached.
    NotReached,
    /// Resolved or agreed.
    Resolved,
    /// Noted, received or commended.
    Noted,
    /// Recommended to another body.
    Recommended,
    /// Referred to others.
    Referred,
    /// Delegated.
    Delegated,
    /// Lost, withdrawn or fallen.
    NotAgreed,
    /// It was said that nothing was decided.
    NoDecision,
    /// Somebody is to do something.
    Action,
    /// An action stood open, and nothing was said of it.
    Carried,
    /// It was reported how an action stands.
    ReportedBack,
    /// An action was done.
    Done,
    /// Minutes that were published elsewhere, and are not Quorate's record, have the words.
    Published,
}

impl TraceKind {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::AskedFor => "asked for",
            Self::Considered => "considered",
            Self::Presented => "presented",
            Self::Discussed => "discussed",
            Self::Amended => "amended",
            Self::Deferred => "deferred",
            Self::Withdrawn => "withdrawn",
            Self::NotReached => "not reached",
            Self::Resolved => "resolved",
            Self::Noted => "noted",
            Self::Recommended => "recommended",
            Self::Referred => "referred",
            Self::Delegated => "delegated",
            Self::NotAgreed => "not agreed",
            Self::NoDecision => "no decision",
            Self::Action => "action made",
            Self::Carried => "carried forward",
            Self::ReportedBack => "reported back",
            Self::Done => "done",
            Self::Published => "published (not Quorate\u{2019}s record)",
        }
    }

    fn of(kind: StepKind) -> Self {
        match kind {
            StepKind::Presented => Self::Presented,
            StepKind::Amended => Self::Amended,
            StepKind::Resolved => Self::Resolved,
            StepKind::Noted => Self::Noted,
            StepKind::Recommended => Self::Recommended,
            StepKind::Referred => Self::Referred,
            StepKind::Delegated => Self::Delegated,
            StepKind::NotAgreed => Self::NotAgreed,
            StepKind::NoDecision => Self::NoDecision,
            StepKind::Action => Self::Action,
            StepKind::ReportedBack => Self::ReportedBack,
            StepKind::Done => Self::Done,
        }
    }
}

/// How it was come upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Via {
    /// It holds the words.
    Words,
    /// It is the same action at another meeting.
    Action,
    /// It is an item that was put off.
    Deferral,
    /// It is an item of the work programme.
    Programme,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TraceStep {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The body.
    pub body: String,
    /// The session.
    pub session: String,
    /// The number of the item; may be empty.
    pub number: String,
    /// Its title; may be empty.
    pub title: String,
    /// What was done.
    pub what: TraceKind,
    /// In which words; may be empty.
    pub text: String,
    /// Who is to do it, or to whom it goes.
    pub owners: Vec<String>,
    /// By when, in words; may be empty.
    pub due: String,
    /// How it was come upon.
    pub via: Via,
    /// It is for those entitled to exempt information.
    pub exempt: bool,
    /// The entry that tells it, as `quorate show` names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The file of the session, and the place in it.
    #[serde(skip)]
    pub place: (String, Option<EntryId>, Option<ItemId>),
}

/// What became of something, for one audience.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace<A> {
    /// The version of these fields.
    pub version: u32,
    /// What was asked for.
    pub asked: String,
    /// Each step, in the order of time.
    pub steps: Vec<TraceStep>,
    #[serde(skip)]
    audience: PhantomData<fn() -> A>,
}

/// A passage of minutes that holds the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The file of the session.
    pub name: String,
    /// Under which item it stands.
    pub item: Option<ItemId>,
    /// The entry that it tells; none = the heading of the item, or what stands round the items.
    pub entry: Option<EntryId>,
    /// Its words.
    pub text: String,
    /// It is for those entitled to exempt information.
    pub exempt: bool,
}

/// A meeting through which something is traced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The name of its session file.
    pub name: String,
    /// The body.
    pub body: String,
    /// The day.
    pub day: NaiveDate,
}

/// The meetings through which something is traced, as far as an audience may read them. What each recorded
/// is looked up where the trace comes to it, so that a long archive is not read for a few steps.
pub trait Meetings {
    /// Whose reading it is.
    type Readers: Audience;
    /// What the looking up may fail with.
    type Trouble;

    /// Each of them, in the order of the days.
    fn stops(&self) -> &[Stop];

    /// What was recorded at one of them, by its place; words that passages of the minutes have are not
    /// among it.
    ///
    /// # Errors
    /// When it can't be looked up.
    fn record(&self, at: usize) -> Result<Rc<Record>, Self::Trouble>;

    /// The places of all that may have something by this link, in order.
    ///
    /// # Errors
    /// When it can't be looked up.
    fn linked(&self, link: Link) -> Result<Vec<usize>, Self::Trouble>;
}

/// Traces something through meetings. `hits` are the passages that hold the words, `beginnings` the places of
/// all meetings that may have them in [titles and actions](Record::beginnings), and `holds` says whether a
/// text does.
///
/// # Errors
/// When a meeting can't be looked up.
pub fn trace<M: Meetings>(
    asked: &str,
    meetings: &M,
    (hits, beginnings): (&[Hit], &[usize]),
    holds: &dyn Fn(&str) -> bool,
) -> Result<Trace<M::Readers>, M::Trouble> {
    let mut tracer = Tracer::new(meetings);
    tracer.begin(hits, beginnings, holds)?;
    tracer.follow()?;
    Ok(Trace {
        version: 1,
        asked: asked.to_owned(),
        steps: tracer.told()?,
        audience: PhantomData,
    })
}

impl<A> Trace<A> {
    /// Gives the steps the words that passages of minutes have for them: `words` knows those of a session
    /// file, by the entry.
    ///
    /// # Errors
    /// What `words` fails with.
    pub fn fill<E>(
        &mut self,
        mut words: impl FnMut(&str) -> Result<HashMap<EntryId, String>, E>,
    ) -> Result<(), E> {
        let mut known: Option<(String, HashMap<EntryId, String>)> = None;
        for step in &mut self.steps {
            let (name, Some(entry), _) = &step.place else {
                continue;
            };
            if !step.text.is_empty() {
                continue;
            }
            if known.as_ref().is_none_or(|(of, _)| of != name) {
                known = Some((name.clone(), words(name)?));
            }
            let text = known.as_ref().and_then(|(_, words)| words.get(entry));
            step.text = text.cloned().unwrap_or_default();
        }
        Ok(())
    }
}

impl<A: Audience> Answer<A> for Trace<A> {
    fn paper(&self) -> Paper<A> {
        let mut blocks = Vec::new();
        let mut rest = self.steps.as_slice();
        while let Some(first) = rest.first() {
            let same = rest
                .iter()
                .take_while(|s| s.session == first.session)
                .count();
            let (own, more) = rest.split_at(same);
            rest = more;
            blocks.push(heading(
                &format!("{}, {}", day_of(first.date), first.body),
                false,
            ));
            let rows = own.iter().map(|s| {
                let mark = if s.exempt { "[Exempt] " } else { "" };
                let mut text = format!("{mark}{}", s.text.replace('\n', " "));
                if s.what == TraceKind::Action && !s.due.is_empty() && !text.contains(&s.due) {
                    text = format!("{text} By: {}.", s.due);
                }
                let mut what = s.what.in_words().to_owned();
                if let Some(c) = what.get_mut(..1) {
                    c.make_ascii_uppercase();
                }
                vec![
                    format!("{} {}", s.number, s.title).trim().to_owned(),
                    what,
                    text,
                ]
            });
            let heads = ["Item", "What", "Words"];
            blocks.push(table(
                format!("Meeting of {}", day_of(first.date)),
                &heads,
                rows.collect(),
            ));
        }
        if self.steps.is_empty() {
            blocks.push(note("Nothing holds these words."));
        }
        let last = self.steps.last().map(|s| s.date).unwrap_or_default();
        let first = self.steps.first().map(|s| s.date).unwrap_or_default();
        let days = if self.steps.is_empty() {
            String::new()
        } else if first == last {
            day_of(first)
        } else {
            format!("{} to {}", day_of(first), day_of(last))
        };
        paper("Trace", (&self.asked, &days), last, blocks)
    }

    fn rows(&self) -> Rows {
        let rows = self.steps.iter().map(|s| {
            vec![
                s.date.to_string(),
                s.body.clone(),
                s.session.clone(),
                s.number.clone(),
                s.title.clone(),
                s.what.in_words().to_owned(),
                s.text.clone(),
                s.owners.join("; "),
                s.due.clone(),
                s.entry.clone().unwrap_or_default(),
            ]
        });
        Rows {
            columns: vec![
                "date", "body", "session", "item", "title", "what", "words", "owners", "due",
                "entry",
            ],
            rows: rows.collect(),
        }
    }
}
