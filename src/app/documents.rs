//! The documents of a meeting for some readers: minutes, action sheets and what else it owes.

use super::environment::{Environment, Readers};
use super::fail::{Exit, Fail};
use chrono::NaiveTime;

use crate::export::{
    Export, Format, chapters_csv, chapters_vtt, dates_ics, try_export, try_export_paper, votes_csv,
    votes_json,
};
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Reading};
use crate::minutes::papers::{chapters_of, dates_of, votes_of};
use crate::minutes::{
    Audience, DocumentKind, Full, Minutes, Problem, Public, actions_of, draft_of, paper_of,
};
use crate::storage::{ProblemKind, write_atomic};

/// A format of votes beside those of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    /// For a spreadsheet.
    Csv,
    /// For another program.
    Json,
}

/// A format of the chapters of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChapterFormat {
    /// For a player.
    Vtt,
    /// For a spreadsheet.
    Csv,
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
    /// What is to be told of the file, beside what is in it.
    told: Vec<String>,
    /// The queries that stand open, in words; none if there are none.
    queries: Option<String>,
}

impl Document {
    /// What is said beside the document: what ought to be put right, and the open queries.
    pub(crate) fn told(&self) -> Vec<String> {
        let problems = self.problems.iter().map(ToString::to_string);
        let told = self.told.iter().cloned();
        problems.chain(told).chain(self.queries.clone()).collect()
    }

    /// The ending of its file, without the dot.
    pub(crate) fn extension(&self) -> &'static str {
        self.extension
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
pub(crate) fn make(
    meeting: &Meeting,
    which: DocumentKind,
    format: Format,
    readers: Readers,
) -> Result<Document, Fail> {
    match readers {
        Readers::Public => made(&meeting.read_by::<Public>(), which, format),
        Readers::Full => made(&meeting.read_by::<Full>(), which, format),
    }
}

/// The document of a reading.
pub(crate) fn made<A: Audience>(
    meeting: &Reading<'_, A>,
    which: DocumentKind,
    format: Format,
) -> Result<Document, Fail> {
    let house = meeting.house();
    let (export, stem, problems) = match which {
        DocumentKind::Minutes => {
            let minutes = draft_of::<A>(meeting, house);
            return of_minutes(&minutes, format, meeting.open_queries_in_words());
        }
        DocumentKind::Actions => {
            let sheet = actions_of::<A>(meeting, house);
            let export = try_export_paper(format, &sheet);
            (
                export,
                sheet.file_stem().to_owned(),
                sheet.problems().to_vec(),
            )
        }
        DocumentKind::Paper(kind) => {
            let paper = paper_of::<A>(kind, meeting, house);
            let export = try_export_paper(format, &paper);
            (
                export,
                paper.file_stem().to_owned(),
                paper.problems().to_vec(),
            )
        }
    };
    exported(export, format, stem, problems, None)
}

/// Minutes that were drafted already, with the queries that stand open, in words.
pub(crate) fn of_minutes<A: Audience>(
    minutes: &Minutes<A>,
    format: Format,
    queries: Option<String>,
) -> Result<Document, Fail> {
    let (stem, problems) = (minutes.file_stem().to_owned(), minutes.problems().to_vec());
    exported(try_export(format, minutes), format, stem, problems, queries)
}

fn exported(
    export: Result<Export, String>,
    format: Format,
    stem: String,
    problems: Vec<Problem>,
    queries: Option<String>,
) -> Result<Document, Fail> {
    let Export { bytes, told } = export.map_err(|why| {
        Fail::new(
            Exit::Refused,
            format!("{} can't be made of this: {why}.", format.name()),
            "Take another format, such as Word.",
        )
    })?;
    Ok(Document {
        bytes,
        stem,
        extension: format.extension(),
        problems,
        told,
        queries,
    })
}

/// Writes a document into the current folder, under the first of its names that is free; where, in words.
///
/// # Errors
/// When it can't be written.
pub(crate) fn put_down(env: &Environment, made: &Document) -> Result<String, Fail> {
    let folder = std::env::current_dir().unwrap_or_default();
    let mut n = 1;
    loop {
        let path = folder.join(made.numbered(n));
        match write_atomic(&env.disk, &path, &made.bytes, false) {
            Ok(()) => return Ok(Text::line(&path.to_string_lossy()).into_string()),
            Err(problem) if problem.kind == ProblemKind::Exists && n < 1000 => n += 1,
            Err(problem) => return Err(problem.into()),
        }
    }
}

impl Document {
    /// A document of which nothing is to be put right.
    pub(crate) fn plain(bytes: Vec<u8>, stem: &str, extension: &'static str) -> Self {
        Self {
            bytes,
            stem: stem.to_owned(),
            extension,
            problems: Vec::new(),
            told: Vec::new(),
            queries: None,
        }
    }
}

/// The votes of a reading as a table.
pub(crate) fn votes<A: Audience>(meeting: &Reading<'_, A>, table: Table) -> Document {
    let votes = votes_of::<A>(meeting, meeting.house());
    let (bytes, extension) = match table {
        Table::Csv => (votes_csv(&votes), "csv"),
        Table::Json => (votes_json(&votes), "json"),
    };
    Document::plain(bytes, votes.file_stem(), extension)
}

/// The chapters of a recording that was started at a time, or else when the meeting began; none where
/// there are none yet.
pub(crate) fn chapters<A: Audience>(
    meeting: &Reading<'_, A>,
    start: Option<NaiveTime>,
    format: ChapterFormat,
) -> Option<Document> {
    let chapters = chapters_of::<A>(meeting, start);
    if chapters.chapters().is_empty() {
        return None;
    }
    let (bytes, extension) = match format {
        ChapterFormat::Vtt => (chapters_vtt(&chapters), "vtt"),
        ChapterFormat::Csv => (chapters_csv(&chapters), "csv"),
    };
    let mut document = Document::plain(bytes, chapters.file_stem(), extension);
    if chapters.left_out() > 0 {
        document.problems.push(Problem {
            place: String::new(),
            what: "the meeting went on a day later: what was on another recording is left out"
                .to_owned(),
        });
    }
    Some(document)
}

/// The dates of a reading for a calendar; none where there are none, for a calendar can't be empty.
pub(crate) fn dates<A: Audience>(meeting: &Reading<'_, A>) -> Option<Document> {
    let dates = dates_of::<A>(meeting);
    if dates.dates().is_empty() {
        return None;
    }
    Some(Document::plain(dates_ics(&dates), dates.file_stem(), "ics"))
}
