//! Deciding what of a meeting goes over into the journal of its body: what it tells now and told not
//! when it was taken over before. What was changed in the journal since stays as it is.

use super::{Decided, Decision};
use crate::meeting::agenda::{Prior, PriorAction};
use crate::meeting::between::{ActionTold, Between, MeetingTold, ProgressTold, Step};
use crate::meeting::entry::{Owner, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{Id, PersonId, PriorId};
use crate::meeting::owed::owner_name;
use crate::meeting::refusal::{NOTHING_NEW, Refusal};
use crate::meeting::text::{Text, alike};

/// What is known while a meeting is taken over, of things that are put down in the same record too.
#[derive(Default)]
pub(super) struct Known {
    pub(super) people: Vec<(String, PersonId)>,
    actions: Vec<(Text, PriorId, Stream)>,
}

impl Decision<'_> {
    pub(super) fn take_meeting(&mut self, told: &MeetingTold) -> Decided {
        let of = &told.of;
        if of.session.is_blank() {
            return Err(Refusal::new(
                "A meeting that is taken over needs the id of its session.",
                "quorate body take SESSION takes it from the session itself.",
            ));
        }
        let mut known = Known::default();
        self.take_members(of, &mut known)?;
        self.take_actions(told, &mut known);
        self.take_progress(told, &known);
        self.take_absences(told, &mut known)?;
        self.take_programme(told);
        self.take_dates(of);
        let before = self.meeting.taken_from(&of.session);
        if self.facts.is_empty() && before == Some(of) {
            return Err(Refusal::new(NOTHING_NEW, "Nothing needs to be done."));
        }
        self.push_between(Stream::Public, Between::Taken(Box::new(of.clone())));
        Ok(())
    }

    fn take_actions(&mut self, told: &MeetingTold, known: &mut Known) {
        let m = self.meeting;
        let mut here: Vec<PriorId> = Vec::new();
        for action in &told.actions {
            let stream = Stream::exempt_if(action.exempt);
            let Some(prior) = self.action_told(action) else {
                let made = self.told_action(action, None);
                let id = PriorId(self.push_in(stream, Event::ActionBroughtForward(made)));
                known.actions.push((action.origin.clone(), id, stream));
                continue;
            };
            here.push(prior.id);
            known
                .actions
                .push((action.origin.clone(), prior.id, prior.stream));
            // How an earlier one stands is told apart; its words are those of its own meeting.
            if !action.earlier {
                self.take_changes(&prior, action, stream);
            }
        }
        let own = format!("{} ", told.of.session);
        for prior in m.prior_actions() {
            let of_it = prior.action.origin.starts_with(&own) && prior.told.is_some();
            if of_it && !prior.gone && !here.contains(&prior.id) {
                let action = prior.id;
                let gone = true;
                self.push_between(prior.stream, Between::ActionGone { action, gone });
            }
        }
    }

    /// The action that is told: by where it comes from, or, if it was put down by hand, by its words.
    fn action_told(&self, told: &ActionTold) -> Option<Prior> {
        let actions = self.meeting.prior_actions();
        let by_id = told.origin.parse::<Id>().ok().map(PriorId);
        let by_origin = |p: &&Prior| {
            Some(p.id) == by_id || (!told.origin.is_empty() && p.action.origin == told.origin)
        };
        let by_words = |p: &&Prior| {
            let by_hand = p.action.origin.is_empty() || told.earlier;
            by_hand && p.action.raised == told.raised && alike(&p.action.text, &told.text)
        };
        actions
            .iter()
            .find(by_origin)
            .or_else(|| actions.iter().find(by_words))
            .cloned()
    }

    /// What is told of an action, with its owners as people where they are known.
    fn told_action(&self, told: &ActionTold, before: Option<&PriorAction>) -> PriorAction {
        let names: Vec<String> = told.owners.iter().map(ToString::to_string).collect();
        let same = before.filter(|b| {
            let held: Vec<String> = b
                .owners
                .iter()
                .map(|o| owner_name(self.meeting, o))
                .collect();
            held == names
        });
        let owners = match same {
            Some(before) => before.owners.clone(),
            None => told
                .owners
                .iter()
                .map(|name| self.owner_called(name, told.exempt))
                .collect(),
        };
        PriorAction {
            text: told.text.clone(),
            topic: told.topic.clone(),
            owners,
            raised: told.raised,
            progress: told.progress.clone(),
            comment: told.comment.clone(),
            origin: told.origin.clone(),
            minute: told.minute.clone(),
            due: told.due.clone(),
        }
    }

    fn owner_called(&self, name: &Text, exempt: bool) -> Owner {
        let mut people = self.meeting.people().iter();
        let known = people.find(|p| !exempt && alike(&p.details.full_name(), name));
        known.map_or_else(|| Owner::Named(name.clone()), |p| Owner::Person(p.id))
    }

    /// Changes in an action what its minutes say otherwise than when they were taken over.
    fn take_changes(&mut self, prior: &Prior, told: &ActionTold, stream: Stream) {
        let action = prior.id;
        if prior.gone {
            let gone = false;
            self.push_between(prior.stream, Between::ActionGone { action, gone });
        }
        let now = self.told_action(told, prior.told.as_ref());
        if prior.told.as_ref() == Some(&now) && prior.stream == stream {
            return;
        }
        let mut to = prior.action.clone();
        // One that was put down by hand keeps what the officer wrote of it.
        let before = prior.told.as_ref().unwrap_or(&prior.action);
        let by_hand = prior.told.is_none();
        if !by_hand {
            if before.text != now.text {
                to.text.clone_from(&now.text);
            }
            if before.topic != now.topic {
                to.topic.clone_from(&now.topic);
            }
            if before.owners != now.owners {
                to.owners.clone_from(&now.owners);
            }
            if before.due != now.due {
                to.due.clone_from(&now.due);
            }
        }
        to.minute = now.minute.clone();
        to.raised = now.raised;
        to.origin = now.origin.clone();
        let (to, told) = (Box::new(to), Some(Box::new(now)));
        self.push_between(stream, Between::ActionChanged { action, to, told });
    }

    fn take_progress(&mut self, told: &MeetingTold, known: &Known) {
        for said in &told.progress {
            let found = known.actions.iter().find(|(origin, ..)| *origin == said.of);
            if let Some((_, action, of)) = found {
                self.take_step(*action, *of, said, told);
            }
        }
        let own = format!("{} ", told.of.session);
        for prior in self.meeting.prior_actions() {
            for read in prior
                .steps
                .iter()
                .filter(|r| r.step.source.starts_with(&own))
            {
                let source = read.step.source.clone();
                if !told.progress.iter().any(|said| said.source == source) {
                    let action = prior.id;
                    self.push_between(read.stream, Between::ActionUnsaid { action, source });
                }
            }
        }
    }

    fn take_step(&mut self, action: PriorId, of: Stream, said: &ProgressTold, told: &MeetingTold) {
        let stream = if said.exempt { Stream::Exempt } else { of };
        let step = Step {
            on: told.of.held.date,
            progress: said.progress.clone(),
            comment: said.comment.clone(),
            source: said.source.clone(),
        };
        let known = self
            .meeting
            .prior_action(action)
            .is_some_and(|p| p.steps.iter().any(|r| r.step == step && r.stream == stream));
        if !known {
            self.push_between(stream, Between::ActionStands { action, step });
        }
    }
}
