//! The history: what was done, in words, who by and when, undone acts marked; undo down to a line.
//! Only what is seen is put into words, however long the journal is.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::history_rows::{Row, rows};
use super::list::{self, List};
use crate::tui::commands::{Command, Context};
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::history_lines::{Run, told};
use crate::tui::input::Mouse;
use crate::tui::key::{Code, Key};
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    /// Where stretches of typing begin that are not folded.
    unfolded: BTreeSet<usize>,
    seen: Option<u64>,
}

impl Page {
    /// The screen, at the newest act.
    pub fn open(ui: &Ui) -> Self {
        let _ = ui;
        let mut page = Self::default();
        page.list.at = usize::MAX;
        page
    }

    /// The marked row, and how many stretches of typing it is.
    fn run_at(&self) -> Option<(Run, usize)> {
        match self.rows.get(self.list.at)? {
            Row::Run(run, count) => Some((*run, *count)),
            Row::Heading(_) => None,
        }
    }

    /// Whether the stretch of typing that begins there is not folded.
    fn unfolds(&self, from: Option<usize>) -> bool {
        from.is_some_and(|from| self.unfolded.contains(&from))
    }

    fn unfold(&mut self, run: Run) {
        self.unfolded.insert(run.from);
        self.seen = None;
    }
}

fn may(rows: &[Row]) -> impl Fn(usize) -> bool + '_ {
    |i| matches!(rows[i], Row::Run(..))
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::History
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        let Some((run, count)) = self.run_at() else {
            ui.refuse("Nothing was recorded yet.");
            return Next::Stay;
        };
        if command == Command::HistoryOne && count > 1 {
            self.unfold(run);
            ui.tell(format!(
                "{count} stretches of typing: o undoes the one that is marked."
            ));
            return Next::Stay;
        }
        let ask = Ask::Undo {
            from: run.from,
            alone: command == Command::HistoryOne,
        };
        Form::begin(command, Purpose::Aside(ask), ui, out);
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        match (key.code, self.run_at()) {
            (Code::Right, Some((run, count))) if count > 1 => self.unfold(run),
            (Code::Left, _) if !self.unfolded.is_empty() => {
                self.unfolded.clear();
                self.seen = None;
            }
            _ if self.list.key(key, self.rows.len(), may(&self.rows)) => {}
            _ => return Next::Unused,
        }
        Next::Stay
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, _out: &mut Vec<Effect>) -> Next {
        let area = list::areas(super::body(ui), 0).list;
        let rows = self.rows.len();
        self.list.mouse(mouse, area, rows, may(&self.rows));
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let last = session.journal.last();
        if self.seen != Some(last) {
            self.seen = Some(last);
            let at_end = self.list.at >= self.rows.len().saturating_sub(1);
            let marked = self.run_at().map(|(run, _)| run.from);
            self.rows = rows(&session.journal, &self.unfolded);
            let is_marked = |row: &Row| matches!(row, Row::Run(run, _) if Some(run.from) == marked);
            let again = self.rows.iter().position(is_marked);
            self.list.at = match again.filter(|_| !at_end || self.unfolds(marked)) {
                Some(again) => again,
                None if at_end => self.rows.len().saturating_sub(1),
                None => self.list.at,
            };
        }
        let seen = usize::from(list::areas(body, 0).list.height);
        self.list.settle(self.rows.len(), seen, may(&self.rows));
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        if !paper.stale(
            Panel::Page,
            stamp((self.seen, self.list, self.rows.len(), body)),
        ) {
            return;
        }
        paper.blank(body);
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let areas = list::areas(body, 0);
        let words = "What was done, the newest last";
        let is_run = |row: &&Row| matches!(row, Row::Run(..));
        let all = self.rows.iter().filter(is_run).count();
        let above = self.rows.iter().take(self.list.at).filter(is_run).count();
        let more = (all > 0).then_some((above, all));
        list::sum(paper, areas.sum, words, more);
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let wide = areas.list.width >= 100;
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let (run, count) = match row {
                Row::Heading(words) => {
                    paper.fitted(areas.list.x + 1, y, right, words, theme.strong);
                    continue;
                }
                Row::Run(run, count) => (*run, *count),
            };
            let Some(told) = told(&session.journal, run) else {
                continue;
            };
            let style = list::mark(paper, areas.list, y, i == self.list.at);
            let x = areas.list.x + 2;
            let when = if wide {
                told.at.format("%-d %b %H:%M").to_string()
            } else {
                told.at.format("%H:%M").to_string()
            };
            let end = if wide { x + 12 } else { x + 5 };
            paper.right(x, y, end, &when, theme.quiet);
            let mut x = end + 2;
            if told.undone {
                x = paper.text(x, y, right, "undone: ", theme.quiet);
            }
            let by = if wide { told.by.as_str() } else { "" };
            let left = paper.right(x, y, right, by, theme.quiet);
            let style = if told.undone { theme.quiet } else { style };
            let mut left = left;
            if count > 1 {
                let folded = format!("{count} times; Right shows them");
                left = paper.right(x + 20, y, left.saturating_sub(2), &folded, theme.quiet);
            }
            paper.fitted(x, y, left.saturating_sub(2).max(x), &told.words, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::Mark;
    use crate::tui::testing::Bench;

    #[test]
    fn everything_down_to_a_line_is_undone_after_it_was_said() {
        let mut bench = Bench::prepared((80, 24)).keys("<F2>1x2x3x<F7>");
        bench.sees("Castle absent without apologies");
        bench.press("<Up>u");
        bench.sees("Undo 2 acts?");
        let seats = |b: &Bench| -> Vec<Mark> {
            let m = b.meeting();
            m.seats().iter().map(|s| m.mark(s.id)).collect()
        };
        assert_eq!(seats(&bench)[2], Mark::Absent);
        bench.press("y");
        assert_eq!(seats(&bench)[0], Mark::Absent);
        assert_eq!(seats(&bench)[1], Mark::Unaccounted);
        assert_eq!(seats(&bench)[2], Mark::Unaccounted);
        bench.sees("undone: ").sees("undid record");
        // It can all be done again.
        bench.press("<C-y><C-y>");
        assert_eq!(seats(&bench)[2], Mark::Absent);
    }

    #[test]
    fn one_line_alone_can_be_undone() {
        let mut bench = Bench::prepared((120, 30)).keys("<F2>1x2x<F7><Up>o");
        bench.press("y");
        let m = bench.meeting();
        assert_eq!(m.mark(m.seats()[0].id), Mark::Unaccounted);
        assert_eq!(m.mark(m.seats()[1].id), Mark::Absent);
        bench.sees("A. Clerk").sees("5 Mar 16:12");
    }

    #[test]
    fn acts_stand_under_their_item_and_runs_of_typing_are_folded() {
        let mut bench = Bench::running((120, 50));
        for _ in 0..4 {
            bench.press("Members asked about the plan. ");
            bench.pass(2);
        }
        bench.press("<C-Space>5About the winter.");
        bench.pass(2);
        bench.press("<F7>");
        bench
            .sees("The meeting")
            .sees("4 Child poverty")
            .sees("5 Winter pressures");
        bench.sees("4 times; Right shows them");
        let typed = |b: &Bench| b.screen().matches("typed \u{201C}Members").count();
        assert_eq!(typed(&bench), 1, "{}", bench.screen());
        while !bench
            .screen()
            .lines()
            .any(|l| l.starts_with('\u{203A}') && l.contains("Members"))
        {
            bench.press("<Up>");
        }
        // Undoing one of several shows which there are first.
        bench.press("o");
        assert_eq!(typed(&bench), 4, "{}", bench.screen());
        // The newest of them rests on nothing later.
        bench.press("<Down><Down><Down>o");
        bench.sees("Undo 1 act?");
        bench.press("y");
        let text = &bench.meeting().all_entries()[0].text;
        assert_eq!(text.matches("Members").count(), 3, "{}", bench.notice());
    }
}
