//! The words of a field being mended.

use ratatui::layout::Rect;

use crate::import::draft::Form;
use crate::tui::editor::{Delete, Motion, Shape, TextBox};
use crate::tui::key::{Code, Key};
use crate::tui::paper::Paper;

/// The editor of a field.
#[derive(Clone, Debug)]
pub(super) struct Mend {
    /// Which field.
    pub field: usize,
    form: Form,
    text: TextBox,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Nothing is done yet.
    Stay,
    /// The words are to be taken.
    Take,
}

impl Mend {
    /// With the words that the field has.
    pub(super) fn new(field: usize, form: Form, words: &str) -> Self {
        Self {
            field,
            form,
            text: TextBox::new(words, Shape::plain(u16::MAX)),
        }
    }

    /// The words.
    pub(super) fn words(&self) -> &str {
        self.text.text()
    }

    /// What the foot says meanwhile.
    pub(super) fn hint(&self) -> &'static str {
        if self.form == Form::Lines {
            "Enter takes the words   Alt-Enter begins a line   Esc leaves them as they were"
        } else {
            "Enter takes the words   ^U clears them   Esc leaves them as they were"
        }
    }

    /// Types or pastes.
    pub(super) fn insert(&mut self, words: &str) {
        if self.form == Form::Lines {
            self.text.insert(words);
        } else {
            self.text.insert(&words.trim().replace(['\n', '\t'], " "));
        }
    }

    /// A key.
    pub(super) fn key(&mut self, key: Key) -> Typed {
        let word = key.ctrl || key.alt;
        let go = |text: &mut TextBox, motion| {
            text.go(motion, key.shift);
        };
        let text = &mut self.text;
        match key.code {
            Code::Enter if key.alt && self.form == Form::Lines => drop(text.insert("\n")),
            Code::Enter if key.alt => {}
            Code::Enter => return Typed::Take,
            Code::Char(c) if !key.ctrl && !key.alt => {
                text.insert(c.encode_utf8(&mut [0; 4]));
            }
            Code::Char('a') if key.ctrl => text.select_all(),
            Code::Char('w') if key.ctrl => drop(text.delete(Delete::WordBack)),
            Code::Char('u') if key.ctrl => drop(text.delete(Delete::ToLineStart)),
            Code::Char('k') if key.ctrl => drop(text.delete(Delete::ToLineEnd)),
            Code::Backspace if word => drop(text.delete(Delete::WordBack)),
            Code::Backspace => drop(text.delete(Delete::Back)),
            Code::Delete if word => drop(text.delete(Delete::WordForward)),
            Code::Delete => drop(text.delete(Delete::Forward)),
            Code::Left if word => go(text, Motion::WordLeft),
            Code::Right if word => go(text, Motion::WordRight),
            Code::Left => go(text, Motion::Left),
            Code::Right => go(text, Motion::Right),
            Code::Up => go(text, Motion::Up),
            Code::Down => go(text, Motion::Down),
            Code::Home if word => go(text, Motion::TextStart),
            Code::End if word => go(text, Motion::TextEnd),
            Code::Home => go(text, Motion::RowStart),
            Code::End => go(text, Motion::RowEnd),
            _ => {}
        }
        Typed::Stay
    }

    /// Lays the words out in so many columns.
    pub(super) fn reshape(&mut self, width: u16) {
        self.text.reshape(Shape::plain(width.max(1)));
    }

    /// Rows that the words take.
    pub(super) fn rows(&self) -> u16 {
        self.text.layout().rows().len().min(99) as u16
    }

    /// What tells one state of it from another.
    pub(super) fn state(&self) -> (&str, (usize, u16), Option<std::ops::Range<usize>>) {
        let selected = self.text.selection();
        (self.words(), self.text.caret_cell(), selected)
    }

    /// Draws the words with the caret in sight.
    pub(super) fn draw(&self, paper: &mut Paper<'_>, area: Rect) {
        if area.is_empty() {
            return;
        }
        let rows = self.text.layout().rows().len();
        let height = usize::from(area.height);
        let top = (self.text.caret_row() + 1).saturating_sub(height);
        let theme = paper.theme;
        let ranges: Vec<_> = self
            .text
            .selection()
            .map(|range| crate::tui::editor::StyleRange {
                range,
                style: theme.marked,
            })
            .into_iter()
            .collect();
        let painting = self.text.painting(theme.text, &ranges);
        painting.paint(paper.buffer, area, top, 0..rows);
        paper.touch(area);
        if let Some(at) = self.text.caret_in(area, top) {
            paper.put_caret(at.x, at.y);
        }
    }
}
