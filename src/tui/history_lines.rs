//! The lines of the history: which records are told together, and in what words.

use crate::journal::{Act, Journal};
use crate::meeting::event::Event;
use crate::meeting::id::EntryId;

/// Records told in one line: one act, or a run of typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Run {
    /// Place of the first record, from 0.
    pub from: usize,
    /// Place after the last.
    pub to: usize,
    typing: Option<(EntryId, u64)>,
}

impl Run {
    /// The entry that was typed in, if that is all that was done.
    pub(in crate::tui) fn typed_in(&self) -> Option<EntryId> {
        self.typing.map(|(entry, _)| entry)
    }
}

fn typing(act: &Act) -> Option<(EntryId, u64)> {
    let Act::Did(facts) = act else {
        return None;
    };
    match facts.as_slice() {
        [fact] => match &fact.1 {
            Event::TextSpliced { entry, group, .. } if *group > 0 => Some((*entry, *group)),
            _ => None,
        },
        _ => None,
    }
}

/// The lines of the history, oldest first.
pub(in crate::tui) fn runs(journal: &Journal) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (at, record) in journal.records().iter().enumerate() {
        let typing = typing(&record.act);
        match out.last_mut() {
            Some(run) if typing.is_some() && run.typing == typing => run.to = at + 1,
            _ => out.push(Run {
                from: at,
                to: at + 1,
                typing,
            }),
        }
    }
    out
}

/// What a line says.
#[derive(Clone, Debug)]
pub(in crate::tui) struct HistoryLine {
    /// Day and time.
    pub at: crate::meeting::agenda::Stamp,
    /// Who did it.
    pub by: String,
    /// What was done.
    pub words: String,
    /// It holds no longer.
    pub undone: bool,
    /// It can be undone: facts, not an undoing.
    pub act: bool,
}

/// Puts a line into words.
pub(in crate::tui) fn told(journal: &Journal, run: Run) -> Option<HistoryLine> {
    let line = journal.line(run.from)?;
    let records = journal.records().get(run.from..run.to)?;
    let words = if records.len() > 1 {
        let run: Vec<u64> = records.iter().map(|r| r.seq).collect();
        journal.records_in_words(&run)
    } else {
        line.in_full()
    };
    Some(HistoryLine {
        at: line.at,
        by: line.by,
        words,
        undone: line.undone,
        act: matches!(records.first().map(|r| &r.act), Some(Act::Did(_))),
    })
}
