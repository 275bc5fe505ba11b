//! The domain: what a meeting is, what may happen in it, and what follows from what happened.
//!
//! It knows no files, no terminal, no clock and no format: times come in with the facts.

pub mod agenda;
mod apply;
pub mod audience;
pub mod business;
pub mod calendar;
pub mod check;
mod check_entries;
mod clock;
pub mod decide;
pub mod describe;
mod details;
mod divided;
pub mod entry;
pub mod event;
pub mod exclusion;
mod heard;
pub mod id;
pub mod intent;
pub mod kind;
mod known;
pub mod mention;
mod moment;
pub mod motion;
mod motion_facts;
mod named;
pub mod nearest;
mod notes;
mod owed;
pub mod people;
pub mod planted;
pub mod presence;
pub mod query;
pub mod quorum;
pub mod reading;
mod refusal;
pub mod rules;
mod state;
pub mod text;
pub mod today;
mod told;
mod warnings;
pub mod withdrawal;
mod withheld;

pub use event::{Event, Fact};
pub use intent::{Intent, Order};
pub use reading::Reading;
pub use refusal::Refusal;
pub use state::{Adjournment, Apology, Forewarning, LastWritten, Mark, Meeting, Phase, Presiding};
