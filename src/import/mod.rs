//! Agenda packs and minutes made elsewhere: bytes in, a proposed plan and what could not be read
//! out.
//!
//! Nothing here writes. A file becomes a [`Run`](line::Run) of lines with their layout
//! ([`formats`]); the run is cut into [`parts`] (front sheet, minutes, tracker, reports, work
//! programme), each of which has small parsers ([`front`], [`supporting`]) over one reader of tables
//! (`table`); what only the whole of their reading shows to be shaky is doubted (`certainty`); what they
//! read is a [`Proposal`](proposal::Proposal), of which the officer makes a [`Draft`](draft::Draft) and the
//! draft makes intents.

pub mod after;
mod certainty;
pub mod corrections;
pub mod draft;
pub mod formats;
pub mod found;
pub mod front;
pub(crate) mod lexicon;
pub mod line;
pub(crate) mod marking;
mod outline;
pub mod overlay;
pub mod page;
pub mod parts;
mod passed_over;
pub mod pdf;
pub mod people;
mod places;
pub mod proposal;
mod read;
pub mod steps;
pub mod supporting;
mod table;
mod ticks;
pub mod trouble;
pub mod when;
mod why;

pub use lexicon::HouseWords;
pub use read::{PackFile, read};
