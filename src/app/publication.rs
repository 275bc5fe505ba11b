//! All the documents of a meeting that go out together, and the list of them.

use chrono::NaiveTime;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::documents::{self, ChapterFormat, Document, Table};
use super::fail::Fail;
use super::templates::Stationery;
use crate::export::Format;
use crate::meeting::Reading;
use crate::meeting::house::Published;
use crate::minutes::papers::votes_of;
use crate::minutes::{Audience, DocumentKind, PaperKind, Public};

/// A file that goes out.
pub(crate) struct File {
    /// Its name, without a folder.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) bytes: Vec<u8>,
}

/// What goes out: the documents, and last the list of them.
pub(crate) struct Publication {
    /// The files; the last is the list.
    pub(crate) files: Vec<File>,
    /// What ought to be put right first, each sentence once.
    pub(crate) told: Vec<String>,
}

/// The list, for other programs; docs/documents.md tells the fields.
#[derive(Serialize)]
struct Manifest<'m> {
    version: u32,
    body: &'m str,
    date: &'m str,
    audience: &'static str,
    files: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    file: String,
    document: &'static str,
    format: &'static str,
    bytes: usize,
    sha256: String,
}

/// Told before each file is made: which one of how many it is, and of which document.
pub(crate) type Progress<'p> = &'p mut dyn FnMut(usize, usize, &str);

/// A file that is to be made.
enum Piece {
    Document(DocumentKind, Format),
    Votes(Table),
    Chapters(ChapterFormat),
    Dates,
    OpenData,
}

impl Piece {
    /// What it is, in the list.
    fn name(&self) -> &'static str {
        match self {
            Self::Document(which, _) => which.name(),
            Self::Votes(_) => PaperKind::Votes.name(),
            Self::Chapters(_) => "Chapters",
            Self::Dates => "Dates",
            Self::OpenData => "Open data",
        }
    }
}

/// What of a reading the house lets go out: documents in the formats that are wanted, on the
/// stationery; the votes also as tables, the chapters of a recording that was started at `start` or else
/// when the meeting began, and the dates, where there are any. What is for whoever presides, or lies in
/// the room, is not among them. `session` is the id of the session, by which open data tells its things apart; without it there is none.
pub(crate) fn publication<A: Audience>(
    meeting: &Reading<'_, A>,
    formats: &[Format],
    stationery: &Stationery,
    start: Option<NaiveTime>,
    session: Option<&str>,
    progress: Progress<'_>,
) -> Result<Publication, Fail> {
    // Open data is for everybody, and no copy for those entitled.
    let session = session.filter(|id| !id.is_empty() && !A::EXEMPT);
    let pieces = pieces(&meeting.house().publish, formats, session.is_some());
    let mut made: Vec<(&'static str, Document)> = Vec::new();
    for (at, piece) in (1..).zip(&pieces) {
        let name = piece.name();
        progress(at, pieces.len(), name);
        let document = match piece {
            Piece::Document(which, format) => {
                let print = stationery.print(*format);
                Some(documents::made(meeting, *which, print)?)
            }
            Piece::Votes(table) => Some(documents::votes(meeting, *table)),
            Piece::Chapters(format) => documents::chapters(meeting, start, *format),
            Piece::Dates => documents::dates(meeting),
            Piece::OpenData => session.map(|session| {
                let public = meeting.read_by::<Public>();
                documents::popolo(&public, session)
            }),
        };
        made.extend(document.map(|document| (name, document)));
    }

    let mut out = Publication {
        files: Vec::new(),
        told: Vec::new(),
    };
    let mut listed = Vec::new();
    for (document, made) in made {
        for sentence in made.told() {
            if !out.told.contains(&sentence) {
                out.told.push(sentence);
            }
        }
        let name = made.numbered(1);
        listed.push(Listed {
            document,
            format: made.extension(),
            bytes: made.bytes.len(),
            sha256: digest(&made.bytes),
            file: name.clone(),
        });
        out.files.push(File {
            name,
            bytes: made.bytes,
        });
    }
    let votes = votes_of::<A>(meeting, meeting.house());
    let manifest = Manifest {
        version: 1,
        body: votes.body(),
        date: votes.date(),
        audience: A::NAME,
        files: listed,
    };
    // Strings and numbers alone: nothing in it can't be written.
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    out.files.push(File {
        name: format!("manifest{}.json", A::FILE_SUFFIX),
        bytes,
    });
    Ok(out)
}

/// The files that are to be made of what the house lets go out, in their order.
fn pieces(publish: &[Published], formats: &[Format], open_data: bool) -> Vec<Piece> {
    let goes_out = |what: Published| publish.contains(&what);
    let mut pieces = Vec::new();
    for which in DocumentKind::ALL {
        if published(which).is_some_and(goes_out) {
            pieces.extend(formats.iter().map(|&format| Piece::Document(which, format)));
        }
    }
    if goes_out(Published::Votes) {
        pieces.push(Piece::Votes(Table::Csv));
        // As JSON they are among the documents where those are wanted in it.
        if !formats.contains(&Format::Json) {
            pieces.push(Piece::Votes(Table::Json));
        }
    }
    if goes_out(Published::Chapters) {
        pieces.extend([ChapterFormat::Vtt, ChapterFormat::Csv].map(Piece::Chapters));
    }
    if goes_out(Published::Dates) {
        pieces.push(Piece::Dates);
    }
    if open_data && goes_out(Published::OpenData) {
        pieces.push(Piece::OpenData);
    }
    pieces
}

/// As what a document goes out; none of those that stay in the room.
fn published(which: DocumentKind) -> Option<Published> {
    Some(match which {
        DocumentKind::Minutes => Published::Minutes,
        DocumentKind::Actions => Published::Actions,
        DocumentKind::Paper(kind) => match kind {
            PaperKind::Decisions => Published::Decisions,
            PaperKind::Attendance => Published::Attendance,
            PaperKind::Votes => Published::Votes,
            PaperKind::Declarations => Published::Declarations,
            PaperKind::Agenda => Published::Agenda,
            PaperKind::RunningSheet
            | PaperKind::NamePlates
            | PaperKind::SignIn
            | PaperKind::Seating => return None,
        },
    })
}

/// SHA-256 in hexadecimal digits, as `sha256sum` prints it.
fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
