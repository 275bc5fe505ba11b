//! Motions and votes: who moved and seconded, amendments, the vote, the casting vote, a member's own
//! vote, and how a motion ends without one.

use super::answers::Answer;
use super::bodies::{reference, whose};
use super::figures::counts;
use super::motion_at::{named_motion, open_in, to_be_voted_on, voted_on};
use super::purpose::{Then, after_decisions, ask, choice, done};
use super::room::known;
use super::step::Step;
use super::voted::told_later;
use crate::meeting::Meeting;
use crate::meeting::entry::{Place, Stage};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Order, Ref, VoteTold};
use crate::meeting::motion::{Method, Voice, VoteResult};
use crate::meeting::text::Text;
use crate::tui::people::Wanted;
use crate::tui::ui::Ui;

/// The letter that says that nobody is named.
pub(super) const NOBODY: char = '0';

/// Whoever was chosen; none for nobody.
pub(super) fn named(answer: &Answer, meeting: &Meeting) -> Option<Ref> {
    answer
        .person()
        .and_then(|who| known(meeting, who))
        .map(Ref::from)
}

pub(super) fn ask_mover() -> Then {
    let nobody = Some(choice(NOBODY, "not said"));
    ask(Step::people("Who moved it?", Wanted::Voting, false, nobody))
}

pub(super) fn ask_seconder() -> Then {
    let nobody = Some(choice(NOBODY, "nobody"));
    ask(Step::people(
        "Who seconded it?",
        Wanted::Voting,
        false,
        nobody,
    ))
}

/// Who moved and seconded the motion at the caret, or the newest of the item.
pub(super) fn moved(answers: &[Answer], ui: &Ui, entry: Option<EntryId>) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => ask_mover(),
        [_] => ask_seconder(),
        [mover, seconder, ..] => {
            let (mover, seconder) = (named(mover, meeting), named(seconder, meeting));
            let told = "Mover and seconder are recorded.";
            let entry = entry.map(Ref::from);
            done(
                Intent::Move {
                    entry,
                    mover,
                    seconder,
                },
                told,
            )
        }
    }
}

/// An amendment to the newest motion of the item: its mover and seconder, and then its words.
pub(super) fn amend(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => ask_mover(),
        [_] => ask_seconder(),
        [mover, seconder, ..] => Then::Word(Box::new(Order::from(Intent::Amend {
            to: open_in(ui, item, false).map(Ref::from),
            mover: named(mover, meeting),
            seconder: named(seconder, meeting),
            text: "That ".into(),
            place: after_decisions(ui, item),
        }))),
    }
}

/// How a vote went, in figures or by a letter.
pub(super) fn vote(answers: &[Answer], ui: &Ui, item: ItemId, on: Option<EntryId>) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let on = to_be_voted_on(ui, item, on);
    let entry = on.and_then(|id| meeting.entry(id));
    if let Some(entry) = entry.filter(|e| e.kind.tells_its_vote()) {
        return told_later(answers, meeting, entry.id);
    }
    let (of, answers) = match whose(meeting, answers) {
        Ok(told) => told,
        Err(then) => return *then,
    };
    let body = of.map(|of| reference(meeting, of));
    let voters = meeting.voters_of(of);
    let (what, words) = named_motion(meeting, on);
    let Some(first) = answers.first() else {
        return ask(Step::figures(
            format!("The {what} \u{201C}{words}\u{201D}: for, against, abstained?"),
            vec![
                choice('u', "unanimous"),
                choice('n', "nem. con.: nobody against"),
                choice('c', "carried, not counted"),
                choice('l', "lost, not counted"),
                choice('a', "agreed without a vote"),
                choice('r', "recorded: each by name"),
                choice('b', "by ballot: figures next"),
            ],
            voters.len(),
        ));
    };
    let told = match (first.letter(), &answers[1..]) {
        ('r', []) => {
            let names = voters.iter().map(|p| meeting.name(*p)).collect();
            return ask(Step::grid("Each by name:", names, voices(), proposers()));
        }
        ('b', []) => {
            return ask(Step::figures(
                "The ballot, in figures: for, against, abstained:",
                Vec::new(),
                voters.len(),
            ));
        }
        // Where the rules want several to ask for it, how many did is asked.
        ('r', [Answer::Grid(..)]) if meeting.rules().recorded_vote_needs > 1 => {
            let needed = meeting.rules().recorded_vote_needs;
            let words = format!("How many asked for the recorded vote? {needed} are needed:");
            return ask(Step::words(words, &needed.to_string(), true).selected());
        }
        ('r', [Answer::Grid(chosen, held), rest @ ..]) => {
            let asked = rest.first().map(Answer::words).unwrap_or_default();
            let ballots: Vec<(Ref, Voice)> = voters
                .iter()
                .zip(chosen)
                .filter_map(|(person, letter)| Some((Ref::from(*person), voice((*letter)?))))
                .collect();
            let who = |at: usize| {
                held.get(at)
                    .copied()
                    .flatten()
                    .and_then(|row| voters.get(row))
            };
            let (mover, seconder) = (who(0), who(1));
            let mut orders = Vec::new();
            if mover.is_some() || seconder.is_some() {
                orders.push(Order::from(Intent::Move {
                    entry: on.map(Ref::from),
                    mover: mover.map(|p| Ref::from(*p)),
                    seconder: seconder.map(|p| Ref::from(*p)),
                }));
            }
            let told = VoteTold {
                body,
                method: Method::Recorded,
                ballots,
                demanded: asked.trim().parse().unwrap_or_default(),
                ..VoteTold::default()
            };
            orders.push(Order::from(vote_on(ui, item, on, told)));
            return Then::Do(orders, "The recorded vote is recorded.".to_owned());
        }
        ('u', _) => VoteTold {
            unanimous: true,
            ..VoteTold::default()
        },
        ('n', _) => VoteTold {
            nem_con: true,
            ..VoteTold::default()
        },
        ('c', _) => VoteTold::default(),
        ('l', _) => VoteTold {
            result: Some(VoteResult::Lost),
            ..VoteTold::default()
        },
        ('a', _) => VoteTold {
            method: Method::Assent,
            ..VoteTold::default()
        },
        (by, rest) => {
            let (method, words) = match (by, rest.first()) {
                ('b', Some(figures)) => (Method::Ballot, figures.words()),
                _ => (Method::Hands, first.words()),
            };
            match counts(&words) {
                Some(counts) => VoteTold {
                    method,
                    counts: Some(counts),
                    ..VoteTold::default()
                },
                None => {
                    return Then::Refuse(
                        "Those are no figures; write for example 5 3 1.".to_owned(),
                    );
                }
            }
        }
    };
    let by_figures = told.counts.map(|c| meeting.result_of(c, of));
    let told_words = match by_figures {
        Some(VoteResult::Tied) => {
            "The votes are equal: K gives the casting vote, or says that it was declined."
                .to_owned()
        }
        Some(VoteResult::Carried) if what == "amendment" => {
            "The amendment is carried; word the motion anew with e.".to_owned()
        }
        Some(result) => format!(
            "The {what} is {}. E records a member\u{2019}s own vote.",
            result.in_words()
        ),
        None if what == "amendment" => {
            "The vote on the amendment is recorded; if it was carried, e words the motion anew."
                .to_owned()
        }
        None => "The vote is recorded. E records a member\u{2019}s own vote.".to_owned(),
    };
    done(vote_on(ui, item, on, VoteTold { body, ..told }), told_words)
}

/// A vote in one key: everybody for it, or nobody against.
pub(in crate::tui) fn at_once(
    ui: &Ui,
    item: ItemId,
    on: Option<EntryId>,
    unanimous: bool,
) -> Intent {
    let told = VoteTold {
        unanimous,
        nem_con: !unanimous,
        ..VoteTold::default()
    };
    vote_on(ui, item, to_be_voted_on(ui, item, on), told)
}

fn vote_on(ui: &Ui, item: ItemId, on: Option<EntryId>, told: VoteTold) -> Intent {
    let place = match on {
        // The caret stands in the motion: the vote comes where the record has got to.
        Some(_) => Place::End,
        None => after_decisions(ui, item),
    };
    Intent::Vote {
        on: on.into_iter().map(Ref::from).collect(),
        told,
        place,
    }
}

/// The casting vote of whoever presides.
pub(super) fn casting(answers: &[Answer]) -> Then {
    match answers {
        [] => ask(Step::choice(
            "The casting vote:",
            vec![
                choice('f', "for"),
                choice('a', "against"),
                choice('d', "declined: the motion is lost"),
            ],
        )),
        [how, ..] => {
            let voice = match how.letter() {
                'f' => Some(Voice::For),
                'a' => Some(Voice::Against),
                _ => None,
            };
            let told = match voice {
                Some(Voice::For) => "Carried on the casting vote.",
                Some(_) => "Lost on the casting vote.",
                None => "No casting vote; the motion is lost.",
            };
            done(Intent::CastingVote { vote: None, voice }, told)
        }
    }
}

/// A member's own vote, recorded because they ask for it.
pub(super) fn own_vote(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::person(
            "Who asks that their own vote be recorded?",
            Wanted::Voting,
        )),
        [_] => ask(Step::choice("They voted:", voices())),
        [who, how, ..] => match named(who, meeting) {
            Some(person) => done(
                Intent::OwnVote {
                    person,
                    voice: voice(how.letter()),
                    vote: None,
                    place: Place::End,
                },
                "Their own vote is recorded.",
            ),
            None => Then::Refuse("Nobody was chosen.".to_owned()),
        },
    }
}

/// How a motion or an amendment ends without a vote.
pub(super) fn ends(answers: &[Answer], ui: &Ui, item: ItemId, entry: Option<EntryId>) -> Then {
    match answers {
        [] => ask(Step::choice(
            "Without a vote, it was:",
            vec![
                choice('w', "withdrawn"),
                choice('l', "lost"),
                choice('f', "fallen: not seconded, or overtaken"),
                choice('a', "an amendment accepted by the mover"),
            ],
        )),
        [how, ..] => {
            let (how, told) = match how.letter() {
                'l' => (Stage::Lost, "It is lost."),
                'f' => (Stage::Fallen, "It fell."),
                'a' => (Stage::Accepted, "It is accepted; e words the motion anew."),
                _ => (Stage::Withdrawn, "It is withdrawn."),
            };
            done(
                Intent::EndMotion {
                    entry: voted_on(ui, item, entry).map(Ref::from),
                    how,
                },
                told,
            )
        }
    }
}

/// What was refused by a rule of the body is done all the same, with the reason. What stands in the
/// way is told below the question, where there is room for it.
pub(super) fn despite(answers: &[Answer], orders: &[Order]) -> Then {
    match answers {
        [] => ask(Step::words("Done all the same, because:", "", false)),
        [reason, ..] if !reason.words().chars().any(char::is_alphabetic) => Then::Refuse(
            "That is no reason; Esc goes back to put right what stands in the way.".to_owned(),
        ),
        [reason, ..] => {
            let reason: Text = reason.words();
            let orders = orders.iter().map(|order| Order {
                despite: reason.clone(),
                ..order.clone()
            });
            if let (Some(only), true) = (orders.clone().next(), orders.len() == 1)
                && matches!(only.intent, Intent::Write { .. })
            {
                // A paragraph that was begun: the words are still to come.
                return Then::Word(Box::new(only));
            }
            let told = "Recorded, with your reason in the history.";
            Then::Do(orders.collect(), told.to_owned())
        }
    }
}

pub(super) fn voices() -> Vec<super::step::Choice> {
    vec![
        choice('f', "for"),
        choice('a', "against"),
        choice('b', "abstained"),
        choice('n', "no vote"),
    ]
}

fn proposers() -> Vec<super::step::Choice> {
    vec![choice('m', "moved"), choice('s', "seconded")]
}

pub(super) fn voice(letter: char) -> Voice {
    match letter {
        'f' => Voice::For,
        'a' => Voice::Against,
        'b' => Voice::Abstained,
        _ => Voice::DidNotVote,
    }
}
