//! The cells of a line of text: what tabs, wide gaps and dots that lead to a page part.

use super::marks;
use super::words::{self, BOLD, PART, THIN, Weight};
use crate::import::line::Cell;

/// Spaces between words that part cells.
const GAP: usize = 3;
/// Dots that lead from a title to its page.
const LEADERS: usize = 4;

/// How many lines from the first on are rows whose cells tabs part: at least two with as many
/// cells. A number and a title are no row but a line with its mark.
pub(super) fn tabbed(lines: &[&str], going: usize) -> usize {
    let width = |line: &str| match line.matches('\t').count() {
        0 => 0,
        tabs if line.trim_start_matches([' ', BOLD]).starts_with('\t') && tabs < 2 => 0,
        1 if line
            .split('\t')
            .next()
            .is_some_and(|w| marks::is_mark(bare(w))) =>
        {
            0
        }
        1 if line.trim_end().matches('\t').count() == 0 => 0,
        tabs => tabs + 1,
    };
    let Some(first) = lines.first().map(|l| width(l)).filter(|n| *n > 1) else {
        return 0;
    };
    let many = lines.iter().take_while(|l| width(l) == first).count();
    // A row of many cells is one even if it stands alone.
    if many > 1 || first > 3 || first > 2 && first == going {
        many
    } else {
        0
    }
}

/// A word without signs of bold.
fn bare(word: &str) -> &str {
    word.trim_matches([' ', BOLD, THIN, PART])
}

/// The cells of a line that is no row: parted by tabs, wide gaps and dots that lead to a page.
pub(super) fn cells(words: &str, at: usize, weight: &mut Weight) -> Vec<Cell> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut piece = String::new();
    let mut began = at;
    let mut column = at;
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let spaces = run(rest, ' ');
        let dots = run(rest, '.').max(2 * run(rest, '…'));
        let taken = if c == '\t' {
            1
        } else if spaces >= GAP && !piece.is_empty() {
            spaces
        } else if dots >= LEADERS && !piece.trim().is_empty() {
            run(rest, c)
        } else {
            piece.push(c);
            column += 1;
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        };
        rest = rest.get(taken * c.len_utf8()..).unwrap_or("");
        pieces.push((began, std::mem::take(&mut piece)));
        column = if c == '\t' {
            (column / 40 + 1) * 40
        } else {
            column + taken
        };
        began = column;
    }
    pieces.push((began, piece));
    let mut out: Vec<Cell> = Vec::new();
    let mut mark: Option<(usize, String)> = None;
    for (began, piece) in pieces {
        if bare(&piece).is_empty() {
            words::finish(&piece, weight); // It may hold a sign of bold.
            continue;
        }
        let began = began + piece.chars().take_while(|c| *c == ' ').count();
        // A number that leads the line belongs to the words after it.
        if out.is_empty() && mark.is_none() && marks::is_mark(bare(&piece)) {
            mark = Some((began, piece));
            continue;
        }
        let (began, piece) = match mark.take() {
            Some((at, number)) if bare(&piece).starts_with(char::is_alphabetic) => {
                (at, format!("{number} {piece}"))
            }
            Some((at, number)) => {
                out.push(cell(at, &words::finish(&number, weight)));
                (began, piece)
            }
            None => (began, piece),
        };
        out.push(cell(began, &words::finish(&piece, weight)));
    }
    if let Some((at, number)) = mark {
        out.push(cell(at, &words::finish(&number, weight)));
    }
    out.retain(|c| !c.text.is_blank());
    out
}

fn cell(at: usize, text: &str) -> Cell {
    Cell {
        at: u16::try_from(at).unwrap_or(u16::MAX),
        text: words::text(text),
    }
}

/// How many of a character a text begins with, up to what matters.
fn run(text: &str, c: char) -> usize {
    text.chars().take_while(|x| *x == c).count()
}
