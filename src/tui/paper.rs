//! What the views draw on: the screen's cells, the rows that were touched, and the memory of what
//! each panel showed, so that only what changed is drawn again.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::editor::grapheme;
use super::theme::Theme;

/// A part of the screen that is drawn again only when its stamp changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Body, date, clock, count, saved.
    Header,
    /// The agenda in one line.
    Strip,
    /// The agenda at the left.
    Agenda,
    /// A row of the record.
    Row(u16),
    /// A row of what will be printed, beside the record.
    Beside(u16),
    /// The people at the right.
    People,
    /// What needs a look.
    Look,
    /// The foot.
    Foot,
    /// The form at the foot.
    Drawer,
    /// Words that are looked for.
    Find,
    /// The page as a whole.
    Page,
    /// What frames the page.
    Frame,
    /// Which of the members are not here, in a line.
    Away,
}

/// What each panel showed.
#[derive(Debug, Default)]
pub struct Memory {
    stamps: HashMap<Panel, u64>,
    /// Those of the rows, which are asked for at every key.
    rows: [Vec<u64>; 2],
    /// What lay where; all is drawn again when this changes.
    pub arrangement: u64,
}

impl Memory {
    /// Forgets everything: all panels are drawn again.
    pub fn forget(&mut self) {
        self.stamps.clear();
        self.rows.iter_mut().for_each(Vec::clear);
    }
}

/// The stamp of whatever is hashed; never 0.
pub fn stamp(of: impl Hash) -> u64 {
    let mut hasher = Mixer(SEED);
    of.hash(&mut hasher);
    hasher.finish() | 1
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const FACTOR: u64 = 0xD6E8_FEB8_6659_FD93;

/// Mixes eight bytes at a step: nobody chooses what is drawn so that stamps agree, and all of them
/// are made anew at every key.
struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let mut eights = bytes.chunks_exact(8);
        for eight in &mut eights {
            let mut word = [0; 8];
            word.copy_from_slice(eight);
            self.write_u64(u64::from_le_bytes(word));
        }
        let rest = eights.remainder();
        let mut word = [0; 8];
        word[..rest.len()].copy_from_slice(rest);
        self.write_u64(u64::from_le_bytes(word) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }

    fn write_u16(&mut self, n: u16) {
        self.write_u64(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        let wide = u128::from(self.0 ^ n) * u128::from(FACTOR);
        self.0 = (wide as u64) ^ ((wide >> 64) as u64) ^ self.0.rotate_left(29);
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The paper.
#[derive(Debug)]
pub struct Paper<'a> {
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// How things look.
    pub theme: Theme,
    /// Where the terminal's cursor goes.
    pub caret: Option<(u16, u16)>,
    /// The row of a list that is marked, for whoever reads the page and doesn't see it.
    pub marked: Option<u16>,
    memory: &'a mut Memory,
    touched: &'a mut Vec<bool>,
}

impl<'a> Paper<'a> {
    /// Paper over `buffer`; rows drawn on are noted in `touched`.
    pub fn new(
        buffer: &'a mut Buffer,
        theme: Theme,
        memory: &'a mut Memory,
        touched: &'a mut Vec<bool>,
    ) -> Self {
        touched.clear();
        touched.resize(usize::from(buffer.area.height), false);
        Self {
            buffer,
            theme,
            caret: None,
            marked: None,
            memory,
            touched,
        }
    }

    /// The whole of it.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Whether `panel` must be drawn: it showed something else than what `stamp` stands for.
    pub fn stale(&mut self, panel: Panel, stamp: u64) -> bool {
        let (rows, y) = match panel {
            Panel::Row(y) => (&mut self.memory.rows[0], usize::from(y)),
            Panel::Beside(y) => (&mut self.memory.rows[1], usize::from(y)),
            _ => return self.memory.stamps.insert(panel, stamp) != Some(stamp),
        };
        if rows.len() <= y {
            rows.resize(y + 1, 0);
        }
        std::mem::replace(&mut rows[y], stamp) != stamp
    }

    /// Forgets what was drawn if things lie elsewhere now, and blanks all.
    pub fn arrange(&mut self, arrangement: u64) {
        if self.memory.arrangement != arrangement {
            self.memory.arrangement = arrangement;
            self.memory.forget();
            self.blank(self.area());
        }
    }

    /// Says that rows were drawn on by other means than this paper's.
    pub fn touch(&mut self, area: Rect) {
        for y in area.top()..area.bottom() {
            if let Some(touched) = self.touched.get_mut(usize::from(y)) {
                *touched = true;
            }
        }
    }

    /// Blanks a part.
    pub fn blank(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        self.touch(area);
        if area.is_empty() {
            return;
        }
        let mut blank = Cell::EMPTY;
        blank.set_style(self.theme.text);
        for y in area.top()..area.bottom() {
            let from = self.buffer.index_of(area.x, y);
            self.buffer.content[from..from + usize::from(area.width)].fill(blank.clone());
        }
    }

    /// Writes `text` from column `x` of row `y` on, cut off at `right`; answers the column after
    /// it. Line breaks and tabs are shown as blanks.
    pub fn text(&mut self, x: u16, y: u16, right: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        let right = right.min(area.right());
        if y >= area.bottom() || x >= right {
            return x.min(right);
        }
        self.touch(Rect::new(x, y, 1, 1));
        let (mut x, mut at) = (x, 0);
        while at < text.len() {
            let end = grapheme::next(text, at);
            let symbol = &text[at..end];
            let wide = grapheme::width(symbol);
            at = end;
            if wide == 0 {
                continue;
            }
            if x + wide > right {
                break;
            }
            let shown = match symbol {
                s if s.contains(char::is_control) => " ",
                // Quotation marks and dashes have plain forms everywhere.
                "\u{201C}" | "\u{201D}" if !self.theme.looks.unicode => "\"",
                "\u{2018}" | "\u{2019}" if !self.theme.looks.unicode => "'",
                "\u{2013}" | "\u{2014}" if !self.theme.looks.unicode => "-",
                "\u{2026}" if !self.theme.looks.unicode => "~",
                s => s,
            };
            let cell = &mut self.buffer[(x, y)];
            cell.reset();
            cell.set_symbol(shown).set_style(style);
            for covered in x + 1..x + wide {
                self.buffer[(covered, y)].reset();
            }
            x += wide;
        }
        x
    }

    /// Writes `text`, shortened with a mark where it does not fit between `x` and `right`.
    pub fn fitted(&mut self, x: u16, y: u16, right: u16, text: &str, style: Style) -> u16 {
        let room = usize::from(right.saturating_sub(x));
        if grapheme::measure(text) <= room {
            return self.text(x, y, right, text, style);
        }
        let end = self.text(x, y, right.saturating_sub(1), text, style);
        let more = self.theme.more();
        self.text(end, y, right, more, style)
    }

    /// Writes `text` such that it ends before `right`, from `left` on at most; answers where it
    /// begins.
    pub fn right(&mut self, left: u16, y: u16, right: u16, text: &str, style: Style) -> u16 {
        let wide = grapheme::measure(text) as u16;
        let x = right.saturating_sub(wide).max(left);
        self.text(x, y, right, text, style);
        x
    }

    /// A line across.
    pub fn rule(&mut self, area: Rect, y: u16) {
        let (symbol, style) = (self.theme.rule(), self.theme.quiet);
        for x in area.left()..area.right() {
            self.text(x, y, area.right(), symbol, style);
        }
    }

    /// A line down.
    pub fn post(&mut self, area: Rect, x: u16) {
        let (symbol, style) = (self.theme.post(), self.theme.quiet);
        for y in area.top()..area.bottom() {
            self.text(x, y, x + 1, symbol, style);
        }
    }

    /// A frame of lines around `area`, its title in the upper one, a blank margin outside it and
    /// nothing inside.
    pub fn frame(&mut self, area: Rect, title: &str) {
        let outside = Rect::new(
            area.x.saturating_sub(2),
            area.y.saturating_sub(1),
            area.width + area.x.min(2) + 2,
            area.height + area.y.min(1) + 1,
        );
        self.blank(outside);
        if area.width < 2 || area.height < 2 {
            return;
        }
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        self.rule(area, area.y);
        self.rule(area, bottom);
        self.post(area, area.x);
        self.post(area, right);
        let style = self.theme.quiet;
        let at = [
            (area.x, area.y),
            (right, area.y),
            (area.x, bottom),
            (right, bottom),
        ];
        for ((x, y), symbol) in at.into_iter().zip(self.theme.corners()) {
            self.text(x, y, x + 1, symbol, style);
        }
        let style = self.theme.accent;
        self.text(area.x + 2, area.y, right, &format!(" {title} "), style);
    }

    /// Lays `style` over a part of a row.
    pub fn style(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        self.touch(area);
        self.buffer.set_style(area, style);
    }

    /// The terminal's cursor goes here.
    pub fn put_caret(&mut self, x: u16, y: u16) {
        self.caret = Some((x, y));
    }
}
