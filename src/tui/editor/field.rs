//! A single line that scrolls sideways: names, titles and times in forms.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::grapheme;
use super::layout::Shape;
use super::motion::Motion;
use super::splice::Splice;
use super::textbox::{Delete, TextBox};
use crate::meeting::text::clean;

/// A text of one row, at most [`Field::MOST`] bytes long.
#[derive(Debug, Clone)]
pub struct Field {
    text: TextBox,
    /// The first column shown.
    left: usize,
}

impl Default for Field {
    fn default() -> Self {
        Self::new("")
    }
}

impl Field {
    /// The longest text that a field takes, in bytes; what is more is left out. It keeps all of it
    /// on one row, whatever it is made of.
    pub const MOST: usize = 8_192;

    /// A field that holds `text`, the caret at its end.
    pub fn new(text: &str) -> Self {
        let line = line(text);
        let fits = fitting(&line, Self::MOST);
        Self {
            text: TextBox::new(&line[..fits], Shape::plain(u16::MAX)),
            left: 0,
        }
    }

    /// The words.
    pub fn text(&self) -> &str {
        self.text.text()
    }

    /// Text, caret and selection, to be read.
    pub fn text_box(&self) -> &TextBox {
        &self.text
    }

    /// Another text; the caret goes to its end.
    pub fn set_text(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Types or pastes: newlines and tabs become blanks, those at the ends are dropped.
    pub fn insert(&mut self, raw: &str) -> Option<Splice> {
        let line = line(raw);
        let kept = self.text().len() - self.text.selected().len();
        let fits = fitting(&line, Self::MOST.saturating_sub(kept));
        self.text.insert(&line[..fits])
    }

    /// Deletes the selection, or what `what` says.
    pub fn delete(&mut self, what: Delete) -> Option<Splice> {
        self.text.delete(what)
    }

    /// Moves the caret; `select` extends the selection. Answers `false` at the ends.
    pub fn go(&mut self, motion: Motion, select: bool) -> bool {
        self.text.go(motion, select)
    }

    /// Selects everything, so that typing replaces it.
    pub fn select_all(&mut self) {
        self.text.select_all();
    }

    /// A click at a column of the painted field.
    pub fn click(&mut self, column: u16, select: bool) {
        let column = self.left + usize::from(column);
        self.text
            .click(0, u16::try_from(column).unwrap_or(u16::MAX), select);
    }

    /// Paints the part around the caret into the first line of `area`, the selection in its own
    /// style, and answers the column (of the buffer) that the caret is at.
    pub fn paint(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        style: Style,
        selection: Style,
    ) -> u16 {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return area.x;
        }
        let width = usize::from(area.width);
        let caret = usize::from(self.text.caret_cell().1);
        let all = grapheme::measure(self.text());
        // The caret needs a column of its own at the end, and stays off the edges where it can.
        let margin = (width / 8).min(4);
        let highest = caret.saturating_sub(margin);
        let lowest = (caret + margin + 1)
            .min(all.max(caret) + 1)
            .saturating_sub(width);
        self.left = self.left.clamp(lowest.min(highest), highest);
        self.left = self.left.min((all + 1).saturating_sub(width));
        let selected = self.text.selection().unwrap_or_default();
        for x in area.left()..area.right() {
            let cell = &mut buffer[(x, area.y)];
            cell.reset();
            cell.set_style(style);
        }
        let (mut at, mut column) = (0, 0);
        let text = self.text.text();
        while at < text.len() && column < self.left + width {
            let end = grapheme::next(text, at);
            let symbol = &text[at..end];
            let wide = usize::from(grapheme::width(symbol));
            // A wide grapheme cut by an edge is shown as blanks.
            if column >= self.left && column + wide <= self.left + width && wide > 0 {
                let x = area.x + (column - self.left) as u16;
                let cell = &mut buffer[(x, area.y)];
                cell.set_symbol(symbol);
                if selected.contains(&at) {
                    cell.set_style(selection);
                }
            }
            (at, column) = (end, column + wide);
        }
        area.x + (caret - self.left).min(width - 1) as u16
    }
}

fn line(raw: &str) -> String {
    let cleaned = clean(raw);
    if cleaned.contains(['\n', '\t']) {
        cleaned
            .trim_matches(['\n', '\t'])
            .replace(['\n', '\t'], " ")
    } else {
        cleaned
    }
}

/// Bytes of `text`, up to `most`, that whole graphemes take.
fn fitting(text: &str, most: usize) -> usize {
    if text.len() <= most {
        return text.len();
    }
    let mut at = 0;
    loop {
        let next = grapheme::next(text, at);
        if next > most {
            return at;
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(field: &mut Field, width: u16) -> (String, u16) {
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        let caret = field.paint(&mut buffer, area, Style::new(), Style::new().reversed());
        let line = (0..width).map(|x| buffer[(x, 0)].symbol()).collect();
        (line, caret)
    }

    #[test]
    fn a_paste_of_lines_becomes_one() {
        let mut field = Field::default();
        assert!(field.insert("Councillor\nA Member\n").is_some());
        assert_eq!(field.text(), "Councillor A Member");
    }

    #[test]
    fn it_scrolls_to_keep_the_caret_in_view() {
        let mut field = Field::new("0123456789abcdef");
        assert_eq!(shown(&mut field, 8), ("9abcdef ".to_owned(), 7));
        field.go(Motion::TextStart, false);
        assert_eq!(shown(&mut field, 8), ("01234567".to_owned(), 0));
        for _ in 0..7 {
            field.go(Motion::Right, false);
        }
        assert_eq!(shown(&mut field, 8), ("12345678".to_owned(), 6));
        assert_eq!(shown(&mut field, 30).1, 7);
        assert_eq!(shown(&mut field, 1).1, 0);
    }

    #[test]
    fn wide_characters_are_not_cut_in_half() {
        let mut field = Field::new("会議会議");
        assert_eq!(shown(&mut field, 4), (" 議 ".to_owned() + " ", 3));
    }

    #[test]
    fn what_is_too_long_is_left_out() {
        let mut field = Field::new(&"x".repeat(Field::MOST - 3));
        assert_eq!(field.insert("会議").map(|s| s.came), Some("会".to_owned()));
        assert_eq!(field.insert("x"), None);
        assert_eq!(field.text_box().layout().rows().len(), 1);
    }
}
