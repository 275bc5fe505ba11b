//! The meeting screen: the record of an item being written, the agenda, the people.

use ratatui::layout::Rect;

use crate::tui::commands::{Command, Context};
use crate::tui::desk::Desk;
use crate::tui::model::{self, Model, Next};
use crate::tui::port::Effect;
use crate::tui::view::Paper;

/// The screen's state.
#[derive(Debug)]
pub struct Page {
    /// The pen is up: letters are text.
    pen: bool,
}

impl Page {
    /// The screen, ready to write.
    pub fn open(desk: &Desk) -> Self {
        let _ = desk;
        Self { pen: true }
    }
}

/// Looks at the item whose number begins with `digit`.
pub fn jump(model: &mut Model, digit: char, out: &mut Vec<Effect>) {
    let _ = (model, digit, out);
}

impl model::Page for Page {
    fn context(&self) -> Context {
        Context::Meeting
    }

    fn writes(&self) -> bool {
        self.pen
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
