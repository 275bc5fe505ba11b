//! Going from where the words stand to what belongs to it: along actions, items that were put off, and the
//! work programme.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::super::super::facts::{Carried, ItemStanding, Link, Step, StepKind};
use super::super::key_of;
use super::{Hit, Meetings, Stop, Via};

/// An item or an action: the place of the meeting, and the place in it.
type Node = (usize, usize);

pub(super) struct Tracer<'m, M> {
    pub(super) meetings: &'m M,
    pub(super) stops: &'m [Stop],
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
    pub(super) by_body: HashMap<String, Vec<usize>>,
}

impl<'m, M: Meetings> Tracer<'m, M> {
    pub(super) fn new(meetings: &'m M) -> Self {
        let stops = meetings.stops();
        let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, stop) in stops.iter().enumerate() {
            named.entry(&stop.body).or_default().push(at);
        }
        // A body may be written in several ways.
        let mut by_body: HashMap<String, Vec<usize>> = HashMap::new();
        for (name, at) in named {
            by_body.entry(key_of(name)).or_default().extend(at);
        }
        for own in by_body.values_mut() {
            own.sort_unstable();
        }
        Self {
            meetings,
            stops,
            items: BTreeMap::new(),
            steps: BTreeMap::new(),
            said: BTreeMap::new(),
            carried: BTreeMap::new(),
            planned: BTreeMap::new(),
            by_body,
        }
    }

    /// Where the words stand.
    pub(super) fn begin(
        &mut self,
        hits: &[Hit],
        beginnings: &[usize],
        holds: &dyn Fn(&str) -> bool,
    ) -> Result<(), M::Trouble> {
        let mut of: HashMap<&str, Vec<&Hit>> = HashMap::new();
        for hit in hits {
            of.entry(hit.name.as_str()).or_default().push(hit);
        }
        let hit = self.stops.iter().enumerate();
        let hit = hit.filter(|(_, stop)| of.contains_key(stop.name.as_str()));
        let mut places: BTreeSet<usize> = hit.map(|(at, _)| at).collect();
        places.extend(beginnings);
        for at in places {
            let record = self.meetings.record(at)?;
            for (n, item) in record.items.iter().enumerate() {
                if holds(&item.title) {
                    self.items.insert((at, n), Via::Words);
                }
            }
            for (n, carried) in record.carried.iter().enumerate() {
                if holds(&carried.in_words()) {
                    self.carried.insert((at, n), Via::Words);
                }
            }
            for (n, planned) in record.planned.iter().enumerate() {
                if holds(&planned.title) {
                    self.planned.insert((at, n), Via::Words);
                }
            }
            for hit in of.get(self.stops[at].name.as_str()).into_iter().flatten() {
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
        Ok(())
    }

    /// Goes along until nothing new is come upon.
    pub(super) fn follow(&mut self) -> Result<(), M::Trouble> {
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
                return Ok(());
            }
            for (list, node) in new {
                done.insert((list, node));
                match list {
                    0 => self.along_item(node),
                    1 => self.along_step(node),
                    2 => self.along_carried(node),
                    _ => self.along_planned(node),
                }?;
            }
        }
    }

    /// The meetings of the body that has this one, as far as they have an item or a plan of that title.
    fn own_with(&self, at: usize, title: &str) -> Result<Vec<usize>, M::Trouble> {
        let mut linked = self
            .meetings
            .linked(Link::title(&self.stops[at].body, title))?;
        linked.retain(|m| self.is_own(at, *m));
        Ok(linked)
    }

    /// Whether both are meetings of one body.
    fn is_own(&self, at: usize, other: usize) -> bool {
        let (one, other) = (&self.stops[at].body, &self.stops[other].body);
        one == other || key_of(one) == key_of(other)
    }

    fn along_item(&mut self, (at, n): Node) -> Result<(), M::Trouble> {
        let record = self.meetings.record(at)?;
        for (step, told) in record.steps.iter().enumerate() {
            if usize::from(told.item) == n && told.kind == StepKind::Action {
                self.along_action(at, step)?;
            }
        }
        let item = &record.items[n];
        let title = key_of(&item.title);
        if title.is_empty() {
            return Ok(());
        }
        // Where it was put off to, and where it came from.
        let own = self.own_with(at, &item.title)?;
        if item.standing == ItemStanding::Deferred {
            let later = own.iter().copied().filter(|m| *m > at);
            if let Some(node) = self.with_title(later, &title)? {
                self.items.entry(node).or_insert(Via::Deferral);
            }
        }
        let earlier = own.iter().rev().copied().filter(|m| *m < at);
        if let Some(node) = self.with_title(earlier, &title)?
            && self.meetings.record(node.0)?.items[node.1].standing == ItemStanding::Deferred
        {
            self.items.entry(node).or_insert(Via::Deferral);
        }
        // Which programme had it first, since it was taken before.
        let mut plan = None;
        for m in own.iter().rev().copied().filter(|m| *m < at) {
            if self.with_title(std::iter::once(m), &title)?.is_some() {
                break;
            }
            let record = self.meetings.record(m)?;
            let found = record
                .planned
                .iter()
                .position(|p| key_of(&p.title) == title);
            plan = found.map(|found| (m, found)).or(plan);
        }
        if let Some(plan) = plan {
            self.planned.entry(plan).or_insert(Via::Programme);
        }
        Ok(())
    }

    /// The first of these meetings that has an item of this title.
    fn with_title(
        &self,
        among: impl Iterator<Item = usize>,
        title: &str,
    ) -> Result<Option<Node>, M::Trouble> {
        for m in among {
            let record = self.meetings.record(m)?;
            if let Some(n) = record.items.iter().position(|i| key_of(&i.title) == title) {
                return Ok(Some((m, n)));
            }
        }
        Ok(None)
    }

    fn along_step(&mut self, (at, n): Node) -> Result<(), M::Trouble> {
        let record = self.meetings.record(at)?;
        let step = &record.steps[n];
        match (step.kind, step.carried) {
            (StepKind::Action, _) => self.along_action(at, n)?,
            (_, Some(carried)) => {
                let node = (at, usize::from(carried));
                self.carried.entry(node).or_insert(Via::Words);
            }
            _ => {}
        }
        Ok(())
    }

    /// The meetings that may have had this action before them, or have asked for it.
    fn with_action(
        &self,
        body: &str,
        origin: &str,
        (raised, words): (NaiveDate, &str),
    ) -> Result<BTreeSet<usize>, M::Trouble> {
        let mut linked = BTreeSet::new();
        if !origin.is_empty() {
            linked.extend(self.meetings.linked(Link::origin(origin))?);
        }
        linked.extend(self.meetings.linked(Link::action(body, raised, words))?);
        Ok(linked)
    }

    /// An action that a meeting asked for, at the meetings after it.
    fn along_action(&mut self, at: usize, n: usize) -> Result<(), M::Trouble> {
        let record = self.meetings.record(at)?;
        let (here, step) = (&self.stops[at], &record.steps[n]);
        let Some(entry) = step.entry else {
            return Ok(());
        };
        let origin = format!("{} {entry}", record.session);
        let words = key_of(&step.words);
        for later in self.with_action(&here.body, &origin, (here.day, &step.words))? {
            if later <= at {
                continue;
            }
            for (n, carried) in self.meetings.record(later)?.carried.iter().enumerate() {
                let by_words = || {
                    carried.raised == here.day
                        && self.is_own(at, later)
                        && !carried.words.is_empty()
                        && words == key_of(&carried.words)
                };
                let known = !carried.origin.is_empty();
                if known && carried.origin == origin || !known && by_words() {
                    self.carried.entry((later, n)).or_insert(Via::Action);
                }
            }
        }
        Ok(())
    }

    /// An action that came from an earlier meeting: where it arose, and where else it came.
    fn along_carried(&mut self, (at, n): Node) -> Result<(), M::Trouble> {
        let record = self.meetings.record(at)?;
        let carried = &record.carried[n];
        if let Some(node) = self
            .arose(at, carried)?
            .filter(|_| !carried.words.is_empty())
        {
            self.steps.entry(node).or_insert(Via::Action);
        }
        let body = &self.stops[at].body;
        let same = self.with_action(body, &carried.origin, (carried.raised, &carried.words))?;
        for other in same {
            if other == at || !self.is_own(at, other) {
                continue;
            }
            for (n, also) in self.meetings.record(other)?.carried.iter().enumerate() {
                if is_same(carried, also) {
                    self.carried.entry((other, n)).or_insert(Via::Action);
                }
            }
        }
        Ok(())
    }

    /// The step of an earlier meeting that asked for this action.
    fn arose(&self, at: usize, carried: &Carried) -> Result<Option<Node>, M::Trouble> {
        if let Some((session, entry)) = carried.origin.split_once(' ') {
            // Of several copies of a session the last one counts.
            for from in self
                .meetings
                .linked(Link::session(session))?
                .into_iter()
                .rev()
            {
                let record = self.meetings.record(from)?;
                if record.session == session {
                    let same = |s: &Step| s.entry.is_some_and(|e| e.to_string() == entry);
                    let step = record.steps.iter().position(same);
                    return Ok(step.map(|step| (from, step)));
                }
            }
            return Ok(None);
        }
        let asked = Link::action(&self.stops[at].body, carried.raised, &carried.words);
        for from in self.meetings.linked(asked)? {
            if self.stops[from].day != carried.raised || !self.is_own(at, from) {
                continue;
            }
            let record = self.meetings.record(from)?;
            let same =
                |s: &Step| s.kind == StepKind::Action && key_of(&s.words) == key_of(&carried.words);
            if let Some(step) = record.steps.iter().position(same) {
                return Ok(Some((from, step)));
            }
        }
        Ok(None)
    }

    fn along_planned(&mut self, (at, n): Node) -> Result<(), M::Trouble> {
        let record = self.meetings.record(at)?;
        let title = &record.planned[n].title;
        let later = self.own_with(at, title)?.into_iter().filter(|m| *m > at);
        if let Some(node) = self.with_title(later, &key_of(title))? {
            self.items.entry(node).or_insert(Via::Programme);
        }
        Ok(())
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
