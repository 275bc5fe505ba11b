//! The page as it is looked at: its box, how it is turned, and which way most of its words run.

use lopdf::{Dictionary, Document, Object};

use super::font::get;
use super::matrix::Matrix;
use super::words::Way;
use crate::import::page::{Page, Rule, Word};

/// How many folders of the page tree up is looked for what a page inherits.
const UP: usize = 64;

/// A page's box, and what brings its points to the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageBox {
    /// Width as it is looked at, in points.
    pub(super) width: f32,
    /// Height.
    pub(super) height: f32,
    /// From the page's own points to those from the upper left corner, down the page.
    pub(super) matrix: Matrix,
}

impl PageBox {
    /// The box of a page.
    pub(super) fn of(document: &Document, page: &Dictionary) -> Self {
        let said = inherited(document, page, b"CropBox")
            .and_then(|o| rectangle(document, o))
            .or_else(|| {
                inherited(document, page, b"MediaBox").and_then(|o| rectangle(document, o))
            });
        let [x0, y0, x1, y1] = said.unwrap_or([0.0, 0.0, 595.0, 842.0]);
        let turn = inherited(document, page, b"Rotate")
            .and_then(|o| o.as_i64().ok())
            .map_or(0, |turn| turn.rem_euclid(360));
        let matrix = match turn {
            90 => [0.0, 1.0, 1.0, 0.0, -y0, -x0],
            180 => [-1.0, 0.0, 0.0, 1.0, x1, -y0],
            270 => [0.0, -1.0, -1.0, 0.0, y1, x1],
            _ => [1.0, 0.0, 0.0, -1.0, -x0, y1],
        };
        let (width, height) = (x1 - x0, y1 - y0);
        let on_its_side = turn == 90 || turn == 270;
        Self {
            width: if on_its_side { height } else { width },
            height: if on_its_side { width } else { height },
            matrix: Matrix(matrix),
        }
    }

    /// The page of words and rules, turned so that most words run to the right.
    pub(super) fn page(&self, words: Vec<(Way, Word)>, rules: &[Rule]) -> Page {
        let most = main_way(&words);
        let (width, height) = match most {
            Way::Right | Way::Left => (self.width, self.height),
            Way::Up | Way::Down => (self.height, self.width),
        };
        let words = words
            .into_iter()
            .map(|(way, word)| self.turned(most, way, word))
            // What is printed beside the page is for the printer.
            .filter(|w| w.x > -20.0 && w.x < width + 20.0 && w.y > -20.0 && w.y < height + 20.0)
            .map(rounded)
            .collect();
        let rules = rules
            .iter()
            .map(|rule| Rule {
                from: pair(self.to(most, rule.from)),
                to: pair(self.to(most, rule.to)),
            })
            .collect();
        Page {
            width,
            height,
            words,
            rules,
        }
    }

    /// A point of the page, turned.
    fn to(&self, way: Way, (x, y): (f32, f32)) -> (f32, f32) {
        match way {
            Way::Right => (x, y),
            Way::Left => (self.width - x, self.height - y),
            Way::Up => (self.height - y, x),
            Way::Down => (y, self.width - x),
        }
    }

    /// A word that is placed along its own way, on the page turned to `most`.
    fn turned(&self, most: Way, way: Way, word: Word) -> Word {
        let back = |along: f32, base: f32| match way {
            Way::Right => (along, base),
            Way::Left => (-along, -base),
            Way::Up => (base, -along),
            Way::Down => (-base, along),
        };
        let from = self.to(most, back(word.x, word.y));
        if way == most {
            return Word {
                x: from.0,
                y: from.1,
                ..word
            };
        }
        let to = self.to(most, back(word.x + word.width, word.y));
        Word {
            x: from.0.min(to.0),
            y: from.1.midpoint(to.1),
            width: (from.0 - to.0).abs().max(word.size),
            ..word
        }
    }
}

fn main_way(words: &[(Way, Word)]) -> Way {
    let mut most = (Way::Right, 0_usize);
    for way in [Way::Right, Way::Up, Way::Down, Way::Left] {
        let letters = words
            .iter()
            .filter(|w| w.0 == way)
            .map(|w| w.1.text.len())
            .sum();
        if letters > most.1 {
            most = (way, letters);
        }
    }
    most.0
}

fn rounded(word: Word) -> Word {
    let (x, y) = pair((word.x, word.y));
    let (width, size) = pair((word.width, word.size));
    Word {
        x,
        y,
        width,
        size,
        ..word
    }
}

/// To hundredths of a point, which is more than any eye sees and keeps what is handed over short.
fn pair((x, y): (f32, f32)) -> (f32, f32) {
    let round = |n: f32| {
        if n.is_finite() {
            (n * 100.0).round() / 100.0
        } else {
            0.0
        }
    };
    (round(x), round(y))
}

/// What a page has under a key, or inherits.
pub(super) fn inherited<'a>(
    document: &'a Document,
    page: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..UP {
        if let Some(found) = get(document, node, key).filter(|o| !o.is_null()) {
            return Some(found);
        }
        node = get(document, node, b"Parent")?.as_dict().ok()?;
    }
    None
}

fn rectangle(document: &Document, object: &Object) -> Option<[f32; 4]> {
    let sides: Vec<f32> = object
        .as_array()
        .ok()?
        .iter()
        .filter_map(|o| document.dereference(o).ok()?.1.as_float().ok())
        .collect();
    let [a, b, c, d] = sides.try_into().ok()?;
    let found = [a.min(c), b.min(d), a.max(c), b.max(d)];
    let [x0, y0, x1, y1] = found;
    let sane = |side: f32| (10.0..=20_000.0).contains(&side);
    (sane(x1 - x0) && sane(y1 - y0)).then_some(found)
}
