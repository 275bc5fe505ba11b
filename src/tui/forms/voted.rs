//! The vote that a form asks for with what it was taken on: the exclusion of the public, an election.

use super::answers::Answer;
use super::figures::counts;
use super::motions::{voice, voices};
use super::purpose::{Then, ask, choice, done};
use super::step::Step;
use crate::meeting::Meeting;
use crate::meeting::entry::Place;
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::intent::{Intent, Ref, VoteTold};
use crate::meeting::motion::{Counts, Method, Voice, VoteResult};

/// The vote on an election or an exclusion that is recorded already.
pub(super) fn told_later(answers: &[Answer], meeting: &Meeting, entry: EntryId) -> Then {
    match voted(answers, meeting) {
        Ok(Some(told)) => done(
            Intent::Vote {
                on: vec![Ref::from(entry)],
                told,
                place: Place::End,
            },
            "The vote on it is recorded.",
        ),
        Ok(None) => Then::Refuse("Give the figures, or Esc leaves it as it is.".to_owned()),
        Err(then) => *then,
    }
}

/// What was told of the vote, none where nothing was; or the next question.
pub(super) fn voted(answers: &[Answer], meeting: &Meeting) -> Result<Option<VoteTold>, Box<Then>> {
    let voters = meeting.voters();
    let Some((first, rest)) = answers.split_first() else {
        return Err(Box::new(ask(Step::figures(
            "The vote on it: for, against, abstained?",
            vec![
                choice('o', "not told"),
                choice('u', "unanimous"),
                choice('n', "nem. con.: nobody against"),
                choice('r', "recorded: each by name"),
                choice('b', "by ballot: figures next"),
            ],
            voters.len(),
        ))));
    };
    let (told, rest) = match (first.letter(), rest) {
        ('o', _) => return Ok(None),
        ('u', rest) => (
            VoteTold {
                unanimous: true,
                ..VoteTold::default()
            },
            rest,
        ),
        ('n', rest) => (
            VoteTold {
                nem_con: true,
                ..VoteTold::default()
            },
            rest,
        ),
        ('r', []) => {
            let names = voters.iter().map(|p| meeting.name(*p)).collect();
            return Err(Box::new(ask(Step::grid(
                "Each by name:",
                names,
                voices(),
                Vec::new(),
            ))));
        }
        ('r', [grid, rest @ ..]) => (by_name(&voters, grid), rest),
        ('b', []) => {
            return Err(Box::new(ask(Step::figures(
                "The ballot, in figures: for, against, abstained:",
                Vec::new(),
                voters.len(),
            ))));
        }
        ('b', [figures, rest @ ..]) => (in_figures(figures, Method::Ballot)?, rest),
        (_, rest) => (in_figures(first, Method::Hands)?, rest),
    };
    if !is_tied(&told, meeting) {
        return Ok(Some(told));
    }
    let Some(casting) = rest.first() else {
        return Err(Box::new(ask(Step::choice(
            "The votes are equal. The casting vote was:",
            vec![
                choice('f', "for"),
                choice('a', "against"),
                choice('d', "not given"),
            ],
        ))));
    };
    Ok(Some(VoteTold {
        casting: match casting.letter() {
            'f' => Some(Voice::For),
            'a' => Some(Voice::Against),
            _ => None,
        },
        ..told
    }))
}

fn by_name(voters: &[PersonId], grid: &Answer) -> VoteTold {
    let ballots = match grid {
        Answer::Grid(chosen, _) => voters
            .iter()
            .zip(chosen)
            .filter_map(|(person, letter)| Some((Ref::from(*person), voice((*letter)?))))
            .collect(),
        _ => Vec::new(),
    };
    VoteTold {
        method: Method::Recorded,
        ballots,
        ..VoteTold::default()
    }
}

fn in_figures(answer: &Answer, method: Method) -> Result<VoteTold, Box<Then>> {
    match counts(&answer.words()) {
        Some(counts) => Ok(VoteTold {
            method,
            counts: Some(counts),
            ..VoteTold::default()
        }),
        None => Err(Box::new(Then::Refuse(
            "Those are no figures; write for example 5 3 1.".to_owned(),
        ))),
    }
}

fn is_tied(told: &VoteTold, meeting: &Meeting) -> bool {
    let of = |voice: Voice| told.ballots.iter().filter(|b| b.1 == voice).count() as u16;
    let named = (!told.ballots.is_empty()).then(|| Counts {
        in_favour: of(Voice::For),
        against: of(Voice::Against),
        abstained: of(Voice::Abstained),
    });
    let counted = told.counts.or(named);
    counted.is_some_and(|c| meeting.result_of(c, None) == VoteResult::Tied)
}
