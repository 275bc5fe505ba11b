//! People, seats and who was here.

use ratatui::layout::Rect;

use crate::meeting::id::PersonId;
use crate::tui::commands::{Command, Context};
use crate::tui::desk::Desk;
use crate::tui::model::{self, Next};
use crate::tui::port::Effect;
use crate::tui::view::Paper;

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {}

impl Page {
    /// The screen, as it opens.
    pub fn open(desk: &Desk) -> Self {
        let _ = desk;
        Self::default()
    }

    /// The screen, at somebody.
    pub fn at(person: PersonId) -> Self {
        let _ = person;
        Self::default()
    }
}

impl model::Page for Page {
    fn context(&self) -> Context {
        Context::People
    }

    fn run(&mut self, desk: &mut Desk, command: Command, out: &mut Vec<Effect>) -> Next {
        let _ = (desk, command, out);
        Next::Stay
    }

    fn draw(&self, desk: &Desk, paper: &mut Paper<'_>, body: Rect) {
        let _ = desk;
        paper.blank(body);
    }
}
