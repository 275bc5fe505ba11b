//! Which meetings a question over several is asked of: those of the officer's own folder, or those in the
//! office's store.

use crate::app::environment::Environment;
use crate::archive::index::Which;
use crate::archive::query::Query;

/// Which meetings are asked, and by whom.
#[derive(Clone, Copy)]
pub(crate) struct Source<'e> {
    /// Who asks.
    pub(crate) env: &'e Environment,
    /// Those in an office's store; none = those of the officer's own folder.
    #[cfg(feature = "team")]
    pub(crate) store: Option<Store<'e>>,
}

/// Which office's store.
#[cfg(feature = "team")]
#[derive(Clone, Copy, Debug)]
pub(crate) enum Store<'e> {
    /// The one that this machine has joined.
    Joined,
    /// The one at an address.
    At(&'e str),
}

impl<'e> From<&'e Environment> for Source<'e> {
    fn from(env: &'e Environment) -> Self {
        Self {
            env,
            #[cfg(feature = "team")]
            store: None,
        }
    }
}

/// What of the meetings a question is answered of: a store is asked for no more.
#[derive(Clone, Copy)]
#[cfg_attr(
    not(feature = "team"),
    allow(dead_code, reason = "the index of a folder has everything at hand")
)]
pub(super) struct Wants<'w> {
    /// The meetings.
    pub(super) which: &'w Which,
    /// A meeting is one of each body that met, and not of the one alone that hosted it.
    pub(super) joint: bool,
    /// What they tell.
    pub(super) facts: Facts,
    /// The words of one of these are looked for in their passages; none = passages are not asked for.
    pub(super) queries: Option<&'w [Query]>,
}

/// Which facts of the meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Facts {
    /// Who was there, and which absences were approved.
    Attendance,
    /// What was recorded.
    Record,
    /// Both.
    All,
}
