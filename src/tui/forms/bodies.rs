//! Which of the bodies that meet together is meant.

use super::answers::Answer;
use super::purpose::{Then, ask, choice};
use super::step::Step;
use crate::meeting::Meeting;
use crate::meeting::intent::Ref;
use crate::meeting::joint::Constituent;

/// Where several bodies meet: whether all of them vote together, or one for itself; and the answers that
/// follow.
pub(super) fn whose<'a>(
    meeting: &Meeting,
    answers: &'a [Answer],
) -> Result<(Option<Constituent>, &'a [Answer]), Box<Then>> {
    if !meeting.is_joint() {
        return Ok((None, answers));
    }
    let all = meeting.constituents();
    match answers {
        [] => {
            let alone = |(letter, which): (char, &Constituent)| {
                choice(letter, format!("{} alone", meeting.body_in_words(*which)))
            };
            let mut choices = vec![choice('t', "all of them together")];
            choices.extend(('1'..='9').zip(&all).map(alone));
            Err(Box::new(ask(Step::choice("Who votes?", choices))))
        }
        [first, rest @ ..] => {
            let at = first.letter().to_digit(10).map(|n| n as usize);
            let of = at.and_then(|n| all.get(n.checked_sub(1)?)).copied();
            Ok((of, rest))
        }
    }
}

/// How one of the bodies that meet is named in an intent.
pub(super) fn reference(meeting: &Meeting, which: Constituent) -> Ref {
    match which {
        Constituent::First => Ref(meeting.body().name.clone()),
        Constituent::Joined(id) => Ref::from(id),
    }
}
