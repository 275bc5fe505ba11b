//! Letters that stand for words, and the lines that explain them: "C = complete; O = open".

use super::{Column, Row};
use crate::import::front::front_sheet::after;
use crate::import::line::Line;
use crate::import::supporting::words;

/// What the letters in a table mean.
#[derive(Debug, Default)]
pub(super) struct Key {
    means: Vec<(String, String)>,
    lines: Vec<usize>,
}

/// So many letters a key may explain.
const MOST: usize = 40;
/// So long a line of a key may be.
const LONGEST: usize = 240;

impl Key {
    /// What the lines of a key say, wherever among other lines they stand.
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut out = Self::default();
        for (at, line) in lines.enumerate() {
            let cells = line.cells.iter().map(|c| c.text.as_str());
            if cells.clone().map(str::len).sum::<usize>() > LONGEST || out.means.len() > MOST {
                continue;
            }
            let pieces = cells.flat_map(|c| c.split([',', ';', '\n'])).map(str::trim);
            let (mut said, mut pairs) = (false, Vec::new());
            for piece in pieces.filter(|p| !p.is_empty()) {
                let rest = after(piece, "key").map(|r| r.trim_start_matches([':', '-', ' ']));
                said |= rest.is_some() || piece.contains('=');
                pairs.push(pair(rest.unwrap_or(piece)));
            }
            if pairs.len() + usize::from(said) > 1 && pairs.iter().all(Option::is_some) {
                out.means.extend(pairs.into_iter().flatten());
                out.lines.push(at);
            }
        }
        out
    }

    /// Whether a line is one of the key.
    pub(super) fn tells(&self, at: usize) -> bool {
        self.lines.binary_search(&at).is_ok()
    }

    /// Puts the words for letters that fill a cell.
    pub(super) fn explain<R: Column>(&self, row: &mut Row<R>) {
        let cells = row.cells.iter_mut().filter(|(role, _)| *role != R::MAIN);
        for (_, words) in cells {
            if let Some((_, means)) = self.means.iter().find(|(mark, _)| mark == words.trim()) {
                words.clone_from(means);
            }
        }
    }
}

/// "C = complete", "IP \u{2013} in progress".
fn pair(piece: &str) -> Option<(String, String)> {
    let parts = ["=", " \u{2013} ", " - ", ":"];
    let (mark, means) = parts.iter().find_map(|p| piece.split_once(p))?;
    let (mark, means) = (mark.trim(), means.trim().trim_end_matches('.'));
    let letters = (1..=3).contains(&mark.chars().count())
        && mark.chars().all(|c| c.is_uppercase() || c == '\u{2713}');
    let told = !words::key(means).is_empty() && means.split_whitespace().count() <= 8;
    (letters && told).then(|| (mark.to_owned(), means.to_owned()))
}
