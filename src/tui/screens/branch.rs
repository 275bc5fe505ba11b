//! A branch of the meeting: what was recorded elsewhere after somebody else had gone on with it, act by act
//! in words, with what each would do in the meeting as it stands. Each is taken over by a key, or passed by.

use ratatui::layout::Rect;

use super::history_rows::heading_of;
use super::list::{self, List};
use crate::meeting::text::counted;
use crate::tui::commands::{Command, Context};
use crate::tui::input::Mouse;
use crate::tui::job::Job;
use crate::tui::key::Key;
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::session::{OpenBranch, Session};
use crate::tui::ui::Ui;

/// How many lines say more of the marked act.
const DETAIL: u16 = 5;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    /// Where what follows was done.
    Heading(String),
    /// An act, by its place in the branch.
    Part(usize),
}

/// What the screen was made of: the marked act, the last record of the meeting, and how many acts it has,
/// were passed by and wait.
type Seen = (Option<usize>, u64, (usize, usize, usize));

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    /// What is said of the marked act.
    detail: String,
    /// What that was made of.
    seen: Option<Seen>,
}

fn may(rows: &[Row]) -> impl Fn(usize) -> bool + '_ {
    |i| matches!(rows[i], Row::Part(_))
}

fn open(ui: &Ui) -> Option<&OpenBranch> {
    ui.session.as_ref()?.branches.open.as_deref()
}

/// Asks for the branch at a place in the list of those that are known of.
fn ask(session: &Session, at: usize, out: &mut Vec<Effect>) {
    let listed = session.branches.listed.get(at).cloned();
    out.extend(listed.map(|listed| Effect::Job(Job::ReadBranch(listed))));
}

impl Page {
    /// The screen, as it opens: the branch that was looked at last, or the first.
    pub fn open(ui: &Ui, out: &mut Vec<Effect>) -> Self {
        if let Some(session) = &ui.session {
            ask(session, place(session).unwrap_or(0), out);
        }
        Self::default()
    }

    fn marked(&self) -> Option<usize> {
        match self.rows.get(self.list.at)? {
            Row::Part(at) => Some(*at),
            Row::Heading(_) => None,
        }
    }

    /// What is said of an act: what it would record, or why it can't be taken over.
    fn say(&self, ui: &Ui) -> String {
        let (Some(session), Some(at)) = (&ui.session, self.marked()) else {
            return String::new();
        };
        let Some(open) = &session.branches.open else {
            return String::new();
        };
        let Some(part) = open.branch.parts().get(at) else {
            return String::new();
        };
        let about = match open.known.records(at) {
            Some([]) => "The meeting has that already.".to_owned(),
            Some(seqs) => {
                let seqs: Vec<String> = seqs.iter().map(u64::to_string).collect();
                format!("In the meeting: record {}.", seqs.join(", "))
            }
            None => match session.offer_part(ui.now, at) {
                Ok(offer) => format!("Enter records: {}.", offer.words.trim_end_matches('.')),
                Err(refusal) => format!("It can\u{2019}t be taken over: {refusal}"),
            },
        };
        let at = part.at.format("%-d %b %H:%M");
        let mut said = format!("{at}, {}. {about}", part.by);
        if part.copy != part.words {
            said.push('\n');
            said.push_str(&part.copy);
        }
        said
    }
}

/// The place of the branch that is looked at among those that are known of.
fn place(session: &Session) -> Option<usize> {
    let key = &session.branches.open.as_ref()?.listed.key;
    let all = &session.branches.listed;
    all.iter().position(|listed| listed.key == *key)
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Branch
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        let now = ui.now;
        let marked = self.marked();
        let Some(session) = ui.session.as_mut() else {
            return Next::Stay;
        };
        if command == Command::BranchNext {
            let next = place(session).map_or(0, |at| at + 1) % session.branches.listed.len().max(1);
            if session.branches.listed.len() < 2 {
                ui.refuse("There is no other branch of this meeting.");
            } else {
                ask(session, next, out);
                self.list = List::default();
            }
            return Next::Stay;
        }
        let Some(at) = marked else {
            ui.refuse("Nothing of a branch is here yet.");
            return Next::Stay;
        };
        match command {
            Command::BranchTake => match session.take_part(now, at, out) {
                Ok(words) => {
                    ui.tell(format!("Taken over: {words}"));
                    self.go_on(ui);
                }
                Err(refusal) => ui.refuse(refusal.to_string()),
            },
            Command::BranchPass => {
                let open = session.branches.open.as_mut();
                let passed = open.filter(|open| open.known.records(at).is_none());
                match passed.map(|open| open.pass(at)) {
                    None => ui.refuse("The meeting has that already."),
                    Some(true) => {
                        ui.tell("Passed by: it stays in the branch. x again takes that back.");
                        self.go_on(ui);
                    }
                    Some(false) => ui.tell("It waits again."),
                }
            }
            _ => {
                let part = session.branches.open.as_ref();
                let part = part.and_then(|open| open.branch.parts().get(at));
                let text = part.map_or_else(String::new, |part| part.copy.clone());
                ui.clipboard.clone_from(&text);
                out.push(Effect::Copy {
                    text,
                    told: "Its words are in the clipboard.".to_owned(),
                });
            }
        }
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        self.list.take(key, self.rows.len(), may(&self.rows))
    }

    fn back(&mut self, ui: &mut Ui, _out: &mut Vec<Effect>) -> Next {
        if let Some(told) = open(ui).map(OpenBranch::told) {
            ui.tell(format!("{told}. The branch stays as it is."));
        }
        Next::Leave
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, _out: &mut Vec<Effect>) -> Next {
        let area = list::areas(super::body(ui), DETAIL).list;
        let rows = self.rows.len();
        self.list.mouse(mouse, area, rows, may(&self.rows));
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        if let Some(session) = ui.session.as_mut() {
            session.look_at_branch();
        }
        let rows = open(ui).map_or_else(Vec::new, rows);
        if rows != self.rows {
            let opens = self.rows.is_empty();
            self.rows = rows;
            self.seen = None;
            if opens {
                self.list.at = 0;
                self.go_on(ui);
            }
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, may(&self.rows));
        let last = ui.session.as_ref().map_or(0, |s| s.journal.last());
        let counts = open(ui).map_or((0, 0, 0), OpenBranch::counts);
        let now = (self.marked(), last, counts);
        if self.seen != Some(now) {
            self.seen = Some(now);
            self.detail = self.say(ui);
        }
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let name = open(ui).map(|open| open.listed.words.as_str());
        if !paper.stale(
            Panel::Page,
            stamp((self.seen, self.list, self.rows.len(), name, body)),
        ) {
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, DETAIL);
        let Some(open) = open(ui) else {
            list::sum(paper, areas.sum, "The branch is being read", None);
            return;
        };
        let (here, passed, left) = open.counts();
        let mut words = format!(
            "{here} in the meeting, {passed} passed by, {left} left: {}, parted after record {}",
            open.listed.words,
            open.branch.after()
        );
        if open.branch.undone() > 0 {
            words.push_str(", ");
            words.push_str(&counted(open.branch.undone(), "act"));
            words.push_str(" undone there");
        }
        let is_part = |row: &&Row| matches!(row, Row::Part(_));
        let all = self.rows.iter().filter(is_part).count();
        let above = self.rows.iter().take(self.list.at).filter(is_part).count();
        list::sum(paper, areas.sum, &words, (all > 0).then_some((above, all)));
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let at = match row {
                Row::Heading(words) => {
                    paper.fitted(areas.list.x + 1, y, right, words, theme.strong);
                    continue;
                }
                Row::Part(at) => *at,
            };
            let Some(part) = open.branch.parts().get(at) else {
                continue;
            };
            let style = list::mark(paper, areas.list, y, i == self.list.at);
            let x = areas.list.x + 2;
            let (mark, style) = match (open.known.records(at), open.was_passed(at)) {
                (Some(_), _) => (theme.tick(), theme.quiet),
                (None, true) => ("-", theme.quiet),
                (None, false) => (" ", style),
            };
            paper.text(x, y, right, mark, theme.text);
            paper.text(
                x + 2,
                y,
                right,
                &part.at.format("%H:%M").to_string(),
                theme.quiet,
            );
            paper.fitted(x + 9, y, right, &part.words, style);
        }
        list::detail(paper, areas.detail, &self.detail);
    }
}

impl Page {
    /// To the next act that waits.
    fn go_on(&mut self, ui: &Ui) {
        let Some(open) = open(ui) else {
            return;
        };
        let waits = |row: &Row| {
            matches!(row, Row::Part(at)
                if open.known.records(*at).is_none() && !open.was_passed(*at))
        };
        let next = self.rows.iter().skip(self.list.at + 1).position(waits);
        if let Some(next) = next {
            self.list.at += 1 + next;
        }
    }
}

/// The rows: the acts in the order in which they were recorded, under what they belong to.
fn rows(open: &OpenBranch) -> Vec<Row> {
    let mut out = Vec::new();
    let mut under: Option<String> = None;
    for (at, part) in open.branch.parts().iter().enumerate() {
        let meeting = open.branch.journal().meeting();
        let heading = heading_of(meeting, open.branch.facts(part));
        if under.as_ref() != Some(&heading) {
            out.push(Row::Heading(heading.clone()));
            under = Some(heading);
        }
        out.push(Row::Part(at));
    }
    out
}

#[cfg(test)]
#[path = "branch_tests.rs"]
mod tests;
