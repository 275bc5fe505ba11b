//! What became of something: a decision, a document or a topic through the meetings, in order. What holds
//! the words is where it begins; from there it goes along actions that were carried from meeting to
//! meeting, items that were put off and came back, and items of the work programme that were taken.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::audience::Audience;
use super::super::document::Paper;
use super::super::draft::{heading, note};
use super::super::facts::{Carried, ItemStanding, Step, StepKind};
use super::super::papers::filled as table;
use super::{Answer, Recorded, Rows, day_of, key_of, paper};
use crate::meeting::id::{EntryId, ItemId};

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

/// Traces something through these meetings, given in the order of their days. `hits` are the passages that
/// hold the words, and `holds` says whether a text does.
pub fn trace<A: Audience>(
    asked: &str,
    meetings: &[Recorded<A>],
    hits: &[Hit],
    holds: &dyn Fn(&str) -> bool,
) -> Trace<A> {
    let mut tracer = Tracer::new(meetings);
    tracer.begin(hits, holds);
    tracer.follow();
    let mut steps = Vec::new();
    for (at, meeting) in meetings.iter().enumerate() {
        tracer.tell(at, meeting, &mut steps);
    }
    Trace {
        version: 1,
        asked: asked.to_owned(),
        steps,
        audience: PhantomData,
    }
}

/// An item or an action: the place of the meeting, and the place in it.
type Node = (usize, usize);

struct Tracer<'m, A> {
    meetings: &'m [Recorded<A>],
    /// The items that are told of, all that was done in them.
    items: BTreeMap<Node, Via>,
    /// Single steps.
    steps: BTreeMap<Node, Via>,
    /// Passages beside the steps.
    said: BTreeMap<Node, Vec<Hit>>,
    /// Actions that came from earlier meetings.
    carried: BTreeMap<Node, Via>,
    /// What the work programme has.
    planned: BTreeMap<Node, Via>,
    by_session: HashMap<&'m str, usize>,
    by_body: HashMap<String, Vec<usize>>,
}

impl<'m, A: Audience> Tracer<'m, A> {
    fn new(meetings: &'m [Recorded<A>]) -> Self {
        let mut by_session = HashMap::new();
        let mut by_body: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, meeting) in meetings.iter().enumerate() {
            if !meeting.record().session.is_empty() {
                by_session.insert(meeting.record().session.as_str(), at);
            }
            by_body.entry(key_of(&meeting.body)).or_default().push(at);
        }
        Self {
            meetings,
            items: BTreeMap::new(),
            steps: BTreeMap::new(),
            said: BTreeMap::new(),
            carried: BTreeMap::new(),
            planned: BTreeMap::new(),
            by_session,
            by_body,
        }
    }

    /// Where the words stand.
    fn begin(&mut self, hits: &[Hit], holds: &dyn Fn(&str) -> bool) {
        let mut of: HashMap<&str, Vec<&Hit>> = HashMap::new();
        for hit in hits {
            of.entry(hit.name.as_str()).or_default().push(hit);
        }
        for (at, meeting) in self.meetings.iter().enumerate() {
            let record = meeting.record();
            for (n, item) in record.items.iter().enumerate() {
                if holds(&item.title) {
                    self.items.insert((at, n), Via::Words);
                }
            }
            for (n, carried) in record.carried.iter().enumerate() {
                if holds(&format!("{} {}", carried.topic, carried.words)) {
                    self.carried.insert((at, n), Via::Words);
                }
            }
            for (n, planned) in record.planned.iter().enumerate() {
                if holds(&planned.title) {
                    self.planned.insert((at, n), Via::Words);
                }
            }
            for hit in of.get(meeting.name.as_str()).into_iter().flatten() {
                let item = record
                    .items
                    .iter()
                    .position(|i| hit.item.is_some() && i.item == hit.item);
                let step = record
                    .steps
                    .iter()
                    .position(|s| hit.entry.is_some() && s.entry == hit.entry);
                match (step, item) {
                    (Some(n), _) => {
                        self.steps.entry((at, n)).or_insert(Via::Words);
                    }
                    (None, Some(n)) if hit.entry.is_some() => {
                        self.said.entry((at, n)).or_default().push((*hit).clone());
                    }
                    // Minutes that were published elsewhere have no items.
                    (None, None) if record.session.is_empty() => {
                        self.said.entry((at, 0)).or_default().push((*hit).clone());
                    }
                    _ => {}
                }
            }
        }
    }

    /// Goes along until nothing new is come upon.
    fn follow(&mut self) {
        let mut done: HashSet<(u8, Node)> = HashSet::new();
        loop {
            let mut new: Vec<(u8, Node)> = Vec::new();
            let lists = [
                (0, &self.items),
                (1, &self.steps),
                (2, &self.carried),
                (3, &self.planned),
            ];
            for (list, nodes) in lists {
                new.extend(
                    nodes
                        .keys()
                        .map(|node| (list, *node))
                        .filter(|n| !done.contains(n)),
                );
            }
            if new.is_empty() {
                return;
            }
            for (list, node) in new {
                done.insert((list, node));
                match list {
                    0 => self.from_item(node),
                    1 => self.from_step(node),
                    2 => self.from_carried(node),
                    _ => self.from_planned(node),
                }
            }
        }
    }

    fn from_item(&mut self, (at, n): Node) {
        let meetings = self.meetings;
        let record = meetings[at].record();
        for (step, told) in record.steps.iter().enumerate() {
            if usize::from(told.item) == n && told.kind == StepKind::Action {
                self.from_action(at, step);
            }
        }
        let item = &record.items[n];
        let title = key_of(&item.title);
        if title.is_empty() {
            return;
        }
        // Where it was put off to, and where it came from.
        let own = self
            .by_body
            .get(&key_of(&meetings[at].body))
            .cloned()
            .unwrap_or_default();
        if item.standing == ItemStanding::Deferred {
            let later = own.iter().copied().filter(|m| *m > at);
            if let Some(node) = self.with_title(later, &title) {
                self.items.entry(node).or_insert(Via::Deferral);
            }
        }
        let earlier = own.iter().rev().copied().filter(|m| *m < at);
        if let Some(node) = self.with_title(earlier, &title)
            && meetings[node.0].record().items[node.1].standing == ItemStanding::Deferred
        {
            self.items.entry(node).or_insert(Via::Deferral);
        }
        // Which programme had it first, since it was taken before.
        let since = own
            .iter()
            .rev()
            .copied()
            .filter(|m| *m < at)
            .take_while(|m| self.with_title(std::iter::once(*m), &title).is_none());
        let plan = since
            .filter_map(|m| {
                let planned = &meetings[m].record().planned;
                let found = planned.iter().position(|p| key_of(&p.title) == title);
                found.map(|found| (m, found))
            })
            .last();
        if let Some(plan) = plan {
            self.planned.entry(plan).or_insert(Via::Programme);
        }
    }

    /// The first of these meetings that has an item of this title.
    fn with_title(&self, among: impl Iterator<Item = usize>, title: &str) -> Option<Node> {
        let mut found = among.filter_map(|m| {
            let items = &self.meetings[m].record().items;
            let n = items.iter().position(|i| key_of(&i.title) == title)?;
            Some((m, n))
        });
        found.next()
    }

    fn from_step(&mut self, (at, n): Node) {
        let step = &self.meetings[at].record().steps[n];
        match (step.kind, step.carried) {
            (StepKind::Action, _) => self.from_action(at, n),
            (_, Some(carried)) => {
                let node = (at, usize::from(carried));
                self.carried.entry(node).or_insert(Via::Words);
            }
            _ => {}
        }
    }

    /// An action that a meeting asked for, at the meetings after it.
    fn from_action(&mut self, at: usize, n: usize) {
        let meetings = self.meetings;
        let meeting = &meetings[at];
        let step = &meeting.record().steps[n];
        let Some(entry) = step.entry else { return };
        let origin = format!("{} {entry}", meeting.record().session);
        let own = key_of(&meeting.body);
        let words = key_of(&step.words);
        for (later, other) in meetings.iter().enumerate().skip(at + 1) {
            for (n, carried) in other.record().carried.iter().enumerate() {
                let by_words = || {
                    carried.raised == meeting.day
                        && key_of(&other.body) == own
                        && !carried.words.is_empty()
                        && words == key_of(&carried.words)
                };
                let known = !carried.origin.is_empty();
                if known && carried.origin == origin || !known && by_words() {
                    self.carried.entry((later, n)).or_insert(Via::Action);
                }
            }
        }
    }

    /// An action that came from an earlier meeting: where it arose, and where else it came.
    fn from_carried(&mut self, (at, n): Node) {
        let meetings = self.meetings;
        let carried = &meetings[at].record().carried[n];
        let own = key_of(&meetings[at].body);
        let found = match carried.origin.split_once(' ') {
            Some((session, entry)) => self.by_session.get(session).and_then(|from| {
                let steps = &meetings[*from].record().steps;
                let same = |s: &Step| s.entry.is_some_and(|e| e.to_string() == entry);
                steps.iter().position(same).map(|step| (*from, step))
            }),
            None => self
                .by_body
                .get(&own)
                .into_iter()
                .flatten()
                .find_map(|from| {
                    let meeting = &meetings[*from];
                    if meeting.day != carried.raised {
                        return None;
                    }
                    let same = |s: &Step| {
                        s.kind == StepKind::Action && key_of(&s.words) == key_of(&carried.words)
                    };
                    let step = meeting.record().steps.iter().position(same);
                    step.map(|step| (*from, step))
                }),
        };
        if let Some(node) = found.filter(|_| !carried.words.is_empty()) {
            self.steps.entry(node).or_insert(Via::Action);
        }
        for (other, meeting) in meetings
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
        {
            for (n, also) in meeting.record().carried.iter().enumerate() {
                if is_same(carried, also) && key_of(&meeting.body) == own {
                    self.carried.entry((other, n)).or_insert(Via::Action);
                }
            }
        }
    }

    fn from_planned(&mut self, (at, n): Node) {
        let title = key_of(&self.meetings[at].record().planned[n].title);
        let own = self
            .by_body
            .get(&key_of(&self.meetings[at].body))
            .cloned()
            .unwrap_or_default();
        let later = own.into_iter().filter(|m| *m > at);
        if let Some(node) = self.with_title(later, &title) {
            self.items.entry(node).or_insert(Via::Programme);
        }
    }

    /// The steps of a meeting.
    fn tell(&self, at: usize, meeting: &Recorded<A>, out: &mut Vec<TraceStep>) {
        let record = meeting.record();
        let base = |n: Option<usize>, what: TraceKind, via: Via| {
            let item = n.and_then(|n| record.items.get(n));
            TraceStep {
                date: meeting.day,
                body: meeting.body.clone(),
                session: meeting
                    .name
                    .rsplit_once('.')
                    .map_or(&*meeting.name, |n| n.0)
                    .to_owned(),
                number: item.map_or_else(String::new, |i| i.number.clone()),
                title: item.map_or_else(String::new, |i| i.title.clone()),
                what,
                text: String::new(),
                owners: Vec::new(),
                due: String::new(),
                via,
                exempt: false,
                entry: None,
                place: (meeting.name.clone(), None, item.and_then(|i| i.item)),
            }
        };
        for (n, item) in record.items.iter().enumerate() {
            let whole = self.items.get(&(at, n)).copied();
            if let Some(via) = whole {
                let what = match item.standing {
                    ItemStanding::Taken => TraceKind::Considered,
                    ItemStanding::Waiting => TraceKind::NotReached,
                    ItemStanding::Deferred => TraceKind::Deferred,
                    ItemStanding::Withdrawn => TraceKind::Withdrawn,
                };
                let text = match (what, item.to.as_str()) {
                    (TraceKind::Deferred, to) if !to.is_empty() => format!("to {to}"),
                    _ => String::new(),
                };
                out.push(TraceStep {
                    text,
                    ..base(Some(n), what, via)
                });
            } else {
                for hit in self.said.get(&(at, n)).into_iter().flatten() {
                    out.push(TraceStep {
                        text: hit.text.clone(),
                        exempt: hit.exempt,
                        entry: hit.entry.map(|e| e.to_string()),
                        place: (meeting.name.clone(), hit.entry, hit.item),
                        ..base(Some(n), TraceKind::Discussed, Via::Words)
                    });
                }
            }
            for (s, step) in record.steps.iter().enumerate() {
                let via = self.steps.get(&(at, s)).copied();
                let of_action = step
                    .carried
                    .and_then(|c| self.carried.get(&(at, usize::from(c))).copied());
                let Some(via) = via.or(of_action).or(whole) else {
                    continue;
                };
                if usize::from(step.item) != n {
                    continue;
                }
                let mut text = step.words.clone();
                if let Some(carried) = step
                    .carried
                    .and_then(|c| record.carried.get(usize::from(c)))
                    && !key_of(&text).contains(&key_of(&carried.words))
                {
                    text = format!("{}: {text}", carried.words);
                }
                out.push(TraceStep {
                    text,
                    owners: step.owners.clone(),
                    due: step.due.clone(),
                    exempt: step.exempt,
                    entry: step.entry.map(|e| e.to_string()),
                    place: (meeting.name.clone(), step.entry, item.item),
                    ..base(Some(n), TraceKind::of(step.kind), via)
                });
            }
        }
        if record.session.is_empty() {
            for hit in self.said.get(&(at, 0)).into_iter().flatten() {
                out.push(TraceStep {
                    text: hit.text.clone(),
                    ..base(None, TraceKind::Published, Via::Words)
                });
            }
        }
        for (c, carried) in record.carried.iter().enumerate() {
            let reported = record
                .steps
                .iter()
                .any(|s| s.carried.map(usize::from) == Some(c));
            if let Some(via) = self.carried.get(&(at, c)).filter(|_| !reported) {
                out.push(TraceStep {
                    text: format!("{} ({})", carried.words, carried.standing),
                    owners: carried.owners.clone(),
                    ..base(None, TraceKind::Carried, *via)
                });
            }
        }
        for (p, planned) in record.planned.iter().enumerate() {
            if let Some(via) = self
                .planned
                .get(&(at, p))
                .filter(|_| self.is_first_plan(at, p))
            {
                let to = match planned.date {
                    Some(day) => day_of(day),
                    None => planned.meeting.clone(),
                };
                out.push(TraceStep {
                    text: format!("{}, for {to}", planned.title),
                    ..base(None, TraceKind::AskedFor, *via)
                });
            }
        }
    }

    /// Whether the programme of the meeting before did not have the same: each is told once.
    fn is_first_plan(&self, at: usize, n: usize) -> bool {
        let planned = &self.meetings[at].record().planned[n];
        let own = self.by_body.get(&key_of(&self.meetings[at].body));
        let before = own.into_iter().flatten().rev().find(|m| **m < at);
        !before.is_some_and(|m| self.meetings[*m].record().planned.contains(planned))
    }
}

fn is_same(one: &Carried, other: &Carried) -> bool {
    if !one.origin.is_empty() && !other.origin.is_empty() {
        return one.origin == other.origin;
    }
    one.raised == other.raised
        && !one.words.is_empty()
        && key_of(&one.words) == key_of(&other.words)
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
