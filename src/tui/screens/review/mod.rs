//! The review of a pack: what was read, field by field, beside the lines that it was read from.
//! Each field is accepted, mended or dropped; what is certain needs no key. Then the meeting is
//! made.

mod draw;
mod keys;
mod mend;
mod rows;
mod said;
mod source;

use std::collections::{HashMap, HashSet};

use ratatui::layout::Rect;

use super::list::{Clicked, List};
use crate::import::draft::{Draft, Field, Standing};
use crate::import::found::Place;
use crate::import::proposal::Proposal;
use crate::meeting::text::Text;
use crate::tui::commands::{Command, Context};
use crate::tui::input::{Mouse, MouseKind};
use crate::tui::key::Key;
use crate::tui::page::{self, Next};
use crate::tui::paper::Paper;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;
use mend::Mend;
use rows::{Row, Table, table};
use source::View;

/// What was asked, to be answered by the same key again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// To leave out what is open.
    Make,
    /// To leave what was settled.
    Leave,
}

/// The screen's state.
#[derive(Debug)]
pub struct Page {
    draft: Box<Draft>,
    /// How the fields stood that the officer dropped.
    stood: HashMap<usize, Standing>,
    /// What the officer gave last for a field without words, by its label.
    given: HashMap<String, String>,
    /// How many fields were settled with the newest one, for they say the same.
    same_told: usize,
    unfolded: HashSet<usize>,
    table: Table,
    list: List,
    view: View,
    /// The row that the lines are shown for, and the height that they had.
    viewed: Option<(Row, u16)>,
    /// The lines have the whole body.
    whole: bool,
    /// Where the lines lie.
    papers: Rect,
    /// Where the officer was before they went to what was passed over.
    before: Option<Row>,
    mend: Option<Mend>,
    asked: Option<Asked>,
    /// Rows that it takes to tell of the marked row.
    wanted: u16,
    /// What was asked when the newest key came.
    answering: Option<Asked>,
    /// Something else is shown than before.
    drawn: u64,
}

impl Page {
    /// The screen as it opens, at the first field to settle, or else where the meeting is made.
    pub fn open(proposal: Proposal) -> Self {
        Self::of(Box::new(Draft::new(proposal)))
    }

    /// The same, for a draft.
    pub fn of(draft: Box<Draft>) -> Self {
        let mut page = Self {
            draft,
            stood: HashMap::new(),
            given: HashMap::new(),
            same_told: 0,
            unfolded: HashSet::new(),
            table: Table::default(),
            list: List::default(),
            view: View::default(),
            viewed: None,
            whole: false,
            papers: Rect::default(),
            before: None,
            mend: None,
            asked: None,
            wanted: 0,
            answering: None,
            drawn: 0,
        };
        page.lay_out();
        page.go_to_open(None);
        page
    }

    /// Whether something was settled that leaving would lose; the first time it is asked.
    pub fn holds_back(&mut self, ui: &mut Ui, again: &str) -> bool {
        if !self.draft.touched() || self.was_asked(Asked::Leave) {
            return false;
        }
        self.asked = Some(Asked::Leave);
        ui.ask(format!(
            "Leave the pack? What you settled is not kept. {again}."
        ));
        true
    }

    fn was_asked(&self, what: Asked) -> bool {
        self.asked == Some(what) || self.answering == Some(what)
    }

    fn row(&self) -> Option<Row> {
        self.table.rows.get(self.list.at).copied()
    }

    fn field(&self) -> Option<(usize, &Field)> {
        match self.row()? {
            Row::Field(at) => Some((at, self.draft.fields().get(at)?)),
            _ => None,
        }
    }

    /// Where the marked row was read.
    fn place(&self) -> Option<Place> {
        let proposal = self.draft.proposal();
        match self.row()? {
            Row::Make | Row::Heading(_) => None,
            Row::Field(at) => self.draft.fields().get(at).map(|f| f.place),
            Row::Notice(at) => proposal.noticed.get(at).map(|n| n.place),
            Row::Passed(at) => proposal.passed_over.get(at).map(|p| p.place),
            Row::Remark(source, _) => Some(Place {
                source: u16::try_from(source).unwrap_or(u16::MAX),
                ..Place::default()
            }),
        }
    }

    /// Lays the rows out anew; the mark stays on its row, or goes to the one above it that is
    /// left.
    fn lay_out(&mut self) {
        let marked = self.row();
        self.table = table(&self.draft, &self.unfolded);
        self.drawn += 1;
        let Some(Row::Field(at)) = marked else {
            if let Some(at) = marked.and_then(|row| self.table.find(row)) {
                self.list.at = at;
            }
            return;
        };
        let left = |row: &Row| matches!(row, Row::Field(f) if *f <= at);
        if let Some(at) = self.table.rows.iter().rposition(left) {
            self.list.at = at;
        }
    }

    fn mark(&mut self, row: Row) {
        if let Some(at) = self.table.find(row) {
            self.list.at = at;
        }
    }

    /// What follows the marked row is seen too, as far as there is room.
    fn look_ahead(&mut self, seen: usize) {
        let margin = (seen / 4).min(3);
        let last = self.table.rows.len().saturating_sub(1);
        let to = (self.list.at + margin).min(last);
        self.list.top = self.list.top.max((to + 1).saturating_sub(seen));
        let from = self.list.at.saturating_sub(margin);
        self.list.top = self.list.top.min(from);
    }

    /// To the first open field after `after`, or else to where the meeting is made.
    fn go_to_open(&mut self, after: Option<usize>) {
        let row = self.draft.next_open(after).map_or(Row::Make, Row::Field);
        self.mark(row);
    }
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Review
    }

    fn writes(&self) -> bool {
        self.mend.is_some()
    }

    fn has_keys(&self) -> bool {
        true
    }

    fn hint(&self) -> Option<&'static str> {
        match &self.mend {
            Some(mend) => Some(mend.hint()),
            None if self.whole => {
                Some("Arrows, PgUp, PgDn scroll   Esc back to the fields   ? help")
            }
            None => None,
        }
    }

    fn arrangement(&self, _ui: &Ui) -> u64 {
        u64::from(self.whole)
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        self.command(ui, command, out)
    }

    fn key(&mut self, ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        self.pressed(ui, key)
    }

    fn back(&mut self, ui: &mut Ui, _out: &mut Vec<Effect>) -> Next {
        self.drawn += 1;
        if self.mend.take().is_some() {
            return Next::Stay;
        }
        if std::mem::take(&mut self.whole) {
            self.viewed = None;
            return Next::Stay;
        }
        if self.holds_back(ui, "Esc again leaves") {
            return Next::Stay;
        }
        Next::Leave
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, _out: &mut Vec<Effect>) {
        if let Some(mend) = &mut self.mend {
            mend.insert(text);
        } else {
            ui.refuse("Press e first: pasted words mend the marked field.");
        }
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let areas = self.areas(super::body(ui));
        let beside = areas.source.contains((mouse.column, mouse.row).into());
        if self.mend.is_some() {
            return Next::Stay;
        }
        if self.whole || beside {
            let down = match mouse.kind {
                MouseKind::ScrollDown => true,
                MouseKind::ScrollUp => false,
                _ => return Next::Stay,
            };
            self.scroll(areas.source, down, 3);
            return Next::Stay;
        }
        let rows = self.table.rows.len();
        match self.list.mouse(mouse, areas.list, rows, self.table.may()) {
            Clicked::Again => self.command(ui, Command::ReviewAccept, out),
            _ => Next::Stay,
        }
    }

    fn settle(&mut self, _ui: &mut Ui, body: Rect) {
        if let Some(mend) = &mut self.mend {
            let width = draw::areas(body, draw::BelowList::Said(0), false)
                .detail
                .width;
            mend.reshape(width.saturating_sub(3));
        }
        self.wanted = self.rows_said(body);
        let areas = self.areas(body);
        let seen = usize::from(areas.list.height);
        if !self.whole {
            self.list
                .settle(self.table.rows.len(), seen, self.table.may());
        }
        self.look_ahead(seen);
        let Some(row) = self.row() else {
            return;
        };
        self.papers = areas.source;
        let now = (row, areas.source.height);
        if self.viewed != Some(now) {
            self.viewed = Some(now);
            let place = self.place().unwrap_or_default();
            self.view = View::at(self.draft.proposal(), place, areas.source.height);
        }
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        self.draw_all(ui, paper, body);
    }
}

#[cfg(test)]
mod tests;
