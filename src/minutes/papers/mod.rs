//! The documents that a meeting owes beside its minutes and its actions: each is read from the meeting
//! for one audience, as the minutes are, and holds nothing of its own.

mod absences;
mod agenda;
mod attendance;
mod chapters;
mod dates;
mod decisions;
mod declarations;
mod item;
mod members;
mod popolo;
mod programme;
mod room;
mod running_sheet;
mod tracker;
mod vote_row;
mod vote_taken;
mod votes;

use std::marker::PhantomData;

use crate::meeting::agenda::Item;
use crate::meeting::audience::{Public, Reader};
use crate::meeting::joint::Constituent;
use crate::meeting::{Meeting, Phase, Reading as ReadBy};

use super::audience::Audience;
use super::document::{Block, Document, Paper, Part, Problem, Run, Status};
use super::draft::{reading_for, tidy};
use super::frame::{file_stem, frame, stem};
use super::house::{House, ItemNumbers};
use super::marking::marking;
use super::problems;
use super::reading::Reading;
use super::words::list;

pub(super) use agenda::asks;
pub use chapters::{Chapter, Chapters, chapters_of};
pub use dates::{Date, Dates, When, dates_of};
pub(super) use declarations::declared_in;
pub use item::{
    DAYS_TO_REPLY, Reply, extract_of, item_named, left_out, minute_of, presented_by, weekdays_after,
};
pub use popolo::{Popolo, popolo_of};
pub use programme::{ProgrammeItem, ProgrammeMeeting, WorkProgramme, meetings_ahead, programme_of};
pub use tracker::{
    BodyActions, TrackedAction, Tracker, TrackerGroup, Which, body_actions_of, tracker_of,
};
pub use vote_row::{CastingVote, VoteRow, Voted, Votes};
pub(super) use votes::votes_in;
pub use votes::votes_of;

/// Which document beside the minutes and the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaperKind {
    /// What was decided, and who acts on it.
    Decisions,
    /// Who was there, and when.
    Attendance,
    /// How each vote went.
    Votes,
    /// The interests that were declared.
    Declarations,
    /// The agenda, as it is published.
    Agenda,
    /// The agenda, as the chair follows it.
    RunningSheet,
    /// The names of those at the table, to stand before them.
    NamePlates,
    /// Who is expected, with room to sign.
    SignIn,
    /// Who sits where.
    Seating,
}

impl PaperKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Decisions,
        Self::Attendance,
        Self::Votes,
        Self::Declarations,
        Self::Agenda,
        Self::RunningSheet,
        Self::NamePlates,
        Self::SignIn,
        Self::Seating,
    ];

    /// What it is called, as its title says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decisions => "Decisions",
            Self::Attendance => "Attendance",
            Self::Votes => "Votes",
            Self::Declarations => "Declarations of interest",
            Self::Agenda => "Agenda",
            Self::RunningSheet => "Running sheet",
            Self::NamePlates => "Name plates",
            Self::SignIn => "Sign-in sheet",
            Self::Seating => "Seating list",
        }
    }

    /// Its word in the name of a file.
    fn word(self) -> &'static str {
        match self {
            Self::Decisions => "decisions",
            Self::Attendance => "attendance",
            Self::Votes => "votes",
            Self::Declarations => "declarations",
            Self::Agenda => "agenda",
            Self::RunningSheet => "running-sheet",
            Self::NamePlates => "name-plates",
            Self::SignIn => "sign-in",
            Self::Seating => "seating",
        }
    }

    /// Whether it prints what stands in the agenda.
    fn is_plan(self) -> bool {
        matches!(self, Self::Agenda | Self::RunningSheet)
    }

    /// Whether it lies in the room, where everybody sees it.
    fn is_of_room(self) -> bool {
        matches!(self, Self::NamePlates | Self::SignIn | Self::Seating)
    }

    /// Whether it says what the minutes will say, and is as much a draft as they are.
    fn is_draft(self) -> bool {
        matches!(self, Self::Attendance | Self::Votes | Self::Declarations)
    }
}

/// Any document of a meeting: the minutes, the actions, or one beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// The minutes.
    Minutes,
    /// The action sheet.
    Actions,
    /// Another document.
    Paper(PaperKind),
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Minutes,
        Self::Actions,
        Self::Paper(PaperKind::Decisions),
        Self::Paper(PaperKind::Attendance),
        Self::Paper(PaperKind::Votes),
        Self::Paper(PaperKind::Declarations),
        Self::Paper(PaperKind::Agenda),
        Self::Paper(PaperKind::RunningSheet),
        Self::Paper(PaperKind::NamePlates),
        Self::Paper(PaperKind::SignIn),
        Self::Paper(PaperKind::Seating),
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minutes => "Minutes",
            Self::Actions => "Actions",
            Self::Paper(kind) => kind.name(),
        }
    }
}

/// What the file of a document is called, without its ending.
pub fn file_stem_of<A: Audience>(kind: DocumentKind, meeting: &Meeting, house: &House) -> String {
    match kind {
        DocumentKind::Minutes => super::draft::<A>(meeting, house).file_stem,
        DocumentKind::Actions => super::actions::<A>(meeting, house).file_stem,
        DocumentKind::Paper(kind) => paper::<A>(kind, meeting, house).file_stem,
    }
}

/// What the folder of all documents is called.
pub fn folder_of<A: Audience>(meeting: &Meeting) -> String {
    stem::<A>(&Reading::<A>::new(meeting, meeting.house()), "documents")
}

/// A document of a meeting for one audience.
pub fn paper<A: Audience>(kind: PaperKind, meeting: &Meeting, house: &House) -> Paper<A> {
    made(kind, &reading_for::<A>(meeting), house)
}

/// The same, of what was read for that audience already.
pub fn paper_of<A: Audience>(kind: PaperKind, read: &ReadBy<'_, A>, house: &House) -> Paper<A> {
    made(kind, read, house)
}

fn made<A: Audience>(kind: PaperKind, meeting: &Meeting, house: &House) -> Paper<A> {
    if kind.is_of_room() {
        return in_the_room(kind, meeting, house);
    }
    let agenda;
    let house = match kind {
        // They go out with the agenda, before there are minutes to be numbered.
        PaperKind::Agenda | PaperKind::RunningSheet => {
            agenda = House {
                items: ItemNumbers::Agenda,
                ..house.clone()
            };
            &agenda
        }
        _ => house,
    };
    let reading = Reading::<A>::new(meeting, house);
    let (blocks, found) = match kind {
        PaperKind::Decisions => decisions::blocks(&reading, house),
        PaperKind::Attendance => attendance::blocks(&reading, house),
        PaperKind::Votes => votes::blocks(&reading, house),
        PaperKind::Declarations => declarations::blocks(&reading, house),
        PaperKind::Agenda => agenda::blocks(&reading, house),
        PaperKind::RunningSheet => running_sheet::blocks(&reading, house),
        PaperKind::NamePlates | PaperKind::SignIn | PaperKind::Seating => Made::default(),
    };
    let mut document = Document {
        blocks,
        ..frame(&reading, house, kind.name())
    };
    if kind.is_plan() {
        document.marking = marking(&reading, true).unwrap_or_default();
    }
    if !kind.is_draft() {
        document.status = standing(&reading, kind, &document.marking);
    }
    tidy(&mut document);
    let problems = problems::of_paper(&reading, &document, found);
    let file_stem = if kind.is_draft() {
        file_stem(&reading, kind.word())
    } else {
        stem::<A>(&reading, kind.word())
    };
    Paper {
        document,
        problems,
        file_stem,
        audience: PhantomData,
    }
}

/// A paper that lies in the room: everybody there sees it, so nobody is on it of whom the public does not
/// know, whoever asked for it.
fn in_the_room<A: Audience>(kind: PaperKind, meeting: &Meeting, house: &House) -> Paper<A> {
    let public = reading_for::<Public>(meeting);
    let reading = Reading::<Public>::new(&public, house);
    let mut document = Document {
        blocks: match kind {
            PaperKind::NamePlates => room::plates(&reading),
            PaperKind::SignIn => room::sign_in(&reading, house),
            _ => room::seating(&reading, house),
        },
        status: Status::default(),
        ..frame(&reading, house, kind.name())
    };
    tidy(&mut document);
    Paper {
        problems: problems::of_paper(&reading, &document, Vec::new()),
        document,
        file_stem: stem::<Public>(&reading, kind.word()),
        audience: PhantomData,
    }
}

/// What is said at the head of a document that stands by itself, whatever becomes of the minutes.
fn standing<A: Audience>(reading: &Reading<'_, A>, kind: PaperKind, marking: &str) -> Status {
    let mut notes = Vec::new();
    if kind == PaperKind::Decisions {
        notes.extend(match reading.phase() {
            Phase::Prepared => Some("The meeting has not begun"),
            Phase::Open => Some("The meeting has not ended"),
            Phase::Adjourned { .. } => Some("The meeting stands adjourned"),
            Phase::Closed => Some("Issued before the minutes, which are the record of the meeting"),
            Phase::Approved { .. } => None,
        });
    }
    if kind == PaperKind::RunningSheet {
        notes.push("For the person presiding");
    }
    if !marking.is_empty() {
        notes.push(marking);
    }
    Status {
        mark: String::new(),
        notes: notes.into_iter().map(str::to_owned).collect(),
    }
}

/// "4. Better Care Fund".
fn label<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> String {
    let number = reading.number(item);
    if number.is_empty() {
        item.details.title.to_string()
    } else {
        format!("{number}. {}", item.details.title)
    }
}

/// "item 4", "items 4, 5 and 6"; an item without a number by its title.
fn numbers<R: Reader>(reading: &Reading<'_, R>, items: &[&Item]) -> String {
    let mut numbered = Vec::new();
    let mut named = Vec::new();
    for item in items {
        match reading.number(item) {
            "" => named.push(format!("the item on {}", item.details.title)),
            number => numbered.push(number.to_owned()),
        }
    }
    if !numbered.is_empty() {
        let word = reading.numbered_word(numbered.len());
        named.insert(0, format!("{word} {}", list(&numbered)));
    }
    list(&named)
}

/// A heading of an item, as the minutes have it.
fn item_heading<R: Reader>(reading: &Reading<'_, R>, item: &Item, house: &House) -> Block {
    Block::Heading {
        level: 2,
        number: reading.number(item).to_owned(),
        text: item.details.title.to_string(),
        capitals: house.capital_headings,
    }
}

/// A heading for the people of a body, which names it where several meet.
fn of_body<A: Reader>(reading: &Reading<'_, A>, head: &str, which: Constituent) -> String {
    if reading.is_joint() {
        format!("{head} of {}", reading.body_of(which).with_article())
    } else {
        head.to_owned()
    }
}

/// A heading of a part.
fn heading(text: &str) -> Block {
    super::draft::heading(text, false)
}

/// A paragraph without a number.
fn paragraph(runs: Vec<Run>) -> Block {
    Block::Paragraph {
        number: String::new(),
        parts: vec![Part::Words(runs)],
    }
}

/// The heads of columns.
fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|&n| n.to_owned()).collect()
}

/// A table without the columns in which nothing stands.
pub(super) fn filled(caption: String, heads: &[&str], rows: Vec<Vec<String>>) -> Block {
    let told: Vec<bool> = (0..heads.len())
        .map(|at| rows.iter().any(|row| !row[at].is_empty()))
        .collect();
    let kept = |cells: Vec<String>| -> Vec<String> {
        let cells = cells.into_iter().zip(&told);
        cells
            .filter(|(_, told)| **told)
            .map(|(cell, _)| cell)
            .collect()
    };
    Block::Table {
        caption,
        header: kept(columns(heads)),
        rows: rows.into_iter().map(kept).collect(),
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// What the blocks of a document are made of, and what ought to be put right first.
type Made = (Vec<Block>, Vec<Problem>);

/// "[The meeting has not begun.]", where nothing can be told of it yet.
fn not_begun<R: Reader>(reading: &Reading<'_, R>) -> Option<Block> {
    (*reading.phase() == Phase::Prepared)
        .then(|| super::draft::note("[The meeting has not begun.]"))
}
