//! The archive of an office: the index of the officer's sessions, kept in step with their files, and
//! what is found in it.

pub(crate) mod across;
#[cfg(test)]
mod across_tests;
#[cfg(test)]
mod attendance_tests;
#[cfg(test)]
mod befalls_tests;
pub(super) mod beside;
mod held;
mod lines;
mod look;
#[cfg(feature = "team")]
pub(crate) mod of_store;
pub(crate) mod published;
pub(super) mod questions;
mod read;
pub(crate) mod source;
pub(crate) mod strips;
#[cfg(test)]
mod tests;
pub(crate) mod topics;
mod turn;

use std::time::{Duration, Instant};

use super::environment::Environment;
use super::fail::{Exit, Fail};
use crate::archive::index::{Answer, Ask, Index, Trouble};
use crate::minutes::Audience;
pub(crate) use held::{Held, Limits, Progress, Step};
use turn::Turn;

/// How long a command reads what changed before it answers all the same.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often it is looked whether another thread is done with the index.
const MOMENT: Duration = Duration::from_millis(50);

/// Finds what is asked in the officer's sessions, as `A` may read them. What changed since the index was
/// last brought up to date is read first; `told` is called as that goes on.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read.
pub(crate) fn find<A: Audience>(
    env: &Environment,
    ask: &Ask,
    told: &mut dyn FnMut(Progress),
) -> Result<(Answer, Step), Fail> {
    answered::<A, _>(env, told, &|index| index.ask(ask))
}

/// What the index of the officer's sessions answers, once it was brought into step with them.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read.
fn answered<A: Audience, T>(
    env: &Environment,
    told: &mut dyn FnMut(Progress),
    ask: &dyn Fn(&Index<A>) -> Result<T, Trouble>,
) -> Result<(T, Step), Fail> {
    let mut held = Held::<A>::open(env)?;
    // Whoever reads it already is not done sooner for another.
    let turn = waited(&held, told);
    let mut again = true;
    loop {
        let limits = Limits::of(PATIENCE);
        let done = held.bring_up(env, &limits, &mut |_, _, progress| {
            if let Some(turn) = &turn {
                turn.tell(progress);
            }
            told(progress);
        });
        let done = match done {
            // What is in it is found all the same.
            Err(Fallen::Index(Trouble::Busy)) => Ok(Step::default().with_note(
                "Another program is bringing the index up to date: what it has not read yet is not found.",
            )),
            Err(Fallen::Index(Trouble::Failed(why))) => Ok(Step::default().with_note(&format!(
                "The index can't be brought up to date, so what changed is not found ({why})."
            ))),
            done => done,
        };
        let index = &held.index;
        let done = done.and_then(|step| Ok((index.at_once(|| ask(index))?, step)));
        match done {
            Ok((answer, mut step)) => {
                step.notes.extend(held.take_note());
                return Ok((answer, step));
            }
            Err(Fallen::Files(fail)) => return Err(fail),
            // It can't be trusted, and holds nothing that isn't in the sessions.
            Err(Fallen::Index(Trouble::Unusable(_))) if again => {
                again = false;
                held.renew(env)?;
            }
            // What was written in the one that was taken away is in no file.
            Err(Fallen::Index(Trouble::Replaced)) if again => {
                again = false;
                held = Held::open(env)?;
            }
            Err(Fallen::Index(trouble)) => return Err(failed(&trouble)),
        }
    }
}

/// The turn at the index, once whoever has it is done; none where that takes too long.
fn waited<A: Audience>(held: &Held<A>, told: &mut dyn FnMut(Progress)) -> Option<Turn> {
    let until = Instant::now() + PATIENCE;
    let mut last = Progress::default();
    loop {
        match held.turn() {
            Ok(turn) => return Some(turn),
            Err(_) if Instant::now() > until => return None,
            Err(progress) => {
                if progress != last {
                    told(progress);
                    last = progress;
                }
                std::thread::sleep(MOMENT);
            }
        }
    }
}

/// Why the index is not in step.
#[derive(Debug)]
pub(crate) enum Fallen {
    /// The folder of sessions can't be read.
    Files(Fail),
    /// The index is at fault.
    Index(Trouble),
}

impl From<Trouble> for Fallen {
    fn from(trouble: Trouble) -> Self {
        Self::Index(trouble)
    }
}

fn failed(trouble: &Trouble) -> Fail {
    let mut why = trouble.to_string();
    if let Some(first) = why.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Fail::new(
        Exit::File,
        format!("{why}."),
        "Name another folder for it with --cache DIR; nothing in it is lost with it.",
    )
}
