//! A checklist: rows that a key each ticks and unticks, taken together by Enter.

use super::{Choice, Kind, Row, Step, Taken};
use crate::tui::key::{Code, Key};

/// What is ticked.
#[derive(Clone, Debug)]
pub(super) struct Checklist {
    rows: Vec<(Choice, bool)>,
}

impl Checklist {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The letters that are ticked.
    pub(super) fn ticked(&self) -> Vec<char> {
        let ticked = self.rows.iter().filter(|(_, on)| *on);
        ticked.map(|(row, _)| row.letter).collect()
    }

    /// A key; `at` is the marked row.
    pub(super) fn key(&mut self, key: Key, at: &mut usize) -> Taken {
        let row = match key.code {
            Code::Enter => return Taken::Answered,
            Code::Char(' ') => Some(*at),
            Code::Char(c) if !key.ctrl && !key.alt => {
                self.rows.iter().position(|(row, _)| row.letter == c)
            }
            _ => None,
        };
        if let Some((row, on)) = row.and_then(|row| Some((row, self.rows.get_mut(row)?))) {
            on.1 = !on.1;
            *at = row;
        }
        Taken::Stay
    }

    pub(super) fn shown(&self) -> Vec<Row> {
        let row = |(row, on): &(Choice, bool)| Row {
            key: row.letter.to_string(),
            words: format!("{} {}", if *on { "[x]" } else { "[ ]" }, row.words),
            beside: String::new(),
        };
        self.rows.iter().map(row).collect()
    }

    /// What is ticked, in words.
    pub(super) fn in_words(&self) -> String {
        let ticked = self.ticked().into_iter().map(String::from);
        ticked.collect::<Vec<_>>().join(" ")
    }
}

impl Step {
    /// Asks which of several hold; those with `true` are ticked at first.
    pub fn checklist(prompt: impl Into<String>, rows: Vec<(Choice, bool)>) -> Self {
        Self::new(prompt, Kind::Checklist(Checklist { rows }))
    }
}
