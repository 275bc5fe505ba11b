//! `quorate minutes` and `quorate actions`: documents for one audience, the public unless asked.

use std::path::{Path, PathBuf};

use super::args::{self, Audience as Readers};
use super::fail::Outcome;
use super::load::Session;
use super::out;
use super::place::Desk;
use crate::export::{Format, export, export_actions};
use crate::meeting::{Meeting, Reading};
use crate::minutes::{Audience, Full, House, Problem, Public, actions_of, draft_of};
use crate::storage::write_whole;

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The minutes.
    Minutes,
    /// The action sheet.
    Actions,
}

/// A document as it leaves the program.
pub(super) struct Made {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// What its file is called, without its ending.
    stem: String,
    extension: &'static str,
    /// What ought to be put right first.
    pub(super) problems: Vec<Problem>,
    /// The queries that stand open, in words; none if there are none.
    queries: Option<String>,
}

impl Made {
    /// What is said beside the document: what ought to be put right, and the open queries.
    pub(super) fn told(&self) -> Vec<String> {
        let problems = self.problems.iter().map(ToString::to_string);
        problems.chain(self.queries.clone()).collect()
    }

    /// What its file is called, the `n`th of the name.
    pub(super) fn numbered(&self, n: u32) -> String {
        let (stem, extension) = (&self.stem, self.extension);
        if n < 2 {
            format!("{stem}.{extension}")
        } else {
            format!("{stem}-{n}.{extension}")
        }
    }
}

/// Runs the command.
pub(super) fn run(desk: &Desk, which: Which, args: &args::Document) -> Outcome {
    let session = Session::read(desk, &args.session.session)?;
    let format = args.format.into();
    let made = match desk.audience {
        Readers::Public => made(&session.read_by::<Public>(), which, format),
        Readers::Full => made(&session.read_by::<Full>(), which, format),
    };
    for sentence in made.told() {
        out::tell(&sentence);
    }
    match &args.output {
        None => out::print(&made.bytes)?,
        Some(path) => {
            let path = in_folder(desk, path, &made.numbered(1));
            write_whole(&desk.disk, &path, &made.bytes, args.force).map_err(|mut problem| {
                if problem.kind == crate::storage::ProblemKind::Exists {
                    "Name another file, or say --force to replace it."
                        .clone_into(&mut problem.hint);
                }
                problem
            })?;
            out::tell(&format!("written to {}", path.display()));
        }
    }
    Ok(session.exit)
}

/// The document of a meeting for some readers.
pub(super) fn make(meeting: &Meeting, which: Which, format: Format, readers: Readers) -> Made {
    match readers {
        Readers::Public => made(&meeting.read_by::<Public>(), which, format),
        Readers::Full => made(&meeting.read_by::<Full>(), which, format),
    }
}

/// The document of a reading.
pub(super) fn made<A: Audience>(meeting: &Reading<'_, A>, which: Which, format: Format) -> Made {
    let house = House::default();
    let (bytes, stem, problems) = match which {
        Which::Minutes => {
            let minutes = draft_of::<A>(meeting, &house);
            let bytes = export(format, &minutes);
            (
                bytes,
                minutes.file_stem().to_owned(),
                minutes.problems().to_vec(),
            )
        }
        Which::Actions => {
            let sheet = actions_of::<A>(meeting, &house);
            let bytes = export_actions(format, &sheet);
            (
                bytes,
                sheet.file_stem().to_owned(),
                sheet.problems().to_vec(),
            )
        }
    };
    let queries = match which {
        Which::Minutes => meeting.open_queries_in_words(),
        Which::Actions => None,
    };
    Made {
        bytes,
        stem,
        extension: format.extension(),
        problems,
        queries,
    }
}

/// A folder takes a file named by day and body.
fn in_folder(desk: &Desk, path: &Path, name: &str) -> PathBuf {
    if desk.disk.meta(&path.join(".")).is_ok() {
        path.join(name)
    } else {
        path.to_owned()
    }
}

impl From<args::Format> for Format {
    fn from(format: args::Format) -> Self {
        match format {
            args::Format::Markdown => Self::Markdown,
            args::Format::Text => Self::Text,
            args::Format::Html => Self::Html,
        }
    }
}
