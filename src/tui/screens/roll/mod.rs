//! The roll call: the seats down, one row each, what was said beforehand, and everybody in
//! attendance. Before the roll is taken all of it is provisional.

mod columns;
pub mod rows;

use ratatui::layout::Rect;

use super::list::{self, Clicked, List};
use crate::journal::Act;
use crate::meeting::entry::Place;
use crate::meeting::event::Event;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Phase};
use crate::tui::commands::{Command, Context};
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::key::Key;
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::people::observers;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;
use columns::Columns;
use rows::{Row, State, rows};

/// Rows that say more of the marked row.
const DETAIL: u16 = 2;

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    /// The acts that the rows were read after.
    seen: Option<u64>,
    /// A seat to stand at when the rows are read first.
    wanted: Option<SeatId>,
    /// The seat's number being typed.
    number: usize,
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let _ = ui;
        Self::default()
    }

    /// The screen, at a seat.
    pub fn at(seat: SeatId) -> Self {
        Self {
            wanted: Some(seat),
            ..Self::default()
        }
    }

    fn row(&self) -> Option<&Row> {
        self.rows.get(self.list.at).filter(|r| !r.heading)
    }

    fn read(&mut self, meeting: &Meeting) {
        let was = self.row().map(|r| (r.seat, r.person));
        self.rows = rows(meeting);
        let wanted = self.wanted.take();
        let find = |test: &dyn Fn(&Row) -> bool| self.rows.iter().position(test);
        let found = match (wanted, was) {
            (Some(seat), _) => find(&|r| r.seat == Some(seat)),
            (None, Some(was)) => find(&|r| !r.heading && (r.seat, r.person) == was),
            (None, None) => None,
        };
        if let Some(at) = found {
            self.list.at = at;
        }
    }

    fn next_row(&mut self) {
        let rows = &self.rows;
        let key = Key::plain(crate::tui::key::Code::Down);
        self.list.key(key, rows.len(), |i| !rows[i].heading);
    }

    /// Does what marks the row, tells it, and goes to the next one.
    fn mark(&mut self, ui: &mut Ui, intent: Intent, told: String, out: &mut Vec<Effect>) {
        if ui.act(intent, out).is_some() {
            ui.tell(told);
            self.next_row();
        }
    }

    fn all_present(ui: &mut Ui, out: &mut Vec<Effect>) {
        let Some(seq) = ui.act(Intent::MarkAllPresent, out) else {
            return;
        };
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let meeting = session.journal.meeting();
        let record = session.journal.record(seq);
        let mut names = Vec::new();
        if let Some(Act::Did(facts)) = record.map(|r| &r.act) {
            for fact in facts {
                if let Event::MarkedPresent { person, .. } = &fact.1 {
                    let known = meeting.person(*person);
                    // Short, so that all of them have room.
                    names.push(
                        known.map_or_else(String::new, |p| meeting.shortest_name(&p.details)),
                    );
                }
            }
        }
        let told = format!("{} marked present: {}", names.len(), names.join(", "));
        ui.tell(told);
    }

    fn run_row(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        let Some(row) = self.row().cloned() else {
            ui.refuse("There is no row to mark; set up the seats first.");
            return Next::Stay;
        };
        let Some(person) = row.person else {
            ui.refuse("This seat is vacant; give it a holder in the set-up (F10).");
            return Next::Stay;
        };
        let name = row.name.clone();
        let who = Ref::from(person);
        match (command, row.seat) {
            (Command::RollPresent, seat) => {
                let deputy = ui.meeting().and_then(|m| awaited(m, seat));
                let (who, told) = match deputy {
                    Some(deputy) => {
                        let deputy_name = ui.meeting().map_or_else(String::new, |m| m.name(deputy));
                        (
                            Ref::from(deputy),
                            format!("{deputy_name} is here for {name}."),
                        )
                    }
                    None => (who, format!("{name} is present.")),
                };
                self.mark(ui, Intent::MarkPresent { person: who }, told, out);
            }
            (Command::RollApologies, _) => {
                let intent = Intent::Apologise {
                    person: who,
                    deputy: None,
                    said_by: Text::default(),
                    said_on: None,
                };
                self.mark(ui, intent, format!("Apologies from {name}."), out);
            }
            (Command::RollAbsent, Some(seat)) => {
                let told = format!("{name} is absent without apologies.");
                let person = Ref::from(seat);
                self.mark(ui, Intent::MarkAbsent { person }, told, out);
            }
            (Command::RollRemote, seat) => {
                // Whoever sits there is meant: the holder, or the deputy.
                let sits = ui.meeting().and_then(|m| {
                    let here = m.in_room().into_iter();
                    let mut here = here.filter(|s| seat.is_some() && s.capacity.seat() == seat);
                    here.next().map(|s| s.person)
                });
                remote(ui, sits.unwrap_or(person), out);
            }
            (Command::RollUnmark, _) => {
                let told = format!("{name} is not accounted for.");
                if ui.act(Intent::Unmark { person: who }, out).is_some() {
                    ui.tell(told);
                }
            }
            (Command::RollDeputy, Some(seat)) => {
                begin(ui, command, Ask::Deputy(seat), out);
            }
            (Command::RollSaid, Some(seat)) => begin(ui, command, Ask::SaidBy(seat), out),
            (Command::RollLate | Command::RollEarly, _) => {
                let late = command == Command::RollLate;
                begin(ui, command, Ask::Forewarn { person, late }, out);
            }
            (Command::RollArrive, seat) => arrive(ui, person, seat, out),
            _ => ui.refuse(format!(
                "{name} holds no seat: p, o, u and > can be given here."
            )),
        }
        Next::Stay
    }
}

/// Turns between attending remotely and being in the room, and tells which it is now.
pub(super) fn remote(ui: &mut Ui, person: PersonId, out: &mut Vec<Effect>) {
    let Some(meeting) = ui.meeting() else {
        return;
    };
    let in_person = meeting.is_in_room(person) && meeting.is_remote(person);
    let name = meeting.name(person);
    let counts = meeting.rules().remote_counts;
    let told = match (in_person, counts) {
        (true, _) => format!("{name} is in the room."),
        (false, true) => format!("{name} attends remotely."),
        (false, false) => format!("{name} attends remotely, and is not counted by the rules."),
    };
    let intent = Intent::AttendRemotely {
        person: Ref::from(person),
        in_person,
    };
    if ui.act(intent, out).is_some() {
        ui.tell(told);
    }
}

/// The deputy who was announced for a seat and isn't here yet.
fn awaited(meeting: &Meeting, seat: Option<SeatId>) -> Option<PersonId> {
    let deputy = meeting.apology(seat?)?.deputy?;
    let known = meeting.spans().iter().any(|s| s.person == deputy);
    (!known).then_some(deputy)
}

fn arrive(ui: &mut Ui, person: PersonId, seat: Option<SeatId>, out: &mut Vec<Effect>) {
    let Some(meeting) = ui.meeting() else {
        return;
    };
    let spans = meeting.spans();
    let deputy = awaited(meeting, seat).or_else(|| {
        let announced = meeting.apology(seat?)?.deputy?;
        let own = spans.iter().any(|s| s.person == person);
        (!own).then_some(announced)
    });
    let person = deputy.unwrap_or(person);
    let (place, item) = (Place::End, None);
    let intent = if spans.iter().any(|s| s.person == person) {
        Intent::Return {
            person: Ref::from(person),
            item,
            place,
        }
    } else {
        Intent::Arrive {
            person: Ref::from(person).into(),
            deputy_for: None,
            item,
            reason: Text::default(),
            place,
        }
    };
    let told = format!(
        "{} arrived at {}.",
        meeting.name(person),
        ui.clock().format("%H:%M")
    );
    if ui.act(intent, out).is_some() {
        ui.tell(told);
    }
}

fn begin(ui: &mut Ui, command: Command, ask: Ask, out: &mut Vec<Effect>) {
    Form::begin(command, Purpose::Aside(ask), ui, out);
}

/// What stands at the top.
fn summary(m: &Meeting) -> String {
    let (present, seats) = m.count();
    let open = rows(m)
        .iter()
        .filter(|r| r.state == State::Open && r.seat.is_some())
        .count();
    let course = match m.phase() {
        Phase::Prepared => "provisional until the meeting opens".to_owned(),
        Phase::Open => {
            let chair = m.presiding().last().map(|p| m.name(p.person));
            let chair = chair.map_or_else(String::new, |c| format!(", {c} in the chair"));
            let opened = m.opened().map(|o| o.format("opened %H:%M").to_string());
            format!("{}{chair}", opened.unwrap_or_default())
        }
        Phase::Adjourned { .. } => "adjourned".to_owned(),
        Phase::Closed | Phase::Approved { .. } => "closed".to_owned(),
    };
    let open = match open {
        0 => "everybody accounted for".to_owned(),
        n => format!("{n} not accounted for"),
    };
    let observers = observers(m);
    format!("{present} of {seats} here{observers}   {open}   {course}")
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Roll
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        self.number = 0;
        match command {
            Command::RollAll => Self::all_present(ui, out),
            Command::RollAttend => Form::begin(command, Purpose::Attend, ui, out),
            Command::RollOpen => begin(ui, command, Ask::Open, out),
            _ => return self.run_row(ui, command, out),
        }
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        let _ = (&ui, &out);
        if let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) {
            // "1" then "1" goes to seat 11, where there are so many.
            let seats = self.rows.iter().filter(|r| r.seat.is_some()).count();
            let digit = digit as usize;
            let longer = self.number.saturating_mul(10).saturating_add(digit);
            self.number = if longer <= seats { longer } else { digit };
            if (1..=seats).contains(&self.number) {
                self.list.at = self.number - 1;
            }
            return Next::Stay;
        }
        self.number = 0;
        let rows = &self.rows;
        if self.list.key(key, rows.len(), |i| !rows[i].heading) {
            Next::Stay
        } else {
            Next::Unused
        }
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, _out: &mut Vec<Effect>) -> Next {
        let area = list::areas(super::body(ui), DETAIL).list;
        let rows = &self.rows;
        let clicked = self
            .list
            .mouse(mouse, area, rows.len(), |i| !rows[i].heading);
        if clicked == Clicked::Again {
            ui.ask("p present  o apologies  x absent  d a deputy sits in");
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let acts = session.glance.acts;
        if self.seen != Some(acts) {
            self.seen = Some(acts);
            let meeting = session.journal.meeting();
            self.read(meeting);
        }
        let rows = &self.rows;
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(rows.len(), seen, |i| !rows[i].heading);
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let acts = ui.session.as_ref().map(|s| s.glance.acts);
        if !paper.stale(
            Panel::Page,
            stamp((acts, self.list, body, ui.now.date_naive())),
        ) {
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, DETAIL);
        let Some(meeting) = ui.meeting() else {
            return;
        };
        if self.rows.is_empty() {
            let words = "No seats yet. F10 sets up the body, its seats and the agenda.";
            list::sum(paper, areas.sum, words, None);
            return;
        }
        list::sum(paper, areas.sum, &summary(meeting), None);
        let columns = Columns::new(areas.list, &self.rows);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            columns.draw(paper, y, row, i == self.list.at);
        }
        if let Some(row) = self.row() {
            list::detail(paper, areas.detail, &row.detail);
        }
    }
}

#[cfg(test)]
mod tests;
