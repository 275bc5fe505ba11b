//! The documents of a meeting for some readers: minutes and action sheets.

use super::environment::Readers;
use crate::export::{Format, export, export_actions};
use crate::meeting::{Meeting, Reading};
use crate::minutes::{Audience, Full, House, Problem, Public, actions_of, draft_of};

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// The minutes.
    Minutes,
    /// The action sheet.
    Actions,
}

/// A document as it leaves the program.
pub(crate) struct Document {
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What its file is called, without its ending.
    stem: String,
    extension: &'static str,
    /// What ought to be put right first.
    pub(crate) problems: Vec<Problem>,
    /// The queries that stand open, in words; none if there are none.
    queries: Option<String>,
}

impl Document {
    /// What is said beside the document: what ought to be put right, and the open queries.
    pub(crate) fn told(&self) -> Vec<String> {
        let problems = self.problems.iter().map(ToString::to_string);
        problems.chain(self.queries.clone()).collect()
    }

    /// What its file is called, the `n`th of the name.
    pub(crate) fn numbered(&self, n: u32) -> String {
        let (stem, extension) = (&self.stem, self.extension);
        if n < 2 {
            format!("{stem}.{extension}")
        } else {
            format!("{stem}-{n}.{extension}")
        }
    }
}

/// The document of a meeting for some readers.
pub(crate) fn make(meeting: &Meeting, which: Which, format: Format, readers: Readers) -> Document {
    match readers {
        Readers::Public => made(&meeting.read_by::<Public>(), which, format),
        Readers::Full => made(&meeting.read_by::<Full>(), which, format),
    }
}

/// The document of a reading.
pub(crate) fn made<A: Audience>(
    meeting: &Reading<'_, A>,
    which: Which,
    format: Format,
) -> Document {
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
    Document {
        bytes,
        stem,
        extension: format.extension(),
        problems,
        queries,
    }
}
