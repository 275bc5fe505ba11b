//! Entries of the record for other programs.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::people::People;
use super::view::{Entry, Exclusion, Vote, answered};
use super::votes;
use super::{stamp, words};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Item, Stamp};
use crate::meeting::describe::{due_in_words, progress_in_words};
use crate::meeting::entry::{
    self, Approval, Form, Interest, Kind, Movement, Participation, Reply, Stage, Stream, Told, Verb,
};
use crate::meeting::exclusion::Basis;
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::planted::{Leak, planted};
use crate::minutes::Reader;

/// Leave to take part in spite of an interest.
#[derive(Debug, Serialize)]
pub(super) struct Dispensation {
    pub(super) speak: bool,
    pub(super) vote: bool,
    pub(super) by: String,
    pub(super) until: Option<NaiveDate>,
}

/// The entries of an item that `R` may read, in printing order. Private notes are the officer's
/// alone: nobody for whom anything is printed may read them.
pub(super) fn of_item<R: Reader>(
    meeting: &Meeting,
    item: &Item,
    numbers: &HashMap<EntryId, String>,
    seen: &mut People,
) -> Vec<Entry> {
    meeting
        .entries_of(item)
        .filter(|e| R::may_read(e.stream) || planted(Leak::Show))
        .map(|e| {
            let mut shown = of_kind(meeting, &e.kind, seen);
            shown.id = e.id.to_string();
            shown.number = numbers.get(&e.id).cloned();
            shown.stream = match e.stream {
                Stream::Public => "public",
                Stream::Exempt => "exempt",
                Stream::Private => "private",
            };
            shown.text = text::<R>(e);
            shown.recorded = stamp(e.born);
            shown.staged = e.staged.map(stamp);
            shown
        })
        .collect()
}

/// Who came or went, and when.
pub(super) fn movement(entry: &entry::Entry) -> Option<(PersonId, Stamp)> {
    match entry.kind {
        Kind::Movement { person, when, .. } => Some((person, when)),
        _ => None,
    }
}

/// The nature of a sensitive interest is withheld (Localism Act 2011 s.32).
fn text<R: Reader>(entry: &entry::Entry) -> String {
    match entry.kind {
        Kind::Declaration {
            sensitive: true, ..
        } if !R::EXEMPT => String::new(),
        _ => entry.text.clone(),
    }
}

fn of_kind(meeting: &Meeting, kind: &Kind, seen: &mut People) -> Entry {
    let named = |kind| Entry {
        kind,
        ..Entry::default()
    };
    match kind {
        Kind::Paragraph => named("paragraph"),
        Kind::Presented { who, form } => Entry {
            people: who.iter().map(|p| seen.see(*p)).collect(),
            form: Some(match form {
                Form::Report => "report",
                Form::VerbalUpdate => "verbal-update",
                Form::Presentation => "presentation",
                Form::Tabled => "tabled",
            }),
            ..named("presented")
        },
        Kind::Resolution {
            stage,
            answers,
            moved,
        } => Entry {
            stage: Some(staged(*stage)),
            answers: answered(answers),
            mover: moved.by.map(|p| seen.see(p)),
            seconder: moved.seconded.map(|p| seen.see(p)),
            ..named("resolution")
        },
        Kind::Amendment { to, stage, moved } => Entry {
            stage: Some(staged(*stage)),
            about: vec![to.to_string()],
            mover: moved.by.map(|p| seen.see(p)),
            seconder: moved.seconded.map(|p| seen.see(p)),
            ..named("amendment")
        },
        Kind::Vote {
            on,
            method,
            tally,
            result,
            casting,
            demanded,
            of,
            when,
        } => Entry {
            about: on.iter().map(ToString::to_string).collect(),
            vote: Some(Vote {
                of: of.map(votes::constituent),
                ..votes::vote(*method, tally, *result, *casting, seen)
            }),
            demanded: (*demanded > 0).then_some(*demanded),
            when: Some(stamp(*when)),
            ..named("vote")
        },
        Kind::OwnVote {
            person,
            voice: cast,
            vote,
        } => Entry {
            people: vec![seen.see(*person)],
            about: vec![vote.to_string()],
            voice: Some(votes::voice(*cast)),
            ..named("own-vote")
        },
        Kind::Outcome { verb, answers } => Entry {
            verb: Some(match verb {
                Verb::Noted => "noted",
                Verb::Agreed => "agreed",
                Verb::Endorsed => "endorsed",
                Verb::Commended => "commended",
                Verb::Received => "received",
                Verb::Steer => "steer",
                Verb::Recommended => "recommended",
                Verb::NoDecision => "no-decision",
            }),
            answers: answered(answers),
            ..named("outcome")
        },
        Kind::Action { owners, due, from } => Entry {
            owners: Some(owners.iter().map(|o| seen.owner(o)).collect()),
            due: due_in_words(meeting, due),
            from_entry: from.map(|e| e.to_string()),
            ..named("action")
        },
        Kind::Movement {
            person,
            how,
            when,
            reason,
            ..
        } => Entry {
            people: vec![seen.see(*person)],
            movement: Some(match how {
                Movement::Arrived => "arrived",
                Movement::Left => "left",
                Movement::SteppedOut => "stepped-out",
                Movement::Returned => "returned",
                Movement::TookSeat => "took-seat",
            }),
            when: Some(stamp(*when)),
            reason: (!reason.is_empty()).then(|| words(reason)),
            ..named("movement")
        },
        Kind::Declaration {
            person,
            interest,
            items,
            leaves,
            dispensation,
            registered,
            ..
        } => Entry {
            people: vec![seen.see(*person)],
            interest: Some(match interest {
                Interest::Pecuniary => "pecuniary".to_owned(),
                Interest::Registrable => "registrable".to_owned(),
                Interest::NonRegistrable => "non-registrable".to_owned(),
                Interest::Personal => "personal".to_owned(),
                Interest::Prejudicial => "prejudicial".to_owned(),
                Interest::CouncilTax => "council-tax".to_owned(),
                Interest::Other(name) => words(name),
            }),
            dispensation: dispensation.as_ref().map(|held| Dispensation {
                speak: held.speak,
                vote: held.vote,
                by: words(&held.by),
                until: held.until,
            }),
            items: items.iter().map(ToString::to_string).collect(),
            leaves: Some(*leaves),
            registered: registered.then_some(true),
            ..named("declaration")
        },
        Kind::NoneDeclared => named("none-declared"),
        Kind::TookNoPart { person, when } => Entry {
            people: vec![seen.see(*person)],
            when: Some(stamp(*when)),
            ..named("took-no-part")
        },
        Kind::Election {
            person,
            moved,
            vote,
            others,
            run_by,
            items,
            when,
        } => Entry {
            vote: vote.as_ref().map(|v| votes::voted(v, true, seen)),
            people: vec![seen.see(*person)],
            mover: moved.by.map(|p| seen.see(p)),
            seconder: moved.seconded.map(|p| seen.see(p)),
            nominated: others.iter().map(|p| seen.see(*p)).collect(),
            run_by: run_by.map(|p| seen.see(p)),
            items: items.iter().map(ToString::to_string).collect(),
            when: Some(stamp(*when)),
            ..named("election")
        },
        Kind::Public {
            how,
            name,
            on_behalf,
            reply,
        } => Entry {
            how: Some(match how {
                Participation::Question => "question",
                Participation::Supplementary => "supplementary",
                Participation::Petition => "petition",
                Participation::Deputation => "deputation",
                Participation::Statement => "statement",
            }),
            name: (!name.is_empty()).then(|| words(name)),
            on_behalf: (!on_behalf.is_empty()).then(|| words(on_behalf)),
            reply: match reply {
                Reply::Untold => None,
                Reply::Answered => Some("answered"),
                Reply::Written => Some("written"),
                Reply::Referred => Some("referred"),
            },
            ..named("public")
        },
        Kind::Told { what, by } => Entry {
            how: Some(match what {
                Told::Announcement => "announcement",
                Told::Ruling => "ruling",
                Told::Advice => "advice",
            }),
            people: by.iter().map(|p| seen.see(*p)).collect(),
            ..named("told")
        },
        Kind::Delegation { to, with, until } => Entry {
            owners: Some(to.iter().map(|o| seen.owner(o)).collect()),
            with: with.iter().map(|o| seen.owner(o)).collect(),
            until: (!until.is_empty()).then(|| words(until)),
            ..named("delegation")
        },
        Kind::Exclusion {
            items,
            rest,
            basis,
            moved,
            vote,
            stay,
            when,
        } => Entry {
            vote: vote
                .as_ref()
                .map(|v| votes::voted(v, basis.excludes(), seen)),
            items: items.iter().map(ToString::to_string).collect(),
            exclusion: Some(exclusion(basis, *rest, words(stay))),
            mover: moved.by.map(|p| seen.see(p)),
            seconder: moved.seconded.map(|p| seen.see(p)),
            when: Some(stamp(*when)),
            ..named("exclusion")
        },
        Kind::Readmission { when } => Entry {
            when: Some(stamp(*when)),
            ..named("readmission")
        },
        Kind::PublicSummary => named("public-summary"),
        Kind::Minutes {
            of,
            approval,
            corrections,
        } => Entry {
            minutes_of: Some(*of),
            approval: Some(match approval {
                Approval::Agreed => "agreed",
                Approval::Deferred => "deferred",
            }),
            corrections: corrections.iter().map(words).collect(),
            ..named("minutes")
        },
        Kind::Progress { action, progress } => Entry {
            prior_action: Some(action.to_string()),
            progress: Some(progress_in_words(progress)),
            ..named("progress")
        },
    }
}

fn exclusion(basis: &Basis, rest: bool, stay: String) -> Exclusion {
    let (name, paragraphs, public_interest) = match basis {
        Basis::Resolution {
            paragraphs,
            interest,
            ..
        } => (
            "resolution",
            paragraphs.iter().map(|p| p.number()).collect(),
            Some(*interest),
        ),
        Basis::PublicBodies { .. } => ("public-bodies", Vec::new(), None),
        Basis::OwnRules { .. } => ("own-rules", Vec::new(), None),
        Basis::Confidential => ("confidential", Vec::new(), None),
        Basis::Disorder => ("disorder", Vec::new(), None),
    };
    Exclusion {
        basis: name,
        paragraphs,
        reason: basis.reason().map(words),
        public_interest,
        excluded: basis.excludes(),
        rest,
        stay,
    }
}

fn staged(stage: Stage) -> &'static str {
    match stage {
        Stage::Worded => "worded",
        Stage::Put => "put",
        Stage::Agreed => "agreed",
        Stage::Lost => "lost",
        Stage::Withdrawn => "withdrawn",
        Stage::Fallen => "fallen",
        Stage::Accepted => "accepted",
    }
}
