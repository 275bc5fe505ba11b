//! Set-up: the body, its seats and holders, the agenda and what reports ask, earlier minutes and
//! later meetings. Seats and items are typed or pasted as lines; the rest is asked question by
//! question. What is known beforehand of people is kept on the roll.

pub mod line;
mod rows;

use ratatui::layout::Rect;

use super::list::{self, List};
use crate::meeting::id::{ItemId, SeatId};
use crate::meeting::joint::Constituent;
use crate::meeting::text::{Text, counted};
use crate::tui::commands::{Command, Context};
use crate::tui::editor::Field;
use crate::tui::editor::grapheme::measure;
use crate::tui::forms::ask::Ask;
use crate::tui::forms::step::edit;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::key::{Code, Key};
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::ui::Ui;
use rows::{Of, Row, rows};

const DETAIL: u16 = 2;

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    seen: Option<u64>,
    /// The line being typed on a row that adds.
    field: Field,
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let _ = ui;
        Self::default()
    }

    fn of(&self) -> Option<Of> {
        self.rows.get(self.list.at).map(|r| r.of)
    }

    fn stand(&mut self, of: Of) {
        if let Some(at) = self.rows.iter().position(|r| r.of == of) {
            self.list.at = at;
        }
    }

    fn seat(&self) -> Option<SeatId> {
        match self.of() {
            Some(Of::Seat(seat)) => Some(seat),
            _ => None,
        }
    }

    fn item(&self) -> Option<ItemId> {
        match self.of() {
            Some(Of::Item(item)) => Some(item),
            _ => None,
        }
    }

    fn enter(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        let ask = match self.of() {
            Some(Of::Body) => Ask::Body,
            Some(Of::Calling) => Ask::Calling,
            Some(Of::Rules) => Ask::Rules,
            Some(Of::Style) => Ask::Style,
            Some(Of::MoreRules) => Ask::MoreRules,
            Some(Of::Joined(body)) => Ask::Joined(Some(body)),
            Some(Of::JoinBody) => Ask::Joined(None),
            Some(Of::Seat(seat)) => Ask::Seat(seat),
            Some(Of::Item(item)) => Ask::Item(item),
            Some(Of::AddSeat(_) | Of::AddItem) => {
                self.add_line(ui, out);
                return;
            }
            Some(Of::Minutes) => Ask::ListMinutes,
            Some(Of::Later) => Ask::ListMeeting,
            Some(Of::Actions) => Ask::BringForward,
            Some(Of::Heading) | None => return,
        };
        Form::begin(Command::SetUpChange, Purpose::Aside(ask), ui, out);
    }

    /// Of which body seats are added in the marked row, if it is one that adds them.
    fn adds_seats(&self) -> Option<Constituent> {
        match self.of() {
            Some(Of::AddSeat(which)) => Some(which),
            _ => None,
        }
    }

    /// What Tab would make of the item's title being typed.
    fn in_full(&self, ui: &Ui) -> Option<String> {
        let typed = self.field.text();
        let at_end = self.field.text_box().caret() == typed.len();
        let wanted = self.of() == Some(Of::AddItem) && at_end;
        line::in_full(ui.meeting().filter(|_| wanted)?, typed)
    }

    /// Takes the line that was typed as a seat or an item.
    fn add_line(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        let words = self.field.text().to_owned();
        if words.trim().is_empty() {
            ui.ask(if self.adds_seats().is_some() {
                line::SEAT
            } else {
                line::ITEM
            });
            return;
        }
        if self.add(ui, &words, out) {
            self.field.set_text("");
        }
    }

    fn add(&mut self, ui: &mut Ui, words: &str, out: &mut Vec<Effect>) -> bool {
        let intent = if let Some(which) = self.adds_seats() {
            let first = ui
                .meeting()
                .is_some_and(|m| m.seats_of(which).next().is_none());
            line::seat_of(words, first, which.joined())
        } else {
            let first = ui.meeting().is_some_and(|m| m.items().is_empty());
            line::item(words, first)
        };
        let what = line::told(&intent);
        if ui.act(intent, out).is_none() {
            return false;
        }
        ui.tell(format!("Added: {what}"));
        true
    }
}

fn may(rows: &[Row]) -> impl Fn(usize) -> bool + '_ {
    |i| rows[i].of != Of::Heading
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::SetUp
    }

    fn writes(&self) -> bool {
        matches!(self.of(), Some(Of::AddSeat(_) | Of::AddItem))
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        let ask = match command {
            Command::SetUpChange => {
                self.enter(ui, out);
                return Next::Stay;
            }
            Command::SetUpSeat => {
                self.stand(Of::AddSeat(Constituent::First));
                ui.ask(line::SEAT);
                return Next::Stay;
            }
            Command::SetUpItem => {
                self.stand(Of::AddItem);
                ui.ask(line::ITEM);
                return Next::Stay;
            }
            Command::SetUpLimbs => {
                let Some(item) = self.item() else {
                    ui.refuse("Mark an item first: a report stands behind one.");
                    return Next::Stay;
                };
                Ask::Report(item)
            }
            Command::SetUpHolder => {
                let Some(seat) = self.seat() else {
                    ui.refuse("Mark a seat first.");
                    return Next::Stay;
                };
                Ask::Holder(seat)
            }
            Command::SetUpMinutes => Ask::ListMinutes,
            Command::SetUpFuture => Ask::ListMeeting,
            _ => Ask::BringForward,
        };
        Form::begin(command, Purpose::Aside(ask), ui, out);
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        let caret = matches!(key.code, Code::Home | Code::End) && !self.field.text().is_empty();
        if !caret && self.list.key(key, self.rows.len(), may(&self.rows)) {
            return Next::Stay;
        }
        if !self.writes() {
            return Next::Unused;
        }
        if key.code == Code::Enter {
            self.add_line(ui, out);
        } else if let (Code::Tab, Some(full)) = (key.code, self.in_full(ui)) {
            self.field.set_text(&full);
        } else if matches!(key.code, Code::Tab | Code::BackTab) {
            let other = if self.adds_seats().is_some() {
                Of::AddItem
            } else {
                Of::AddSeat(Constituent::First)
            };
            self.stand(other);
        } else {
            edit(&mut self.field, key);
        }
        Next::Stay
    }

    fn back(&mut self, _ui: &mut Ui, _out: &mut Vec<Effect>) -> Next {
        if self.writes() && !self.field.text().is_empty() {
            self.field.set_text("");
            return Next::Stay;
        }
        Next::Leave
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, out: &mut Vec<Effect>) {
        if !self.writes() {
            ui.refuse("Press s or i first: pasted lines become seats or items there.");
            return;
        }
        let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
        if lines.len() < 2 {
            self.field.insert(text);
            return;
        }
        let mut added = 0;
        for line in &lines {
            if !self.add(ui, line, out) {
                break;
            }
            added += 1;
        }
        if added == lines.len() {
            ui.tell(format!("{} added.", counted(added, "line")));
        }
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let page = (super::body(ui), DETAIL);
        if self
            .list
            .chosen(mouse, page, self.rows.len(), may(&self.rows))
        {
            self.enter(ui, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        if self.seen != Some(session.glance.acts) {
            self.seen = Some(session.glance.acts);
            let was = self.of();
            self.rows = rows(session.journal.meeting(), ui.now.date_naive());
            if let Some(of) = was {
                self.stand(of);
            }
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, may(&self.rows));
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let areas = list::areas(body, DETAIL);
        let caret = self.field.text_box().caret_cell();
        let typed = (self.field.text(), caret);
        if !paper.stale(Panel::Page, stamp((self.seen, self.list, typed, body))) {
            self.draw_field(paper, areas.list, ui);
            return;
        }
        paper.blank(body);
        let Some(meeting) = ui.meeting() else {
            return;
        };
        let (seats, items) = (meeting.seats().len(), meeting.items().len());
        let words = if meeting.is_body_journal() {
            let items = counted(items, "standing item");
            format!("{}   {items}", counted(seats, "seat"))
        } else {
            format!(
                "{}   {}   F2: apologies, who comes late",
                counted(seats, "seat"),
                counted(items, "item")
            )
        };
        list::sum(paper, areas.sum, &words, None);
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let widest = |of: fn(&Row) -> &str| self.rows.iter().map(|r| measure(of(r))).max();
        let room = usize::from(areas.list.width.saturating_sub(8));
        let beside = widest(|r| &r.beside).unwrap_or(0).min(room / 2) as u16;
        let sided = self.rows.iter().filter(|r| !r.beside.is_empty());
        let words = sided
            .map(|r| measure(&r.words))
            .max()
            .unwrap_or(0)
            .min(room) as u16;
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let x = areas.list.x + 2;
            if row.of == Of::Heading {
                paper.fitted(x, y, right, &row.words, theme.quiet);
                continue;
            }
            let style = list::mark(paper, areas.list, y, i == self.list.at);
            paper.right(x, y, x + 3, &row.label, theme.quiet);
            let adds = matches!(row.of, Of::AddSeat(_) | Of::AddItem);
            if adds && i == self.list.at {
                continue;
            }
            let style = if adds { theme.quiet } else { style };
            let second = (x + 4 + words + 3).min(right.saturating_sub(beside));
            let end = if row.beside.is_empty() {
                right
            } else {
                second.saturating_sub(2)
            };
            paper.fitted(x + 4, y, end, &row.words, style);
            paper.fitted(second, y, right, &row.beside, theme.quiet);
        }
        if let Some(row) = self.rows.get(self.list.at) {
            list::detail(paper, areas.detail, &row.detail);
        }
        self.draw_field(paper, areas.list, ui);
    }
}

impl Page {
    /// The line being typed, with the caret unless a form has it.
    fn draw_field(&self, paper: &mut Paper<'_>, area: Rect, ui: &Ui) {
        let Some(y) = self.list.at.checked_sub(self.list.top) else {
            return;
        };
        if !page::Page::writes(self) || y >= usize::from(area.height) {
            return;
        }
        let (x, y) = (area.x + 6, area.y + y as u16);
        let width = area.right().saturating_sub(x + 1);
        if width == 0 {
            return;
        }
        let room = Rect::new(x, y, width, 1);
        let mut shown = self.field.clone();
        let caret = shown.paint(paper.buffer, room, paper.theme.text, paper.theme.marked);
        paper.touch(room);
        if let Some(full) = self.in_full(ui) {
            let rest = full.get(self.field.text().len()..).unwrap_or_default();
            let x = paper.fitted(caret, y, area.right(), rest, paper.theme.quiet);
            paper.fitted(x + 2, y, area.right(), "Tab", paper.theme.accent);
        }
        if ui.form.is_none() {
            paper.put_caret(caret, y);
        }
    }
}

#[cfg(test)]
mod tests;
