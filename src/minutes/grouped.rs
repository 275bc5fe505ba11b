//! Decisions of one line that follow one another: they share one "Resolved:".

use crate::meeting::audience::Reader;
use crate::meeting::entry::Stream;

use super::decided;
use super::line::{LineKind, RecordLine, marks};
use super::numbering::limb_number;
use super::reading::{Readable, RecordEntry, Shape};
use super::record::{Withheld, Writer};

impl<'m, R: Reader> Writer<'_, 'm, R> {
    /// One-line decisions that share a "Resolved:".
    pub(super) fn group(&mut self, record_entries: &[RecordEntry<'m, R>], withheld: Withheld) {
        let number = self.number();
        let readable: Vec<Readable<'m, R>> = record_entries
            .iter()
            .filter(|s| s.shape == Shape::OneLine)
            .filter_map(|s| s.entry)
            .collect();
        let Some(first) = readable.first() else {
            self.withheld(withheld);
            return;
        };
        let mut head = RecordLine::of(*first, number.clone(), LineKind::Resolution);
        head.entry = None;
        head.before = marks(first.stream());
        let mut word = decided::word(self.house, "");
        word.text.truncate(word.text.trim_end().len());
        head.before.push(word);
        self.lines.push(head);
        for (at, entry) in readable.into_iter().enumerate() {
            let number = Some(limb_number(self.house, number.as_deref(), at));
            let line = RecordLine::of(entry, number, LineKind::Limb);
            let line = self.decision(entry, line);
            self.lines.push(line);
        }
        for record_entry in record_entries.iter().filter(|s| s.shape != Shape::OneLine) {
            self.record_entry(record_entry, withheld);
        }
    }
}

/// How many places from the first on share a "Resolved:"; what is printed elsewhere, in a table or
/// for the officer alone does not come between decisions.
pub(super) fn group_length<R>(record_entries: &[RecordEntry<'_, R>]) -> usize {
    let Some(first) = record_entries.first() else {
        return 0;
    };
    let mut length = 1;
    let mut decisions = 1;
    for (at, record_entry) in record_entries.iter().enumerate().skip(1) {
        match record_entry.shape {
            Shape::OneLine if record_entry.stream == first.stream => {
                length = at + 1;
                decisions += 1;
            }
            Shape::Elsewhere | Shape::Row => {}
            _ if record_entry.stream == Stream::Private => {}
            _ => break,
        }
    }
    if decisions > 1 { length } else { 1 }
}
