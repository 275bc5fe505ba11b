//! Forms: what a command asks before it can be done, one question at a time, at the foot of the
//! screen. Esc goes back one question and loses nothing; a form that is left is parked, and the
//! same command takes it up again.

pub mod answers;
pub mod ask;
mod at_once;
mod bodies;
mod business;
mod chair;
mod course;
mod decisions;
mod details;
mod exclusion;
mod figures;
pub(in crate::tui) mod interests;
mod motion_at;
pub(in crate::tui) mod motions;
mod names;
mod phrases;
pub(in crate::tui) mod private;
pub mod purpose;
mod queries;
mod readers;
mod room;
pub(in crate::tui) mod speakers;
pub mod step;
#[cfg(test)]
mod tests;
mod told;
mod voted;
pub mod when;

use super::carry::carry;
use super::command::Command;
use super::input::Mouse;
use super::key::{Code, Key};
use super::port::Effect;
use super::ui::Ui;
use crate::meeting::Refusal;
use crate::meeting::entry::Place;
use crate::meeting::intent::Order;
use crate::meeting::text::Text;
pub use answers::Answer;
pub use at_once::TypingOn;
pub(in crate::tui) use at_once::types_on;
pub(in crate::tui) use names::somebody_known;
pub use purpose::{Purpose, Then};
pub(in crate::tui) use readers::ground;
pub use step::{Choice, Row, Step, Taken};

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    /// The command that opened it.
    pub command: Command,
    /// What it is for.
    pub purpose: Purpose,
    steps: Vec<Step>,
    at: usize,
    /// It led to what is to be done first, and goes on after that.
    led: bool,
}

impl Form {
    /// A form for `purpose`, at its first question. Where nothing has to be asked it is done at
    /// once.
    pub fn begin(command: Command, purpose: Purpose, ui: &mut Ui, out: &mut Vec<Effect>) {
        let waiting = ui.parked.iter().position(|f| f.purpose == purpose);
        if let Some(at) = waiting {
            let parked = ui.parked.remove(at);
            Self { command, ..parked }.take_up(ui, out);
            return;
        }
        let form = Self {
            command,
            purpose,
            steps: Vec::new(),
            at: 0,
            led: false,
        };
        form.go_on(ui, out);
    }

    /// Goes on with a form that was left, at the question that it was left at. What can be answered
    /// may have changed since; and where nothing is left to be asked, the last answer is asked for
    /// once more, so that nothing is done that was not looked at.
    fn take_up(mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        let asks = matches!(self.purpose.then(&self.answers(), ui), Then::Ask(_));
        if !asks {
            self.at = self.at.saturating_sub(1);
        }
        if asks || self.steps.is_empty() {
            self.go_on(ui, out);
        } else {
            let at = self.at;
            self.steps[at].reopen(ui);
            ui.form = Some(self);
        }
    }

    /// The form waits until its command takes it up again. Of those that were simply left the newest
    /// waits.
    pub fn park(self, ui: &mut Ui) {
        ui.parked.retain(|f| f.led && f.purpose != self.purpose);
        ui.parked.push(self);
    }

    /// The question being asked.
    pub fn step(&self) -> &Step {
        &self.steps[self.at.min(self.steps.len() - 1)]
    }

    /// The answers so far.
    fn answers(&self) -> Vec<Answer> {
        self.steps[..self.at].iter().map(Step::answer).collect()
    }

    /// What the foot says while the question is asked.
    pub fn hint(&self, ui: &Ui) -> String {
        self.step().hint(ui)
    }

    /// The form's title.
    pub fn title(&self) -> &'static str {
        self.command.spec().help
    }

    /// How many questions were answered.
    pub fn answered(&self) -> usize {
        self.at
    }

    /// The questions answered so far, in a few words each.
    pub fn so_far(&self, ui: &Ui) -> Vec<String> {
        let steps = &self.steps[..self.at];
        steps.iter().map(|s| s.in_words(ui)).collect()
    }

    /// Asks the next question, or does what the form is for.
    fn go_on(mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        match self.purpose.then(&self.answers(), ui) {
            Then::Ask(step) => {
                let same = self.steps.get(self.at).is_some_and(|s| s.asks_same(&step));
                if !same {
                    self.steps.truncate(self.at);
                    self.steps.push(*step);
                }
                self.steps[self.at].refresh(ui);
                ui.form = Some(self);
            }
            Then::Do(orders, told) => {
                let before = away(ui);
                if self.do_all(&orders, ui, out) && ui.notice.is_none() {
                    // Whoever presents without being here is told at once.
                    let doubts = away(ui).into_iter().filter(|doubt| !before.contains(doubt));
                    let told: Vec<String> = std::iter::once(told).chain(doubts).collect();
                    ui.tell(told.join(" ").trim());
                }
            }
            Then::Word(order) => {
                if self.do_all(&[*order], ui, out) {
                    word_newest(ui);
                }
            }
            Then::Run(command) => ui.wanted = Some(command),
            Then::Lead(lead) => {
                ui.lead = Some(lead);
                // The same command goes on with what was answered, at the question that led away.
                self.at = self.at.saturating_sub(1);
                self.led = true;
                self.park(ui);
            }
            Then::Look(item) => {
                let now = ui.now;
                if let Some(session) = ui.session.as_mut() {
                    session.turn_to(now, item, out);
                }
            }
            Then::Carry(entry, item) => {
                carry(ui, entry, item, Place::End, out);
            }
            Then::Nothing => {}
            Then::Want(effect) => {
                out.push(effect);
            }
            Then::Set(at, told) => {
                ui.at = Some(at);
                ui.tell(told);
            }
            Then::Refuse(why) => {
                ui.refuse(why);
                self.at = self.at.saturating_sub(1);
                if !self.steps.is_empty() {
                    let at = self.at;
                    self.steps[at].reopen(ui);
                    ui.form = Some(self);
                }
            }
        }
    }

    /// Does the orders one after the other; a refusal is told and the last question asked again.
    fn do_all(mut self, orders: &[Order], ui: &mut Ui, out: &mut Vec<Effect>) -> bool {
        for (at, order) in orders.iter().enumerate() {
            let mut order = order.clone();
            order.at = order.at.or(ui.at);
            if let Err(refusal) = ui.order(&order, out) {
                if refusal.may_be_overridden {
                    let left: Vec<Order> = orders.iter().skip(at).cloned().collect();
                    hindered(ui, left, &refusal, self.command);
                    return false;
                }
                ui.refuse(refusal.to_string());
                self.at = self.at.saturating_sub(1);
                if !self.steps.is_empty() {
                    let at = self.at;
                    self.steps[at].reopen(ui);
                    ui.form = Some(self);
                }
                return false;
            }
        }
        ui.at = None;
        true
    }

    /// A key while the form has them.
    pub fn key(mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) {
        if key.code == Code::Esc {
            self.back(ui);
            return;
        }
        let at = self.at;
        let taken = self.steps[at].key(ui, key);
        let by_letters = self.steps[at].taken_at_once();
        let (command, before) = (self.command, newest(ui));
        self.took(ui, taken, out);
        if let Some((typed, rest)) = by_letters
            && ui.form.is_none()
            && newest(ui) > before
        {
            ui.typing_on = Some(TypingOn::new(command, newest(ui), typed, rest, ui.now));
        }
    }

    /// Text while the form has the keys.
    pub fn paste(mut self, ui: &mut Ui, text: &Text) {
        let at = self.at;
        self.steps[at].paste(ui, text);
        ui.form = Some(self);
    }

    /// A click on row `row` of the form's list.
    pub fn click(mut self, ui: &mut Ui, row: usize, mouse: Mouse, out: &mut Vec<Effect>) {
        let at = self.at;
        let taken = self.steps[at].click(ui, row, mouse);
        self.took(ui, taken, out);
    }

    fn took(mut self, ui: &mut Ui, taken: Taken, out: &mut Vec<Effect>) {
        match taken {
            Taken::Stay => ui.form = Some(self),
            Taken::Refused(why) => {
                ui.refuse(why);
                ui.form = Some(self);
            }
            Taken::Answered => {
                self.at += 1;
                self.go_on(ui, out);
            }
        }
    }

    /// One question back; from the first the form is left, and parked.
    fn back(mut self, ui: &mut Ui) {
        let at = self.at;
        if self.steps[at].back(ui) {
            ui.form = Some(self);
        } else if self.at > 0 {
            self.at -= 1;
            let at = self.at;
            self.steps[at].reopen(ui);
            ui.form = Some(self);
        } else {
            self.park(ui);
        }
    }
}

/// A rule of the body stands in the way: the officer is asked whether it was done all the same.
pub(in crate::tui) fn hindered(
    ui: &mut Ui,
    orders: Vec<Order>,
    refusal: &Refusal,
    command: Command,
) {
    let purpose = Purpose::Despite(orders);
    let form = Form {
        command,
        purpose,
        steps: Vec::new(),
        at: 0,
        led: false,
    };
    form.go_on(ui, &mut Vec::new());
    ui.refuse(refusal.to_string());
}

/// The newest record of the open session.
fn newest(ui: &Ui) -> u64 {
    ui.session.as_ref().map_or(0, |s| s.journal.last())
}

/// Who takes part without being in the room, in words.
fn away(ui: &Ui) -> Vec<String> {
    let session = ui.session.as_ref();
    let heard = session.map_or_else(Vec::new, |s| s.journal.meeting().heard_away());
    heard.into_iter().map(|finding| finding.what).collect()
}

/// The caret goes into what was recorded last, to word it.
fn word_newest(ui: &mut Ui) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    if let Some(entry) = session.made_entry(session.journal.last()) {
        let meeting = session.journal.meeting();
        session.sheet.stand_in(meeting, entry, usize::MAX);
    }
}
