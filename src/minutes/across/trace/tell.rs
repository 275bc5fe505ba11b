//! Telling the steps that were come upon, meeting by meeting.

use std::collections::BTreeSet;

use super::super::super::facts::{ItemStanding, Planned};
use super::super::{day_of, key_of};
use super::follow::Tracer;
use super::{Meetings, TraceKind, TraceStep, Via};

impl<M: Meetings> Tracer<'_, M> {
    /// The steps of all meetings, in the order of time.
    pub(super) fn told(&self) -> Result<Vec<TraceStep>, M::Trouble> {
        let single = [&self.items, &self.steps, &self.carried, &self.planned];
        let mut places: BTreeSet<usize> = single
            .iter()
            .flat_map(|nodes| nodes.keys().map(|node| node.0))
            .collect();
        places.extend(self.said.keys().map(|node| node.0));
        let mut steps = Vec::new();
        for at in places {
            self.tell(at, &mut steps)?;
        }
        Ok(steps)
    }

    /// The steps of a meeting.
    fn tell(&self, at: usize, out: &mut Vec<TraceStep>) -> Result<(), M::Trouble> {
        let (meeting, record) = (&self.stops[at], self.meetings.record(at)?);
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
                    exempt: hit.exempt,
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
            if let Some(via) = self.planned.get(&(at, p))
                && self.is_first_plan(at, planned)?
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
        Ok(())
    }

    /// Whether the programme of the meeting before did not have the same: each is told once.
    fn is_first_plan(&self, at: usize, planned: &Planned) -> Result<bool, M::Trouble> {
        let own = self.by_body.get(&key_of(&self.stops[at].body));
        let before = own.into_iter().flatten().rev().find(|m| **m < at);
        Ok(match before {
            Some(m) => !self.meetings.record(*m)?.planned.contains(planned),
            None => true,
        })
    }
}
