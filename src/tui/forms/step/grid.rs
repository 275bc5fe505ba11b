//! A grid: a row a person, a letter a choice. Typing a choice goes on to the next row, so that a
//! roll call is answered by one key a member; a number goes to a row, a capital letter answers for
//! all that are left.

use super::{Choice, Kind, Row, Step, Taken};
use crate::tui::key::{Code, Key};

/// Who is asked for what.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    rows: Vec<String>,
    choices: Vec<Choice>,
    /// Letters that one row alone can have, beside its choice: the mover of a motion.
    only_one: Vec<Choice>,
    chosen: Vec<Option<char>>,
    held: Vec<Option<usize>>,
    /// Enter was pressed while somebody was left.
    asked: bool,
}

impl Grid {
    pub(super) fn new(rows: Vec<String>, choices: Vec<Choice>, only_one: Vec<Choice>) -> Self {
        Self {
            chosen: vec![None; rows.len()],
            held: vec![None; only_one.len()],
            rows,
            choices,
            only_one,
            asked: false,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The choice of each row, and the row of each letter that one row alone has.
    pub(super) fn answer(&self) -> (Vec<Option<char>>, Vec<Option<usize>>) {
        (self.chosen.clone(), self.held.clone())
    }

    /// A key; `at` is the marked row.
    pub(super) fn key(&mut self, key: Key, at: &mut usize) -> Taken {
        let left = self.chosen.contains(&None);
        if key.code == Code::Enter {
            self.asked = left;
            if !left {
                return Taken::Answered;
            }
            *at = self.chosen.iter().position(Option::is_none).unwrap_or(*at);
            return Taken::Stay;
        }
        let Code::Char(c) = key.code else {
            return Taken::Stay;
        };
        if key.ctrl || key.alt {
            return Taken::Stay;
        }
        if let Some(row) = c.to_digit(10).and_then(|d| (d as usize).checked_sub(1)) {
            if row < self.rows.len() {
                *at = row;
            }
            return Taken::Stay;
        }
        let small = c.to_ascii_lowercase();
        if let Some(single) = self.only_one.iter().position(|o| o.letter == c) {
            self.held[single] = (self.held[single] != Some(*at)).then_some(*at);
        } else if c != small && self.choices.iter().any(|o| o.letter == small) {
            for chosen in self.chosen.iter_mut().filter(|c| c.is_none()) {
                *chosen = Some(small);
            }
        } else if self.choices.iter().any(|o| o.letter == c) {
            if let Some(chosen) = self.chosen.get_mut(*at) {
                *chosen = Some(c);
            }
            *at = (*at + 1).min(self.rows.len().saturating_sub(1));
        }
        Taken::Stay
    }

    pub(super) fn shown(&self) -> Vec<Row> {
        self.rows
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let chosen =
                    self.chosen[at].and_then(|c| self.choices.iter().find(|o| o.letter == c));
                let mut beside = chosen.map_or("?", |o| o.words.as_str()).to_owned();
                for (single, held) in self.only_one.iter().zip(&self.held) {
                    if *held == Some(at) {
                        beside = format!("{beside}, {}", single.words);
                    }
                }
                Row {
                    key: if at < 9 {
                        (at + 1).to_string()
                    } else {
                        String::new()
                    },
                    words: name.clone(),
                    beside,
                }
            })
            .collect()
    }

    /// What the foot says: who is left, if Enter was pressed too soon.
    pub(super) fn hint(&self) -> String {
        if self.asked && self.chosen.contains(&None) {
            let left = self.rows.iter().zip(&self.chosen);
            let names: Vec<&str> = left
                .filter(|(_, chosen)| chosen.is_none())
                .map(|(name, _)| name.as_str())
                .collect();
            return format!("Nothing yet for {}", names.join(", "));
        }
        let letters = |choices: &[Choice]| {
            let each = choices.iter().map(|c| format!("{} {}", c.letter, c.words));
            each.collect::<Vec<_>>().join("  ")
        };
        let first = self.choices.first().map_or(' ', |c| c.letter);
        let rest = if self.is_full() {
            "Enter takes".to_owned()
        } else {
            format!("{} all the rest", first.to_ascii_uppercase())
        };
        format!(
            "{}  {}  {rest}",
            letters(&self.choices),
            letters(&self.only_one),
        )
    }

    /// Whether each row has its answer.
    pub(super) fn is_full(&self) -> bool {
        !self.chosen.is_empty() && !self.chosen.contains(&None)
    }
}

impl Step {
    /// Asks for a choice a row; letters of `only_one` mark one row alone.
    pub fn grid(
        prompt: impl Into<String>,
        rows: Vec<String>,
        choices: Vec<Choice>,
        only_one: Vec<Choice>,
    ) -> Self {
        Self::new(prompt, Kind::Grid(Grid::new(rows, choices, only_one)))
    }
}
