//! The library: the officer's own sessions and the samples, with what is left to do.

use ratatui::layout::Rect;

mod columns;
mod found;
#[cfg(test)]
mod tests;

use super::list::{self, Clicked, List};
use crate::meeting::text::Text;
use crate::tui::commands::{Command, Context};
use crate::tui::editor::Field;
use crate::tui::forms::ask::Ask;
use crate::tui::forms::step::edit;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::job::{FoundPassage, Question};
use crate::tui::key::{Code, Key};
use crate::tui::page::{self, Destination, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::{Effect, Listed};
use crate::tui::ui::Ui;
use columns::{Columns, Widths, detail};

/// Rows that say more of the marked meeting, and of a marked passage.
const DETAIL: u16 = 2;
const PASSAGE: u16 = 5;

/// A meeting that was recorded in within so many hours is gone on with.
const LATELY: i64 = 24;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// A session, by its place in what was listed.
    Session(usize),
    /// The heading of the journals of bodies.
    Journals,
    /// The heading of the samples.
    Samples,
    /// The heading of what was found in the minutes.
    Found,
    /// A passage, by its place in what was found.
    Passage(usize),
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    /// What is looked for.
    field: Field,
    /// Letters go to the field.
    finding: bool,
    /// The mark was moved by hand; until then the first row has it.
    moved: bool,
    /// Of which listing, answer and words the rows are.
    read: Option<(u64, u64, String)>,
    widths: Widths,
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let mut page = Self::default();
        if ui.search.kept {
            page.field.set_text(&ui.search.typed);
        }
        page.read(ui);
        page
    }

    /// Makes the rows of what is listed and found, if that is not what they are of.
    fn read(&mut self, ui: &Ui) {
        let typed = self.field.text();
        let of = (ui.listings, ui.search.answers, typed);
        let same = |(listings, answers, words): &(u64, u64, String)| {
            (*listings, *answers, words.as_str()) == of
        };
        if self.read.as_ref().is_some_and(same) {
            return;
        }
        self.read = Some((of.0, of.1, typed.to_owned()));
        self.widths = Widths::of(&ui.library);
        let wanted = typed.to_lowercase();
        let fits = |one: &Listed| {
            if wanted.is_empty() {
                return true;
            }
            let words = format!(
                "{} {} {} {}",
                one.body,
                one.date.format("%-d %B %Y %Y-%m-%d"),
                one.state,
                one.to_do
            )
            .to_lowercase();
            wanted.split_whitespace().all(|w| words.contains(w))
        };
        let mut own: Vec<usize> = Vec::new();
        let mut samples: Vec<usize> = Vec::new();
        let mut journals: Vec<usize> = Vec::new();
        for (at, one) in ui.library.iter().enumerate().filter(|(_, l)| fits(l)) {
            match (one.sample, one.is_journal()) {
                (true, _) => samples.push(at),
                (_, true) => journals.push(at),
                _ => own.push(at),
            }
        }
        // The newest meeting first.
        own.sort_by_key(|&at| std::cmp::Reverse(ui.library[at].date));
        self.rows = own.into_iter().map(Row::Session).collect();
        if !journals.is_empty() {
            self.rows.push(Row::Journals);
            self.rows.extend(journals.into_iter().map(Row::Session));
        }
        if !samples.is_empty() {
            self.rows.push(Row::Samples);
            self.rows.extend(samples.into_iter().map(Row::Session));
        }
        if let Some(found) = ui.search.found.as_ref().filter(|_| !wanted.is_empty()) {
            self.rows.push(Row::Found);
            self.rows
                .extend((0..found.passages.len()).map(Row::Passage));
        }
    }

    /// The rows below the list.
    fn detail(&self) -> u16 {
        match self.rows.get(self.list.at) {
            Some(Row::Passage(_)) => PASSAGE,
            _ => DETAIL,
        }
    }

    /// The passage in a row, if one stands there.
    fn passage<'u>(&self, ui: &'u Ui, row: usize) -> Option<&'u FoundPassage> {
        match self.rows.get(row)? {
            Row::Passage(at) => ui.search.found.as_ref()?.passages.get(*at),
            _ => None,
        }
    }

    /// The row of the meeting that was being minuted when the program ended last, by a broken line or
    /// otherwise: Enter goes on with it.
    fn left_open(&self, ui: &Ui) -> Option<usize> {
        if !self.field.text().is_empty() {
            return None;
        }
        let lately = |row: &(usize, &Row)| match row.1 {
            Row::Session(at) => {
                let one = ui.library.get(*at)?;
                let saved = one.saved.filter(|_| one.state == "open" && !one.sample)?;
                let ago = (ui.now - saved).num_hours().abs();
                (one.trouble.is_none() && ago < LATELY).then_some((saved, row.0))
            }
            _ => None,
        };
        let rows = self.rows.iter().enumerate();
        let newest = rows.filter_map(|row| lately(&row)).max();
        newest.map(|(_, at)| at)
    }

    fn marked<'d>(&self, ui: &'d Ui) -> Option<&'d Listed> {
        match self.rows.get(self.list.at)? {
            Row::Session(at) => ui.library.get(*at),
            _ => None,
        }
    }

    fn enter(&self, ui: &mut Ui, out: &mut Vec<Effect>) {
        if let Some(passage) = self.passage(ui, self.list.at) {
            if passage.key.0.ends_with(".record.json") {
                ui.refuse("These minutes are not Quorate\u{2019}s record: their file stands in the folder \u{201C}published\u{201D} of your sessions.");
                return;
            }
            out.push(Effect::Look(passage.key.clone(), passage.place));
            ui.search.kept = true;
            return;
        }
        ui.search.kept = false;
        let Some(one) = self.marked(ui) else {
            ui.refuse("Nothing is marked; n makes a new meeting.");
            return;
        };
        let key = one.key.clone();
        if one.sample {
            ui.tell("Opened as your own copy; the sample stays as it is.");
            out.push(Effect::CopySample(key));
        } else {
            out.push(Effect::Open(key));
        }
    }
}

fn may(rows: &[Row]) -> impl Fn(usize) -> bool + '_ {
    |i| !matches!(rows[i], Row::Journals | Row::Samples | Row::Found)
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Library
    }

    fn writes(&self) -> bool {
        self.finding
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::OpenListed => self.enter(ui, out),
            Command::NewMeeting => {
                out.push(Effect::ListBodies);
                Form::begin(command, Purpose::Aside(Ask::NewMeeting), ui, out);
            }
            Command::NewFromPack => {
                return Next::Open(Destination::Pack(None));
            }
            Command::NewAfter => match self.marked(ui) {
                Some(one) if one.trouble.is_none() && !one.sample => {
                    return Next::Open(Destination::Pack(Some(Box::new(one.clone()))));
                }
                Some(one) if one.sample => {
                    ui.refuse("Open the sample first: then its copy can be followed.");
                }
                Some(_) => ui.refuse("This session can't be read, so nothing follows it."),
                None => {
                    ui.refuse("Nothing is marked; p reads a pack, n makes a meeting by hand.");
                }
            },
            Command::TakeListed | Command::JournalListed => match self.marked(ui) {
                Some(one) if one.is_journal() => {
                    ui.refuse("This is a journal already: mark a meeting of the body.");
                }
                Some(one) if one.sample || one.trouble.is_some() => {
                    ui.refuse("Only a meeting of your own, that can be read, goes into a journal.");
                }
                Some(one) if command == Command::TakeListed => {
                    out.push(Effect::TakeMeeting(one.key.clone()));
                }
                Some(one) => out.push(Effect::BeginJournal(one.key.clone())),
                None => ui.refuse("No meeting is marked."),
            },
            Command::FindListed => self.finding = true,
            Command::TraceWords => {
                return Next::Open(Destination::Answers(Question::Trace(String::new())));
            }
            Command::SixMonths => return Next::Open(Destination::Answers(Question::SixMonths)),
            Command::BodyAttendance => {
                let signs = ui.theme.looks.unicode;
                return self.of_body(ui, |one| Question::Attendance {
                    body: one.body.clone(),
                    day: one.date,
                    signs,
                });
            }
            Command::BodyDeclarations => {
                return self.of_body(ui, |one| Question::Declarations {
                    body: one.body.clone(),
                });
            }
            Command::ListAgain => out.push(Effect::List),
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        if self.list.key(key, self.rows.len(), may(&self.rows)) {
            self.moved = true;
            return Next::Stay;
        }
        if !self.finding {
            return Next::Unused;
        }
        if key.code == Code::Enter {
            self.finding = false;
            self.enter(ui, out);
        } else if edit(&mut self.field, key) {
            self.sought(ui, out);
        }
        Next::Stay
    }

    fn back(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
        if self.finding || !self.field.text().is_empty() {
            self.finding = false;
            self.field.set_text("");
            self.sought(ui, out);
            ui.search.kept = false;
            return Next::Stay;
        }
        Next::Leave
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, out: &mut Vec<Effect>) {
        if self.finding {
            self.field.insert(text);
            self.sought(ui, out);
        } else {
            ui.refuse("Press / first to look for pasted words.");
        }
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let area = list::areas(super::body(ui), self.detail()).list;
        let rows = self.rows.len();
        let clicked = self.list.mouse(mouse, area, rows, may(&self.rows));
        self.moved |= clicked != Clicked::Nothing;
        if clicked == Clicked::Again {
            self.enter(ui, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        self.read(ui);
        if !self.moved {
            self.list.at = self.left_open(ui).unwrap_or(0);
        }
        // Where the mark comes to stand says how many rows are left for the list.
        for _ in 0..2 {
            let seen = usize::from(list::areas(body, self.detail()).list.height);
            self.list.settle(self.rows.len(), seen, may(&self.rows));
        }
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let caret = self.field.text_box().caret_cell();
        let of = (
            ui.listings,
            ui.search.answers,
            self.list,
            self.field.text(),
            caret,
            self.finding,
            body,
        );
        if !paper.stale(Panel::Page, stamp(of)) {
            if self.finding {
                self.draw_field(paper, list::areas(body, self.detail()).sum);
            }
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, self.detail());
        if self.finding {
            self.draw_field(paper, areas.sum);
        } else {
            list::sum(paper, areas.sum, &self.summary(ui), None);
        }
        let columns = Columns::new(areas.list, self.widths);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            match row {
                Row::Samples | Row::Journals => {
                    let words = match row {
                        Row::Samples => "Samples; each opens as your own copy",
                        _ => "Journals of bodies, between their meetings",
                    };
                    let theme = paper.theme;
                    paper.fitted(areas.list.x + 2, y, areas.list.right(), words, theme.quiet);
                }
                Row::Session(at) => {
                    if let Some(one) = ui.library.get(*at) {
                        columns.draw(paper, y, one, i == self.list.at);
                    }
                }
                Row::Found => found::heading(paper, areas.list, y, ui.search.found.as_ref()),
                Row::Passage(_) => {
                    if let Some(passage) = self.passage(ui, i) {
                        found::row(paper, areas.list, y, passage, i == self.list.at);
                    }
                }
            }
        }
        if let Some(passage) = self.passage(ui, self.list.at) {
            found::detail(paper, areas.detail, passage);
            return;
        }
        match self.marked(ui) {
            Some(Listed {
                trouble: Some(why), ..
            }) => list::detail(paper, areas.detail, why),
            Some(one) => {
                let told = detail(one, &ui.library, columns.more.is_some());
                list::detail(paper, areas.detail, &told);
            }
            None => {}
        }
    }
}

impl Page {
    /// Other words are looked for.
    fn sought(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        self.list.at = 0;
        self.moved = false;
        ui.search.ask(self.field.text(), out);
    }

    fn summary(&self, ui: &Ui) -> String {
        if !self.field.text().is_empty() {
            return format!(
                "Those with \u{201C}{}\u{201D}; Esc shows all again",
                self.field.text()
            );
        }
        let own = ui
            .library
            .iter()
            .filter(|l| !l.sample && !l.is_journal())
            .count()
            + ui.unlisted;
        let left = self.left_open(ui).filter(|at| *at == self.list.at);
        if let Some(one) = left.and_then(|_| self.marked(ui))
            && let Some(saved) = one.saved
        {
            let clock = saved.format("%H:%M");
            return format!("Open and saved at {clock}: Enter goes on where you were");
        }
        match own {
            0 => "No meetings of your own yet: p reads a pack, n makes one, Enter opens a sample"
                .to_owned(),
            1 => "1 meeting".to_owned(),
            n => format!("{n} meetings"),
        }
    }

    fn draw_field(&self, paper: &mut Paper<'_>, area: Rect) {
        list::field(paper, area, "Find:", &self.field);
    }

    /// A question about the body of the marked meeting.
    fn of_body(&self, ui: &mut Ui, ask: impl Fn(&Listed) -> Question) -> Next {
        match self.marked(ui) {
            Some(one) if one.sample => {
                ui.refuse("A sample has no other meetings: mark one of your own.");
            }
            Some(one) if one.trouble.is_some() || one.body.is_empty() => {
                ui.refuse("This session can't be read: mark another of the body.");
            }
            Some(one) => return Next::Open(Destination::Answers(ask(one))),
            None => ui.refuse("Mark a meeting of the body first."),
        }
        Next::Stay
    }
}
