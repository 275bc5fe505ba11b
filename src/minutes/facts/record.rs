//! What was recorded: the items and what was done in each, what earlier meetings asked for, what was
//! declared, who voted how.

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::{Item, Progress, Standing};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Due, Kind, Stage, Stream, Verb};
use crate::meeting::id::EntryId;
use crate::meeting::motion::Tally;

use super::super::actions::standing;
use super::super::audience::Audience;
use super::super::house::House;
use super::super::papers::{declared_in, votes_of};
use super::super::reading::{Readable, Reading};
use super::super::sentences::{due, owners};
use super::super::words::clause;
use super::kinds::{Carried, ItemFact, ItemStanding, Planned, Step, StepKind, VoteFact};
use super::{MeetingFacts, Record};

impl<A> MeetingFacts<A> {
    /// Leaves out the words that stand elsewhere, by the entry that tells them; those of actions and of how
    /// they stand are kept, since later meetings are known by them.
    pub fn leave_words(&mut self, stand_elsewhere: impl Fn(EntryId) -> bool) {
        let kept = [StepKind::Action, StepKind::ReportedBack, StepKind::Done];
        let others = self.record.steps.iter_mut();
        for step in others.filter(|step| !kept.contains(&step.kind)) {
            if step.entry.is_some_and(&stand_elsewhere) {
                step.words.clear();
            }
        }
    }
}

/// What was recorded.
pub(super) fn record<A: Audience>(
    read: &ReadBy<'_, A>,
    reading: &Reading<'_, A>,
    house: &House,
    session: &str,
) -> Record {
    let items = reading.printed(house);
    let mut steps = Vec::new();
    let mut standings: Vec<Option<&Progress>> = vec![None; reading.prior_actions().len()];
    for (at, item) in items.iter().enumerate() {
        for entry in reading.entries(item) {
            steps.extend(step(reading, at, entry));
            if let Kind::Progress { action, progress } = entry.kind()
                && let Some(n) = carried_at(reading, *action)
            {
                standings[n] = Some(progress);
            }
        }
    }
    let carried = reading.prior_actions().iter().zip(standings);
    let carried = carried.map(|(prior, said)| {
        let now = said.unwrap_or(&prior.action.progress);
        Carried {
            words: clause(&prior.action.text),
            topic: prior.action.topic.to_string(),
            owners: owners(reading, &prior.action.owners),
            raised: prior.action.raised,
            origin: prior.action.origin.to_string(),
            standing: standing(now),
            closed: is_closed(now),
        }
    });
    let named = items.iter().flat_map(|i| reading.entries(i)).any(|e| {
        matches!(
            e.kind(),
            Kind::Vote {
                tally: Tally::Named(_),
                ..
            }
        )
    });
    Record {
        session: session.to_owned(),
        items: items.iter().map(|i| item_fact(reading, i)).collect(),
        steps,
        carried: carried.collect(),
        planned: read
            .planned()
            .iter()
            .map(|p| Planned {
                title: p.title.to_string(),
                meeting: p.meeting.to_string(),
                date: p.date,
            })
            .collect(),
        declared: declared_in(reading, house),
        none_declared: items
            .iter()
            .flat_map(|i| reading.entries(i))
            .any(|e| *e.kind() == Kind::NoneDeclared),
        votes: if named {
            votes(read, house)
        } else {
            Vec::new()
        },
    }
}

fn carried_at<R: Reader>(
    reading: &Reading<'_, R>,
    action: crate::meeting::id::PriorId,
) -> Option<usize> {
    reading.prior_actions().iter().position(|p| p.id == action)
}

fn is_closed(progress: &Progress) -> bool {
    matches!(
        progress,
        Progress::Completed | Progress::OutsideMeetings | Progress::Superseded
    )
}

fn item_fact<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> ItemFact {
    let (standing, to) = match &item.standing {
        Standing::Waiting => (ItemStanding::Waiting, String::new()),
        Standing::Taken => (ItemStanding::Taken, String::new()),
        Standing::Deferred { to, .. } => (ItemStanding::Deferred, to.to_string()),
        Standing::Withdrawn { .. } => (ItemStanding::Withdrawn, String::new()),
    };
    // For how long something was discussed in private is for those who may read what.
    let told = R::EXEMPT || !(item.is_private() || reading.taken_in_private(item));
    let ends = item.takings.iter().map(|t| t.to.map(|to| to - t.from));
    let ends: Option<Vec<chrono::Duration>> = ends.collect();
    let took = ends.filter(|ends| told && !ends.is_empty());
    let seconds = took.map(|ends| ends.iter().map(chrono::Duration::num_seconds).sum::<i64>());
    ItemFact {
        item: Some(item.id),
        number: reading.number(item).to_owned(),
        title: item.details.title.to_string(),
        standing,
        to,
        minutes: seconds.and_then(|s| u32::try_from((s + 30) / 60).ok()),
        planned: item.details.planned_minutes,
    }
}

fn step<R: Reader>(reading: &Reading<'_, R>, item: usize, entry: Readable<'_, R>) -> Option<Step> {
    let text = entry.text();
    let mut step = Step {
        entry: Some(entry.id()),
        item: u16::try_from(item).ok()?,
        words: clause(text),
        exempt: entry.stream() != Stream::Public,
        ..Step::default()
    };
    step.kind = match entry.kind() {
        Kind::Presented { .. } => StepKind::Presented,
        Kind::Amendment { .. } => StepKind::Amended,
        Kind::Resolution { stage, answers, .. } => match stage {
            Stage::Agreed if is_referral(text) => StepKind::Referred,
            Stage::Agreed if is_recommendation(text) => StepKind::Recommended,
            Stage::Agreed if answers.iter().any(|a| a.amended) => StepKind::Amended,
            Stage::Agreed | Stage::Accepted => StepKind::Resolved,
            Stage::Lost | Stage::Withdrawn | Stage::Fallen => StepKind::NotAgreed,
            // What is being worded was not put.
            Stage::Worded | Stage::Put => return None,
        },
        Kind::Outcome { verb, .. } => match verb {
            _ if is_referral(text) => StepKind::Referred,
            Verb::Noted | Verb::Received | Verb::Commended | Verb::Steer => StepKind::Noted,
            Verb::Agreed | Verb::Endorsed => StepKind::Resolved,
            Verb::Recommended => StepKind::Recommended,
            Verb::NoDecision => StepKind::NoDecision,
        },
        Kind::Delegation { to, .. } => {
            step.owners = owners(reading, to);
            StepKind::Delegated
        }
        Kind::Action {
            owners: who,
            due: by,
            ..
        } => {
            if step.words.is_empty() && who.is_empty() {
                return None;
            }
            step.owners = owners(reading, who);
            step.due = due(reading, by);
            step.due_on = match by {
                Due::On(day) => Some(*day),
                Due::NextMeeting => reading.next_meeting_expected().map(|next| next.date),
                Due::Unset | Due::Said(_) => None,
            };
            StepKind::Action
        }
        Kind::Progress { action, progress } => {
            let at = carried_at(reading, *action)?;
            step.carried = u16::try_from(at).ok();
            if step.words.is_empty() {
                step.words = standing(progress);
            }
            if is_closed(progress) {
                StepKind::Done
            } else {
                StepKind::ReportedBack
            }
        }
        _ => return None,
    };
    Some(step)
}

/// Whether a decision refers something to others.
fn is_referral(text: &str) -> bool {
    let text = text.to_lowercase();
    let referred = [
        "be referred to",
        "is referred to",
        "to refer ",
        "refers ",
        "referred back",
    ];
    referred.iter().any(|words| text.contains(words))
}

/// Whether a decision is a recommendation to another body.
fn is_recommendation(text: &str) -> bool {
    let text = text.to_lowercase();
    let recommended = [
        "be recommended to",
        "is recommended to",
        "to recommend",
        "recommends ",
    ];
    recommended.iter().any(|words| text.contains(words))
}

fn votes<A: Audience>(read: &ReadBy<'_, A>, house: &House) -> Vec<VoteFact> {
    let votes = votes_of::<A>(read, house);
    let named = votes.rows().iter().filter(|v| !v.ballots.is_empty());
    named
        .map(|vote| VoteFact {
            item: vote.item.clone(),
            title: vote.title.clone(),
            words: vote.words.clone(),
            ballots: vote
                .ballots
                .iter()
                .map(|b| (b.person.clone(), b.vote.to_owned()))
                .collect(),
            result: vote.result.to_owned(),
        })
        .collect()
}
