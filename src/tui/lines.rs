//! The blocks of an item's record as the sheet shows them: the lines that will be printed, with
//! their numbers, and beside them what is not printed.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::margin::{Sort, What};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Item, Purpose, Stamp};
use crate::meeting::entry::{Entry, Kind, Stage, Stream};
use crate::meeting::id::EntryId;
use crate::minutes::{LineKind, Public, RecordLine, item_number, item_print, item_record_in_hand};

use super::editor::grapheme;

/// A block to be.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// What it is.
    pub what: What,
    /// Number or time.
    pub label: String,
    /// Labels of the later lines of its text, by line.
    pub labels: Vec<(usize, String)>,
    /// Before the words.
    pub lead: String,
    /// After the words, as printed.
    pub after: String,
    /// After those; not printed.
    pub note: String,
    /// The words.
    pub text: String,
    /// The byte of the entry's text that they begin at, where they are a part of it as it stands.
    pub from: Option<usize>,
    /// Whether the officer types them.
    pub editable: bool,
    /// Quieter.
    pub quiet: bool,
    /// Belongs right under the block above.
    pub follows: bool,
    /// What the margin marks it as.
    pub sort: Sort,
    /// Who may read it.
    pub readers: Stream,
}

/// A longer lead than this stands on a line of its own.
const LEAD: usize = 30;

impl Draft {
    fn new(what: What, text: impl Into<String>) -> Self {
        Self {
            what,
            label: String::new(),
            labels: Vec::new(),
            lead: String::new(),
            after: String::new(),
            note: String::new(),
            text: text.into(),
            from: None,
            editable: false,
            quiet: false,
            follows: false,
            sort: Sort::Plain,
            readers: Stream::Public,
        }
    }

    fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }
}

/// The blocks of an item's record. `between` is the entry after which a paragraph is being begun;
/// with `notes` there is a place for rough notes though none is written yet; `writing` is the entry with
/// the caret.
pub(super) fn drafts(
    meeting: &Meeting,
    item: &Item,
    between: Option<EntryId>,
    notes: bool,
    writing: Option<EntryId>,
) -> Vec<Draft> {
    let mut out = head(item);
    // Who may read what is written into the item.
    let readers = match item.details.exempt {
        Some(_) => Stream::Exempt,
        None => Stream::Public,
    };
    for draft in &mut out {
        draft.readers = readers;
    }
    let fresh = || Draft {
        readers,
        ..Draft::new(What::Fresh, "")
    };
    let mut rough = Vec::new();
    let house = meeting.house();
    let lines = item_record_in_hand(meeting, house, item.id, writing);
    let mut lines = lines.as_slice();
    let mut shown: HashSet<EntryId> = HashSet::new();
    while let Some(first) = lines.first() {
        let Some(id) = first.entry else {
            out.push(derived(first));
            lines = &lines[1..];
            continue;
        };
        let count = lines.iter().take_while(|l| l.entry == Some(id)).count();
        let (own, rest) = lines.split_at(count);
        lines = rest;
        if !shown.insert(id) {
            continue;
        }
        match meeting.entry(id) {
            Some(entry) if entry.is_note() => {
                let mut note = Draft::new(What::Entry(id), entry.text.as_str());
                note.editable = true;
                note.readers = entry.stream;
                rough.push(note);
            }
            Some(entry) => {
                let first = out.len();
                of_entry(entry, own, &mut out);
                for draft in &mut out[first..] {
                    draft.readers = entry.stream;
                    draft.sort = Sort::of(&entry.kind);
                }
                if let Some(last) = out.last_mut() {
                    last.note.push_str(&queried(meeting, entry));
                    last.note.push_str(other_readers(item, entry));
                }
            }
            None => {}
        }
        if between == Some(id) {
            out.push(fresh());
        }
    }
    out.push(fresh());
    out.extend(asked(meeting, item));
    if notes || !rough.is_empty() {
        let words = "Rough notes of this item: never printed, for you alone";
        out.push(Draft::new(What::Notes, words).quiet());
        if rough.is_empty() {
            rough.push(Draft::new(What::FreshNote, ""));
        }
        for draft in out.last_mut().into_iter().chain(&mut rough) {
            draft.readers = Stream::Private;
        }
        out.extend(rough);
    }
    out
}

/// The blocks of an item as it will be printed for the public, a block a line.
pub(super) fn printed(meeting: &Meeting, item: &Item) -> Vec<Draft> {
    let house = meeting.house();
    let mut title = Draft::new(What::Title, item.details.title.to_uppercase());
    title.label = item_number(meeting, house, item.id);
    let mut out = vec![title];
    for line in item_print::<Public>(meeting, house, item.id) {
        let mut draft = Draft::new(
            line.entry.map_or(What::Derived, What::Entry),
            line.text.as_ref(),
        );
        draft.from = line.from;
        // No mark of its own says where the caret is: a line down the margin does.
        draft.editable = line.entry.is_some();
        draft.label = line.number.clone().unwrap_or_default();
        draft.lead = lead(&line);
        draft.after.clone_from(&line.after);
        draft.follows = match line.kind {
            LineKind::Bullet => line.number.is_none(),
            LineKind::Limb | LineKind::Continuation => true,
            _ => false,
        };
        if line.kind == LineKind::Bullet {
            draft.lead.push_str("- ");
        }
        if grapheme::measure(&draft.lead) > LEAD {
            let mut above = Draft::new(What::Derived, draft.lead.trim_end());
            above.label = std::mem::take(&mut draft.label);
            draft.lead.clear();
            draft.follows = true;
            // With no words of its own, what closes the sentence closes it there.
            if draft.text.is_empty() {
                above.text.push_str(&std::mem::take(&mut draft.after));
            }
            out.push(above);
        }
        if !(draft.text.is_empty() && draft.lead.is_empty() && draft.after.is_empty()) {
            out.push(draft);
        }
    }
    out
}

/// Title, and what the agenda says of the item.
fn head(item: &Item) -> Vec<Draft> {
    let details = &item.details;
    let mut title = Draft::new(What::Title, details.title.to_uppercase());
    title.label = details.number.to_string();
    let purpose = match details.purpose {
        Purpose::Decision => "for decision",
        Purpose::Discussion => "for discussion",
        Purpose::Information => "for information",
        Purpose::Unsaid => "",
    };
    let pages = if details.pages.is_empty() {
        String::new()
    } else {
        format!("pages {}", details.pages)
    };
    let report = item.report.as_ref();
    let readers = match (&details.exempt, report.is_some_and(|r| r.confidential)) {
        (Some(_), _) => "EXEMPT",
        (None, true) => "report confidential",
        (None, false) => "",
    };
    let notes = [readers, &pages, purpose];
    title.note = notes
        .into_iter()
        .filter(|n| !n.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let mut out = vec![title];
    if let Some(report) = &item.report {
        let words = if report.of.is_empty() {
            report.title.to_string()
        } else {
            format!("Report of the {}", report.of)
        };
        out.push(Draft::new(What::Under, words).quiet());
    } else if !details.description.is_empty() {
        out.push(Draft::new(What::Under, details.description.as_str()).quiet());
    }
    out
}

/// Who may read an entry, where it isn't what its item makes one expect.
fn other_readers(item: &Item, entry: &Entry) -> &'static str {
    match (item.details.exempt.is_some(), entry.stream) {
        (false, Stream::Exempt) => "  exempt",
        (true, Stream::Public) => "  public",
        _ => "",
    }
}

/// What follows from facts.
fn derived(line: &RecordLine<'_>) -> Draft {
    let words: String = line.runs().iter().map(|run| run.text.as_str()).collect();
    let mut draft = Draft::new(What::Derived, words);
    draft.label = line.number.clone().unwrap_or_default();
    draft
}

fn lead(line: &RecordLine<'_>) -> String {
    line.before.iter().map(|run| run.text.as_str()).collect()
}

fn time(at: Stamp) -> String {
    at.format("%H:%M").to_string()
}

fn of_entry(entry: &Entry, mut own: &[RecordLine<'_>], out: &mut Vec<Draft>) {
    // "Resolved:" on a line of its own stands above the limbs.
    let mut follows = false;
    if own.len() > 1 && own[0].from.is_none() && own[0].text.is_empty() {
        out.push(derived(&own[0]));
        own = &own[1..];
        follows = true;
    }
    let Some(first) = own.first() else {
        return;
    };
    let mut draft = Draft::new(What::Entry(entry.id), entry.text.as_str());
    draft.label = first.number.clone().unwrap_or_default();
    draft.lead = lead(first);
    let mut after = own[own.len() - 1].after.clone();
    if grapheme::measure(&draft.lead) > LEAD {
        let mut above = Draft::new(What::Derived, draft.lead.trim_end());
        above.label = std::mem::take(&mut draft.label);
        above.follows = follows;
        draft.lead.clear();
        // With no words of its own yet, what closes the sentence closes it there.
        if entry.text.is_empty() {
            above.text.push_str(&std::mem::take(&mut after));
        }
        out.push(above);
        follows = true;
    }
    draft.follows = follows;
    draft.editable = own.iter().any(|l| l.from.is_some()) || entry.kind.is_of_words();
    for line in &own[1..] {
        if let (Some(from), Some(number)) = (line.from, &line.number) {
            let before = entry.text.get(..from).unwrap_or_default();
            draft
                .labels
                .push((before.matches('\n').count(), number.clone()));
        }
    }
    if draft.editable {
        draft.after = after;
    } else {
        draft.text = own
            .iter()
            .enumerate()
            .map(|(at, l)| {
                // What stands before the first is the lead.
                let before: String = match at {
                    0 => String::new(),
                    _ => l.before.iter().map(|run| run.text.as_str()).collect(),
                };
                format!("{before}{}{}", l.text, l.after)
            })
            .collect::<Vec<_>>()
            .join(" ");
    }
    match &entry.kind {
        Kind::Movement { when, .. } | Kind::Readmission { when } => {
            draft.label = time(*when);
            draft.quiet = true;
        }
        Kind::Resolution { stage, .. } | Kind::Amendment { stage, .. } => {
            draft.note = match (stage.as_noted(), entry.staged) {
                (word, Some(at)) if *stage != Stage::Worded => format!("{word} {}", time(at)),
                (word, _) => word.to_owned(),
            };
        }
        _ => {}
    }
    out.push(draft);
}

/// What is still to be asked about an entry's words; not printed.
fn queried(meeting: &Meeting, entry: &Entry) -> String {
    let mut words = String::new();
    for query in meeting.queries_on(entry.id) {
        let whom = meeting.asked(query.ask.as_ref());
        let whom = whom.map_or_else(String::new, |whom| format!(" of {whom}"));
        let _ = write!(words, "  ? {}: ask{whom}", meeting.queried(query));
    }
    words.trim_start().to_owned()
}

/// The recommendations that the report asks for, and which are answered.
fn asked(meeting: &Meeting, item: &Item) -> Option<Draft> {
    let report = item.report.as_ref().filter(|r| !r.asks.is_empty())?;
    let mut words = "Asked".to_owned();
    for limb in &report.asks {
        let mut state = "-";
        for entry in meeting.entries_of(item) {
            let answers = match &entry.kind {
                Kind::Resolution { answers, stage, .. } => answers
                    .iter()
                    .map(|a| (a, *stage == Stage::Agreed))
                    .collect(),
                Kind::Outcome { answers, .. } => {
                    answers.iter().map(|a| (a, true)).collect::<Vec<_>>()
                }
                _ => continue,
            };
            for (answer, agreed) in answers {
                if answer.limb == limb.label {
                    state = match (answer.amended, agreed) {
                        (_, false) => "in words",
                        (true, true) => "amended",
                        (false, true) => match entry.kind {
                            Kind::Resolution { .. } => "agreed",
                            _ => "answered",
                        },
                    };
                }
            }
        }
        let _ = write!(words, "   {} {state}", limb.label);
    }
    Some(Draft::new(What::Margin, words).quiet())
}
