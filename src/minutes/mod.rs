//! Minutes: the document that a meeting reads as, drafted for one audience.
//!
//! A reader sees the meeting through [`audience`]; what they may not read never gets as far as
//! the wording. Exporters read the [`document`], which knows nothing of meetings.

pub mod across;
mod actions;
mod apologies;
mod attendance;
pub mod audience;
mod blocks;
mod business;
mod chair;
pub mod chamber;
mod changed_since;
mod clause;
pub mod comparison;
mod decided;
pub mod document;
mod draft;
mod earlier;
mod ending;
mod entries;
pub mod facts;
mod format;
mod frame;
mod grouped;
pub mod house;
mod interests;
mod issue;
mod joint;
mod line;
mod marking;
mod motions;
mod numbering;
mod order;
pub mod papers;
mod posts;
mod present;
mod printed;
mod private;
mod problems;
mod quorum;
mod reading;
mod record;
mod sentences;
mod told;
mod turn;
mod vote_words;
mod when_there;
pub mod words;

pub use crate::meeting::audience::{Full, Officer, Public, Reader};
pub use crate::meeting::printed::PrintedLine;
pub use actions::{actions, actions_of};
pub use audience::Audience;
pub use document::{ActionSheet, Minutes, Paper, Problem};
pub use draft::{draft, draft_of};
pub use format::Format;
pub use house::House;
pub use issue::{renumbered, with_wording, wording};
pub use line::{LineKind, RecordLine};
pub use papers::{DocumentKind, PaperKind, file_stem_of, folder_of, paper, paper_of};
pub use record::{
    entry_record, item_number, item_print, item_record, item_record_for, item_record_in_hand,
    numbers,
};
