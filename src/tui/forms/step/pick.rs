//! One of a list, found by typing its label or some of its words; or a list that is only read.

use super::{Kind, Step};
use crate::tui::editor::Field;

impl Step {
    /// Asks for one of a list (label, words) by typing its label or some of its words; `first` is
    /// typed already. A label that only one row has is taken at once.
    pub fn pick(prompt: impl Into<String>, all: Vec<(String, String)>, first: &str) -> Self {
        let mut step = Self::new(
            prompt,
            Kind::Pick {
                all,
                fits: Vec::new(),
                reading: false,
            },
        );
        step.field = Field::new(first);
        step.fit();
        step
    }

    /// A list to be read; Enter or Esc leaves it.
    pub fn reading(prompt: impl Into<String>, rows: Vec<(String, String)>) -> Self {
        let fits = (0..rows.len()).collect();
        Self::new(
            prompt,
            Kind::Pick {
                all: rows,
                fits,
                reading: true,
            },
        )
    }

    pub(super) fn fit(&mut self) {
        if let Kind::Pick { all, fits, .. } = &mut self.kind {
            let typed = self.field.text().trim().to_lowercase();
            let number = typed.starts_with(|c: char| c.is_ascii_digit());
            *fits = (0..all.len())
                .filter(|&i| {
                    let (label, words) = &all[i];
                    if number {
                        label.to_lowercase().starts_with(&typed)
                    } else {
                        let words = words.to_lowercase();
                        words.starts_with(&typed) || words.contains(&format!(" {typed}"))
                    }
                })
                .collect();
            self.marked = 0;
        }
    }
}
