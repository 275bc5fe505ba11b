//! Whose turn it is to bring an index into step. A program does so on several threads, for what is found
//! and for what is asked: two at once would wait for each other's writing, and read each file twice.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Progress;

/// The indexes that are being brought into step, and how far each has come.
static UNDER_WAY: Mutex<BTreeMap<PathBuf, Progress>> = Mutex::new(BTreeMap::new());

fn under_way() -> MutexGuard<'static, BTreeMap<PathBuf, Progress>> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The turn, until it is dropped.
pub(super) struct Turn(Option<PathBuf>);

impl Turn {
    /// The turn at the index in a file; one in memory is nobody else's.
    ///
    /// # Errors
    /// How far another thread has come that has the turn.
    pub(super) fn at(file: Option<&Path>) -> Result<Self, Progress> {
        let Some(file) = file else {
            return Ok(Self(None));
        };
        let mut all = under_way();
        if let Some(progress) = all.get(file) {
            return Err(*progress);
        }
        all.insert(file.to_owned(), Progress::default());
        Ok(Self(Some(file.to_owned())))
    }

    /// Says how far it has come.
    pub(super) fn tell(&self, progress: Progress) {
        if let Some(file) = &self.0 {
            under_way().insert(file.clone(), progress);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(file) = &self.0 {
            under_way().remove(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_has_the_turn_and_the_others_are_told_how_far_it_is() {
        let file = Path::new("/nowhere/turn.index");
        let first = Turn::at(Some(file)).unwrap_or_else(|_| panic!("the first waits"));
        let progress = Progress { done: 3, of: 9 };
        first.tell(progress);
        assert_eq!(Turn::at(Some(file)).err(), Some(progress));
        assert!(Turn::at(Some(Path::new("/nowhere/other.index"))).is_ok());
        assert!(Turn::at(None).is_ok() && Turn::at(None).is_ok());
        drop(first);
        assert!(Turn::at(Some(file)).is_ok());
    }
}
