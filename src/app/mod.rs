//! What serves the screen and the commands alike: the officer's environment, sessions and their
//! documents, packs, books, and the worker beside the typing. The command line gives it options and
//! prints what it answers; the screen asks it by way of [`Backend`](crate::tui::port::Backend).

#[cfg(feature = "archive")]
pub(crate) mod archive;
pub(crate) mod backend;
pub(crate) mod bodies;
pub(crate) mod body_journal;
pub(crate) mod books;
pub(crate) mod branches;
mod chamber;
pub(crate) mod clock;
mod conversion;
pub(crate) mod corrections;
pub(crate) mod create;
pub(crate) mod create_from;
pub(crate) mod doctor;
pub(crate) mod documents;
pub(crate) mod elsewhere;
pub(crate) mod environment;
mod exports;
pub(crate) mod fail;
pub(crate) mod issue;
mod listing;
pub(crate) mod load;
mod opener;
mod pack_jobs;
pub(crate) mod pack_reading;
pub(crate) mod packs;
pub(crate) mod pdf;
pub(crate) mod publication;
pub(crate) mod purge;
pub(crate) mod remedies;
pub(crate) mod samples;
#[cfg(feature = "serve")]
pub(crate) mod serve;
mod shown;
pub(crate) mod styles;
mod summary;
#[cfg(feature = "team")]
pub(crate) mod team;
pub(crate) mod templates;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod worker;
pub(crate) mod written;
