//! Storage: the session file, its lock, recovery, and the library of sessions. The only room that
//! opens files.
//!
//! A session is one append-only file (see [`mod@format`]). A [`saver::Saver`] writes it on a thread
//! of its own, so that no key ever waits for the disk: one write and one sync for each record,
//! and only then is the record "saved". [`read`] judges what a file holds and never changes it;
//! [`session`] opens, creates and copies; [`library`] lists. Everything goes through the verbs of
//! [`disk::Disk`], so that tests can fail, hang or cut the power at every one of them.

pub mod atomic;
pub mod books;
pub mod cache;
mod copies;
pub mod disk;
mod family;
pub mod format;
pub mod input;
pub mod library;
pub mod lock;
pub mod names;
#[cfg(feature = "team")]
pub mod office;
mod plain;
pub mod probe;
pub mod problem;
#[cfg(feature = "archive")]
pub mod published;
mod quick;
#[cfg(feature = "team")]
pub mod raw;
pub mod read;
pub mod remains;
pub mod repair;
pub mod rewrite;
pub mod saver;
mod scan;
pub mod scratch;
pub mod session;
pub mod stream;
pub mod system;
#[cfg(feature = "serve")]
pub mod tail;
mod trouble;
pub mod verify;
mod wording;
mod writer;

#[cfg(test)]
mod tests;

pub use atomic::{must_be_new, write_atomic};
pub use books::BookFolder;
pub use cache::CacheFolder;
pub use copies::{bytes_of, bytes_under, copy_to, repair_copy};
pub use disk::{Disk, RealDisk, make_folders};
pub use input::read_input;
pub use library::{Library, NewSession};
pub use problem::{Problem, ProblemKind};
pub use read::{Loaded, Soundness, Stored};
#[cfg(feature = "team")]
pub use saver::Watch;
pub use saver::{Saver, Status, Trouble, TroubleKind};
pub use session::{Access, Cause, Opened, Opening};
pub use stream::stream;
pub use verify::{Verdict, verify};
