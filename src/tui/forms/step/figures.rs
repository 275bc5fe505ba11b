//! The figures of a vote, or a choice by its letter.

use super::keys::edit;
use super::{Choice, Kind, Step, Taken};
use crate::tui::key::{Code, Key};

impl Step {
    /// Asks for the figures of a vote among `voters`, or for one of `choices` by its letter.
    pub fn figures(prompt: impl Into<String>, choices: Vec<Choice>, voters: usize) -> Self {
        Self::new(prompt, Kind::Figures { choices, voters })
    }

    /// Asks for one of `choices` by its letter, or for a day, which begins with a figure.
    pub fn choice_or_day(prompt: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::figures(prompt, choices, usize::MAX)
    }

    /// Figures go into the line, a letter is a choice; with few voters the last figure answers.
    pub(super) fn figures_key(&mut self, key: Key) -> Taken {
        let Kind::Figures { choices, .. } = &self.kind else {
            return Taken::Stay;
        };
        let empty = self.field.text().trim().is_empty();
        let digit = matches!(key.code, Code::Char(c) if c.is_ascii_digit());
        if let Code::Char(c) = key.code
            && !digit
            && empty
            && !key.ctrl
            && !key.alt
        {
            let chosen = choices.iter().find(|o| o.letter == c).map(|o| o.letter);
            if chosen.is_some() {
                self.answer = chosen;
                return Taken::Answered;
            }
            return Taken::Stay;
        }
        if empty && self.move_mark(key) {
            return Taken::Stay;
        }
        let Kind::Figures { choices, voters } = &self.kind else {
            return Taken::Stay;
        };
        if key.code == Code::Enter {
            if empty {
                self.answer = choices.get(self.marked).map(|o| o.letter);
                return if self.answer.is_some() {
                    Taken::Answered
                } else {
                    Taken::Stay
                };
            }
            self.answer = None;
            return Taken::Answered;
        }
        let voters = *voters;
        edit(&mut self.field, key);
        let typed = self.field.text();
        let figures: Vec<usize> = typed
            .chars()
            .filter_map(|c| c.to_digit(10))
            .map(|d| d as usize)
            .collect();
        let together = digit && typed.len() == figures.len() && voters < 10;
        let all = figures.len() == 2 && figures.iter().sum::<usize>() == voters;
        if together && (all || figures.len() == 3) {
            self.answer = None;
            return Taken::Answered;
        }
        Taken::Stay
    }
}
