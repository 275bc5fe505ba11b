//! The lines of an item's record as the sheet shows them: in the words that will be printed, with
//! their numbers, and beside them what is not printed.

use super::sheet::What;
use crate::meeting::Meeting;
use crate::meeting::agenda::{Item, Standing};
use crate::meeting::entry::{Entry, Kind, Movement, Stage};
use crate::meeting::id::EntryId;

/// A block to be.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// What it is.
    pub what: What,
    /// Number or time.
    pub label: String,
    /// Labels of later lines.
    pub labels: Vec<String>,
    /// Before the words.
    pub lead: String,
    /// After the words; not printed.
    pub note: String,
    /// The words.
    pub text: String,
    /// Whether the officer types them.
    pub editable: bool,
    /// Quieter.
    pub quiet: bool,
}

impl Draft {
    fn new(what: What, text: impl Into<String>) -> Self {
        Self {
            what,
            label: String::new(),
            labels: Vec::new(),
            lead: String::new(),
            note: String::new(),
            text: text.into(),
            editable: false,
            quiet: false,
        }
    }

    fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }
}

/// The blocks of an item's record. `between` is the entry after which a paragraph is being begun.
pub(super) fn drafts(meeting: &Meeting, item: &Item, between: Option<EntryId>) -> Vec<Draft> {
    let mut out = vec![Draft::new(What::Title, item.details.title.to_uppercase())];
    if let Some(report) = &item.report {
        let words = if report.of.is_empty() {
            report.title.to_string()
        } else {
            format!("Report of the {}", report.of)
        };
        out.push(Draft::new(What::Under, words).quiet());
    } else if !item.details.description.is_empty() {
        out.push(Draft::new(What::Under, item.details.description.as_str()).quiet());
    }
    match &item.standing {
        Standing::Deferred { .. } => out.push(Draft::new(What::Under, "Deferred.")),
        Standing::Withdrawn { .. } => out.push(Draft::new(What::Under, "Withdrawn.")),
        Standing::Waiting | Standing::Taken => {}
    }
    let mut number = 0;
    for entry in meeting.entries_of(item) {
        out.push(of_entry(meeting, item, entry, &mut number));
        if between == Some(entry.id) {
            out.push(Draft::new(What::Fresh, ""));
        }
    }
    out.push(Draft::new(What::Fresh, ""));
    out
}

fn of_entry(meeting: &Meeting, item: &Item, entry: &Entry, number: &mut usize) -> Draft {
    let mut draft = Draft::new(What::Entry(entry.id), entry.text.as_str());
    draft.editable = true;
    let mut numbered = || {
        *number += 1;
        format!("{}.{number}", item.details.number)
    };
    match &entry.kind {
        Kind::Movement {
            person, how, when, ..
        } => {
            let did = match how {
                Movement::Arrived => "arrived",
                Movement::Left => "left",
                Movement::SteppedOut => "left the room",
                Movement::Returned => "came back",
            };
            draft.label = when.format("%H:%M").to_string();
            draft.text = format!("{} {did}.", meeting.name(*person));
            draft.editable = false;
            draft.quiet = true;
        }
        Kind::NoneDeclared => {
            draft.label = numbered();
            draft.text = "No declarations of interest were made.".to_owned();
            draft.editable = false;
        }
        Kind::Minutes { of, .. } => {
            draft.label = numbered();
            draft.text = format!("Minutes of {}.", of.format("%-d %B %Y"));
            draft.editable = false;
        }
        Kind::Resolution { stage, .. } => {
            draft.label = numbered();
            draft.lead = "RESOLVED: ".to_owned();
            draft.note = match stage {
                Stage::Worded => "being worded".to_owned(),
                Stage::Put => "put".to_owned(),
                Stage::Agreed => "agreed".to_owned(),
            };
        }
        Kind::Action { .. } => {
            draft.lead = "ACTION: ".to_owned();
        }
        Kind::Declaration { person, .. } => {
            draft.label = numbered();
            draft.lead = format!("{} declared an interest: ", meeting.name(*person));
        }
        Kind::Paragraph | Kind::Presented { .. } | Kind::Outcome { .. } | Kind::Progress { .. } => {
            draft.label = numbered()
        }
    }
    draft
}
