//! Rows of a laid out text, painted into a buffer of cells.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::grapheme;
use super::layout::{Layout, Row};

/// How a stretch of the text looks: a selection, a search hit, a word spelt wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleRange {
    /// Bytes.
    pub range: Range<usize>,
    /// Laid over the style of the text, and over the ranges before it in the list.
    pub style: Style,
}

/// What is shown for a character that must not reach a terminal.
const UNSAFE: &str = "\u{FFFD}";

/// A text with its rows and looks, ready to be painted.
#[derive(Debug, Clone, Copy)]
pub struct Painting<'a> {
    /// The words.
    pub text: &'a str,
    /// Their rows.
    pub layout: &'a Layout,
    /// How all of it looks.
    pub style: Style,
    /// How stretches of it look.
    pub ranges: &'a [StyleRange],
}

impl Painting<'_> {
    /// Paints the rows `rows` such that row `top` is at the top of `area`. Each row is painted
    /// over the whole width of the area, what follows the text as blanks; rows above and below
    /// the area are left out, and lines of the area that `rows` does not name stay as they are.
    /// What is wider than the area is cut off.
    pub fn paint(&self, buffer: &mut Buffer, area: Rect, top: usize, rows: Range<usize>) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let seen = rows.start.max(top)..rows.end.min(top + usize::from(area.height));
        for index in seen {
            let y = area.y + (index - top) as u16;
            if let Some(row) = self.layout.rows().get(index) {
                self.row(buffer, area, y, row);
            } else {
                let from = buffer.index_of(area.x, y);
                let cells = &mut buffer.content[from..from + usize::from(area.width)];
                cells.fill(blank_cell(self.style));
            }
        }
    }

    fn row(&self, buffer: &mut Buffer, area: Rect, y: u16, row: &Row) {
        let from = buffer.index_of(area.x, y);
        let width = usize::from(area.width);
        let cells = &mut buffer.content[from..from + width];
        let plain_cell = blank_cell(self.style);
        let mut x = usize::from(row.indent).min(width);
        cells[..x].fill(plain_cell.clone());
        // Only the stretches that this row shows a part of.
        let touched = |r: &StyleRange| r.range.start <= row.end && r.range.end > row.start;
        let first = self.ranges.iter().position(touched).unwrap_or(0);
        let last = self
            .ranges
            .iter()
            .rposition(touched)
            .map_or(first, |last| last + 1);
        let over = &self.ranges[first..last];
        let plain = over.is_empty();
        let cell_at = |at: usize| {
            if plain {
                return plain_cell.clone();
            }
            let over = over.iter().filter(|r| r.range.contains(&at));
            blank_cell(over.fold(self.style, |style, r| style.patch(r.style)))
        };
        let bytes = self.text.as_bytes();
        let mut at = row.start;
        while at < row.end && x < width {
            let mut cell = cell_at(at);
            let byte = bytes[at];
            if (b' '..0x7F).contains(&byte) && bytes.get(at + 1).is_none_or(u8::is_ascii) {
                cell.set_char(char::from(byte));
                cells[x] = cell;
                (x, at) = (x + 1, at + 1);
                continue;
            }
            let end = grapheme::next(self.text, at);
            let symbol = &self.text[at..end];
            at = end;
            let wide = usize::from(grapheme::width(symbol));
            if wide == 0 {
                continue;
            }
            let after = x + wide;
            if after > width || symbol == "\t" {
                // A tab, or a wide character that the area's edge would cut in half.
                cells[x..after.min(width)].fill(cell);
                x = after.min(width);
                continue;
            }
            let hidden = symbol.contains(char::is_control);
            cell.set_symbol(if hidden { UNSAFE } else { symbol });
            cells[x] = cell;
            for covered in &mut cells[x + 1..after] {
                covered.reset();
            }
            x = after;
        }
        // A stretch that goes on over the newline shows it as one blank.
        if !plain && row.hard && x < width {
            cells[x] = cell_at(row.end);
            x += 1;
        }
        cells[x..].fill(plain_cell);
    }
}

/// A blank in a style.
fn blank_cell(style: Style) -> Cell {
    let mut cell = Cell::EMPTY;
    cell.set_style(style);
    cell
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::super::{Shape, TextBox};
    use super::*;

    fn painted(
        text: &str,
        shape: Shape,
        area: Rect,
        top: usize,
        rows: Range<usize>,
    ) -> Vec<String> {
        let layout = Layout::new(text, shape);
        let mut buffer = Buffer::filled(area, Cell::new("~"));
        let painting = Painting {
            text,
            layout: &layout,
            style: Style::new(),
            ranges: &[],
        };
        painting.paint(&mut buffer, area, top, rows);
        lines(&buffer)
    }

    fn lines(buffer: &Buffer) -> Vec<String> {
        let rows = buffer.area.rows();
        let line = |row: Rect| row.columns().map(|c| buffer[(c.x, c.y)].symbol()).collect();
        rows.map(line).collect()
    }

    #[test]
    fn rows_are_painted_with_their_indents() {
        let shape = Shape {
            width: 12,
            first: 4,
            rest: 2,
        };
        let text = "Members asked\n- what it would cost";
        assert_eq!(
            painted(text, shape, Rect::new(0, 0, 13, 6), 0, 0..6),
            [
                "    Members  ",
                "  asked      ",
                "  - what it  ",
                "    would    ",
                "    cost     ",
                "             "
            ]
        );
    }

    #[test]
    fn only_the_rows_named_are_painted() {
        let lines = painted(
            "a\nb\nc\nd",
            Shape::plain(3),
            Rect::new(0, 0, 3, 3),
            1,
            2..3,
        );
        assert_eq!(lines, ["~~~", "c  ", "~~~"]);
    }

    #[test]
    fn wide_and_unsafe_characters_keep_their_cells() {
        let lines = painted(
            "会e\u{301}\u{1b}\tx",
            Shape::plain(9),
            Rect::new(0, 0, 9, 1),
            0,
            0..1,
        );
        assert_eq!(lines, ["会 e\u{301}\u{FFFD}    x"]);
        // Narrower than the layout: a wide character is not cut in half.
        let lines = painted("ab会", Shape::plain(4), Rect::new(0, 0, 3, 1), 0, 0..1);
        assert_eq!(lines, ["ab "]);
    }

    #[test]
    fn stretches_lie_over_the_text_and_over_each_other() {
        let mut text = TextBox::new("one two\nthree", Shape::plain(20));
        text.select(4..9);
        let ranges = [
            StyleRange {
                range: text.selection().unwrap(),
                style: Style::new().bg(Color::Blue),
            },
            StyleRange {
                range: 8..13,
                style: Style::new().add_modifier(Modifier::UNDERLINED),
            },
        ];
        let area = Rect::new(0, 0, 10, 2);
        let mut buffer = Buffer::empty(area);
        let painting = Painting {
            text: text.text(),
            layout: text.layout(),
            style: Style::new().fg(Color::Gray),
            ranges: &ranges,
        };
        painting.paint(&mut buffer, area, 0, 0..2);
        let blue = |x, y| buffer[(x, y)].bg == Color::Blue;
        let under = |x, y| buffer[(x, y)].modifier.contains(Modifier::UNDERLINED);
        let row =
            |y, f: &dyn Fn(u16, u16) -> bool| (0..10).filter(|&x| f(x, y)).collect::<Vec<_>>();
        assert_eq!(row(0, &blue), [4, 5, 6, 7]);
        assert_eq!(row(1, &blue), [0]);
        assert_eq!(row(1, &under), [0, 1, 2, 3, 4]);
        assert!(row(0, &under).is_empty());
    }
}
