//! The rows of a table that rules enclose.

use std::collections::HashSet;

use super::grid::Grid;
use super::strips::{Piece, Strip, strips};
use crate::import::page::Page;
use crate::import::steps::{Spent, Steps};

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// Its cells; one a column, but for those that reach over several.
    pub(super) cells: Vec<RowCell>,
    /// All that is in it is bold.
    pub(super) bold: bool,
}

/// A cell of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RowCell {
    /// Left edge, in points.
    pub(super) x: f32,
    /// Its words.
    pub(super) text: String,
    /// How much room is left after its last line; nothing where its right edge isn't known.
    pub(super) room: f32,
    /// How much room its first word needs.
    pub(super) needs: f32,
}

impl RowCell {
    /// A cell of lines, enclosed by rules.
    pub(super) fn new(x: f32, right: f32, strips: &[Strip], known: &Known) -> Self {
        Self {
            x,
            text: text(strips, right, right - PADDING, known),
            room: right - PADDING - strips.last().map_or(x, Strip::end),
            needs: strips.first().map_or(0.0, needs),
        }
    }

    /// A cell of lines whose right edge no rule tells: what it was broken to isn't known, and all its
    /// lines are one paragraph. `widest` is where the widest line of its column ends.
    pub(super) fn open(x: f32, widest: f32, strips: &[Strip], known: &Known) -> Self {
        Self {
            x,
            text: text(strips, 0.0, widest, known),
            ..Self::default()
        }
    }

    /// Whether it is the rest of the cell above, which a page broke off.
    pub(super) fn goes_on_from(&self, above: &Self) -> bool {
        let ended = above.text.trim_end().ends_with(['.', '?', '!', ':', ';']);
        let full = above.room < self.needs;
        !above.text.is_empty() && !ended && full
    }
}

/// The widest that the gap of a double rule is, in points.
const NARROW: f32 = 12.0;

/// What is left free at the right edge of a cell, in points.
const PADDING: f32 = 5.0;

/// The rows of a grid with the words in it; rows and columns without any words are left out.
pub(super) fn rows(
    grid: &Grid,
    pieces: Vec<Piece>,
    known: &Known,
    steps: &Steps,
) -> Result<Vec<Row>, Spent> {
    let (rows, columns) = (grid.rows(), grid.columns());
    steps.take((rows * columns) as u64)?;
    let mut held: Vec<Vec<Piece>> = vec![Vec::new(); rows * columns];
    for piece in pieces {
        if let Some((row, column)) = grid.at(piece.middle()) {
            let (row, column) = grid.owner(row, column);
            if let Some(cell) = held.get_mut(row * columns + column) {
                cell.push(piece);
            }
        }
    }
    // What is left empty between double rules is no column.
    let used: Vec<bool> = (0..columns)
        .zip(grid.xs.windows(2))
        .map(|(column, edges)| {
            let wide = matches!(edges, [from, to] if to - from > NARROW);
            let mut cells = held.iter().skip(column).step_by(columns.max(1));
            wide || cells.any(|cell| !cell.is_empty())
        })
        .collect();
    let mut out = Vec::new();
    for row in 0..rows {
        let mut cells = Vec::new();
        let mut bold = true;
        let mut words = false;
        for column in (0..columns).filter(|c| used.get(*c) == Some(&true)) {
            let (from_row, from_column) = grid.owner(row, column);
            if from_column != column {
                // It belongs to the cell on its left, unless that one's column is left out.
                if used.get(from_column) == Some(&true) {
                    continue;
                }
            }
            let small = row * columns + column;
            let inside = held.get_mut(small).map(std::mem::take).unwrap_or_default();
            let x = grid.xs.get(column).copied().unwrap_or(0.0);
            if from_row != row || inside.is_empty() {
                cells.push(RowCell {
                    x,
                    ..RowCell::default()
                });
                continue;
            }
            let right = grid.right(row, column);
            let strips = strips(inside, steps)?;
            bold &= strips.iter().all(Strip::is_bold);
            words = true;
            cells.push(RowCell::new(x, right, &strips, known));
        }
        if words {
            out.push(Row { cells, bold });
        }
    }
    Ok(out)
}

/// The words of a cell: lines that were broken to its width joined again, paragraphs parted.
/// `full` is where a line ends that had no room left.
fn text(strips: &[Strip], right: f32, full: f32, known: &Known) -> String {
    let pitch = strips
        .windows(2)
        .filter_map(|pair| match pair {
            [one, two] => Some(two.y - one.y),
            _ => None,
        })
        .fold(f32::MAX, f32::min);
    let mut out = String::new();
    let mut before: Option<&Strip> = None;
    for strip in strips {
        let line = strip.text();
        if let Some(before) = before {
            let apart = strip.y - before.y > 1.3 * pitch || opens_entry(&line);
            if apart || would_have_fitted(before.end(), strip, right - PADDING) {
                out.push('\n');
            } else if !known.is_torn(before, &line, full) {
                join(&mut out, &line);
            }
        }
        out.push_str(&line);
        before = Some(strip);
    }
    out
}

/// The words of a file that stand among others: what is torn apart in a narrow cell isn't among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(HashSet<String>);

impl Known {
    /// The words of pages.
    pub(super) fn of(pages: &[Page], steps: &Steps) -> Result<Self, Spent> {
        let mut words = HashSet::new();
        for page in pages {
            steps.take(page.words.len() as u64)?;
            for word in page.words.iter().filter(|w| w.text.contains(' ')) {
                let parts = word.text.split(|c: char| !c.is_alphabetic());
                words.extend(parts.map(str::to_lowercase));
            }
        }
        Ok(Self(words))
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }

    /// Whether a line is the beginning of a word that is wider than its cell, and `next` the rest.
    fn is_torn(&self, line: &Strip, next: &str, full: f32) -> bool {
        let text = line.text();
        let begun = text.rsplit('-').next().unwrap_or_default();
        let rest = next
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let letter = (line.end() - line.x()) / super::strips::number(text.chars().count().max(1));
        !begun.is_empty()
            && !rest.is_empty()
            && !text.contains(' ')
            && begun.chars().all(char::is_alphabetic)
            && begun.ends_with(char::is_uppercase) == rest.starts_with(char::is_uppercase)
            && line.end() + 1.5 * letter > full
            && !self.has(begun)
            && (self.has(&format!("{begun}{rest}")) || !self.has(rest))
    }
}

/// Makes room between a broken line and the next: a space, or nothing after a hyphen inside a word.
fn join(out: &mut String, next: &str) {
    if out.ends_with('\u{AD}') {
        out.pop();
        return;
    }
    // A cell so narrow that the stop stands in the next line.
    if matches!(next.chars().next(), Some('.' | ',' | ';' | ':' | ')')) {
        return;
    }
    let mut back = out.chars().rev();
    let hyphen = matches!(back.next(), Some('-' | '\u{2010}' | '/'))
        && back.next().is_some_and(char::is_alphanumeric)
        && next.starts_with(char::is_alphanumeric);
    if !hyphen {
        out.push(' ');
    }
}

/// Whether the first word of `next` would have found room after a line that ends at `end`: then the
/// line was ended and not broken.
pub(super) fn would_have_fitted(end: f32, next: &Strip, right: f32) -> bool {
    end + needs(next) < right
}

/// The room that the first word of a line needs after another, generously measured: letters differ.
fn needs(strip: &Strip) -> f32 {
    let Some(span) = strip.spans.first() else {
        return 0.0;
    };
    let all = span.text.chars().count().max(1);
    let first = span.text.split(' ').next().unwrap_or_default();
    let each = (span.end - span.x) / super::strips::number(all);
    1.3 * each * super::strips::number(first.chars().count()) + 0.35 * strip.size
}

/// Whether a line begins an entry of a list: a bullet.
pub(super) fn opens_entry(line: &str) -> bool {
    unbulleted(line).is_some()
}

/// The words of a line after its bullet, if it has one.
pub(super) fn unbulleted(line: &str) -> Option<&str> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let sign = matches!(
        first,
        '•' | '◦'
            | '▪'
            | '●'
            | '○'
            | '■'
            | '□'
            | '‣'
            | '⁃'
            | '∙'
            | '·'
            | '➢'
            | '✓'
            | '\u{FFFD}'
            | '\u{E000}'..='\u{F8FF}'
    );
    // A dash or an "o" is a bullet only where it stands by itself.
    let letter = matches!(first, '-' | '–' | '—' | 'o') && rest.starts_with(' ');
    let words = rest.trim_start();
    ((sign || letter) && !words.is_empty()).then_some(words)
}
