//! Help for a screen: every command that can be given there, from the table.

use super::commands::{self, Context, Spec};
use super::key::{Code, Key};
use super::paper::Paper;
use super::ui::Ui;

/// Columns of the keys.
const KEYS: u16 = 22;

/// Help, a page of it.
#[derive(Debug)]
pub struct Help {
    contexts: &'static [Context],
    page: usize,
}

/// Rows of a page's columns, and the columns.
fn shape(size: (u16, u16)) -> (usize, usize) {
    let columns = if size.0 >= 150 { 2 } else { 1 };
    (usize::from(size.1.saturating_sub(2)).max(1), columns)
}

/// A line of help.
enum Line {
    Blank,
    Heading(&'static str),
    Command(String, &'static str),
}

impl Help {
    /// Help for the screen of these contexts.
    pub fn new(contexts: &'static [Context]) -> Self {
        Self { contexts, page: 0 }
    }

    /// The lines: a heading, or key and words.
    fn lines(&self) -> Vec<Line> {
        let mut out = Vec::new();
        // What is special here stands before what holds everywhere.
        let own = self.contexts.iter().filter(|c| **c != Context::Everywhere);
        let writes = self.contexts.contains(&Context::Writing);
        for context in own.chain([&Context::Everywhere]) {
            if !out.is_empty() {
                out.push(Line::Blank);
            }
            out.push(Line::Heading(context.title()));
            for spec in commands::of(*context) {
                let keys: Vec<String> = spec.keys().map(|k| Spec::pressed(k, writes)).collect();
                out.push(Line::Command(keys.join(", "), spec.help));
            }
        }
        out
    }

    /// The lines in columns of so many rows: no column begins with a blank or ends with a heading.
    fn columns(&self, rows: usize) -> Vec<Vec<Line>> {
        let mut out: Vec<Vec<Line>> = vec![Vec::new()];
        for line in self.lines() {
            let room = rows - out.last().map_or(0, Vec::len).min(rows);
            let needs = match line {
                Line::Heading(_) => 2.min(rows),
                _ => 1,
            };
            if room < needs {
                out.push(Vec::new());
            }
            if let Some(column) = out.last_mut()
                && !(column.is_empty() && matches!(line, Line::Blank))
            {
                column.push(line);
            }
        }
        out
    }

    /// How many pages there are in a window of this size, and the rows of each: as few as make no
    /// more pages, so that the last is no page of two or three lines.
    fn pages(&self, size: (u16, u16)) -> (usize, usize) {
        let (most, columns) = shape(size);
        let pages = |rows: usize| self.columns(rows).len().div_ceil(columns);
        let needed = pages(most);
        let rows = (1..most).find(|rows| pages(*rows) == needed);
        (needed, rows.unwrap_or(most))
    }

    /// A key, in a window of this size; answers whether help stays.
    pub fn key(&mut self, key: Key, size: (u16, u16)) -> bool {
        if key.ctrl || key.alt {
            return false;
        }
        let last = self.pages(size).0 - 1;
        let page = self.page.min(last);
        self.page = match key.code {
            Code::Up | Code::Left | Code::PageUp => page.saturating_sub(1),
            Code::Down | Code::Right | Code::PageDown | Code::Char(' ') => (page + 1).min(last),
            Code::Home => 0,
            Code::End => last,
            _ => return false,
        };
        true
    }

    /// Draws it over everything.
    pub fn draw(&self, ui: &Ui, paper: &mut Paper<'_>) {
        let area = paper.area();
        paper.blank(area);
        let theme = paper.theme;
        let (_, columns) = shape(ui.size);
        let (pages, rows) = self.pages(ui.size);
        let page = self.page.min(pages - 1);
        let wide = area.width / columns as u16;
        let keys_wide = KEYS.min(area.width / 3);
        let shown = self.columns(rows).into_iter().skip(page * columns);
        for (i, column) in shown.take(columns).enumerate() {
            let x = i as u16 * wide + 2;
            let right = x + wide.saturating_sub(3);
            for (y, line) in (0..area.bottom()).zip(column) {
                match line {
                    Line::Blank => {}
                    Line::Heading(words) => {
                        paper.fitted(x, y, right, words, theme.strong);
                    }
                    Line::Command(keys, words) => {
                        paper.fitted(x, y, x + keys_wide - 1, &keys, theme.accent);
                        paper.fitted(x + keys_wide, y, right, words, theme.text);
                    }
                }
            }
        }
        let y = area.bottom().saturating_sub(1);
        let mut words = String::new();
        if pages > 1 {
            words = format!("Page {} of {pages}: arrows.  ", page + 1);
        }
        // What is cut off where a window is narrow is what anybody would try.
        if self.contexts.contains(&Context::Writing) {
            words.push_str("After Esc letters act alone.  ");
        }
        words.push_str("Any other key goes back.");
        paper.fitted(2, y, area.right(), &words, theme.quiet);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::tui::commands::{COMMANDS, Context};
    use crate::tui::testing::Bench;

    #[test]
    fn the_foot_of_the_help_is_whole() {
        for (size, all) in [((80, 24), true), ((160, 50), true), ((60, 20), false)] {
            let screen = Bench::running(size).keys("<F1>").screen();
            assert!(screen.contains("After Esc letters act alone."), "{screen}");
            let back = screen.contains("Any other key goes back.");
            assert!(back || !all, "{screen}");
        }
    }

    #[test]
    fn help_comes_in_pages_that_fit_and_all_is_on_one_of_them() {
        for size in [(80, 24), (120, 30), (160, 50)] {
            let mut bench = Bench::running(size).keys("<F1>");
            let mut seen = BTreeSet::new();
            for _ in 0..9 {
                let screen = bench.screen();
                assert!(
                    screen.lines().filter(|l| !l.trim().is_empty()).count() > 4,
                    "a page of little:\n{screen}"
                );
                let here = COMMANDS.iter().filter(|s| screen.contains(s.help));
                seen.extend(here.map(|s| s.name));
                bench.press("<PageDown>");
            }
            bench.sees("goes back");
            for spec in COMMANDS {
                let held = matches!(
                    spec.context,
                    Context::Everywhere | Context::Meeting | Context::Writing
                );
                assert!(
                    !held || seen.contains(spec.name),
                    "{} at {size:?}",
                    spec.name
                );
            }
        }
    }

    #[test]
    fn letters_have_the_prefix_key_before_them_where_they_are_text() {
        let bench = Bench::running((120, 30)).keys("<F1>");
        bench.sees("Ctrl-Space r ").sees("Page 1 of ");
        let bench = Bench::running((120, 30)).keys("<F2><F1>");
        bench
            .sees_no("Ctrl-Space A")
            .sees("Mark all the rest present");
    }
    #[test]
    fn a_command_begun_in_the_help_is_no_text() {
        let mut bench = Bench::running((80, 24)).keys("Words.<F1><C-Space>");
        bench.sees_no("goes back");
        bench.press("a");
        bench.sees("Record an action");
        let mut bench = Bench::running((80, 24)).keys("<F1><F2>");
        bench.sees("Roll call");
        bench.press("<F1>x");
        bench.sees("Roll call").sees_no("absent without");
    }
}
