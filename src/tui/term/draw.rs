//! Draws the screen: keeps what the terminal shows and writes only what differs, in one write.
//!
//! The buffer keeps the last frame. Whoever draws writes over the rows that changed and says which
//! ([`Canvas::touch`]); no other row is looked at.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::caps::Capabilities;
use super::glyph::Glyph;
use super::pen::{Pen, Pens, number};
use super::shown::{Clusters, Shown};

/// A window larger than this is drawn up to here: no screen has as many cells, and a terminal may
/// claim any size.
pub const MOST_COLUMNS: u16 = 1000;
/// The same for rows.
pub const MOST_ROWS: u16 = 500;

/// Frames shorter than this are shown at once by every terminal: the cursor may stay.
const SHORT: usize = 256;
const HIDE: &[u8] = b"\x1b[?25l";
const SHOW: &[u8] = b"\x1b[?25h";

/// The screen as it is to be, and as it is.
pub struct Canvas {
    capabilities: Capabilities,
    next: Buffer,
    shown: Vec<Shown>,
    clusters: Clusters,
    touched: Vec<bool>,
    /// What the terminal shows is not known.
    unknown: bool,
    /// Nothing: not known.
    cursor_shown: Option<bool>,
    line: Line,
}

impl Canvas {
    /// A blank screen of `size` (columns, rows), cut to [`MOST_COLUMNS`] by [`MOST_ROWS`].
    pub fn new(size: (u16, u16), capabilities: Capabilities) -> Self {
        let mut canvas = Self {
            capabilities,
            next: Buffer::empty(Rect::ZERO),
            shown: Vec::new(),
            clusters: Clusters::default(),
            touched: Vec::new(),
            unknown: true,
            cursor_shown: None,
            line: Line::default(),
        };
        canvas.resize(size.0, size.1);
        canvas
    }

    /// What can be drawn on, from 0, 0.
    pub fn area(&self) -> Rect {
        self.next.area
    }

    /// What the terminal can show.
    pub fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    /// The cells. They hold the last frame; [`Self::touch`] the rows that you write to.
    pub fn buffer(&mut self) -> &mut Buffer {
        &mut self.next
    }

    /// Says that a row may have changed. A row outside is passed over.
    pub fn touch(&mut self, row: u16) {
        if let Some(touched) = self.touched.get_mut(usize::from(row)) {
            *touched = true;
        }
    }

    /// Says that the rows of `area` may have changed.
    pub fn touch_area(&mut self, area: Rect) {
        for row in area.top()..area.bottom().min(MOST_ROWS) {
            self.touch(row);
        }
    }

    /// Says that any row may have changed.
    pub fn touch_all(&mut self) {
        self.touched.fill(true);
    }

    /// Blanks a part of the screen and touches its rows.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.next.area);
        if area.is_empty() {
            return;
        }
        for y in area.top()..area.bottom() {
            let from = self.next.index_of(area.left(), y);
            for cell in &mut self.next.content[from..from + usize::from(area.width)] {
                cell.reset();
            }
            self.touch(y);
        }
    }

    /// The window has another size: the buffer is blank and everything has to be drawn again. The
    /// same size changes nothing but that.
    pub fn resize(&mut self, width: u16, height: u16) {
        let area = Rect::new(0, 0, width.min(MOST_COLUMNS), height.min(MOST_ROWS));
        self.next = Buffer::empty(area);
        self.shown = vec![Shown::BLANK; self.next.content.len()];
        self.clusters.clear();
        self.touched = vec![true; usize::from(area.height)];
        self.unknown = true;
    }

    /// What the terminal shows is not known any more (after a stop, or another program's output):
    /// the next flush draws the buffer whole.
    pub fn invalidate(&mut self) {
        self.unknown = true;
        self.cursor_shown = None;
        self.touch_all();
    }

    /// The rows that differ from the screen and were not touched: none, if the drawing is right.
    pub fn forgotten(&self) -> Vec<u16> {
        let width = usize::from(self.next.area.width);
        let differs = |row: &u16| {
            let from = usize::from(*row) * width;
            let cells = self.next.content[from..from + width].iter();
            let (mut hidden, mut pens) = (0, Pens::new(self.capabilities.color));
            cells
                .zip(&self.shown[from..])
                .enumerate()
                .any(|(x, (cell, shown))| {
                    if hidden > 0 {
                        hidden -= 1;
                        return false;
                    }
                    let (glyph, pen) = self.look(cell, width - x, &mut pens);
                    hidden = glyph.width - 1;
                    !shown.is(glyph.symbol, pen, &self.clusters)
                })
        };
        (0..self.next.area.height)
            .filter(|row| !self.touched[usize::from(*row)])
            .filter(differs)
            .collect()
    }

    /// Brings the terminal to what the buffer says and puts its cursor at `cursor` (column, row),
    /// or hides it; one write, or none if nothing has changed. Gives back the bytes written. After
    /// an error nothing is known of the terminal, and the next flush draws everything.
    /// A terminal that takes no output just now is no error: nothing is written, and
    /// [`super::Msg::Redraw`] says when to draw.
    pub fn flush(&mut self, out: &mut impl Write, cursor: Option<(u16, u16)>) -> io::Result<usize> {
        let mut line = std::mem::take(&mut self.line);
        line.begin();
        if self.unknown {
            self.shown.fill(Shown::BLANK);
            self.clusters.clear();
            line.clear_screen();
        }
        for row in 0..self.next.area.height {
            if std::mem::take(&mut self.touched[usize::from(row)]) {
                self.row(row, &mut line);
            }
        }
        let cursor = cursor.filter(|(x, y)| self.next.area.contains((*x, *y).into()));
        let bytes = line.finish(cursor, self.cursor_shown);
        let length = bytes.len();
        let written = if bytes.is_empty() {
            Ok(())
        } else {
            out.write_all(bytes).and_then(|()| out.flush())
        };
        self.line = line;
        self.cursor_shown = Some(cursor.is_some());
        self.unknown = false;
        if let Err(error) = written {
            self.invalidate();
            return match error.kind() {
                io::ErrorKind::WouldBlock => Ok(0),
                _ => Err(error),
            };
        }
        Ok(length)
    }

    fn look<'a>(&self, cell: &'a Cell, room: usize, pens: &mut Pens) -> (Glyph<'a>, Pen) {
        let glyph = Glyph::of(cell.symbol(), room, self.capabilities.unicode);
        (glyph, pens.of(cell, glyph.symbol == " "))
    }

    fn row(&mut self, y: u16, line: &mut Line) {
        let width = usize::from(self.next.area.width);
        let from = usize::from(y) * width;
        let mut shown = std::mem::take(&mut self.shown);
        let mut clusters = std::mem::take(&mut self.clusters);
        let row = &mut shown[from..from + width];
        let cells = &self.next.content[from..from + width];
        let mut pens = Pens::new(self.capabilities.color);
        let end = self.erasable(cells, row, &mut pens);
        // Up to here the terminal may have drawn over the cells, wider than it was thought.
        let mut spoilt = 0;
        let mut x = 0;
        while x < end {
            let (glyph, pen) = self.look(&cells[x], width - x, &mut pens);
            let whole = x + glyph.width;
            let is = |cell: &Shown, symbol| cell.is(symbol, pen, &clusters);
            let same =
                is(&row[x], glyph.symbol) && row[x + 1..whole].iter().all(|half| is(half, ""));
            if !same || x < spoilt {
                let many = glyph.symbol.len().max(row[x].len(&clusters));
                if many > 4 || !glyph.sure {
                    spoilt = spoilt.max(whole + many);
                }
                line.move_to(x, y, row);
                line.pen_for(glyph.symbol, pen);
                line.glyph(glyph, x, y, width);
                row[x].set(glyph.symbol, pen, &mut clusters);
                for half in &mut row[x + 1..whole] {
                    half.set("", pen, &mut clusters);
                }
            }
            x = whole;
        }
        let blank = |cell: &Shown| cell.is(" ", Pen::PLAIN, &clusters);
        if x < width && !row[x..].iter().all(blank) {
            line.move_to(x, y, row);
            line.pen(Pen::PLAIN);
            line.bytes.extend_from_slice(b"\x1b[K");
            row[x..].fill(Shown::BLANK);
        }
        self.shown = shown;
        self.clusters = clusters;
    }

    /// Where the blank end of a row begins that is erased in one, or the row's width.
    fn erasable(&self, cells: &[Cell], row: &[Shown], pens: &mut Pens) -> usize {
        let width = cells.len();
        let blanks = cells.iter().enumerate().rev().take_while(|(x, cell)| {
            let (glyph, pen) = self.look(cell, width - x, pens);
            glyph.symbol == " " && pen == Pen::PLAIN
        });
        let mut end = width - blanks.count();
        // A blank behind a wide character is its second half.
        if let Some(last) = end.checked_sub(1) {
            end = last + self.look(&cells[last], width - last, pens).0.width;
        }
        let blank = |cell: &&Shown| cell.ascii() == Some(b' ') && cell.pen == Pen::PLAIN;
        let differ = row[end..].iter().filter(|cell| !blank(cell));
        if differ.take(4).count() < 4 {
            width
        } else {
            end
        }
    }
}

/// The bytes of a frame, and where the terminal's cursor and pen are.
#[derive(Default)]
struct Line {
    bytes: Vec<u8>,
    at: Option<(usize, u16)>,
    pen: Option<Pen>,
}

impl Line {
    /// A new frame; the cursor and the pen are where the last one left them.
    fn begin(&mut self) {
        self.bytes.clear();
        self.bytes.extend_from_slice(HIDE);
    }

    fn clear_screen(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[m\x1b[2J");
        self.pen = Some(Pen::PLAIN);
        self.at = None;
    }

    /// Places the cursor and gives the frame's bytes.
    fn finish(&mut self, cursor: Option<(u16, u16)>, was_shown: Option<bool>) -> &[u8] {
        let drawn = self.bytes.len() - HIDE.len();
        let long = drawn > SHORT;
        if let Some((x, y)) = cursor {
            self.move_to(usize::from(x), y, &[]);
            if was_shown != Some(true) || long {
                self.bytes.extend_from_slice(SHOW);
            }
        }
        let hide = was_shown != Some(false) && (long || cursor.is_none());
        &self.bytes[if hide { 0 } else { HIDE.len() }..]
    }

    fn pen(&mut self, pen: Pen) {
        let before = self.pen.replace(pen);
        if before.is_none() {
            self.bytes.extend_from_slice(b"\x1b[m");
        }
        before.unwrap_or(Pen::PLAIN).change(pen, &mut self.bytes);
    }

    /// The pen for a glyph: between two words it need not change.
    fn pen_for(&mut self, symbol: &str, pen: Pen) {
        if symbol != " " || !pen.blank_is_same_in(self.pen) {
            self.pen(pen);
        }
    }

    /// Writes one glyph at the cursor.
    fn glyph(&mut self, glyph: Glyph<'_>, x: usize, y: u16, width: usize) {
        if !glyph.sure && glyph.width > 1 {
            // A terminal that draws it narrower must not leave what stood there.
            self.bytes.resize(self.bytes.len() + glyph.width, b' ');
            self.at = None;
            self.move_to(x, y, &[]);
        }
        self.bytes.extend_from_slice(glyph.symbol.as_bytes());
        let after = x + glyph.width;
        // In the last column terminals differ in where the cursor is.
        self.at = (glyph.sure && after < width).then_some((after, y));
    }

    /// Moves the cursor; `row` is what the terminal shows there.
    fn move_to(&mut self, x: usize, y: u16, row: &[Shown]) {
        match self.at.filter(|(_, line)| *line == y) {
            Some((column, _)) if x > column => self.forward(column, x, row),
            Some((column, _)) if x < column => self.back(column, x),
            Some(_) => {}
            None => {
                self.bytes.extend_from_slice(b"\x1b[");
                if y > 0 || x > 0 {
                    number(&mut self.bytes, y + 1);
                }
                if x > 0 {
                    self.bytes.push(b';');
                    number(&mut self.bytes, x as u16 + 1);
                }
                self.bytes.push(b'H');
            }
        }
        self.at = Some((x, y));
    }

    fn forward(&mut self, from: usize, to: usize, row: &[Shown]) {
        let between = row.get(from..to).unwrap_or_default();
        let writable = |cell: &Shown| match cell.ascii() {
            Some(b' ') => cell.pen.blank_is_same_in(self.pen),
            Some(_) => Some(cell.pen) == self.pen,
            None => false,
        };
        // A few letters written again are shorter than the sequence that skips them.
        if (1..=3).contains(&between.len()) && between.iter().all(writable) {
            self.bytes
                .extend(between.iter().filter_map(|cell| cell.ascii()));
            return;
        }
        self.step(to - from, b'C');
    }

    fn back(&mut self, from: usize, to: usize) {
        if to == 0 {
            self.bytes.push(b'\r');
        } else if from - to <= 3 {
            self.bytes.resize(self.bytes.len() + (from - to), 0x08);
        } else {
            self.step(from - to, b'D');
        }
    }

    fn step(&mut self, count: usize, direction: u8) {
        self.bytes.extend_from_slice(b"\x1b[");
        if count > 1 {
            number(&mut self.bytes, count as u16);
        }
        self.bytes.push(direction);
    }
}
