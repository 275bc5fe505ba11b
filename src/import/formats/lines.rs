//! The lines of a text, with the pages that feeds and lines such as `Page 13` tell.

use super::gather::{Gather, MOST_LINES};
use super::marks;
use crate::import::trouble::Trouble;

/// The longest line, in bytes.
pub(super) const LONGEST: usize = 1 << 20;

/// A line of the file.
pub(super) struct Raw<'a> {
    /// Its number in the file.
    pub(super) number: u32,
    /// The page that it stands on; 0 = not known.
    pub(super) page: u32,
    /// What is on it.
    pub(super) text: &'a str,
}

/// Cuts a text into its lines with their pages.
///
/// # Errors
/// When there are too many.
pub(super) fn lines<'a>(text: &'a str, out: &mut Gather<'_>) -> Result<Vec<Raw<'a>>, Trouble> {
    let fed = text.contains('\u{C}');
    let mut raw = Vec::new();
    let mut page = u32::from(fed);
    let mut cut = false;
    for (at, mut line) in text.split('\n').enumerate() {
        let number = at as u32 + 1;
        page += line.len() as u32 - line.trim_start_matches('\u{C}').len() as u32;
        let here = page;
        page += line.trim_start_matches('\u{C}').matches('\u{C}').count() as u32;
        while line.len() > LONGEST {
            let mut end = LONGEST;
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            let (piece, rest) = line.split_at_checked(end).unwrap_or((line, ""));
            raw.push(Raw {
                number,
                page: here,
                text: piece,
            });
            line = rest;
            cut = true;
        }
        raw.push(Raw {
            number,
            page: here,
            text: line,
        });
        if raw.len() > MOST_LINES {
            return Err(Trouble::new(
                "The file has more than 400,000 lines.",
                "Read the part of it that is the agenda.",
            ));
        }
    }
    // The last newline ends a line and begins none.
    if raw.len() > 1 && raw.last().is_some_and(|l| l.text.is_empty()) {
        raw.pop();
    }
    if cut {
        out.remark("Lines longer than a megabyte were cut into pieces.");
    }
    if !fed {
        told_pages(&mut raw);
    }
    Ok(raw)
}

/// Pages from lines such as `Page 13`, where at least two of them count up. They stand at the foot
/// of their page, unless the file begins with one.
fn told_pages(raw: &mut [Raw<'_>]) {
    let told: Vec<(usize, u32)> = raw
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, marks::page(line.text)?)))
        .collect();
    if told.len() < 2 || !told.is_sorted_by(|a, b| a.1 < b.1) {
        return;
    }
    let first = raw.iter().position(|line| !is_blank(line.text));
    let heads = first == told.first().map(|t| t.0);
    let mut from = 0;
    for (place, (at, page)) in told.iter().enumerate() {
        let range = if heads {
            *at..told.get(place + 1).map_or(raw.len(), |next| next.0)
        } else {
            from..at + 1
        };
        from = at + 1;
        if let Some(lines) = raw.get_mut(range) {
            for line in lines {
                line.page = *page;
            }
        }
    }
}

/// Whether there are no words on a line.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || is_ruler(line)
}

/// A line that only draws a line.
fn is_ruler(line: &str) -> bool {
    let line = line.trim();
    let mut signs = line.chars().filter(|c| *c != ' ');
    let Some(first) = signs.next() else {
        return false;
    };
    matches!(first, '-' | '=' | '*' | '─' | '~' | '#')
        && line.chars().filter(|c| *c == first).count() >= 3
        && signs.all(|c| c == first)
}
