//! What the command line sets for the environment.

use super::args::{Audience, Global};
use crate::app::environment::{Options, Readers};

impl Global {
    /// What the environment is to be.
    pub(super) fn options(&self) -> Options {
        Options {
            sessions: self.sessions.clone(),
            config: self.config.clone(),
            officer: self.officer.clone(),
            audience: match self.audience {
                Audience::Public => Readers::Public,
                Audience::Full => Readers::Full,
            },
            clock: self.clock,
        }
    }
}
