//! The meeting screen: the record of an item being written, with the agenda, the people and what
//! needs a look beside it where there is room.

mod agenda;
mod assist;
#[cfg(test)]
mod business_tests;
mod caret;
mod facts;
mod find;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod motions_tests;
mod people;
mod places;
#[cfg(test)]
mod private_tests;
mod queries;
mod record;
#[cfg(test)]
mod room_tests;
mod speakers;
#[cfg(test)]
mod speakers_tests;
mod tab;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod truth_tests;
mod turn;
mod voted;
mod write;

use ratatui::layout::Rect;

use super::super::commands::{Command, Context};
use super::super::editor::grapheme::{is_joiner, measure};
use super::super::input::{Button, Mouse, MouseKind};
use super::super::key::{Code, Key};
use super::super::model::Model;
use super::super::page::{self, Next};
use super::super::paper::{Panel, Paper, stamp};
use super::super::port::Effect;
use super::super::session::Session;
use super::super::ui::Ui;
use crate::meeting::Phase;
use crate::meeting::text::Text;
use find::{Finding, Found};
pub(in crate::tui) use places::beside_fits;
use places::places;

/// The screen's state.
#[derive(Debug)]
pub struct Page {
    /// The pen is taken up: letters are text.
    pen: bool,
    /// Where the page was last drawn.
    body: Rect,
    /// The first item that the agenda panel shows.
    agenda_top: usize,
    /// The first line that the people panel shows.
    people_top: usize,
    /// Rows scrolled by the wheel, away from the caret, until the next key.
    wheeled: bool,
    /// A joiner that was typed, and waits for what it joins to: alone it would mean nothing.
    joiner: Option<char>,
    /// Words that are looked for.
    finding: Option<Finding>,
    /// Those looked for last.
    sought: String,
}

impl Page {
    /// The screen, ready to write.
    pub fn open(ui: &Ui) -> Self {
        let writable = ui.session.as_ref().is_some_and(|s| s.read_only.is_none());
        Self {
            pen: writable,
            body: Rect::ZERO,
            agenda_top: 0,
            people_top: 0,
            wheeled: false,
            joiner: None,
            finding: None,
            sought: String::new(),
        }
    }

    /// The body without the rows in which words are looked for, and those rows.
    fn room(&self, body: Rect) -> (Rect, Rect) {
        let rows = match self.finding {
            Some(_) => find::ROWS.min(body.height),
            None => 0,
        };
        let above = body.height - rows;
        (
            Rect::new(body.x, body.y, body.width, above),
            Rect::new(body.x, body.y + above, body.width, rows),
        )
    }

    fn end_finding(&mut self) {
        if let Some(finding) = self.finding.take() {
            finding.words().clone_into(&mut self.sought);
        }
    }
}

/// Who of the members is not here and who asked to speak, in the rule above the record: where there is no
/// room for the people, one line tells what matters of them.
fn draw_away(session: &Session, paper: &mut Paper<'_>, rule: Rect) {
    let key = (session.glance.acts, rule);
    if rule.height == 0 || !paper.stale(Panel::Away, stamp(key)) {
        return;
    }
    paper.rule(rule, rule.y);
    let meeting = session.meeting();
    let away = |room| match meeting.phase() {
        // Before it is opened nobody is here.
        Phase::Prepared => String::new(),
        _ => people::away(meeting, room),
    };
    let room = usize::from(rule.width.saturating_sub(6));
    // Who asked to speak has what the others leave, and half of it at least.
    let left = room.saturating_sub((measure(&away(room)) + 3).min(room / 2));
    let speaking = speakers::in_a_line(meeting, left);
    let mut right = rule.right();
    if !speaking.is_empty() {
        let words = format!(" {speaking} ");
        let end = right.saturating_sub(2);
        right = paper.right(rule.x, rule.y, end, &words, paper.theme.text);
    }
    let words = away(usize::from(right.saturating_sub(rule.x + 6)));
    if !words.is_empty() {
        let words = format!(" {words} ");
        paper.fitted(rule.x + 2, rule.y, right, &words, paper.theme.text);
    }
}

/// Whether the preview is to be shown beside the record.
fn beside(ui: &Ui) -> bool {
    ui.session.as_ref().is_some_and(|s| s.beside.is_some())
}

/// A started command is followed by a digit: looks at the item with that number.
pub fn jump(model: &mut Model, digit: char, out: &mut Vec<Effect>) {
    let may = Command::Look.spec().may(&model.ui);
    if let Err(why) = may {
        model
            .ui
            .refuse(format!("There is nothing to go to: {why}."));
        return;
    }
    facts::look(&mut model.ui, digit, out);
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Meeting
    }

    fn writes(&self) -> bool {
        self.pen || self.finding.is_some()
    }

    fn has_keys(&self) -> bool {
        self.finding.is_some()
    }

    fn arrangement(&self, ui: &Ui) -> u64 {
        stamp((self.finding.is_some(), beside(ui)))
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        self.wheeled = false;
        self.joiner = None;
        match command {
            Command::Pen => self.pen = true,
            Command::Find => self.finding = Finding::begin(ui, &self.sought, out),
            Command::SelectAll
            | Command::Copy
            | Command::Cut
            | Command::Paste
            | Command::NewLine
            | Command::ParagraphUp
            | Command::ParagraphDown
            | Command::MoveUp
            | Command::MoveDown => write::run(ui, command, out),
            Command::CopyMinute | Command::CopyMinuteFull => {
                let full = command == Command::CopyMinuteFull;
                let item = ui.session.as_ref().and_then(|s| s.sheet.item());
                out.extend(item.map(|item| Effect::CopyMinute { item, full }));
            }
            Command::PersonMet
            | Command::Notes
            | Command::MarkNext
            | Command::MarkItem
            | Command::MarkAll
            | Command::WordKnown
            | Command::WordKnownBody
            | Command::PhraseNew
            | Command::TakeProposal
            | Command::LeaveProposal => assist::run(ui, command, out),
            // A line of the rough notes goes into the minutes by the key that makes a paragraph.
            Command::ToParagraph if assist::in_notes(ui) => assist::take_note(ui, out),
            Command::ToResolution | Command::ToOutcome | Command::ToAction
                if assist::in_notes(ui) =>
            {
                ui.tell("A note is no part of the minutes; Alt-p makes a paragraph of its line.");
            }
            Command::ToResolution
            | Command::ToOutcome
            | Command::ToAction
            | Command::ToParagraph
            | Command::MoveTo
            | Command::MoveBefore
            | Command::MoveAfter => self.pen |= turn::run(ui, command, out),
            _ => {
                let words = facts::run(ui, command, out);
                // What is to be worded now is worded with the pen.
                self.pen |= words;
            }
        }
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        self.wheeled = false;
        if let Some(finding) = self.finding.as_mut() {
            let found = finding.key(ui, key);
            if found != Found::Stay {
                self.end_finding();
            }
            return match found {
                Found::Other => Next::Unused,
                _ => Next::Stay,
            };
        }
        if !self.pen && key.typed().is_some() {
            if let Code::Char(digit) = key.code
                && digit.is_ascii_digit()
            {
                facts::look(ui, digit, out);
                return Next::Stay;
            }
            return Next::Unused;
        }
        let joiner = self.joiner.take();
        let typed = key.typed().filter(|c| !c.is_control());
        if typed.is_some_and(is_joiner) {
            self.joiner = typed;
            return Next::Stay;
        }
        if let (Some(joiner), Some(c)) = (joiner, typed) {
            write::type_text(ui, &String::from_iter([joiner, c]), out);
            return Next::Stay;
        }
        if write::key(ui, key, out) {
            Next::Stay
        } else {
            Next::Unused
        }
    }

    fn back(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
        let now = ui.now;
        if self.pen {
            self.pen = false;
            if let Some(session) = ui.session.as_mut() {
                session.flush(now, out);
            }
        } else if ui.session.as_ref().is_some_and(|s| s.read_only.is_some()) {
            ui.tell("To be read only: ^P and \"library\" go back there; ^Q leaves Quorate.");
        } else {
            ui.tell("i takes up the pen again; ^Q leaves Quorate.");
        }
        Next::Stay
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, out: &mut Vec<Effect>) {
        self.wheeled = false;
        if let Some(finding) = self.finding.as_mut() {
            finding.paste(ui, text);
            return;
        }
        self.pen = true;
        match self.joiner.take() {
            Some(joiner) => {
                let whole = Text::new(&format!("{joiner}{}", text.as_str()));
                write::paste(ui, &whole, out);
            }
            None => write::paste(ui, text, out),
        }
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let places = places(self.room(self.body).0, beside(ui));
        let at = (mouse.column, mouse.row);
        let inside = |area: Rect| area.contains(at.into());
        let by = match mouse.kind {
            MouseKind::ScrollUp => -3,
            MouseKind::ScrollDown => 3,
            MouseKind::Down(Button::Left) => 0,
            _ => return Next::Stay,
        };
        if by != 0 {
            if inside(places.agenda) {
                self.agenda_top = self.agenda_top.saturating_add_signed(by);
            } else if inside(places.people) {
                self.people_top = self.people_top.saturating_add_signed(by);
            } else {
                self.wheeled = true;
                record::scroll(ui, by);
            }
            return Next::Stay;
        }
        self.end_finding();
        if inside(places.agenda) {
            let row = usize::from(mouse.row - places.agenda.y) + self.agenda_top;
            agenda::click(ui, row, out);
        } else if inside(places.strip) {
            agenda::click_strip(ui, places.strip, mouse.column, out);
        } else if inside(places.record) {
            record::click(ui, places.record, mouse, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        self.body = body;
        let places = places(self.room(body).0, beside(ui));
        let width = record::text_width(places.record);
        let lines = ui.meeting().map_or(0, people::lines_at_most);
        let seen = usize::from(places.people.height);
        self.people_top = self.people_top.min(lines.saturating_sub(seen));
        let items = ui.meeting().map_or(0, |m| m.items().len());
        let seen = usize::from(places.agenda.height);
        self.agenda_top = self.agenda_top.min(items.saturating_sub(seen));
        if let Some(session) = ui.session.as_mut() {
            session.renumber();
            let airy = places.record.height >= 24;
            session
                .sheet
                .fit(width, usize::from(places.record.height), airy);
            if !self.wheeled {
                session.sheet.follow();
            }
            let pane = places.beside;
            if pane.width > 0 {
                let width = record::text_width(pane);
                session.settle_beside(width, usize::from(pane.height), airy);
            }
        }
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let (above, below) = self.room(body);
        let places = places(above, beside(ui));
        let Some(session) = &ui.session else {
            paper.blank(body);
            return;
        };
        if paper.stale(Panel::Frame, stamp(places)) {
            paper.rule(places.rule, places.rule.y);
            for post in places.posts.into_iter().flatten() {
                paper.post(post, post.x);
            }
        }
        if places.people.width == 0 {
            draw_away(session, paper, places.rule);
        }
        agenda::strip(ui, session, paper, places.strip, places.agenda.width > 0);
        if places.agenda.width > 0 {
            agenda::panel(ui, session, paper, places.agenda, self.agenda_top);
        }
        if places.people.width > 0 {
            people::panel(ui, session, paper, places.people, self.people_top);
        }
        let writing = self.pen && ui.form.is_none();
        record::draw(session, paper, places.record, writing);
        if let Some(pane) = session.beside.as_ref().filter(|_| places.beside.width > 0) {
            record::draw_beside(pane, session.sheet.entry(), paper, places.beside);
        }
        if let Some(finding) = &self.finding {
            finding.draw(paper, below);
        }
    }
}
