//! Measures of a page of A4, in twentieths of a point unless said. A word processor lays the page out; what is
//! measured here are the columns that have to stand before it does.

use unicode_width::UnicodeWidthChar;

use crate::minutes::document::{Block, Document, Limb, Page, Plate};
use crate::minutes::house::Margins;

/// How wide a page of A4 is.
pub(in crate::export) const PAGE_WIDTH: u32 = 11_906;
/// How high it is.
pub(in crate::export) const PAGE_HEIGHT: u32 = 16_838;
/// Room to the left and right of a cell's words.
const CELL: u32 = 200;
/// From a number to its words, at least.
const GAP: u32 = 220;

/// Millimetres of a page.
pub(in crate::export) fn millimetres(mm: u32) -> u32 {
    // 1,440 to the inch of 25.4 mm.
    mm * 14_400 / 254
}

/// The measures of a page, and the columns in which numbers hang out.
#[derive(Clone, Copy, Debug)]
pub(in crate::export) struct Measures {
    /// How wide the text is, between the margins.
    pub(in crate::export) text: u32,
    /// The margins, in millimetres.
    pub(in crate::export) margins: Margins,
    /// Whether headings say themselves that their numbers hang out, since their style may not.
    pub(in crate::export) hangs_headings: bool,
    /// The letters of the text, in points.
    points: u32,
    /// From the margin to the words of what is numbered.
    pub(in crate::export) number: u32,
    /// From there to the words of a limb.
    pub(in crate::export) limb: u32,
    /// From the margin to the line that is signed.
    pub(in crate::export) label: u32,
}

impl Measures {
    /// The measures of a page, whatever stands on it.
    pub(in crate::export) fn of_page(page: &Page) -> Self {
        let sides = millimetres(page.margins.left) + millimetres(page.margins.right);
        Self {
            text: PAGE_WIDTH - sides,
            margins: page.margins,
            hangs_headings: false,
            points: page.points,
            number: page.points * 60,
            limb: page.points * 60,
            label: page.points * 140,
        }
    }

    /// The letters of the text, in points.
    #[cfg(feature = "pdf")]
    pub(in crate::export) fn points(&self) -> u8 {
        u8::try_from(self.points).unwrap_or(u8::MAX)
    }

    /// The same on paper of another width, with the styles of somebody else.
    pub(in crate::export) fn on_paper(self, text: u32) -> Self {
        Self {
            text,
            hangs_headings: true,
            ..self
        }
    }

    /// The size of letters that have this size beside a text of 12 points, in the same unit.
    pub(in crate::export) fn letters(&self, size: u32) -> u32 {
        (size * self.points + 6) / 12
    }

    /// How wide the columns of a table are, all of them as wide as the page: each has room for its
    /// longest word, what is short (a date, a name) stands on two lines at most where there is room, and
    /// the rest is shared so that the cells that say most have as many lines as each other.
    pub(in crate::export) fn columns(&self, header: &[String], rows: &[Vec<String>]) -> Vec<u32> {
        let table = self.letters(200);
        self.columns_by(header, rows, |words, _| width(words, table))
    }

    /// Whether a table with such columns takes so little of a page that it looks better whole on the next than in
    /// two parts: about a quarter of it.
    pub(in crate::export) fn is_short(&self, columns: &[u32], rows: &[Vec<String>]) -> bool {
        let letters = self.letters(200);
        if rows.iter().flatten().any(|cell| cell.len() > MEASURED) {
            return false;
        }
        let lines = |(words, column): (&String, &u32)| {
            width(words, letters) * 11 / 10 / column.saturating_sub(CELL).max(1) + 1
        };
        let row = |row: &Vec<String>| row.iter().zip(columns).map(lines).max().unwrap_or(1);
        // A line is a quarter higher than its letters; above and below stand three points.
        let height = |lines: u32| lines * letters * 5 / 4 + 120;
        height(1) + rows.iter().map(row).map(height).sum::<u32>() <= PAGE_HEIGHT / 4
    }

    /// The columns of a document: all its words begin in the same ones.
    pub(in crate::export) fn of(document: &Document) -> Self {
        let mut measures = Self::of_page(&document.page);
        let body = measures.letters(240);
        let limbs = |limbs: &[Limb]| {
            let widest = limbs.iter().map(|l| width(&l.number, body)).max();
            widest.unwrap_or(0) + GAP
        };
        for block in &document.blocks {
            match block {
                Block::Heading { number, .. } => {
                    // Strong, and with a full stop.
                    let wide = width(number, body * 11 / 10) + 80;
                    measures.number = measures.number.max(wide + GAP);
                }
                Block::Paragraph { number, .. } => {
                    measures.number = measures.number.max(width(number, body) + GAP);
                }
                Block::Resolution {
                    number, limbs: l, ..
                } => {
                    measures.number = measures.number.max(width(number, body) + GAP);
                    measures.limb = measures.limb.max(limbs(l));
                }
                Block::Signature(lines) => {
                    for line in lines {
                        measures.label = measures.label.max(width(&line.label, body) + 2 * GAP);
                    }
                }
                Block::Note(_)
                | Block::Names(_)
                | Block::Table { .. }
                | Block::Form { .. }
                | Block::Plates(_) => {}
            }
        }
        Self {
            number: measures.number.min(2_800),
            limb: measures.limb.min(2_000),
            label: measures.label.min(5_000),
            ..measures
        }
    }
}

/// So many letters are measured; beyond a few lines it makes no difference how wide they are.
const MEASURED: usize = 400;

/// About how wide words are in letters of a size.
fn width(text: &str, size: u32) -> u32 {
    let thousandths: u32 = text
        .chars()
        .take(MEASURED)
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '('
            | ')' | '/' | '-' => 330,
            'm' | 'w' | 'M' | 'W' | '%' | '@' => 900,
            'A'..='Z' | '&' => 700,
            c => match c.width() {
                Some(0) | None => 0,
                Some(1) => 556,
                Some(_) => 1_000,
            },
        })
        .sum();
    thousandths * size / 1_000
}

/// The size of the names on plates, in half points: all of them the same, as large as the longest name
/// has room for on a line; a name that has none in small letters takes two.
pub(in crate::export) fn plate_size<'p>(plates: impl Iterator<Item = &'p Plate>) -> u32 {
    let (least, most) = (72, 144);
    // Bold letters are wider.
    let wide = |plate: &Plate| width(&plate.name, 1_000) * 11 / 10;
    let widest = plates.map(wide).max().unwrap_or(0).max(1);
    (PLATE_WIDTH * 100 / widest).clamp(least, most)
}

/// The margins of a page of A4 that lies, and is folded across the middle.
pub(in crate::export) const PLATE_MARGIN: u32 = 850;
/// How wide the words of a plate may be on it.
pub(in crate::export) const PLATE_WIDTH: u32 = 16_838 - 2 * PLATE_MARGIN;
/// From its upper margin to the name, on the half that is seen.
pub(in crate::export) const PLATE: u32 = 7_000;

/// How high a row is in which something is written by hand.
pub(in crate::export) const HAND: u32 = 680;

impl Measures {
    /// The columns of a block that is a table, or a form; none of others.
    pub(in crate::export) fn columns_of(&self, block: &Block) -> Option<Vec<u32>> {
        match block {
            Block::Table { header, rows, .. } => Some(self.columns(header, rows)),
            Block::Form { shares, .. } => Some(shared(shares, self.text, vec![0; shares.len()])),
            _ => None,
        }
    }

    /// The same, by how wide words really are, in a head or in another cell.
    pub(in crate::export) fn columns_by(
        &self,
        header: &[String],
        rows: &[Vec<String>],
        mut width: impl FnMut(&str, bool) -> u32,
    ) -> Vec<u32> {
        let most = self.text / 2;
        let short = self.text / 4;
        let room = |wide: u32| wide * 11 / 10 + CELL;
        let (mut least, mut handy, mut wish) = (Vec::new(), Vec::new(), Vec::new());
        for (at, head) in header.iter().enumerate() {
            let cells = rows.iter().filter_map(|row| row.get(at));
            let cells = cells.map(|cell| (cell, false)).chain([(head, true)]);
            let (mut word, mut halved, mut whole) = (0, 0, 0);
            for (cell, is_head) in cells {
                let words: Vec<u32> = cell.split_whitespace().map(|w| width(w, is_head)).collect();
                let all = width(cell, is_head);
                word = words.iter().copied().max().unwrap_or(0).max(word);
                whole = all.max(whole);
                if all <= short {
                    halved = on_two_lines(&words, all).max(halved);
                }
            }
            least.push(room(word).min(most));
            handy.push(room(word.max(halved)).min(most));
            wish.push(room(whole).min(4 * self.text));
        }
        let none = vec![0; header.len().max(1)];
        if least.iter().sum::<u32>() >= self.text {
            return shared(&least, self.text, none);
        }
        if wish.iter().sum::<u32>() <= self.text {
            return shared(&wish, self.text, none);
        }
        // What stays empty at the end of a line is the more the longer the words are.
        let ends: Vec<u32> = least.iter().map(|l| l.saturating_sub(CELL) / 3).collect();
        let least = if handy.iter().sum::<u32>() < self.text {
            handy
        } else {
            least
        };
        let each = in_lines(&wish, &least, &ends, self.text);
        let left = self.text.saturating_sub(each.iter().sum());
        shared(&wish, left, each)
    }
}

/// How wide a cell is at least whose words stand on two lines; `all` is how wide they are on one.
fn on_two_lines(words: &[u32], all: u32) -> u32 {
    let mut first = 0;
    let halves = words.iter().map(|word| {
        first += word;
        first.max(all.saturating_sub(first))
    });
    halves.min().unwrap_or(0)
}

/// The widths at which all that there is to say stands on the fewest lines that fit beside each other, no
/// column narrower than it has to be.
fn in_lines(wish: &[u32], least: &[u32], ends: &[u32], text: u32) -> Vec<u32> {
    // In eighths of a line, so that no column takes more than it needs.
    let at = |eighths: u32| -> Vec<u32> {
        let columns = wish.iter().zip(least).zip(ends);
        let wide = |((wish, least), end): ((&u32, &u32), &u32)| {
            let line = wish.saturating_sub(CELL) * 8 / eighths;
            (line + end + CELL).min(*wish).max(*least)
        };
        columns.map(wide).collect()
    };
    let fits = (8..=8 * 400).find(|eighths| at(*eighths).iter().sum::<u32>() <= text);
    fits.map_or_else(|| least.to_vec(), at)
}

/// Shares a width by weights on top of what each has; the last takes what rounding leaves.
fn shared(weights: &[u32], width: u32, mut each: Vec<u32>) -> Vec<u32> {
    let all: u64 = weights.iter().map(|w| u64::from(*w)).sum::<u64>().max(1);
    let total = each.iter().sum::<u32>() + width;
    for (one, weight) in each.iter_mut().zip(weights) {
        *one += (u64::from(*weight) * u64::from(width) / all) as u32;
    }
    let given: u32 = each.iter().sum();
    if let Some(last) = each.last_mut() {
        *last += total.saturating_sub(given);
    }
    each
}
