//! Going from where the words stand to what belongs to it: along actions, items that were put off, and the
//! work programme.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::super::audience::Audience;
use super::super::super::facts::{Carried, ItemStanding, Step, StepKind};
use super::super::{Recorded, key_of};
use super::{Hit, Via};

/// An item or an action: the place of the meeting, and the place in it.
type Node = (usize, usize);

pub(super) struct Tracer<'m, A> {
    pub(super) meetings: &'m [Recorded<A>],
    /// The items that are told of, all that was done in them.
    pub(super) items: BTreeMap<Node, Via>,
    /// Single steps.
    pub(super) steps: BTreeMap<Node, Via>,
    /// Passages beside the steps.
    pub(super) said: BTreeMap<Node, Vec<Hit>>,
    /// Actions that came from earlier meetings.
    pub(super) carried: BTreeMap<Node, Via>,
    /// What the work programme has.
    pub(super) planned: BTreeMap<Node, Via>,
    by_session: HashMap<&'m str, usize>,
    pub(super) by_body: HashMap<String, Vec<usize>>,
}

impl<'m, A: Audience> Tracer<'m, A> {
    pub(super) fn new(meetings: &'m [Recorded<A>]) -> Self {
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
    pub(super) fn begin(&mut self, hits: &[Hit], holds: &dyn Fn(&str) -> bool) {
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
    pub(super) fn follow(&mut self) {
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
                    0 => self.along_item(node),
                    1 => self.along_step(node),
                    2 => self.along_carried(node),
                    _ => self.along_planned(node),
                }
            }
        }
    }

    fn along_item(&mut self, (at, n): Node) {
        let meetings = self.meetings;
        let record = meetings[at].record();
        for (step, told) in record.steps.iter().enumerate() {
            if usize::from(told.item) == n && told.kind == StepKind::Action {
                self.along_action(at, step);
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

    fn along_step(&mut self, (at, n): Node) {
        let step = &self.meetings[at].record().steps[n];
        match (step.kind, step.carried) {
            (StepKind::Action, _) => self.along_action(at, n),
            (_, Some(carried)) => {
                let node = (at, usize::from(carried));
                self.carried.entry(node).or_insert(Via::Words);
            }
            _ => {}
        }
    }

    /// An action that a meeting asked for, at the meetings after it.
    fn along_action(&mut self, at: usize, n: usize) {
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
    fn along_carried(&mut self, (at, n): Node) {
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

    fn along_planned(&mut self, (at, n): Node) {
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
}

fn is_same(one: &Carried, other: &Carried) -> bool {
    if !one.origin.is_empty() && !other.origin.is_empty() {
        return one.origin == other.origin;
    }
    one.raised == other.raised
        && !one.words.is_empty()
        && key_of(&one.words) == key_of(&other.words)
}
