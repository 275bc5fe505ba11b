//! What a screen of the program is to the rest: a page that takes commands and keys and draws itself.

use ratatui::layout::Rect;

use super::command::{Command, Context};
use super::input::Mouse;
use super::job::Question;
use super::key::Key;
use super::paper::Paper;
use super::port::{Effect, Listed};
use super::ui::Ui;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::text::Text;

/// What comes after a key.
#[derive(Debug)]
pub enum Next {
    /// The screen stays.
    Stay,
    /// The key meant nothing here.
    Unused,
    /// The screen is left for the one beneath it.
    Leave,
    /// Another screen is laid on top.
    Open(Destination),
    /// A command is run, as if its key had been pressed.
    Run(Command),
}

/// A screen that a page leads to.
#[derive(Debug)]
pub enum Destination {
    /// The meeting, where the officer writes.
    Meeting,
    /// The check, with what the close alone would miss.
    CheckBeforeClose,
    /// The roll call, at a seat.
    Roll(SeatId),
    /// The people, at one of them.
    People(PersonId),
    /// What was done, in words.
    History,
    /// Writing the minutes to a file.
    Export,
    /// A pack to be read; for the meeting after that of a session, if one is named.
    Pack(Option<Box<Listed>>),
    /// What all meetings answer.
    Answers(Question),
}

/// A screen of the program. Each has a file of its own in `screens/`.
pub trait Page {
    /// The context whose commands hold here.
    fn context(&self) -> Context;

    /// Whether keys that type a character are text here now; then commands of one letter need the
    /// prefix key.
    fn writes(&self) -> bool {
        false
    }

    /// Whether it asks something at its foot that has the keys before any command; a key that the
    /// question leaves is taken as if there were none.
    fn has_keys(&self) -> bool {
        false
    }

    /// What the foot says instead of the keys of its commands: while it asks for words.
    fn hint(&self) -> Option<&'static str> {
        None
    }

    /// What lies where on it, as a number: all is drawn again when this changes.
    fn arrangement(&self, ui: &Ui) -> u64 {
        let _ = ui;
        0
    }

    /// Does one of the commands of its context.
    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next;

    /// A key that is no command here.
    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        let _ = (ui, key, out);
        Next::Unused
    }

    /// Esc: one step back.
    fn back(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
        let _ = (ui, out);
        Next::Leave
    }

    /// Text that was pasted, or typed faster than hands can.
    fn paste(&mut self, ui: &mut Ui, text: &Text, out: &mut Vec<Effect>) {
        let _ = (text, out);
        ui.refuse("Pasted text goes into the record; nothing here takes it.");
    }

    /// The mouse, in cells of the whole window.
    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let _ = (ui, mouse, out);
        Next::Unused
    }

    /// After everything else: scrolls to what is marked, follows the window's size. `body` is where
    /// the page will be drawn.
    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let _ = (ui, body);
    }

    /// Draws itself into `body`. The header above and the foot below are drawn by the frame.
    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect);
}
