//! What the review says of its rows, in words: the doubt, the value, what is folded away, and what
//! the papers print.

use ratatui::layout::Rect;

use super::draw::{BelowList, VALUE, areas};
use super::rows::{Row, lines};
use super::source::clip;
use super::{Page, Standing};
use crate::import::draft::Field;
use crate::tui::words::wrap;

/// No more of what is folded away is told.
const DETAILS: usize = 8;

/// So many lines that were passed over are told by their first words; more, by what they are.
const FEW: u64 = 3;

impl Page {
    pub(super) fn words_of(&self, row: Row) -> &str {
        let proposal = self.draft.proposal();
        let words = match row {
            Row::Notice(at) => proposal.noticed.get(at).map(|n| &n.words),
            Row::Remark(source, at) => {
                let source = proposal.sources.get(source);
                source.and_then(|s| s.remarks.get(at))
            }
            Row::Passed(at) => return self.passed(at),
            _ => None,
        };
        words.map_or("", |w| w.as_str())
    }

    /// What was passed over, by the first line that has words: the heading says that it was taken
    /// for no field, and a long stretch is named for what it is.
    fn passed(&self, at: usize) -> &str {
        let proposal = self.draft.proposal();
        let Some(passed) = proposal.passed_over.get(at) else {
            return "";
        };
        let place = passed.place;
        if lines(place) > FEW {
            return &passed.what;
        }
        let source = proposal.sources.get(usize::from(place.source));
        source.map_or(&passed.what, |source| {
            let from = source.lines.partition_point(|l| l.number < place.line);
            let stretch = source.lines.iter().skip(from).take(FEW as usize);
            let mut worded = stretch.filter(|l| !l.text.is_blank() && l.number <= place.to);
            worded.next().map_or(&passed.what, |l| &l.text)
        })
    }

    /// Where a row that is no field stands in the papers.
    pub(super) fn beside_of(&self, row: Row) -> String {
        let proposal = self.draft.proposal();
        let at = |page: u32, line: u32| match page {
            0 => format!("line {line}"),
            page => format!("page {page}"),
        };
        match row {
            Row::Notice(i) => {
                let place = proposal.noticed.get(i).map(|n| n.place);
                place.map_or_else(String::new, |p| at(p.page, p.line))
            }
            Row::Passed(i) => {
                let place = proposal.passed_over.get(i).map(|p| p.place);
                place.map_or_else(String::new, |p| {
                    let count = lines(p);
                    let s = if count == 1 { "" } else { "s" };
                    format!("{}, {count} line{s}", at(p.page, p.line))
                })
            }
            Row::Remark(source, _) => {
                let name = proposal.sources.get(source).map(|s| clip(&s.name, 60));
                name.unwrap_or_default().to_owned()
            }
            _ => String::new(),
        }
    }

    /// What is to be said of the marked row; the doubt first.
    pub(super) fn said(&self) -> String {
        if self.table.empty {
            return "n makes the meeting by hand; Esc goes back to the files; v shows their lines. \
                    Is it an agenda, and are its pages words and not pictures?"
                .to_owned();
        }
        match self.row() {
            Some(Row::Field(at)) => {
                let Some(field) = self.draft.fields().get(at) else {
                    return String::new();
                };
                let mut parts = Vec::new();
                if let Some(doubt) = field.doubt.as_ref().filter(|_| !field.mended) {
                    let mut words = clip(doubt, VALUE).to_owned();
                    if let Some(n) = self.table.alike.get(at).filter(|n| **n > 1) {
                        words = format!(
                            "{words} Y accepts all {n} of which that is said, D drops them."
                        );
                    }
                    parts.push(words);
                }
                if let Some(before) = &field.before {
                    let now = clip(&field.value, VALUE);
                    parts.push(format!("Now {now}; before {}.", clip(before, VALUE)));
                }
                // The value begins in the row itself; what is folded away is nowhere else.
                if field.standing == Standing::Open {
                    parts.extend(self.details(at));
                }
                if !field.value.is_blank() {
                    parts.push(clip(&field.value, VALUE).to_owned());
                }
                if let Some(printed) = self.draft.printed(at) {
                    parts.push(format!("Printed: {}", clip(&printed, VALUE)));
                }
                parts.join("\n")
            }
            Some(Row::Make) => {
                let files = self.draft.proposal().sources.iter().map(|s| {
                    let pages = match s.pages {
                        0 => String::new(),
                        1 => ", 1 page".to_owned(),
                        n => format!(", {n} pages"),
                    };
                    format!("{}: {}{pages}", clip(&s.name, 200), s.format)
                });
                files.collect::<Vec<_>>().join("\n")
            }
            Some(row) => {
                let words = match row {
                    Row::Passed(at) => self
                        .draft
                        .proposal()
                        .passed_over
                        .get(at)
                        .map_or("", |p| &p.what),
                    row => self.words_of(row),
                };
                let words = clip(words, VALUE);
                let stop = if words.ends_with(['.', '?', '!']) {
                    ""
                } else {
                    "."
                };
                format!("{words}{stop} Enter shows the lines.")
            }
            None => String::new(),
        }
    }

    /// Rows that it takes to tell of the marked row, where that is to be settled; what is settled
    /// needs no more than the least.
    pub(super) fn rows_said(&self, body: Rect) -> u16 {
        let open = |(_, f): (usize, &Field)| f.standing == Standing::Open;
        if !self.field().is_some_and(open) {
            return 0;
        }
        let width = areas(body, BelowList::Said(0), false).detail.width;
        let said = wrap(&self.said(), usize::from(width.saturating_sub(2)));
        said.len().min(99) as u16
    }

    /// What is folded away below a field, a line each: a doubt may be about that.
    fn details(&self, at: usize) -> Vec<String> {
        let fields = self.draft.fields();
        let depth = fields.get(at).map_or(0, |f| f.depth + 1);
        if self.unfolded.contains(&at) {
            return Vec::new();
        }
        let below = fields.get(self.draft.below(at)).unwrap_or(&[]).iter();
        below
            .filter(|f| f.depth == depth && !f.value.is_blank())
            .take(DETAILS)
            .map(|f| format!("{}: {}", f.label, clip(&f.value, VALUE)))
            .collect()
    }
}
