//! Colours and weights of a cell, as the terminal is told them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::caps::Colors;

/// The pens of cells one after the other: most have the same as the one before, and finding a pen
/// anew for each of them would be most of the work of looking at a row.
pub(super) struct Pens {
    colors: Colors,
    last: (Color, Color, Modifier, bool),
    pen: Pen,
}

impl Pens {
    pub(super) fn new(colors: Colors) -> Self {
        Self {
            colors,
            last: (Color::Reset, Color::Reset, Modifier::empty(), true),
            pen: Pen::PLAIN,
        }
    }

    /// As [`Pen::of`].
    pub(super) fn of(&mut self, cell: &Cell, blank: bool) -> Pen {
        let looks = (cell.fg, cell.bg, cell.modifier, blank);
        if looks != self.last {
            self.last = looks;
            self.pen = Pen::of(cell, blank, self.colors);
        }
        self.pen
    }
}

/// What a cell is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) weight: Modifier,
}

impl Pen {
    /// The terminal's own colours.
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        weight: Modifier::empty(),
    };

    /// A cell's pen in as many colours as there are. A blank cell's pen is only what can be seen.
    pub(super) fn of(cell: &Cell, blank: bool, colors: Colors) -> Self {
        let pen = Self {
            fg: lower(cell.fg, colors),
            bg: lower(cell.bg, colors),
            weight: cell.modifier,
        };
        if blank { pen.blank() } else { pen }
    }

    /// What of it is seen on a blank.
    pub(super) fn blank(self) -> Self {
        if self.is_seen_on_blank() {
            self
        } else {
            Self {
                fg: Color::Reset,
                weight: Modifier::empty(),
                ..self
            }
        }
    }

    /// Whether a blank of it is the same in the pen that the terminal has: both leave nothing to be seen
    /// on it but the same background.
    pub(super) fn blank_is_same_in(self, pen: Option<Self>) -> bool {
        pen.is_some_and(|pen| pen == self || (pen.blank() == self && self == self.blank()))
    }

    fn is_seen_on_blank(self) -> bool {
        let seen = Modifier::REVERSED
            .union(Modifier::UNDERLINED)
            .union(Modifier::CROSSED_OUT);
        self.weight.intersects(seen)
    }

    /// Writes what changes `self` into `to`.
    pub(super) fn change(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        out.extend_from_slice(b"\x1b[");
        let mut sgr = Sgr { out, more: false };
        if to == Self::PLAIN {
            out.push(b'm');
            return;
        }
        let gone = self.weight.difference(to.weight);
        let mut come = to.weight.difference(self.weight);
        let thickness = Modifier::BOLD.union(Modifier::DIM);
        if gone.intersects(thickness) {
            // Bold and dim go by the same code.
            sgr.code(22);
            come |= to.weight.intersection(thickness);
        }
        for (weight, on, off) in WEIGHTS {
            if gone.contains(weight) && off != 22 {
                sgr.code(off);
            }
            if come.contains(weight) {
                sgr.code(on);
            }
        }
        if self.fg != to.fg {
            sgr.color(to.fg, 30);
        }
        if self.bg != to.bg {
            sgr.color(to.bg, 40);
        }
        out.push(b'm');
    }
}

const WEIGHTS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

struct Sgr<'a> {
    out: &'a mut Vec<u8>,
    more: bool,
}

impl Sgr<'_> {
    fn code(&mut self, code: u8) {
        if std::mem::replace(&mut self.more, true) {
            self.out.push(b';');
        }
        number(self.out, u16::from(code));
    }

    /// `base` is 30 for the foreground and 40 for the background.
    fn color(&mut self, color: Color, base: u8) {
        match color {
            Color::Reset => self.code(base + 9),
            Color::Indexed(n) => {
                self.code(base + 8);
                self.code(5);
                self.code(n);
            }
            Color::Rgb(red, green, blue) => {
                self.code(base + 8);
                self.code(2);
                self.code(red);
                self.code(green);
                self.code(blue);
            }
            named => match named_number(named) {
                n @ 0..8 => self.code(base + n),
                n => self.code(base + 60 + n - 8),
            },
        }
    }
}

/// Writes a number in decimal digits.
pub(super) fn number(out: &mut Vec<u8>, n: u16) {
    if n >= 10 {
        number(out, n / 10);
    }
    out.push(b'0' + (n % 10) as u8);
}

const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn named_number(color: Color) -> u8 {
    NAMED
        .iter()
        .position(|named| *named == color)
        .map_or(7, |n| n as u8)
}

/// The nearest colour that the terminal has.
fn lower(color: Color, colors: Colors) -> Color {
    match (colors, color) {
        (Colors::None, _) => Color::Reset,
        (Colors::Indexed, Color::Rgb(r, g, b)) => Color::Indexed(nearest_indexed(r, g, b)),
        (Colors::Basic, Color::Rgb(r, g, b)) => nearest_named(r, g, b),
        (Colors::Basic, Color::Indexed(n)) => {
            if let Some(named) = NAMED.get(usize::from(n)) {
                *named
            } else {
                let (r, g, b) = indexed_rgb(n);
                nearest_named(r, g, b)
            }
        }
        (_, color) => color,
    }
}

const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

fn nearest_step(value: u8) -> u8 {
    let distance = |step: &u8| step.abs_diff(value);
    let nearest = (0..6_u8).min_by_key(|n| distance(&STEPS[usize::from(*n)]));
    nearest.unwrap_or(0)
}

/// The nearest of xterm's cube and its greys.
fn nearest_indexed(r: u8, g: u8, b: u8) -> u8 {
    let cube = 16 + 36 * nearest_step(r) + 6 * nearest_step(g) + nearest_step(b);
    let mean = ((u16::from(r) + u16::from(g) + u16::from(b)) / 3) as u8;
    let grey = 232 + (mean.saturating_sub(3) / 10).min(23);
    let distance = |n| apart(indexed_rgb(n), (r, g, b));
    if distance(grey) < distance(cube) {
        grey
    } else {
        cube
    }
}

fn indexed_rgb(n: u8) -> (u8, u8, u8) {
    match n {
        0..16 => NAMED_RGB[usize::from(n)],
        16..232 => {
            let n = n - 16;
            let step = |n: u8| STEPS[usize::from(n)];
            (step(n / 36), step(n / 6 % 6), step(n % 6))
        }
        232.. => {
            let grey = 8 + 10 * (n - 232);
            (grey, grey, grey)
        }
    }
}

/// What xterm shows for the sixteen names.
const NAMED_RGB: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

fn nearest_named(r: u8, g: u8, b: u8) -> Color {
    let nearest = (0..16_usize).min_by_key(|n| apart(NAMED_RGB[*n], (r, g, b)));
    nearest.map_or(Color::Reset, |n| NAMED[n])
}

fn apart(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    square(one.0, other.0) + square(one.1, other.1) + square(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        from.change(to, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_what_differs_is_told() {
        let bold = Pen {
            weight: Modifier::BOLD,
            ..Pen::PLAIN
        };
        let red = Pen {
            fg: Color::Red,
            ..bold
        };
        let dim = Pen {
            weight: Modifier::DIM,
            fg: Color::Red,
            ..Pen::PLAIN
        };
        assert_eq!(change(Pen::PLAIN, bold), "\x1b[1m");
        assert_eq!(change(bold, red), "\x1b[31m");
        assert_eq!(change(red, dim), "\x1b[22;2m");
        assert_eq!(change(red, Pen::PLAIN), "\x1b[m");
        assert_eq!(change(red, red), "");
    }

    #[test]
    fn colours_come_down_to_what_there_is() {
        let grey = Color::Rgb(128, 128, 128);
        assert_eq!(lower(grey, Colors::True), grey);
        assert_eq!(lower(grey, Colors::Indexed), Color::Indexed(244));
        assert_eq!(lower(grey, Colors::Basic), Color::DarkGray);
        assert_eq!(lower(grey, Colors::None), Color::Reset);
        assert_eq!(lower(Color::Indexed(9), Colors::Basic), Color::LightRed);
        assert_eq!(lower(Color::Indexed(196), Colors::Basic), Color::LightRed);
        assert_eq!(lower(Color::Blue, Colors::Basic), Color::Blue);
    }
}
