//! The preview: the whole draft as it will print, for one kind of readers, beginning at the item
//! that the officer writes in.

mod layout;

use ratatui::layout::Rect;

use crate::meeting::Meeting;
use crate::meeting::text::counted;
use crate::minutes::{Full, Public, draft};
use crate::tui::commands::{Command, Context};
use crate::tui::input::{Mouse, MouseKind};
use crate::tui::key::{Code, Key};
use crate::tui::page::{self, Destination, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::ui::Ui;
use layout::{Line, Weight, layout};

/// The widest that lines get: more is hard to read.
const WIDEST: u16 = 80;

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    lines: Vec<Line>,
    top: usize,
    seen: Option<(u64, u16, bool)>,
    height: usize,
    full: bool,
    /// The item to begin at, until the draft was laid out.
    wanted: Option<String>,
}

fn measure_of(width: u16) -> u16 {
    width.saturating_sub(4).min(WIDEST)
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let item = ui.session.as_ref().and_then(|s| {
            let item = s.meeting().item(s.sheet.item()?)?;
            Some(item.details.number.to_string())
        });
        Self {
            wanted: item,
            ..Self::default()
        }
    }

    fn read(&mut self, meeting: &Meeting, width: u16) {
        let house = meeting.house();
        let width = usize::from(measure_of(width));
        self.lines = if self.full {
            layout(draft::<Full>(meeting, house).document(), width)
        } else {
            layout(draft::<Public>(meeting, house).document(), width)
        };
        if let Some(item) = self.wanted.take()
            && let Some(at) = self
                .lines
                .iter()
                .position(|l| l.item.as_ref() == Some(&item))
        {
            self.top = at;
        }
    }

    fn last(&self) -> usize {
        self.lines.len().saturating_sub(self.height.max(1))
    }

    fn go_item(&mut self, onward: bool) {
        let starts = |l: &Line| l.item.is_some();
        let found = if onward {
            let from = (self.top + 1).min(self.lines.len());
            let next = self.lines[from..].iter().position(starts);
            next.map(|at| from + at)
        } else {
            self.lines[..self.top.min(self.lines.len())]
                .iter()
                .rposition(starts)
        };
        match found {
            Some(at) => self.top = at,
            None if !onward => self.top = 0,
            None => self.top = self.last(),
        }
    }

    fn scroll(&mut self, key: Key) -> bool {
        let page = self.height.saturating_sub(2).max(1);
        let top = match key.code {
            Code::Up => self.top.saturating_sub(1),
            Code::Down => self.top + 1,
            Code::PageUp => self.top.saturating_sub(page),
            Code::PageDown | Code::Char(' ') => self.top + page,
            Code::Home => 0,
            Code::End => usize::MAX,
            _ => return false,
        };
        // An item was gone to that begins below the last whole screen: it stays.
        self.top = top.min(self.last().max(self.top));
        true
    }
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Preview
    }

    fn run(&mut self, _ui: &mut Ui, command: Command, _out: &mut Vec<Effect>) -> Next {
        match command {
            Command::PreviewReaders => self.full = !self.full,
            Command::PreviewNext => self.go_item(true),
            Command::PreviewBefore => self.go_item(false),
            Command::PreviewExport => {
                return Next::Open(Destination::Export);
            }
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        if self.scroll(key) {
            Next::Stay
        } else {
            Next::Unused
        }
    }

    fn mouse(&mut self, _ui: &mut Ui, mouse: Mouse, _out: &mut Vec<Effect>) -> Next {
        match mouse.kind {
            MouseKind::ScrollUp => self.top = self.top.saturating_sub(3),
            MouseKind::ScrollDown => self.top = (self.top + 3).min(self.last().max(self.top)),
            _ => {}
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let now = (session.glance.acts, body.width, self.full);
        if self.seen != Some(now) {
            self.seen = Some(now);
            let meeting = session.journal.meeting();
            self.read(meeting, body.width);
        }
        self.height = usize::from(body.height.saturating_sub(1));
        self.top = self.top.min(self.lines.len().saturating_sub(1));
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let _ = ui;
        if !paper.stale(Panel::Page, stamp((self.seen, self.top, body))) {
            return;
        }
        paper.blank(body);
        if body.height == 0 {
            return;
        }
        let theme = paper.theme;
        let right = body.right().saturating_sub(1);
        let shown = (self.top + self.height).min(self.lines.len());
        let place = format!("{shown} of {}", counted(self.lines.len(), "line"));
        let end = paper.right(body.x + 1, body.y, right, &place, theme.quiet);
        let (words, style) = if self.full {
            ("With exempt text: not for publication", theme.alarm)
        } else {
            ("For the public", theme.text)
        };
        paper.fitted(body.x + 1, body.y, end.saturating_sub(2), words, style);
        let measure = measure_of(body.width);
        let left = body.x + 2 + body.width.saturating_sub(4 + measure) / 2;
        let lines = self.lines.iter().skip(self.top);
        for (y, line) in (body.y + 1..body.bottom()).zip(lines) {
            if !line.label.is_empty() {
                let weight = if line.item.is_some() {
                    theme.strong
                } else {
                    theme.text
                };
                paper.text(left, y, right, &line.label, weight);
            }
            let mut x = left + u16::try_from(line.indent).unwrap_or(0);
            for (words, weight) in &line.words {
                let style = match weight {
                    Weight::Plain => theme.text,
                    Weight::Strong => theme.strong,
                    Weight::Quiet => theme.quiet,
                };
                x = paper.text(x, y, right, words, style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::entry::{Place, Stream};
    use crate::meeting::intent::{Intent, Order};
    use crate::tui::testing::{Bench, at, running};

    #[test]
    fn the_draft_is_shown_from_the_item_of_the_caret_on() {
        let mut bench = Bench::running((80, 24)).keys("<F5>");
        bench.sees("For the public");
        assert!(bench.row(3).contains("CHILD POVERTY"), "{}", bench.screen());
        bench.press("[");
        assert!(bench.row(3).contains("MINUTES"), "{}", bench.screen());
        bench.press("<Home>");
        bench
            .sees("DRAFT: the meeting has not ended")
            .sees("Harbour Council");
    }

    #[test]
    fn exempt_text_is_shown_only_when_it_is_asked_for_and_that_is_said() {
        let mut journal = running();
        let order = Order {
            stream: Stream::Exempt,
            ..Order::from(Intent::Write {
                more: Vec::new(),
                item: None,
                text: "The offer was three million.".into(),
                place: Place::End,
            })
        };
        journal.act(at(16, 5), &order).unwrap();
        let mut bench = Bench::with(journal, (80, 24)).keys("<F5>");
        bench.sees_no("three million");
        bench.press("f");
        bench.sees("not for publication").sees("three million");
    }
}
