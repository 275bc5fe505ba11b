//! What the header of the screen says of the office's store.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::super::environment::Environment;
use super::follow::{Followed, Follower, News};
use super::sender::{Sender, State, Tell};
use crate::meeting::text::counted;
use crate::storage::raw::record_of;
use crate::storage::{Saver, Watch};
use crate::team::Pen;
use crate::tui::job::{Done, StoreTold};

type Wake = Arc<dyn Fn() + Send + Sync>;

/// The sender of the open session, and what it told last.
#[derive(Default)]
pub(crate) struct StoreLine {
    sender: Option<Sender>,
    /// What a sender is to be started with, once the session stands on the screen.
    waiting: Option<(Watch, Tell)>,
    told: Arc<Mutex<Vec<Done>>>,
    /// The meeting that is to be followed when it is opened.
    followed: Option<Followed>,
    follower: Option<Follower>,
}

impl StoreLine {
    /// A session was opened to write: what is recorded is sent, where an office was joined, from when the
    /// session is [shown](Self::shown).
    pub(crate) fn begin(&mut self, saver: &Saver, wake: Option<Wake>) {
        // What the sender of an earlier session still tells is not of this one.
        self.told = Arc::default();
        let told = self.told.clone();
        let tell = move |state: State| {
            let line = Done::Store(in_words(&state));
            told.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
            if let Some(wake) = &wake {
                wake();
            }
        };
        self.sender = None;
        self.waiting = Some((saver.watch(), Box::new(tell)));
    }

    /// The session stands on the screen, which no store keeps waiting: its sender starts.
    pub(crate) fn shown(&mut self, env: &Environment) {
        if let Some((watch, tell)) = self.waiting.take() {
            self.sender = Some(Sender::start(env, watch, tell));
        }
    }

    /// What is to be followed when its copy is opened.
    pub(crate) fn set_followed(&mut self, followed: Followed) {
        self.followed = Some(followed);
    }

    /// A file is opened: whether it is the copy of a meeting that is followed. From now on what comes is
    /// told.
    pub(crate) fn follow(&mut self, env: &Environment, path: &Path, wake: Option<Wake>) -> bool {
        let Some(followed) = self.followed.clone().filter(|f| f.path == path) else {
            return false;
        };
        self.told = Arc::default();
        let told = self.told.clone();
        let mut line: Option<StoreTold> = None;
        let tell = move |news: News| {
            let done = match news {
                News::Came(records) => {
                    Some(Done::Came(records.iter().filter_map(record_of).collect()))
                }
                News::Pen(pen) => changed(&mut line, followed_words(pen.as_ref())),
                News::Unreached => changed(
                    &mut line,
                    StoreTold {
                        words: "NOT FOLLOWING".to_owned(),
                        alarm: true,
                        reached: false,
                        notice: None,
                    },
                ),
            };
            if let Some(done) = done {
                told.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(done);
                if let Some(wake) = &wake {
                    wake();
                }
            }
            true
        };
        self.follower = Some(Follower::start(env, followed, Box::new(tell)));
        true
    }

    /// The session was put away: what is left is sent, if that takes no longer than this.
    pub(crate) fn end(&mut self, patience: Duration) {
        self.follower = None;
        self.waiting = None;
        if let Some(sender) = self.sender.take() {
            sender.finish(patience);
        }
    }

    /// What was told.
    pub(crate) fn done(&self) -> Vec<Done> {
        std::mem::take(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What is told, where it isn't what was told before.
fn changed(before: &mut Option<StoreTold>, now: StoreTold) -> Option<Done> {
    if before.as_ref() == Some(&now) {
        return None;
    }
    *before = Some(now.clone());
    Some(Done::Store(now))
}

/// Who writes the meeting that is followed.
fn followed_words(pen: Option<&Pen>) -> StoreTold {
    let writes = pen.filter(|pen| pen.held);
    let offered = pen.and_then(|pen| pen.offered.as_deref());
    StoreTold {
        words: "following".to_owned(),
        alarm: false,
        reached: true,
        notice: match (writes, offered) {
            (_, Some(to)) => Some(format!(
                "The pen is handed to {to}, who takes it with quorate team take."
            )),
            (Some(pen), None) => Some(format!("{} writes this meeting.", pen.holder)),
            (None, None) => Some(
                "Nobody writes this meeting now: whoever goes on with it types quorate team take."
                    .to_owned(),
            ),
        },
    }
}

/// A state in the few words that there is room for, and what is told of it once.
fn in_words(state: &State) -> StoreTold {
    let (words, alarm, notice) = match state {
        State::InStore => ("in store".to_owned(), false, None),
        State::Left(n) => (format!("{n} not in store"), false, None),
        State::Unreached(since, None | Some(0)) => (format!("no store since {since}"), false, None),
        State::Unreached(since, Some(n)) => {
            (format!("{n} not in store since {since}"), false, None)
        }
        State::Refused(why) => (
            "NOT IN STORE".to_owned(),
            true,
            Some(format!(
                "The office\u{2019}s store does not take this meeting: {why} What you record is saved here \
                 all the same."
            )),
        ),
        State::HeldBy(holder) => (
            "PEN ELSEWHERE".to_owned(),
            true,
            Some(format!(
                "{holder} has the pen of this meeting. What you record here is saved, and kept in the \
                 store beside the meeting."
            )),
        ),
        State::Parted(branch, own) => (
            format!("BRANCH {branch}: {own}"),
            true,
            Some(format!(
                "Another machine has gone on with this meeting: {} from here {} kept in the store beside \
                 it, as branch {branch}. quorate team status tells more.",
                counted(*own, "record"),
                if *own == 1 { "is" } else { "are" },
            )),
        ),
    };
    let reached = matches!(state, State::InStore | State::HeldBy(_) | State::Parted(..));
    StoreTold {
        words,
        alarm,
        reached,
        notice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_fits_the_header_and_what_is_wrong_is_told_with_what_becomes_of_it() {
        let name = "Jane Roe on clerk-07".to_owned();
        let states = [
            (State::InStore, "in store", false),
            (State::Left(3), "3 not in store", false),
            (
                State::Unreached("14:02".to_owned(), None),
                "no store since 14:02",
                false,
            ),
            (
                State::Unreached("14:02".to_owned(), Some(3)),
                "3 not in store since 14:02",
                false,
            ),
            (
                State::Refused("It is of another version.".to_owned()),
                "NOT IN STORE",
                true,
            ),
            (State::HeldBy(name), "PEN ELSEWHERE", true),
            (State::Parted(1, 5), "BRANCH 1: 5", true),
        ];
        for (state, words, alarm) in states {
            let told = in_words(&state);
            assert_eq!((told.words.as_str(), told.alarm), (words, alarm));
            assert_eq!(told.notice.is_some(), alarm, "{state:?}");
            assert!(
                told.notice
                    .is_none_or(|n| n.contains("saved") || n.contains("kept"))
            );
        }
    }

    #[test]
    fn who_writes_is_told_once() {
        let mut line = None;
        let pen = |offered: Option<&str>| Pen {
            holder: "Jane Roe on clerk-07".to_owned(),
            own: false,
            held: true,
            until: String::new(),
            offered: offered.map(str::to_owned),
        };
        let first = changed(&mut line, followed_words(Some(&pen(None))));
        assert!(format!("{first:?}").contains("Jane Roe on clerk-07 writes"));
        assert_eq!(changed(&mut line, followed_words(Some(&pen(None)))), None);
        let offered = changed(&mut line, followed_words(Some(&pen(Some("Ben")))));
        assert!(format!("{offered:?}").contains("handed to Ben"));
        let gone = changed(&mut line, followed_words(None));
        assert!(format!("{gone:?}").contains("Nobody writes"));
    }
}
