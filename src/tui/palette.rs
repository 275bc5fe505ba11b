//! The palette: any command by a few letters, and why it can't be run now where it can't.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::layout::Rect;

use super::commands::{COMMANDS, Command, Spec};
use super::desk::Desk;
use super::editor::Field;
use super::forms::step::edit;
use super::key::{Code, Key};
use super::view::Paper;

/// The palette.
#[derive(Debug)]
pub struct Palette {
    field: Field,
    found: Vec<&'static Spec>,
    marked: usize,
}

impl std::fmt::Debug for Spec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What a key did to the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// It stays.
    Stay,
    /// It is left.
    Leave,
    /// A command was taken.
    Run(Command),
}

impl Default for Palette {
    fn default() -> Self {
        let mut palette = Self {
            field: Field::default(),
            found: Vec::new(),
            marked: 0,
        };
        palette.find();
        palette
    }
}

impl Palette {
    fn find(&mut self) {
        self.marked = 0;
        self.found = search(self.field.text());
    }

    /// A key.
    pub fn key(&mut self, key: Key) -> Picked {
        let last = self.found.len().saturating_sub(1);
        match key.code {
            Code::Esc => return Picked::Leave,
            Code::Up => self.marked = self.marked.saturating_sub(1),
            Code::Down => self.marked = (self.marked + 1).min(last),
            Code::PageUp => self.marked = self.marked.saturating_sub(10),
            Code::PageDown => self.marked = (self.marked + 10).min(last),
            Code::Enter => {
                return self
                    .found
                    .get(self.marked)
                    .map_or(Picked::Stay, |s| Picked::Run(s.command));
            }
            _ => {
                if edit(&mut self.field, key) {
                    self.find();
                }
            }
        }
        Picked::Stay
    }

    /// Draws it over the page.
    pub fn draw(&self, desk: &Desk, paper: &mut Paper<'_>) {
        let all = paper.area();
        let width = all.width.saturating_sub(6).min(76);
        let height = all.height.saturating_sub(4).min(18);
        let area = Rect::new((all.width - width) / 2, 2, width, height);
        let frame = Rect::new(area.x.saturating_sub(2), area.y, width + 4, height);
        let frame = frame.intersection(all);
        paper.blank(frame);
        let theme = paper.theme;
        paper.post(frame, frame.x);
        paper.post(frame, frame.right().saturating_sub(1));
        paper.rule(frame, area.y);
        paper.rule(frame, area.bottom().saturating_sub(1));
        paper.text(area.x + 1, area.y, area.right(), " Commands ", theme.accent);
        let field = Rect::new(area.x + 2, area.y + 1, width.saturating_sub(4), 1);
        let mut shown = self.field.clone();
        let caret = shown.paint(paper.buffer, field, theme.text, theme.marked);
        paper.touch(field);
        paper.put_caret(caret, field.y);
        let seen = usize::from(height.saturating_sub(3));
        let first = (self.marked + 1).saturating_sub(seen);
        if self.found.is_empty() && seen > 0 {
            let words = "No command has these letters; Esc goes back.";
            paper.fitted(area.x + 2, area.y + 2, area.right(), words, theme.quiet);
        }
        for (i, spec) in self.found.iter().enumerate().skip(first).take(seen) {
            let y = area.y + 2 + (i - first) as u16;
            let may = (spec.may)(desk);
            let here = i == self.marked;
            let mark = if here { theme.pointer() } else { " " };
            paper.text(area.x, y, area.right(), mark, theme.accent);
            let style = match (&may, here) {
                (Err(_), _) => theme.quiet,
                (Ok(()), true) => theme.strong,
                (Ok(()), false) => theme.text,
            };
            let right = area.right() - 1;
            let beside = match may {
                Ok(()) => spec.shown_key(),
                Err(why) => why.to_owned(),
            };
            let x = paper.right(area.x + 20, y, right, &beside, theme.quiet);
            paper.fitted(area.x + 2, y, x.saturating_sub(2), spec.help, style);
        }
    }
}

/// The commands that fit some letters, best first.
pub fn search(letters: &str) -> Vec<&'static Spec> {
    let all = COMMANDS.iter();
    if letters.trim().is_empty() {
        return all.collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(letters, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, &Spec)> = all
        .filter_map(|spec| {
            let words = format!("{} {}", spec.help, spec.name);
            let score = pattern.score(Utf32Str::new(&words, &mut buffer), &mut matcher)?;
            Some((score, spec))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, spec)| spec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_found_by_its_own_words() {
        for spec in COMMANDS {
            let found = search(spec.name);
            assert!(found.iter().any(|s| s.name == spec.name), "{}", spec.name);
        }
        assert_eq!(search("").len(), COMMANDS.len());
    }
}
