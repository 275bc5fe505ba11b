//! Packs for the tests of the parsers, as text that is pasted.

use crate::import::formats::{self, Format};
use crate::import::line::Run;
use crate::import::proposal::Proposal;
use crate::import::read::{PackFile, read};
use crate::import::steps::Steps;

/// The lines of a text.
pub(crate) fn run(text: &str) -> Run {
    formats::read(Format::Text, 0, text.as_bytes(), &steps()).unwrap()
}

/// What is read of a text.
pub(crate) fn proposal(text: &str) -> Proposal {
    of(run(text))
}

/// What is read of a text in Markdown.
pub(crate) fn markdown(text: &str) -> Proposal {
    of(formats::read(Format::Markdown, 0, text.as_bytes(), &steps()).unwrap())
}

fn of(run: Run) -> Proposal {
    let file = PackFile {
        run,
        ..PackFile::default()
    };
    read(&[file], &steps()).unwrap()
}

/// Steps enough for a test.
pub(crate) fn steps() -> Steps {
    Steps::for_size(100_000)
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap()
}
