//! The documents of a meeting for some readers: minutes, action sheets and what else it owes.

use super::environment::Readers;
use super::fail::{Exit, Fail};
use super::templates::Stationery;
use chrono::{NaiveDate, NaiveTime};

use crate::export::{
    Export, Format, Print, chapters_csv, chapters_vtt, dates_ics, piece_html, piece_markdown,
    piece_text, popolo_json, programme_csv, programme_json, tracker_csv, tracker_json, try_export,
    try_export_paper, votes_csv, votes_json,
};
use crate::meeting::id::ItemId;
use crate::meeting::{Meeting, Reading};
use crate::minutes::papers::{
    Tracker, TrackerGroup, chapters_of, dates_of, left_out, minute_of, popolo_of, programme_of,
    tracker_of, votes_of,
};
use crate::minutes::{
    Audience, DocumentKind, Full, Minutes, Paper, PaperKind, Problem, Public, actions_of, draft_of,
    paper_of,
};

/// A format of votes beside those of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    /// For a spreadsheet.
    Csv,
    /// For another program.
    Json,
}

/// A format of what comes in rows, votes and actions: those of documents, and tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowsFormat {
    /// As a document.
    Document(Format),
    /// As a table.
    Table(Table),
}

/// A format of a piece of the minutes that is put into a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Plain text.
    Text,
    /// A piece of a page.
    Html,
    /// Markdown.
    Markdown,
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
    /// What is to be told of the file itself, beside what ought to be put right in the document.
    pub(crate) fn told_of_file(&self) -> &[String] {
        &self.told
    }

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
pub(crate) fn make<'t>(
    meeting: &Meeting,
    which: DocumentKind,
    print: impl Into<Print<'t>>,
    readers: Readers,
) -> Result<Document, Fail> {
    match readers {
        Readers::Public => made(&meeting.read_by::<Public>(), which, print),
        Readers::Full => made(&meeting.read_by::<Full>(), which, print),
    }
}

/// The document of a reading.
pub(crate) fn made<'t, A: Audience>(
    meeting: &Reading<'_, A>,
    which: DocumentKind,
    print: impl Into<Print<'t>>,
) -> Result<Document, Fail> {
    if meeting.is_body_journal() {
        return Err(no_sitting());
    }
    let print = print.into();
    let house = meeting.house();
    match which {
        DocumentKind::Minutes => {
            let minutes = draft_of::<A>(meeting, house);
            of_minutes(&minutes, print, meeting.open_queries_in_words())
        }
        DocumentKind::Actions => of_paper(&actions_of::<A>(meeting, house), print),
        // Votes have fields of their own.
        DocumentKind::Paper(PaperKind::Votes) if print.format == Format::Json => {
            Ok(votes(meeting, Table::Json))
        }
        DocumentKind::Paper(kind) => of_paper(&paper_of::<A>(kind, meeting, house), print),
    }
}

/// The journal of a body has no document of a sitting.
pub(crate) fn no_sitting() -> Fail {
    Fail::new(
        Exit::Refused,
        "This is the journal of a body between its meetings: there is no sitting in it, and no \
         document of one.",
        "quorate actions --body BODY and quorate programme BODY print what it holds.",
    )
}

/// Minutes that were drafted already, with the queries that stand open, in words.
///
/// # Errors
/// When they can't be made in that format.
pub(crate) fn of_minutes<'t, A: Audience>(
    minutes: &Minutes<A>,
    print: impl Into<Print<'t>>,
    queries: Option<String>,
) -> Result<Document, Fail> {
    let print = print.into();
    let export = try_export(print, minutes);
    let (stem, problems) = (minutes.file_stem().to_owned(), minutes.problems().to_vec());
    written(export, print.format, stem, problems, queries)
}

/// A paper in a format.
///
/// # Errors
/// When it can't be made in that format.
pub(crate) fn of_paper<'t, A: Audience>(
    paper: &Paper<A>,
    print: impl Into<Print<'t>>,
) -> Result<Document, Fail> {
    let print = print.into();
    let export = try_export_paper(print, paper);
    let (stem, problems) = (paper.file_stem().to_owned(), paper.problems().to_vec());
    written(export, print.format, stem, problems, None)
}

fn written(
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

/// The minute of an item, to be put into a letter; for whom it is and what is left out is told beside it.
pub(crate) fn minute<A: Audience>(
    meeting: &Reading<'_, A>,
    item: ItemId,
    piece: Piece,
) -> Document {
    let house = meeting.house();
    let Some(paper) = minute_of(meeting, house, item) else {
        return Document::plain(Vec::new(), "minute", "txt");
    };
    let (text, extension) = match piece {
        Piece::Text => (piece_text(&paper), "txt"),
        Piece::Html => (piece_html(&paper), "html"),
        Piece::Markdown => (piece_markdown(&paper), "md"),
    };
    let mut made = Document::plain(text.into_bytes(), paper.file_stem(), extension);
    made.problems = paper.problems().to_vec();
    made.told.extend(left_out(meeting, house, item));
    made
}

/// The tracker of several sessions, each given by its id and its reading.
///
/// # Errors
/// When there is no session, or it can't be made in that format.
pub(crate) fn tracker<A: Audience>(
    sessions: &[(&str, &Reading<'_, A>)],
    group: Option<TrackerGroup>,
    format: RowsFormat,
    stationery: &Stationery,
) -> Result<Document, Fail> {
    let tracker = tracker_of(sessions, group)
        .ok_or_else(|| Fail::new(Exit::Refused, "There is no session.", "Name one."))?;
    tracked(&tracker, format, stationery)
}

/// A tracker as it leaves the program.
///
/// # Errors
/// When it can't be made in that format.
pub(crate) fn tracked<A: Audience>(
    tracker: &Tracker<A>,
    format: RowsFormat,
    stationery: &Stationery,
) -> Result<Document, Fail> {
    let stem = tracker.paper().file_stem();
    match format {
        RowsFormat::Document(format) => of_paper(tracker.paper(), stationery.print(format)),
        RowsFormat::Table(Table::Csv) => Ok(Document::plain(tracker_csv(tracker), stem, "csv")),
        RowsFormat::Table(Table::Json) => Ok(Document::plain(tracker_json(tracker), stem, "json")),
    }
}

/// The work programme of a body, out of the reading of its journal.
///
/// # Errors
/// When it can't be made in that format.
pub(crate) fn programme<A: Audience>(
    journal: &Reading<'_, A>,
    today: NaiveDate,
    format: RowsFormat,
    stationery: &Stationery,
) -> Result<Document, Fail> {
    let made = programme_of(journal, today);
    let stem = made.paper().file_stem();
    match format {
        RowsFormat::Document(format) => of_paper(made.paper(), stationery.print(format)),
        RowsFormat::Table(Table::Csv) => Ok(Document::plain(programme_csv(&made), stem, "csv")),
        RowsFormat::Table(Table::Json) => Ok(Document::plain(programme_json(&made), stem, "json")),
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

/// A meeting as open data: for everybody, whoever asks for it. `session` is the id of the session.
pub(crate) fn popolo(meeting: &Reading<'_, Public>, session: &str) -> Document {
    let popolo = popolo_of(meeting, session);
    Document::plain(popolo_json(&popolo), popolo.file_stem(), "json")
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
