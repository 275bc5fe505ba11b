//! The review in rows: what can be marked, and what is folded away. They are laid out when
//! something was settled or folded, never while drawing.

use std::collections::{HashMap, HashSet};

use crate::import::draft::{Draft, Field, Section, Standing};
use crate::import::found::Place;
use crate::meeting::text::Text;
use crate::tui::editor::grapheme::measure;

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Where the meeting is made.
    Make,
    /// Not to be marked.
    Heading(Heading),
    /// A field, by its place in the draft.
    Field(usize),
    /// Something that the papers seem to have got wrong.
    Notice(usize),
    /// How a file was read: the file, and the remark.
    Remark(usize, usize),
    /// Lines that were taken for no field.
    Passed(usize),
}

/// The heading of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Of(Section),
    /// A section that every agenda has, and of which nothing was read.
    Lacking(Section),
    Noticed,
    Read,
    Passed,
}

impl Heading {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Of(section) => section.title(),
            Self::Lacking(Section::Members) => "Members: none were found",
            Self::Lacking(_) => "Agenda: no items were found",
            Self::Noticed => "What the papers seem to have got wrong",
            Self::Read => "How the files were read",
            Self::Passed => "Passed over: taken for no field",
        }
    }
}

/// The rows, and what is known of them all.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// The rows.
    pub rows: Vec<Row>,
    /// By field: how many fields below it are open.
    pub open_below: Vec<u32>,
    /// By field: it has fields below it.
    pub folds: Vec<bool>,
    /// Fields that are open.
    pub open: usize,
    /// Fields with words that go into the meeting.
    pub read: usize,
    /// Lines that were passed over.
    pub passed: u64,
    /// Things noticed, remarks on the files among them.
    pub noticed: usize,
    /// By field: how many open fields of its section have its doubt; 0 where it isn't open.
    pub alike: Vec<u32>,
    /// Columns that the labels take.
    pub labels: u16,
    /// Nothing at all was read.
    pub empty: bool,
}

/// What stands out of its folded parent: what was ever uncertain, mended, or is otherwise than
/// before.
fn stands_out(draft: &Draft, at: usize) -> bool {
    draft.fields().get(at).is_some_and(|f| {
        f.standing == Standing::Open || f.doubt.is_some() || f.mended || f.before.is_some()
    })
}

/// By field: how many open fields of its section have its doubt.
fn alike(fields: &[Field]) -> Vec<u32> {
    let doubt = |f: &Field| {
        let open = f.standing == Standing::Open;
        Some((f.section, f.doubt.clone()?)).filter(|_| open)
    };
    let mut counts: HashMap<(Section, Text), u32> = HashMap::new();
    for key in fields.iter().filter_map(doubt) {
        *counts.entry(key).or_default() += 1;
    }
    let count = |f: &Field| doubt(f).and_then(|key| counts.get(&key).copied());
    fields.iter().map(|f| count(f).unwrap_or(0)).collect()
}

/// Lays the rows out.
pub(super) fn table(draft: &Draft, unfolded: &HashSet<usize>) -> Table {
    let fields = draft.fields();
    let mut out = Table {
        open_below: vec![0; fields.len()],
        folds: vec![false; fields.len()],
        alike: alike(fields),
        empty: fields.iter().all(|f| f.value.is_blank()),
        labels: 6,
        ..Table::default()
    };
    let mut needed = vec![false; fields.len()];
    // The fields above the one looked at, from the outermost in.
    let mut above: Vec<usize> = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        let deeper = |up: &usize| fields.get(*up).is_some_and(|f| f.depth >= field.depth);
        while above.last().is_some_and(deeper) {
            above.pop();
        }
        if let Some(up) = above.last() {
            out.folds[*up] = true;
        }
        let open = field.standing == Standing::Open;
        out.open += usize::from(open);
        out.read += usize::from(field.standing == Standing::Taken && !field.value.is_blank());
        if open {
            for up in &above {
                out.open_below[*up] += 1;
            }
        }
        if stands_out(draft, at) {
            needed[at] = true;
            for up in &above {
                needed[*up] = true;
            }
        }
        above.push(at);
    }
    out.rows.push(Row::Make);
    let mut section = None;
    let mut above: Vec<(u8, bool)> = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        if section != Some(field.section) {
            add_lacking(&mut out, section, Some(field.section));
            section = Some(field.section);
            out.rows.push(Row::Heading(Heading::Of(field.section)));
        }
        while above.last().is_some_and(|(depth, _)| *depth >= field.depth) {
            above.pop();
        }
        let shown = above.last().is_none_or(|(_, open)| *open) || needed[at];
        above.push((field.depth, shown && unfolded.contains(&at)));
        if shown {
            out.rows.push(Row::Field(at));
            let label = measure(&field.label) + 2 * usize::from(field.depth.min(4));
            out.labels = out.labels.max(label.min(22) as u16);
        }
    }
    add_lacking(&mut out, section, None);
    add_the_rest(draft, &mut out);
    out
}

/// Says that members or items were not found, if they would stand between these two sections.
fn add_lacking(out: &mut Table, before: Option<Section>, after: Option<Section>) {
    if out.empty {
        return;
    }
    for section in [Section::Members, Section::Items] {
        if before < Some(section) && after.is_none_or(|after| section < after) {
            out.rows.push(Row::Heading(Heading::Lacking(section)));
        }
    }
}

/// What is no field: what was noticed, remarks on the files, what was passed over.
fn add_the_rest(draft: &Draft, out: &mut Table) {
    let proposal = draft.proposal();
    let remarks: Vec<Row> = proposal
        .sources
        .iter()
        .enumerate()
        .flat_map(|(s, source)| (0..source.remarks.len()).map(move |r| Row::Remark(s, r)))
        .collect();
    out.noticed = proposal.noticed.len() + remarks.len();
    let notices = (0..proposal.noticed.len()).map(Row::Notice).collect();
    let passed = (0..proposal.passed_over.len()).map(Row::Passed).collect();
    out.passed = proposal.passed_over.iter().map(|p| lines(p.place)).sum();
    let parts: [(Heading, Vec<Row>); 3] = [
        (Heading::Noticed, notices),
        (Heading::Read, remarks),
        (Heading::Passed, passed),
    ];
    for (heading, rows) in parts {
        if !rows.is_empty() {
            out.rows.push(Row::Heading(heading));
            out.rows.extend(rows);
        }
    }
}

/// How many lines a place has.
pub(super) fn lines(place: Place) -> u64 {
    u64::from(place.to.saturating_sub(place.line)) + 1
}

impl Table {
    /// Whether a row can be marked.
    pub(super) fn may(&self) -> impl Fn(usize) -> bool + '_ {
        |at| !matches!(self.rows.get(at), None | Some(Row::Heading(_)))
    }

    /// The place of a row among the rows.
    pub(super) fn find(&self, row: Row) -> Option<usize> {
        self.rows.iter().position(|r| *r == row)
    }

    /// The first row of the next section after `at`, or of the one before.
    pub(super) fn section(&self, at: usize, down: bool) -> Option<usize> {
        let heading = |i: &usize| match self.rows.get(*i) {
            Some(Row::Heading(heading)) => !matches!(heading, Heading::Lacking(_)),
            _ => false,
        };
        if down {
            return (at..self.rows.len()).find(heading).map(|i| i + 1);
        }
        // Its own heading, unless it stands right below it; then the one before.
        let own = (0..at).rev().find(heading)?;
        if own + 1 < at {
            return Some(own + 1);
        }
        Some((0..own).rev().find(heading).map_or(0, |i| i + 1))
    }
}
