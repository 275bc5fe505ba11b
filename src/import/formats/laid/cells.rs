//! The rows of a table that rules enclose.

use super::grid::Grid;
use super::strips::{Piece, Strip, strips};
use crate::import::steps::{Spent, Steps};

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// Its cells with the left edge of each, in points; one a column, but for those that reach over
    /// several.
    pub(super) cells: Vec<(f32, String)>,
    /// All that is in it is bold.
    pub(super) bold: bool,
}

/// The rows of a grid with the words in it; rows and columns without any words are left out.
pub(super) fn rows(grid: &Grid, pieces: Vec<Piece>, steps: &Steps) -> Result<Vec<Row>, Spent> {
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
    let used: Vec<bool> = (0..columns)
        .map(|c| {
            held.iter()
                .skip(c)
                .step_by(columns.max(1))
                .any(|cell| !cell.is_empty())
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
                cells.push((x, String::new()));
                continue;
            }
            let right = grid.right(row, column);
            let strips = strips(inside, steps)?;
            bold &= strips.iter().all(Strip::is_bold);
            words = true;
            cells.push((x, text(&strips, right)));
        }
        if words {
            out.push(Row { cells, bold });
        }
    }
    Ok(out)
}

/// The words of a cell: lines that were broken to its width joined again, paragraphs parted.
pub(super) fn text(strips: &[Strip], right: f32) -> String {
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
            if apart || would_have_fitted(before.end(), strip, right - 5.0) {
                out.push('\n');
            } else {
                join(&mut out, &line);
            }
        }
        out.push_str(&line);
        before = Some(strip);
    }
    out
}

/// Makes room between a broken line and the next: a space, or nothing after a hyphen inside a word.
fn join(out: &mut String, next: &str) {
    if out.ends_with('\u{AD}') {
        out.pop();
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
    let Some(span) = next.spans.first() else {
        return false;
    };
    let all = span.text.chars().count().max(1);
    let first = span
        .text
        .split(' ')
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    let each = (span.end - span.x) / super::strips::number(all);
    let needs = each * (super::strips::number(first) + 0.6);
    end + needs + 0.15 * next.size < right
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
