//! Questions about the rules of the body.

use super::{Answer, Then, act, ask, choice, refuse};
use crate::meeting::Meeting;
use crate::meeting::intent::Intent;
use crate::meeting::rules::{Majority, Needed, Quorum, RulesTold};
use crate::meeting::text::Text;
use crate::tui::forms::step::Step;

/// The quorum, who must be among it, what a motion needs, and how a vote is carried.
pub(super) fn rules(meeting: &Meeting, answers: &[Answer]) -> Then {
    let now = meeting.rules();
    match answers {
        [] => ask(Step::words(
            "The quorum: 4, or 1/3, or 1/3 least 3 (empty for none):",
            &now.quorum.in_words(),
            true,
        )),
        [quorum] if Quorum::from_words(&quorum.words()).is_none() => {
            refuse("That is no quorum; write a number, or a part of the seats: 1/3 least 3.")
        }
        [_] => ask(Step::words(
            "Who must be among them? councillor, NHS (empty for nobody):",
            &with(&now.quorum_includes),
            true,
        )),
        [_, _] => ask(Step::choice(
            "Before a vote a motion needs:",
            vec![
                choice('n', "neither"),
                choice('m', "a mover"),
                choice('s', "a mover and a seconder"),
            ],
        )),
        [_, _, _] => ask(Step::choice(
            "A vote is carried by:",
            vec![
                choice('s', "more for than against"),
                choice('t', "two thirds of those who vote"),
                choice('p', "more than half of the members present"),
                choice('a', "more than half of all members"),
            ],
        )),
        [_, _, _, _] => ask(Step::choice(
            "On a tie whoever presides:",
            vec![
                choice('c', "has a casting vote"),
                choice('n', "has no second vote: it is lost"),
            ],
        )),
        [quorum, includes, moved, majority, tie, ..] => {
            let told = RulesTold {
                quorum: Quorum::from_words(&quorum.words()).unwrap_or_default(),
                quorum_includes: needed(&includes.words()),
                needs_mover: matches!(moved.letter(), 'm' | 's'),
                needs_seconder: moved.letter() == 's',
                majority: match majority.letter() {
                    't' => Majority::TwoThirds,
                    'p' => Majority::OfThosePresent,
                    'a' => Majority::OfAllMembers,
                    _ => Majority::Simple,
                },
                no_casting_vote: tie.letter() == 'n',
                ..RulesTold::from(now)
            };
            act(Intent::SetRules(told), "The rules are set.")
        }
    }
}

/// Who must be among the quorum, as an officer writes it: "councillor, 2 NHS".
pub(super) fn with(needed: &[Needed]) -> String {
    let told = needed.iter().map(|n| match n.number {
        0 | 1 => n.seat.to_string(),
        number => format!("{number} {}", n.seat),
    });
    told.collect::<Vec<_>>().join(", ")
}

/// What an officer wrote of it; a number before a seat is how many.
pub(super) fn needed(words: &str) -> Vec<Needed> {
    let told = words.split(',').map(str::trim).filter(|w| !w.is_empty());
    told.map(|words| {
        let counted = words.split_once(' ');
        let counted = counted.and_then(|(n, seat)| Some((n.parse().ok()?, seat.trim())));
        let (number, seat) = counted.unwrap_or((1, words));
        Needed {
            seat: Text::line(seat),
            number,
        }
    })
    .collect()
}
