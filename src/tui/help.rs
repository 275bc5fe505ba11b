//! Help for a screen: every command that can be given there, from the table.

use super::commands::{self, Context};
use super::desk::Desk;
use super::key::{Code, Key};
use super::view::Paper;

/// Help, scrolled to a row.
#[derive(Debug)]
pub struct Help {
    contexts: &'static [Context],
    top: usize,
}

impl Help {
    /// Help for the screen of these contexts.
    pub fn new(contexts: &'static [Context]) -> Self {
        Self { contexts, top: 0 }
    }

    /// The lines: a heading, or key and words.
    fn lines(&self) -> Vec<(String, &'static str)> {
        let mut out = Vec::new();
        // What is special here stands before what holds everywhere.
        let own = self.contexts.iter().filter(|c| **c != Context::Everywhere);
        for context in own.chain([&Context::Everywhere]) {
            out.push((String::new(), context.title()));
            for spec in commands::of(*context) {
                let keys: Vec<String> = spec.keys().map(|k| k.short()).collect();
                out.push((keys.join(" "), spec.help));
            }
            out.push((String::new(), ""));
        }
        out
    }

    /// A key; answers whether help stays.
    pub fn key(&mut self, key: Key) -> bool {
        let last = self.lines().len().saturating_sub(5);
        match key.code {
            Code::Up => self.top = self.top.saturating_sub(1),
            Code::Down => self.top = (self.top + 1).min(last),
            Code::PageUp => self.top = self.top.saturating_sub(10),
            Code::PageDown | Code::Char(' ') => self.top = (self.top + 10).min(last),
            Code::Home => self.top = 0,
            _ => return false,
        }
        true
    }

    /// Draws it over everything.
    pub fn draw(&self, _desk: &Desk, paper: &mut Paper<'_>) {
        let area = paper.area();
        paper.blank(area);
        let theme = paper.theme;
        let lines = self.lines();
        let columns = if area.width >= 120 { 2 } else { 1 };
        let wide = area.width / columns;
        let seen = usize::from(area.height.saturating_sub(2));
        for (i, (keys, words)) in lines
            .iter()
            .enumerate()
            .skip(self.top)
            .take(seen * usize::from(columns))
        {
            let at = i - self.top;
            let x = (at / seen.max(1)) as u16 * wide + 2;
            let y = (at % seen.max(1)) as u16;
            let right = x + wide - 3;
            if keys.is_empty() && Context::ALL.iter().any(|c| c.title() == *words) {
                paper.fitted(x, y, right, words, theme.strong);
            } else {
                paper.fitted(x, y, x + 18, keys, theme.accent);
                paper.fitted(x + 19, y, right, words, theme.text);
            }
        }
        let y = area.bottom().saturating_sub(1);
        let words = "Letters are text while writing: press ^Space before them.  \
                     Arrows scroll  any other key goes back";
        paper.fitted(2, y, area.right(), words, theme.quiet);
    }
}
